//! `get_sales_blueprint` as a person and a program read it.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::testing::Desk;

fn series_a() -> Value {
    json!({ "companyStage": "Series A", "arrTarget": "$2M", "dealSize": "$25k", "avgCycleLength": "60 days",
        "teamSize": 3 })
}

#[test]
fn a_plan_shows_every_step() {
    assert_snapshot!(Desk::default().markdown("get_sales_blueprint", &series_a()), @r#"
    ## Sales blueprint, Series A — 5 reps, 2 more than you have

    5 reps, 2 more than you have, at a quota of USD 634,780 each when ramped. 80 deals from 400 opportunities and 1,000 first meetings, all opened by 2027-01-15. The reps cost USD 857,305 at the expected pay, 42.87% of the new ARR. It rests on our judgement of open at once, win rate and attainment, not on your figures. Replace openAtOnce first: at 12 it takes 8 reps, at 30 it takes 3 reps.

    Series A: Hire now what the year needs: a rep who starts later has fewer months in which a deal can still close. (Andru judgement)

    ### To win and to open

    - **new ARR** USD 2,000,000: ARR target 2,000,000
    - **deals** 80: new ARR 2,000,000 ÷ deal size 25,000
    - **opportunities** 400: deals 80 ÷ win rate 20% · judged
    - **first meetings** 1,000: opportunities 400 × meetings for one 2.5 · judged
    - **pipeline** USD 10,000,000: new ARR 2,000,000 ÷ win rate 20% · judged
    - **by rule of thumb** USD 6,000,000: new ARR 2,000,000 × usual coverage 3 · judged
    - **last day to open** 305 days: 365 − cycle 60; day 0 is 2026-03-16, so 2027-01-15

    ### Who it takes

    - **cycle in months** 1.973 months: cycle 60 × 12 ÷ 365, rounded
    - **months to open** 10.03 months: last day to open 305 × 12 ÷ 365, rounded
    - **worked per rep** 101.7: open at once 20 × months to open 10.03 ÷ cycle in months 1.973, rounded · judged
    - **won per rep** 20.34: worked per rep 101.7 × win rate 20% · judged
    - **ramped reps** 3.933: deals 80 ÷ won per rep 20.34, rounded · judged
    - **new rep's months** 7.53 months: months to open 10.03 − ramp 5 ÷ 2
    - **new rep counts** 75.07%: new rep's months 7.53 ÷ months to open 10.03, rounded
    - **reps to hire** 2: (ramped reps 3.933 − reps today 3) ÷ new rep counts 75.07%, rounded up · judged
    - **reps** 5: reps today 3 + reps to hire 2 · judged
    - **reps in full** 4.501: reps today 3 + reps to hire 2 × new rep counts 75.07%, rounded · judged

    ### Quota, pay and cost

    - **quota** USD 634,780: new ARR 2,000,000 ÷ reps in full 4.501 ÷ attainment 70%, rounded · judged
    - **new rep's quota** USD 476,529: quota 634,780 × new rep counts 75.07%, rounded · judged
    - **OTE** USD 141,062: quota 634,780 ÷ quota to OTE 4.5, rounded · judged
    - **base** USD 70,531: OTE 141,062 × base share 50% · judged
    - **variable** USD 70,531: OTE 141,062 − base 70,531 · judged
    - **commission** 11.11%: variable 70,531 ÷ quota 634,780, rounded · judged
    - **expected pay** USD 119,903: base 70,531 + variable 70,531 × attainment 70%, rounded · judged
    - **cost of a rep** USD 171,461: expected pay 119,903 × benefits load 1.43, rounded · judged
    - **cost of reps** USD 857,305: cost of a rep 171,461 × reps 5 · judged
    - **share of new ARR** 42.87%: cost of reps 857,305 ÷ new ARR 2,000,000, rounded · judged

    ### Each ramped rep, each working week

    - **weeks to open** 38.45 weeks: months to open 10.03 × working weeks 46 ÷ 12, rounded · judged
    - **opened a week** 2.311: opportunities 400 ÷ weeks to open 38.45 ÷ reps in full 4.501, rounded · judged
    - **meetings a week** 5.778: first meetings 1,000 ÷ weeks to open 38.45 ÷ reps in full 4.501, rounded · judged
    - **touches a week** 144.5: meetings a week 5.778 × touches for one 25, rounded · judged

    ### What moves it

    | one figure different | at | reps | quota | share of new ARR |
    | --- | ---: | ---: | ---: | ---: |
    | open at once | 12 | 8 | USD 423,030 | 45.71% |
    |  | 30 | 3 | USD 952,381 | 38.59% |
    | win rate | 15% | 6 | USD 544,010 | 44.08% |
    |  | 30% | 3 | USD 952,381 | 38.59% |
    | ramp | 3 | 5 | USD 607,773 | 41.04% |
    |  | 7 | 5 | USD 664,143 | 44.85% |
    | attainment | 50% | 5 | USD 888,691 | 52.95% |
    |  | 90% | 5 | USD 493,717 | 37.26% |

    ### What it rests on

    - **arrTarget** USD 2,000,000: you: $2M
    - **dealSize** USD 25,000: you: $25k
    - **avgCycleLength** 60 days: you: 60 days
    - **teamSize** 3: you: 3; read as people who sell, all ramped
    - **winRate** 20%: Deals won of the opportunities opened. Source: Andru judgement, 2026; may be 15% to 30%
    - **meetingsPerOpportunity** 2.5: First meetings held for each opportunity that is opened. Source: Andru judgement, 2026; may be 1.5 to 4
    - **touchesPerMeeting** 25: Calls, e-mails and messages sent for each first meeting held. Source: Andru judgement, 2026; may be 15 to 60
    - **openAtOnce** 20: Opportunities that one rep can work at the same time. Source: Andru judgement, 2026; may be 12 to 30
    - **rampMonths** 5 months: Months until a new rep sells like the others, rising evenly from nothing. Source: secondary page, primary not read, 2024; range: Andru judgement; may be 3 to 7
    - **workingWeeks** 46 weeks: Weeks of a year in which a rep works, holidays and illness taken off. Source: Andru judgement, 2026
    - **attainment** 70%: Share of the quota that the average rep reaches; quotas are set so that the target is met all the same. Source: Andru judgement, 2026; may be 50% to 90%
    - **quotaToOte** 4.5×: Quota as a multiple of the pay at target (OTE). Source: secondary page, primary not read; another says 5 or more; may be 4 to 5
    - **baseShare** 50%: Part of the pay at target that is fixed; the rest is variable. Source: secondary page, primary not read
    - **benefitsLoad** 1.43×: What an employee costs for each unit of pay: 100 ÷ 70.0. All jobs, not sales alone. Source: BLS Employer Costs for Employee Compensation, United States, private industry: wages 70.0%, benefits 30.0%, June 2020
    - **pipelineCoverage** 3×: Pipeline as a multiple of the target. Only compared with what your win rate asks for. Source: common rule of thumb; no study behind it is known to us

    judged: rests on Andru judgement or a rule of thumb, which nobody has measured.

    ### Not in these figures

    - The target is read as new ARR to win in the twelve months; if it is the ARR to have by then, give currentArr.
    - Churn, expansion and deals already open are not counted: add to the target what you will lose, take off what you will win anyway.
    - The rule of thumb for pipeline falls short at this win rate; it is shown only to compare.

    Replace a figure: assumptions {"winRate": 0.25}, or in the terminal --assume winRate=25%
    "#);
}

#[test]
fn without_a_deal_size_none_is_made_up() {
    let least = json!({ "companyStage": "Seed", "arrTarget": "€800k" });
    let answer = Desk::default().result("get_sales_blueprint", &least);
    assert_eq!(answer["status"], "needs_context");
    assert_eq!(answer["requiredContext"].as_object().unwrap().len(), 2);
    assert_snapshot!(Desk::default().markdown("get_sales_blueprint", &least), @r#"
    ## Sales blueprint, Seed — not enough known

    No number of reps yet: dealSize and avgCycleLength are not given, and none is made up. Known so far: EUR 4,000,000 of pipeline to open.

    Seed: Hire two reps at once rather than one, so that a rep who fails can be told from a way of selling that does. (Andru judgement)

    - avgCycleLength: time from opening an opportunity to closing it, such as 60 days: needed for last day to open, reps, quota, cost of reps, touches a week
    - dealSize: yearly value of an average new contract, such as $25k: needed for deals, first meetings, reps, quota, cost of reps, touches a week

    ### To win and to open

    - **new ARR** EUR 800,000: ARR target 800,000
    - **pipeline** EUR 4,000,000: new ARR 800,000 ÷ win rate 20% · judged
    - **by rule of thumb** EUR 2,400,000: new ARR 800,000 × usual coverage 3 · judged

    ### What it rests on

    - **arrTarget** EUR 800,000: you: €800k
    - **winRate** 20%: Deals won of the opportunities opened. Source: Andru judgement, 2026; may be 15% to 30%
    - **pipelineCoverage** 3×: Pipeline as a multiple of the target. Only compared with what your win rate asks for. Source: common rule of thumb; no study behind it is known to us

    judged: rests on Andru judgement or a rule of thumb, which nobody has measured.

    ### Not in these figures

    - The target is read as new ARR to win in the twelve months; if it is the ARR to have by then, give currentArr.
    - Churn, expansion and deals already open are not counted: add to the target what you will lose, take off what you will win anyway.
    - The rule of thumb for pipeline falls short at this win rate; it is shown only to compare.

    Replace a figure: assumptions {"winRate": 0.25}, or in the terminal --assume winRate=25%
    "#);
}

#[test]
fn a_founder_is_not_given_a_quota() {
    let founder = json!({ "companyStage": "Pre-Seed", "arrTarget": "300k", "dealSize": "20k",
        "avgCycleLength": "3 months", "assumptions": { "dealsBeforeQuota": 8 } });
    let answer = Desk::default().result("get_sales_blueprint", &founder);
    assert_snapshot!(answer["summary"].as_str().unwrap(), @r"
    The work of 2 reps. Set no quota before 8 deals were won the same way; the target would ask for 214,286 each. 15 deals from 75 opportunities and 188 first meetings, all opened by 2026-12-14. It rests on our judgement of open at once, win rate and attainment, not on your figures. Replace openAtOnce first: at 12 it takes 3 reps, at 30 it takes 1 rep.
    ");
}

#[test]
fn a_cycle_over_a_year_is_an_answer() {
    let mut slow = series_a();
    slow["avgCycleLength"] = json!("14 months");
    let answer = Desk::default().result("get_sales_blueprint", &slow);
    assert_eq!(answer["status"], "complete");
    assert_snapshot!(answer["summary"].as_str().unwrap(), @r"
    The target cannot be won by new deals in time: a deal takes 425.83 days, so none opened from now on closes within 365. 80 deals from 400 opportunities and 1,000 first meetings. It rests on our judgement of win rate and meetings for one, not on your figures.
    ");
}

#[test]
fn every_figure_can_be_traced_to_what_was_given_or_assumed() {
    let answer = Desk::default().result("get_sales_blueprint", &series_a());
    let plan = &answer["plan"];
    let ids = |list: &str| plan[list].as_array().unwrap().iter().map(|each| each["id"].as_str().unwrap().to_owned());
    let mut known: Vec<String> = ids("inputs").chain(ids("assumptions")).collect();
    for step in plan["steps"].as_array().unwrap() {
        let from = step["from"].as_array().unwrap();
        assert!(!from.is_empty() && from.iter().all(|id| known.iter().any(|known| id == known)), "{step}");
        known.push(step["id"].as_str().unwrap().to_owned());
    }
}

#[test]
fn a_figure_of_ones_own_is_no_longer_judged() {
    let mut own = series_a();
    own["assumptions"] = json!({ "winRate": 0.2, "openAtOnce": 20, "attainment": 0.7 });
    let answer = Desk::default().result("get_sales_blueprint", &own);
    let steps = answer["plan"]["steps"].as_array().unwrap();
    let quota = steps.iter().find(|step| step["id"] == "quota").unwrap();
    assert_eq!((&quota["value"], &quota["judged"]), (&json!(634_780), &json!([])));
}

#[test]
fn a_model_is_told_in_few_tokens() {
    let tool = crate::CATALOG.iter().find(|tool| tool.name == "get_sales_blueprint").unwrap();
    let shown = json!({ "name": tool.name, "title": tool.title, "description": tool.description,
        "inputSchema": tool.model_schema() });
    let bytes = shown.to_string().len();
    assert!(bytes <= 1200, "{bytes} bytes: {shown}");
}
