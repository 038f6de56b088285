//! The words of every answer, as a person reads them.

use serde_json::{Value, json};

use super::{freight, northwind};
use crate::testing::Desk;

const PITCH: &str = "We sell customs entry software to freight forwarders in Germany with 50-500 employees. \
                     It ends manual customs entry for the VP Operations.";

/// An account with a proposal that nobody has confirmed.
fn proposed() -> Desk {
    let desk = Desk::default();
    desk.result("set_product_context", &json!({ "productDescription": PITCH }));
    desk
}

/// The company in a refused country, insolvent, its revenue in another currency.
fn refused() -> Value {
    let mut company = northwind();
    company["companyName"] = json!("Eastwind Freight");
    company["geography"] = json!("Moscow, Russia");
    company["revenue"] = json!("€20m");
    company["employeeCount"] = json!(30);
    company["attributes"] = json!({ "insolvent": true, "seats": 3 });
    company
}

#[test]
fn a_fit_accounts_for_every_part() {
    let page = Desk::with_profile(&freight()).markdown("get_icp_fit_score", &northwind());
    insta::assert_snapshot!(page, @r###"
    ## Northwind Freight — profile match 79.8 of 100 · tier A

    coverage 91.0% · between 75.3 and 84.3 once revenue is known

    call: tier B or better even if the rest turns out badly: at worst 75.3

    - **firmographics** +22.8: Logistics and Supply Chain is on your list +11.4 · 240 people, inside 50-500 +11.4
    - **technographics** -7.9: runs SAP TM, which speaks against a fit -7.9
    - **pain points** +12.9: "manual customs entry" is pain 1 of 3 +12.9
    - **budget fit** 0.0: revenue unknown: not given (-4.5 to +4.5)
    - **behavioral signals** +2.0: "buys point tools" is habit 1 of 1 +2.0
    - **start** 50.0: our midpoint; no list calibrated yet

    - **timing**: now: new VP Operations, 5 weeks ago (35 days old, half-life 60 days); not part of the score
    - **gates**: geography: pass · head count: pass · regulated data: unknown, ask (not given)

    - **find out first**: revenue: 9.0 points between worst and best. What is their yearly revenue, or the budget this would come from?
    - **could change**: excluded technology: +15.7, only if they replace the technology that speaks against a fit
    - **basis**: profile of 2026-03-16, typed by you, confirmed; 5 of 6 facts the profile asks for are known, from your input; your ranking, as rank-order centroids; no history yet
    "###);
}

#[test]
fn a_fit_that_a_gate_stops() {
    let page = Desk::with_profile(&freight()).markdown("get_icp_fit_score", &refused());
    insta::assert_snapshot!(page, @r###"
    ## Eastwind Freight — profile match 74.7 of 100 · tier B

    coverage 91.0% · between 70.2 and 79.2 once revenue is known

    drop: geography: Russia is refused

    - **firmographics** +17.7: Logistics and Supply Chain is on your list +11.4 · 30 people, near 50-500 +6.3
    - **technographics** -7.9: runs SAP TM, which speaks against a fit -7.9
    - **pain points** +12.9: "manual customs entry" is pain 1 of 3 +12.9
    - **budget fit** 0.0: revenue unknown: given in EUR, your band is in USD \[currencies are not converted\] (-4.5 to +4.5)
    - **behavioral signals** +2.0: "buys point tools" is habit 1 of 1 +2.0
    - **start** 50.0: our midpoint; no list calibrated yet

    - **timing**: now: new VP Operations, 5 weeks ago (35 days old, half-life 60 days); not part of the score
    - **gates**: geography: FAIL, Russia is refused · head count: pass · regulated data: unknown, ask (not given) · insolvency: wait, they are insolvent

    - **find out first**: revenue: 9.0 points between worst and best, up to tier A. What is their yearly revenue, or the budget this would come from?
    - **could change**: excluded technology: +15.7, to tier A, only if they replace the technology that speaks against a fit
    - **cannot change**: head count
    - **basis**: profile of 2026-03-16, typed by you, confirmed; 5 of 6 facts the profile asks for are known, from your input; your ranking, as rank-order centroids; no history yet; attributes not used before there is a learned model: seats
    "###);
}

#[test]
fn a_fit_by_a_proposal_has_no_tier() {
    let page = proposed().markdown("get_icp_fit_score", &northwind());
    insta::assert_snapshot!(page, @r###"
    ## Northwind Freight — profile match 75.1 of 100 · no tier

    coverage 83.3% · between 66.7 and 83.4 once industry is known

    no tier: nobody has confirmed this profile

    research: confirm your profile before you act on it

    - **firmographics** +0.1: industry unknown: Logistics and Supply Chain may or may not be Freight Forwarding (-8.4 to +8.3) · 240 people, inside 50-500 +8.4 · Netherlands is not on your list -8.3
    - **technographics** 0.0: not counted: your profile says nothing of it, or does not rank it
    - **pain points** +25.0: "manual customs entry" is pain 1 of 1 +25.0
    - **budget fit** 0.0: not counted: your profile says nothing of it, or does not rank it
    - **behavioral signals** 0.0: not counted: your profile says nothing of it, or does not rank it
    - **start** 50.0: our midpoint; no list calibrated yet

    - **timing**: now: new VP Operations, 5 weeks ago (35 days old, half-life 60 days); not part of the score

    - **find out first**: industry: 16.7 points between worst and best. What do they sell, and to whom?
    - **cannot change**: geography
    - **basis**: profile of 2026-03-16, proposed from a description, not confirmed; 3 of 4 facts the profile asks for are known, from your input; equal weights, ours until you rank the dimensions; no history yet
    "###);
}

#[test]
fn a_batch_is_sorted_and_says_its_ties() {
    let page = Desk::with_profile(&freight()).markdown("batch_fit_score", &json!({ "companies": [northwind(), refused(), { "companyName": "Vector Foods", "industry": "food processing", "employeeCount": 900 }, { "companyName": "Plain Ltd" }, { "companyName": "Bare AG" }] }));
    insta::assert_snapshot!(page, @r#"
    ## 5 companies — call 1 · research 3 · drop 1

    Of 5 companies: call 1, research 3 first, drop 1. Best to call: Northwind Freight, 79.8 of 100 on 91.0% known. 2 companies of which nothing is known: Plain Ltd, Bare AG.

    | company | score | tier | known | range | timing | action | why |
    | --- | ---: | --- | ---: | --- | --- | --- | --- |
    | Northwind Freight | 79.8 | A | 91.0% | 75.3 to 84.3 | now | call | pain +12.9: "manual customs entry" is pain 1 of 3 |
    | Plain Ltd | 50.0 | - | 0.0% | 0.0 to 100.0 | none given | research | nothing known |
    | Bare AG | 50.0 | - | 0.0% | 0.0 to 100.0 | none given | research | nothing known |
    | Vector Foods | 43.9 | C | 45.6% | 16.7 to 71.1 | none given | research | industry -11.4: Food Production is not on your list |
    | Eastwind Freight | 74.7 | B | 91.0% | 70.2 to 79.2 | now | drop | geography fails: Russia is refused |

    - 2 companies of which nothing is known: Plain Ltd, Bare AG

    - **basis**: profile of 2026-03-16, typed by you, confirmed; start 50.0: our midpoint; no list calibrated yet; your ranking, as rank-order centroids; no history yet: a profile match, not a chance to win
    "#);
}

#[test]
fn a_deal_without_a_champion() {
    let page = Desk::with_profile(&freight()).markdown("get_disqualification_signals", &json!({ "companyName": "Northwind Freight", "industry": "logistics", "employeeCount": 240, "geography": "Netherlands", "techStack": ["Oracle"], "revenue": "$20M", "dealContext": { "championIdentified": false, "daysInPipeline": 90 } }));
    insta::assert_snapshot!(page, @r###"
    ## Northwind Freight — MODERATE

    Northwind Freight: MODERATE. Anti-patterns: nobody there sells for you when you are not in the room (you say no champion is identified): one step down. It would change if this stops being true: nobody there sells for you when you are not in the room. Who has put their own name behind this, and what have they done for it?

    ### How it was reached

    - ICP fit: 85.1 of 100, at least 75.0 with 70.3% known: STRONG
    - anti-patterns: nobody there sells for you when you are not in the room (you say no champion is identified): one step down
    - learned churn patterns: unknown, nothing is known of customers who left

    - **geography**: pass: Netherlands is not refused
    - **head count**: pass: 240 people, at least 20
    - **regulated data**: unknown: not given

    ### The deal

    - **unknown**: Nobody there owns the problem. Whose targets does this problem hurt? (Andru judgement)
    - **fail**: Nobody there sells for you when you are not in the room. You say no champion is identified. (MEDDPICC)
    - **unknown**: No access to the person who signs. When do we meet the person who signs? (MEDDPICC)
    - **unknown**: No next step with a date. What happens next, who does it, and on which day? (Andru judgement)
    - **unknown**: Open for more than twice your median won deal. Open for 90 days; your median won deal is not known without a history. (Andru judgement)

    ### Would change it

    - this stops being true: nobody there sells for you when you are not in the room. Who has put their own name behind this, and what have they done for it?
    - pain turns out badly: 72.3 of 100. What did this problem cost them last quarter, in their own words?
    - regulated data turns out badly (now unknown: not given)

    - **basis**: profile of 2026-03-16, typed by you, confirmed; 4 of 6 facts the profile asks for are known, from your input; start 50.0: our midpoint; no list calibrated yet; your ranking, as rank-order centroids; no history yet
    "###);
}

#[test]
fn a_persona_gives_its_sources() {
    let page =
        Desk::default().markdown("get_persona_profile", &json!({ "title": "VP Operations", "companySize": "51-200" }));
    insta::assert_snapshot!(page, @r###"
    ## VP Operations — Operations lead or plant manager

    "VP Operations" reads as Operations lead or plant manager: vice president, operations. Budget control medium, operational buyer, process approval. Ask first: What stopped you last week?

    - **level**: vice president
    - **department**: operations
    - **budget control**: medium
    - **power**: operational buyer
    - **influence**: process approval
    - **who signs**: the head count given spans companies that sign differently: ask who signed the last purchase of this size (Andru judgement)

    ### Decides

    - whether the shift plan allows a trial
    - what the team works with day to day

    ### Cares about

    - output and dates promised to customers
    - stops, scrap, rework
    - people they cannot hire

    ### Ask

    - What stopped you last week?
    - Who does it by hand when the system cannot?
    - And when that happens, who waits?

    ### Proof that counts

    - a trial on one line or team with a count before and after
    - a site visit

    ### Objections to expect

    - "Not in the high season."
    - "Head office decides on systems."

    ### Leave out

    - words from an office
    - a pilot that needs their best people full time

    ### Not known

    - how this person likes to be spoken to: ask, or watch; a title does not say
    - what this person's goals are this quarter

    - **sources**: Andru judgement; Rackham, SPIN Selling, 1988: type of question; wording ours
    "###);
}

#[test]
fn a_title_that_is_none() {
    let page =
        Desk::default().markdown("get_persona_profile", &json!({ "title": "Zookeeper", "companySize": "51-200" }));
    insta::assert_snapshot!(page, @r###"
    ## Zookeeper — no persona

    "Zookeeper": not recognised as a job title. No persona is guessed: ask what this person decides.

    ### Not known

    - how this person likes to be spoken to: ask, or watch; a title does not say
    - what this person's goals are this quarter
    "###);
}

#[test]
fn a_proposal_shows_what_it_was_read_from() {
    let page = Desk::default().markdown("set_product_context", &json!({ "productDescription": PITCH }));
    insta::assert_snapshot!(page, @r###"
    ## Your profile — saved, not confirmed

    A proposal is saved from the description: 5 findings read or taken from the playbook, 9 questions open. Show it to the user; nothing gets a tier until they correct and confirm it.

    - **sells**: We sell customs entry software to freight forwarders in Germany with 50-500 employees. It ends manual customs entry for the VP Operations.
    - **industries**: Freight Forwarding
    - **head count**: 50-500
    - **places**: Germany
    - **pains**: manual data entry
    - **buyers**: VP Operations

    ### Read from

    - **Logistics and transport**: "freight forwarders" (the description)
    - **Germany**: "Germany" (the description)
    - **manual data entry**: "manual customs entry" (the description; pain named by Andru judgement)
    - **VP Operations**: "VP Operations" (the description)
    - **50-500**: "50-500 employees" (the description)

    ### Still open

    - Name five customers you would clone.
    - Name five that looked right and went wrong; why?
    - Which of these companies would you refuse, cash in hand?
    - What must they already use, and what makes you impossible?
    - What is the smallest yearly price worth signing?
    - Which three complaints do buyers voice, and what reveals each from outside?
    - What changed in the 90 days before each customer bought?
    - Before calling you may learn one thing: company, technology, pain, budget or habits. Which first, which next?
    - How many new companies can you properly work a week?
    "###);
}

#[test]
fn a_profile_in_layers() {
    let page = Desk::with_profile(&freight())
        .markdown("get_icp_profile", &json!({ "layers": [1, 2], "includeAntiPatterns": false }));
    insta::assert_snapshot!(page, @r###"
    ## Ideal customer profile — confirmed

    Your profile is confirmed. 5 of the seven answers are given; 2 questions are open.

    ### 1. Product-Market

    - Sells: Customs entry software for freight forwarders
    - Industries: logistics
    - Head count: 50-500
    - Revenue: $5M-$50M
    - Speaks against it: SAP TM
    - Pains: manual customs entry; late invoices; lost shipments
    - not known: Which countries fit?
    - not known: What must they already use?

    ### 2. Role

    - VP Operations (Operations lead or plant manager): budget control medium, operational buyer, process approval

    ### Seven answers

    - **What do you sell, and what stops hurting?**: Customs entry software for freight forwarders
    - **Which companies fit?**: logistics; 50-500 people; $5M-$50M
    - **Which do you refuse?**: refused places: Russia; regulated data without a certificate: PHI; fewer than 20 people
    - **What do their buyers complain of?**: manual customs entry; late invoices; lost shipments
    - **What makes them buy now?**: not answered yet
    - **Who signs, and who else decides?**: VP Operations
    - **What is the smallest deal worth signing?**: not answered yet

    ### A buying committee, by the playbook

    | role | budget | power | influence |
    | --- | --- | --- | --- |
    | CFO | high | economic buyer | final approval |
    | CTO | medium | technical buyer | technical veto |
    | COO | medium | operational buyer | process approval |
    | VP Sales | low | user buyer | champion or blocker |
    | VP Engineering | low | technical evaluator | technical recommendation |

    - **basis**: profile of 2026-03-16, typed by you, confirmed
    "###);
}
