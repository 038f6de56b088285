//! The scorecard on the words of real lists.

use jiff::civil::{Date, date};

use super::*;

const AS_OF: Date = date(2026, 3, 16);

fn texts(items: &[&str]) -> Vec<String> {
    items.iter().map(|item| (*item).to_owned()).collect()
}

fn confirmed(profile: Profile) -> SavedProfile {
    let saved_on = "2026-03-01".to_owned();
    SavedProfile { profile, confirmed: true, origin: Origin::Typed, saved_on, website: None, typical: None }
}

fn card(profile: Profile) -> Scorecard {
    Scorecard::new(&confirmed(profile)).unwrap()
}

fn fit_of(profile: Profile, company: Company<'_>) -> Fit {
    card(profile).fit(&company, AS_OF)
}

fn freight() -> Profile {
    Profile {
        industries: texts(&["logistics"]),
        employees: Some("50-500".to_owned()),
        pains: texts(&["manual customs entry", "late invoices"]),
        revenue: Some("$5M-$50M".to_owned()),
        ..Profile::default()
    }
}

fn part(fit: &Fit, field: Field) -> &FieldFit {
    fit.fields.iter().find(|part| part.field == field).unwrap()
}

fn gate<'a>(fit: &'a Fit, name: &str) -> (GateResult, &'a str) {
    let gate = fit.gates.iter().find(|gate| gate.name == name).unwrap();
    (gate.result, gate.reason.as_str())
}

#[test]
fn another_currency_is_unknown_with_a_note() {
    let fit = fit_of(freight(), Company { revenue: Some("€20m"), ..Company::default() });
    let revenue = part(&fit, Field::Revenue);
    assert!(revenue.is_blank() && revenue.points == Points::ZERO);
    assert_eq!(revenue.reason, "unknown: given in EUR, your band is in USD");
    assert_eq!(revenue.note.as_deref(), Some("currencies are not converted"));
    let bare = fit_of(freight(), Company { revenue: Some("20m"), ..Company::default() });
    assert_eq!(part(&bare, Field::Revenue).reason, "USD 20,000,000 a year, inside $5M-$50M");
    assert_eq!(part(&bare, Field::Revenue).note.as_deref(), Some("no currency given; read as USD"));
}

#[test]
fn a_band_across_the_bound_is_partly_known() {
    let profile = Profile { employees: Some("100-500".to_owned()), ..freight() };
    let fit = fit_of(profile, Company { employees: Some("51-200"), ..Company::default() });
    let people = part(&fit, Field::HeadCount);
    assert!(people.is_partly_known() && !people.is_blank());
    assert_eq!(people.reason, "51 to 200 people, may be inside 100-500");
    assert!(fit.coverage > Points::ZERO);
}

#[test]
fn an_open_range_is_partly_known_though_all_is_still_possible() {
    let fit = fit_of(freight(), Company { employees: Some("400+"), ..Company::default() });
    let people = part(&fit, Field::HeadCount);
    assert!(people.is_partly_known() && people.points > Points::ZERO);
    assert_eq!(fit.coverage, Points::ZERO);
    assert!(!fit.is_blank() && fit.tier.is_some());
}

#[test]
fn what_cannot_be_read_keeps_its_text_and_a_note() {
    let fit = fit_of(freight(), Company { industry: Some("Zeppelin tours"), ..Company::default() });
    let industry = part(&fit, Field::Industry);
    assert_eq!(industry.reason, "unknown: \"Zeppelin tours\" could not be read");
    assert!(industry.note.as_deref().unwrap().contains("not an industry name we know"));
}

#[test]
fn words_for_nothing_are_not_evidence() {
    let profile = Profile { technologies: texts(&["SAP TM"]), habits: texts(&["buys point tools"]), ..freight() };
    for nothing in ["n/a", "-", "None", "unknown", "N/A; -"] {
        let company = Company {
            technologies: Some(nothing),
            pains: Some(nothing),
            habits: Some(nothing),
            triggers: Some(nothing),
            ..Company::default()
        };
        let fit = fit_of(profile.clone(), company);
        assert!(fit.is_blank(), "{nothing}");
        assert_eq!(fit.timing.state, TimingState::None, "{nothing}");
        assert!(fit.fields.iter().all(|field| field.reason == "unknown: not given"), "{nothing}");
    }
}

#[test]
fn a_company_of_which_nothing_is_known_has_no_tier_and_is_researched() {
    let fit = fit_of(freight(), Company { name: Some("Northwind Freight"), ..Company::default() });
    assert_eq!(fit.tier, None);
    assert_eq!(
        fit.tier_note.map(|note| note.to_string()).as_deref(),
        Some("no tier: nothing your profile asks for is known")
    );
    assert_eq!(
        (fit.action, fit.action_reason.to_string().as_str()),
        (Action::Research, "nothing your profile asks for is known")
    );
}

#[test]
fn gates_say_pass_fail_or_unknown() {
    let refuse = Refusals {
        geographies: texts(&["Russia"]),
        technologies: texts(&["SAP TM"]),
        regulated_data: texts(&["PHI"]),
        companies: texts(&["Vector Foods Inc.", "rival.example"]),
        min_employees: Some(100),
        ..Refusals::default()
    };
    let profile = Profile { refuse, ..freight() };
    for (company, name, result, reason) in [
        (Company { geography: Some("Moscow, Russia"), ..Company::default() }, "geography", GateResult::Fail, "refused"),
        (Company { geography: Some("Atlantis"), ..Company::default() }, "geography", GateResult::Unknown, "could not"),
        (Company::default(), "geography", GateResult::Unknown, "not given"),
        (Company { geography: Some("n/a"), ..Company::default() }, "geography", GateResult::Unknown, "not given"),
        (Company { geography: Some("Berlin, Germany"), ..Company::default() }, "geography", GateResult::Pass, "not"),
        (Company { technologies: Some("n/a"), ..Company::default() }, "technology", GateResult::Unknown, "not given"),
        (Company { technologies: Some("sap tm"), ..Company::default() }, "technology", GateResult::Fail, "runs SAP TM"),
        (
            Company { employees: Some("51-200"), ..Company::default() },
            "head count",
            GateResult::Unknown,
            "may be fewer",
        ),
        (Company { employees: Some("12"), ..Company::default() }, "head count", GateResult::Fail, "fewer than 100"),
        (
            Company { regulated_data: Some("PHI of patients"), ..Company::default() },
            "regulated data",
            GateResult::Fail,
            "holds PHI data",
        ),
        (Company { regulated_data: Some("yes"), ..Company::default() }, "regulated data", GateResult::Unknown, "kind"),
        (
            Company { regulated_data: Some("no"), ..Company::default() },
            "regulated data",
            GateResult::Pass,
            "holds none",
        ),
        (Company { name: Some("VECTOR FOODS"), ..Company::default() }, "company", GateResult::Fail, "on your list"),
        (
            Company { domain: Some("https://www.rival.example/"), ..Company::default() },
            "company",
            GateResult::Fail,
            "on",
        ),
        (
            Company { opted_out: Some("TRUE"), ..Company::default() },
            "opted out",
            GateResult::Fail,
            "not to be contacted",
        ),
        (Company { opted_out: Some("perhaps"), ..Company::default() }, "opted out", GateResult::Unknown, "neither"),
    ] {
        let fit = fit_of(profile.clone(), company);
        let (got, why) = gate(&fit, name);
        assert!(got == result && why.contains(reason), "{name}: {got:?} {why:?}, not {result:?} {reason:?}");
        assert!(fit.action == Action::Drop || got != GateResult::Fail, "{name}");
    }
}

#[test]
fn a_pause_means_wait_not_drop() {
    let company = Company {
        industry: Some("logistics"),
        employees: Some("240"),
        revenue: Some("$20M"),
        insolvent: Some("yes"),
        ..Company::default()
    };
    let fit = fit_of(freight(), company);
    assert_eq!((fit.action, fit.action_reason.to_string().as_str()), (Action::Research, "they are insolvent, so wait"));
    assert!(fit.gates.iter().all(|gate| gate.name != "opted out"), "a flag nobody has spoken of is no gate");
}

#[test]
fn events_count_by_their_age() {
    let slow = Profile { half_life_days: [("new_executive".to_owned(), 400.0)].into(), ..freight() };
    let own = Profile { triggers: texts(&["data breach"]), ..freight() };
    for (profile, event, state, reason) in [
        (freight(), "new CFO, 3 weeks ago", TimingState::Soon, "21 days old; counts from day 30"),
        (freight(), "new CFO, 2026-02-04", TimingState::Now, "40 days old, half-life 60 days"),
        (freight(), "new CFO, 2025-11-01", TimingState::Cooling, "135 days old, half-life 60 days"),
        (slow, "new CFO, 2025-11-01", TimingState::Now, "135 days old, half-life 400 days"),
        (freight(), "new CFO, 2024-11-01", TimingState::Past, "500 days old, half-life 60 days"),
        (freight(), "new CFO", TimingState::Unknown, "its age is not given"),
        (freight(), "contract renewal 2026-05-15", TimingState::Now, "in 60 days; the window opens 180 days before"),
        (freight(), "contract renewal 2027-03-16", TimingState::Soon, "in 365 days; the window opens 180 days before"),
        (freight(), "contract renewal 2026-03-01", TimingState::Past, "15 days old; its date has gone by"),
        (own.clone(), "data breach, yesterday", TimingState::Now, "1 day old, half-life 21 days"),
        (own.clone(), "new CFO, 2026-02-04", TimingState::Now, "40 days old, half-life 60 days"),
        (own, "moved desks, yesterday", TimingState::Unknown, "neither a kind of event we know nor one of yours"),
    ] {
        let fit = fit_of(profile, Company { triggers: Some(event), ..Company::default() });
        assert_eq!((fit.timing.state, fit.timing.events[0].reason.as_str()), (state, reason), "{event}");
    }
    let fit = fit_of(freight(), Company { triggers: Some("hiring; new CFO, 2026-02-04"), ..Company::default() });
    assert_eq!((fit.timing.state, fit.timing.events.len()), (TimingState::Now, 2), "the best event counts");
}

#[test]
fn a_line_is_one_event_even_with_a_semicolon() {
    let events = "new CFO; 2026-02-04\ndata breach yesterday";
    let fit = fit_of(freight(), Company { triggers: Some(events), ..Company::default() });
    assert_eq!(fit.timing.events.len(), 2);
    assert_eq!(fit.timing.events[0].age_days, Some(40));
}

#[test]
fn a_pain_with_a_comma_matches_itself() {
    let profile = Profile { pains: texts(&["slow, manual checks"]), ..freight() };
    let fit = fit_of(profile, Company { pains: Some("Slow, manual checks."), ..Company::default() });
    assert_eq!(part(&fit, Field::Pain).reason, "\"Slow, manual checks.\" is pain 1 of 1");
}

#[test]
fn pairs_are_counted_with_their_ties() {
    let named = |name: &str, employees: &str| NamedCompany {
        name: name.to_owned(),
        employees: Some(employees.to_owned()),
        ..NamedCompany::default()
    };
    // Four good ones lie inside the band and beat all five; the one of 3,000 ties with four and loses to the one of 800.
    let good = ["240", "300", "60", "100", "3000"].map(|people| named("good", people)).to_vec();
    let bad = ["2000", "5000", "9000", "12", "800"].map(|people| named("bad", people)).to_vec();
    let examples = Examples { good, bad };
    let check = check_pairs(&card(freight()), &examples, AS_OF);
    assert_eq!((check.your_way, check.ties, check.pairs), (20, 4, 25));
    assert_eq!(check.sentence().unwrap(), "20 of 25 pairs come out your way, 4 tied.");
    let one = Examples { good: examples.good[..1].to_vec(), bad: examples.bad[..1].to_vec() };
    assert_eq!(check_pairs(&card(freight()), &one, AS_OF).sentence().unwrap(), "1 of 1 pair comes out your way.");
    assert_eq!(check_pairs(&card(freight()), &Examples::default(), AS_OF).sentence(), None);
}

fn calibrated(profile: &Profile) -> SavedProfile {
    let saved = confirmed(profile.clone());
    let mut calibration = Calibration::new(profile, &saved).unwrap();
    for industry in ["logistics", "banking", "banking", "n/a"] {
        calibration.add(&Company { industry: Some(industry), pains: Some("late invoices"), ..Company::default() });
    }
    assert_eq!(calibration.unknown_fields(), [Field::HeadCount, Field::Revenue]);
    SavedProfile { typical: calibration.finish("list.csv"), ..saved }
}

#[test]
fn a_calibration_outlives_new_weights_but_not_new_criteria() {
    let ranked = Profile { priorities: vec![Dimension::Firmographics], ..freight() };
    let mut saved = calibrated(&ranked);
    let means = &saved.typical.as_ref().unwrap().mean_match;
    assert_eq!(means.get(&Field::Pain), Some(&1.0), "measured although it weighs nothing yet");
    saved.profile.priorities = vec![Dimension::PainPoints, Dimension::Firmographics];
    let card = Scorecard::new(&saved).unwrap();
    assert_eq!(
        card.start_basis(),
        "a typical company in list.csv (4 rows); our midpoint for what no row told: head count"
    );
    // Pains weigh 75 and are typical in full; 12.5 for the industry, a third of it typical; 12.5 at the midpoint.
    assert_eq!(card.start(), Points::from_tenths(854));
    saved.profile.pains.push("churn".to_owned());
    let card = Scorecard::new(&saved).unwrap();
    assert_eq!(card.start(), Points::from_tenths(500));
    assert_eq!(card.start_basis(), "our midpoint; your profile changed since list.csv was calibrated");
}

#[test]
fn a_tier_at_best_respects_the_coverage_floor() {
    // Three fields of seven known: the score is high, coverage low, and one more field does not make it an A.
    let profile = Profile {
        geographies: texts(&["Germany"]),
        technologies: texts(&["SAP TM"]),
        habits: texts(&["buys point tools"]),
        tiers: Some(TierCuts { a: 60.0, b: 50.0, c: 40.0 }),
        ..freight()
    };
    let card = card(profile);
    let pain = Company { pains: Some("late invoices"), ..Company::default() };
    let fit = card.fit(&pain, AS_OF);
    assert_eq!(fit.tier, Some(Tier::C));
    assert_eq!(fit.tier_note.map(|note| note.to_string()).as_deref(), Some("not B: 20.0% is known, B needs 30.0%"));
    let fit = card.fit(&Company { industry: Some("logistics"), geography: Some("Germany"), ..pain }, AS_OF);
    assert_eq!(fit.tier, Some(Tier::B));
    assert_eq!(fit.tier_note.map(|note| note.to_string()).as_deref(), Some("not A: 33.3% is known, A needs 60.0%"));
    assert_eq!(fit.advice(&card).find_out.len(), 4);
    for each in fit.advice(&card).find_out {
        assert_eq!(each.reaches, None, "{each:?}: {} known would not be enough", fit.coverage + each.swing);
    }
}

#[test]
fn only_what_changes_a_verdict_is_named() {
    let refuse = Refusals { geographies: texts(&["Russia"]), companies: texts(&["Bad Corp"]), ..Refusals::default() };
    let card = card(Profile { refuse, ..freight() });
    let out = Company { name: Some("Bad Corp"), geography: Some("Moscow, Russia"), ..Company::default() };
    let found = qualify(&card, &out, &Deal::default(), AS_OF);
    assert_eq!(found.strength, Some(Strength::AntiPattern));
    assert_eq!(found.flips.len(), 1, "one gate alone changes nothing while the other stands: {:?}", found.flips);
    assert!(found.flips[0].ends_with("all turn out to be wrong"), "{:?}", found.flips);
    let weak = Company {
        industry: Some("banking"),
        employees: Some("9000"),
        geography: Some("Germany"),
        ..Company::default()
    };
    let deal = Deal { champion_identified: Some(false), ..Deal::default() };
    let found = qualify(&card, &weak, &deal, AS_OF);
    assert_eq!(found.strength, Some(Strength::Marginal));
    assert!(found.flips.iter().all(|flip| !flip.contains("stops being true")), "{:?}", found.flips);
}

#[test]
fn the_score_that_a_flip_names_counts_a_rough_reading_once() {
    let tiers = Some(TierCuts { a: 66.0, b: 50.0, c: 30.0 });
    let card = card(Profile { employees: Some("100-500".to_owned()), tiers, ..freight() });
    let company = Company {
        industry: Some("banking"),
        employees: Some("51-90"),
        pains: Some("late invoices"),
        ..Company::default()
    };
    let found = qualify(&card, &company, &Deal::default(), AS_OF);
    assert_eq!((found.fit.score, found.strength), (Points::from_tenths(641), Some(Strength::Moderate)));
    let heads: Vec<&str> = found.flips.iter().filter_map(|flip| flip.split_once('.').map(|(head, _)| head)).collect();
    assert_eq!(
        heads,
        ["revenue turns out well: 80", "head count turns out well: 66", "revenue turns out badly: 47"],
        "{:?}",
        found.flips
    );
}

#[test]
fn weights_that_are_not_numbers_judge_nothing() {
    for weight in [f64::INFINITY, f64::NAN, -1.0] {
        let weights = Weights { firmographics: weight, pain_points: weight, budget_fit: weight, ..Weights::default() };
        assert!(Scorecard::new(&confirmed(Profile { weights: Some(weights), ..freight() })).is_none(), "{weight}");
    }
}

#[test]
fn what_a_company_says_is_never_all_there_is() {
    let card = card(freight());
    let fit = |pains| card.fit(&Company { pains: Some(pains), ..Company::default() }, AS_OF);
    let pain = |fit: &Fit| fit.fields.iter().find(|field| field.field == Field::Pain).unwrap().clone();
    for (said, points, undecided) in [
        ("late invoices", 1, false),
        ("closing the books takes three weeks", 0, true),
        ("no late invoices here", 0, true),
    ] {
        let fit = fit(said);
        let pain = pain(&fit);
        assert_eq!((pain.points.tenths().signum(), pain.undecided), (points, undecided), "{said}: {}", pain.reason);
        assert_eq!(fit.action, Action::Research, "{said}: one complaint neither qualifies nor drops");
    }
}

#[test]
fn a_figure_that_cannot_be_a_years_revenue_is_not_judged() {
    let card = card(Profile { revenue: Some("$5M-$50M".to_owned()), ..freight() });
    for (text, judged) in [("0", false), ("10-50", false), ("$40", false), ("$12,000", true), ("$10M", true)] {
        let field = card.judge(Field::Revenue, Some(text)).unwrap();
        assert_eq!(!field.is_unknown(), judged, "{text}: {}", field.reason);
        assert_eq!(field.note.is_none(), judged, "{text}: {:?}", field.note);
    }
}
