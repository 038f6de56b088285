use std::collections::BTreeMap;
use std::fmt::Write as _;

use insta::assert_snapshot;
use rust_decimal::prelude::ToPrimitive;

use super::{Blueprint, Request, Stage, blueprint};

fn request() -> Request {
    Request {
        stage: Stage::SeriesA,
        arr_target: "$2M".to_owned(),
        current_arr: None,
        deal_size: Some("$25k".to_owned()),
        cycle: Some("60 days".to_owned()),
        team: Some(3.0),
        assumptions: BTreeMap::new(),
        start: jiff::civil::date(2026, 3, 16),
    }
}

fn lines(plan: &Blueprint) -> String {
    let mut out = String::new();
    for step in &plan.steps {
        let shown = step.unit.shown(step.value.to_f64().unwrap(), plan.currency.as_deref());
        writeln!(out, "{} {shown} = {} | {}", step.id, step.formula, step.judged.join(" ")).unwrap();
    }
    for missing in &plan.missing {
        writeln!(out, "{}: {} {}", missing.id, missing.needs.join(" "), missing.reason.as_deref().unwrap_or(""))
            .unwrap();
    }
    for row in &plan.what_if {
        let end = |end: &super::Outcome| format!("{} {:?} {:?} {:?}", end.at, end.reps, end.quota, end.cost_share);
        writeln!(out, "{}: {} / {}", row.id, end(&row.low), end(&row.high)).unwrap();
    }
    writeln!(out, "first {:?}, by {:?}", plan.replace_first, plan.pipeline_by).unwrap();
    out
}

#[test]
fn a_plan_step_by_step() {
    assert_snapshot!(lines(&blueprint(&request()).unwrap()), @r#"
    newArr USD 2,000,000 = ARR target 2,000,000 | 
    deals 80 = new ARR 2,000,000 ÷ deal size 25,000 | 
    opportunities 400 = deals 80 ÷ win rate 20% | winRate
    meetings 1,000 = opportunities 400 × meetings for one 2.5 | winRate meetingsPerOpportunity
    pipeline USD 10,000,000 = new ARR 2,000,000 ÷ win rate 20% | winRate
    pipelineByRule USD 6,000,000 = new ARR 2,000,000 × usual coverage 3 | pipelineCoverage
    pipelineBy 305 days = 365 − cycle 60 | 
    cycleMonths 1.973 months = cycle 60 × 12 ÷ 365, rounded | 
    window 10.03 months = last day to open 305 × 12 ÷ 365, rounded | 
    opportunitiesPerRep 101.7 = open at once 20 × months to open 10.03 ÷ cycle in months 1.973, rounded | openAtOnce
    dealsPerRep 20.34 = worked per rep 101.7 × win rate 20% | openAtOnce winRate
    fullReps 3.933 = deals 80 ÷ won per rep 20.34, rounded | openAtOnce winRate
    hireMonths 7.53 months = months to open 10.03 − ramp 5 ÷ 2 | 
    hireShare 75.07% = new rep's months 7.53 ÷ months to open 10.03, rounded | 
    gap 2 = (ramped reps 3.933 − reps today 3) ÷ new rep counts 75.07%, rounded up | openAtOnce winRate
    reps 5 = reps today 3 + reps to hire 2 | openAtOnce winRate
    planReps 4.501 = reps today 3 + reps to hire 2 × new rep counts 75.07%, rounded | openAtOnce winRate
    quota USD 634,780 = new ARR 2,000,000 ÷ reps in full 4.501 ÷ attainment 70%, rounded | openAtOnce winRate attainment
    quotaNewRep USD 476,529 = quota 634,780 × new rep counts 75.07%, rounded | openAtOnce winRate attainment
    oteDerived USD 141,062 = quota 634,780 ÷ quota to OTE 4.5, rounded | openAtOnce winRate attainment
    base USD 70,531 = OTE 141,062 × base share 50% | openAtOnce winRate attainment
    variable USD 70,531 = OTE 141,062 − base 70,531 | openAtOnce winRate attainment
    commission 11.11% = variable 70,531 ÷ quota 634,780, rounded | openAtOnce winRate attainment
    payExpected USD 119,903 = base 70,531 + variable 70,531 × attainment 70%, rounded | openAtOnce winRate attainment
    costPerRep USD 171,461 = expected pay 119,903 × benefits load 1.43, rounded | openAtOnce winRate attainment
    cost USD 857,305 = cost of a rep 171,461 × reps 5 | openAtOnce winRate attainment
    costShare 42.87% = cost of reps 857,305 ÷ new ARR 2,000,000, rounded | openAtOnce winRate attainment
    weeks 38.45 weeks = months to open 10.03 × working weeks 46 ÷ 12, rounded | workingWeeks
    opportunitiesAWeek 2.311 = opportunities 400 ÷ weeks to open 38.45 ÷ reps in full 4.501, rounded | winRate workingWeeks openAtOnce
    meetingsAWeek 5.778 = first meetings 1,000 ÷ weeks to open 38.45 ÷ reps in full 4.501, rounded | winRate meetingsPerOpportunity workingWeeks openAtOnce
    touchesAWeek 144.5 = meetings a week 5.778 × touches for one 25, rounded | winRate meetingsPerOpportunity workingWeeks openAtOnce touchesPerMeeting
    openAtOnce: 12 Some(8) Some(423030) Some(0.4571) / 30 Some(3) Some(952381) Some(0.3859)
    winRate: 0.15 Some(6) Some(544010) Some(0.4408) / 0.3 Some(3) Some(952381) Some(0.3859)
    rampMonths: 3 Some(5) Some(607773) Some(0.4104) / 7 Some(5) Some(664143) Some(0.4485)
    attainment: 0.5 Some(5) Some(888691) Some(0.5295) / 0.9 Some(5) Some(493717) Some(0.3726)
    first Some("openAtOnce"), by Some("2027-01-15")
    "#);
}

#[test]
fn enough_reps_leave_some_to_spare() {
    let plan = blueprint(&Request { team: Some(9.0), ..request() }).unwrap();
    let value = |id| plan.step(id).map(|step| step.value.to_string());
    assert_eq!((value("reps").as_deref(), value("spare").as_deref(), value("gap")), (Some("4"), Some("5"), None));
    assert!(plan.notes.iter().any(|note| note.starts_with("You have more reps")));
}

#[test]
fn what_is_not_given_is_said_and_not_made_up() {
    let plan = blueprint(&Request { deal_size: None, cycle: Some("n/a".to_owned()), team: None, ..request() }).unwrap();
    assert_snapshot!(lines(&plan), @r"
    newArr USD 2,000,000 = ARR target 2,000,000 | 
    pipeline USD 10,000,000 = new ARR 2,000,000 ÷ win rate 20% | winRate
    pipelineByRule USD 6,000,000 = new ARR 2,000,000 × usual coverage 3 | pipelineCoverage
    deals: dealSize 
    opportunities: dealSize 
    meetings: dealSize 
    pipelineBy: avgCycleLength 
    cycleMonths: avgCycleLength 
    window: avgCycleLength 
    opportunitiesPerRep: avgCycleLength 
    dealsPerRep: avgCycleLength 
    fullReps: dealSize avgCycleLength 
    hireMonths: avgCycleLength 
    hireShare: avgCycleLength 
    reps: dealSize avgCycleLength 
    repsAllNew: dealSize avgCycleLength 
    planReps: dealSize avgCycleLength 
    gap: dealSize avgCycleLength teamSize 
    quota: dealSize avgCycleLength 
    oteDerived: dealSize avgCycleLength 
    base: dealSize avgCycleLength 
    variable: dealSize avgCycleLength 
    commission: dealSize avgCycleLength 
    payExpected: dealSize avgCycleLength 
    costPerRep: dealSize avgCycleLength 
    cost: dealSize avgCycleLength 
    costShare: dealSize avgCycleLength 
    weeks: avgCycleLength 
    opportunitiesAWeek: dealSize avgCycleLength 
    meetingsAWeek: dealSize avgCycleLength 
    touchesAWeek: dealSize avgCycleLength 
    first None, by None
    ");
    let plan = blueprint(&Request { cycle: None, ..request() }).unwrap();
    let needs: Vec<_> = plan.missing.iter().flat_map(|missing| &missing.needs).collect();
    assert!(needs.iter().all(|need| **need == "avgCycleLength"), "{needs:?}");
    assert_eq!(plan.step("meetings").unwrap().value.to_string(), "1000");
}

#[test]
fn a_cycle_of_more_than_a_year_closes_nothing_in_time() {
    let plan = blueprint(&Request { cycle: Some("14 months".to_owned()), ..request() }).unwrap();
    let reps = plan.missing.iter().find(|missing| missing.id == "reps").unwrap();
    assert_eq!(reps.reason.as_deref(), Some("a deal takes 425.83 days, so none opened from now on closes within 365"));
    assert_eq!(plan.pipeline_by, None);
}

#[test]
fn arr_of_today_is_taken_off_and_a_range_counts_as_its_middle() {
    let plan = blueprint(&Request {
        current_arr: Some("$500k".to_owned()),
        deal_size: Some("$20k-$40k".to_owned()),
        ..request()
    });
    let plan = plan.unwrap();
    assert_eq!(plan.step("newArr").unwrap().formula, "ARR target 2,000,000 − ARR today 500,000");
    assert_eq!(plan.step("deals").unwrap().formula, "new ARR 1,500,000 ÷ deal size 30,000");
    let deal = plan.what_if.iter().find(|row| row.id == "dealSize").unwrap();
    assert!(deal.low.reps > deal.high.reps);
    assert_eq!(plan.inputs[2].note.as_deref(), Some("a range; counted as its middle, the ends are below"));
}

#[test]
fn an_own_ote_is_held_against_the_quota() {
    let own = BTreeMap::from([("ote".to_owned(), 150_000.0)]);
    let plan = blueprint(&Request { assumptions: own, ..request() }).unwrap();
    assert!(plan.step("oteDerived").is_none());
    assert!(plan.step("oteRatio").unwrap().formula.starts_with("quota "));
    assert_eq!(plan.step("base").unwrap().formula, "OTE 150,000 × base share 50%");
    assert!(plan.notes.iter().all(|note| !note.contains("your OTE")), "{:?}", plan.notes);
    let high = BTreeMap::from([("ote".to_owned(), 250_000.0)]);
    let plan = blueprint(&Request { assumptions: high, ..request() }).unwrap();
    let note = plan.notes.iter().find(|note| note.contains("your OTE"));
    assert_eq!(note.unwrap(), "The quota is 2.539 times your OTE; secondary pages say 4 to 5 times.");
}

#[test]
fn nonsense_names_the_field_and_the_bound() {
    let with = |change: &dyn Fn(&mut Request)| {
        let mut request = request();
        change(&mut request);
        blueprint(&request).unwrap_err().to_string()
    };
    let target = |text: &str| with(&|request| text.clone_into(&mut request.arr_target));
    let deal = |text: &str| with(&|request| request.deal_size = Some(text.to_owned()));
    assert_snapshot!([
        target("0"),
        target(""),
        target("-5M"),
        target("10^30"),
        target("1e30"),
        target("$2000B"),
        target("$20k per month"),
        deal("0"),
        deal("€25k"),
        deal("$1"),
        deal("lots"),
        with(&|request| request.current_arr = Some("$2M".to_owned())),
        with(&|request| request.current_arr = Some("£2M".to_owned())),
        with(&|request| request.cycle = Some("0 days".to_owned())),
        with(&|request| request.cycle = Some("40 years".to_owned())),
        with(&|request| request.cycle = Some("a while".to_owned())),
        with(&|request| request.team = Some(2.5)),
        with(&|request| request.team = Some(-1.0)),
        with(&|request| request.team = Some(f64::NAN)),
    ]
    .join("\n"), @r"
    `arrTarget` is 0, it must be 1 to 1,000,000,000,000
    `arrTarget` cannot be read: it is blank; write it like `$2M`
    `arrTarget` cannot be read: below zero, or a range with one end missing; write it like `$2M`
    `arrTarget` cannot be read: `^` is not understood here; write it like `$2M`
    `arrTarget` cannot be read: more than 10^15, which no company takes in; write it like `$2M`
    `arrTarget` is 2,000,000,000,000, it must be 1 to 1,000,000,000,000
    `arrTarget` cannot be read: an amount per month; a yearly amount is needed; write it like `$2M`
    `dealSize` is 0, it must be 1 to 1,000,000,000,000
    `arrTarget` is in USD and `dealSize` in EUR; amounts are not converted, give all in one currency
    `dealSize` is too small for the target: 2,000,000 deals, the most is 1,000,000
    `dealSize` cannot be read: `lots` is not understood here; write it like `$25k`
    `currentArr` is 2,000,000, it must be under `arrTarget`, 2,000,000: nothing is left to win
    `arrTarget` is in USD and `currentArr` in GBP; amounts are not converted, give all in one currency
    `avgCycleLength` is 0, it must be 1 to 3,650
    `avgCycleLength` is 14,600, it must be 1 to 3,650
    `avgCycleLength` cannot be read: `while` is not understood here; write it like `60 days`
    `teamSize` must be a whole number of people, 0 to 10,000
    `teamSize` must be a whole number of people, 0 to 10,000
    `teamSize` must be a whole number of people, 0 to 10,000
    ");
}

#[test]
fn odd_figures_are_said_in_words() {
    let plan = blueprint(&Request { deal_size: Some("$3M".to_owned()), ..request() }).unwrap();
    assert!(plan.notes.iter().any(|note| note.starts_with("One deal is larger")), "{:?}", plan.notes);
    let plan = blueprint(&Request { deal_size: Some("$900k".to_owned()), ..request() }).unwrap();
    assert!(plan.notes.iter().any(|note| note.starts_with("So few deals")), "{:?}", plan.notes);
}
