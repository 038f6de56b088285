//! One company through the whole assessment, and the edges.

use super::*;
use crate::icp::Points;
use crate::read::Currency;

fn usd() -> Currency {
    "USD".parse().unwrap()
}

/// A made-up company of 1.2 million ARR.
const NORTHWIND: [(Metric, f64); 9] = [
    (Metric::Arr, 1_200_000.0),
    (Metric::GrowthRate, 0.5),
    (Metric::NetRevenueRetention, 0.92),
    (Metric::GrossMargin, 0.75),
    (Metric::Cac, 9_000.0),
    (Metric::BurnRate, 75_000.0),
    (Metric::Cash, 900_000.0),
    (Metric::CustomerCount, 100.0),
    (Metric::ChurnRate, 0.12),
];

fn of(given: &[(Metric, f64)]) -> Readiness {
    assess(&Metrics::new(given.iter().copied()).unwrap(), &Thresholds::default(), usd())
}

/// The company with some metrics replaced or added.
fn with(more: &[(Metric, f64)]) -> Readiness {
    of(&[&NORTHWIND[..], more].concat())
}

fn number(found: &Readiness, id: FigureId) -> f64 {
    found.figures.number(id).unwrap()
}

fn part(found: &Readiness, measure: Measure) -> &Part {
    found.parts.iter().find(|part| part.measure == measure).unwrap()
}

#[test]
fn figures_follow_by_the_stated_arithmetic() {
    let found = with(&[(Metric::PipelineValue, 600_000.0), (Metric::NewArrTarget, 200_000.0)]);
    for (id, expected) in [
        (FigureId::NetNewArr, 400_000.0),
        (FigureId::ArpaMonthly, 1_000.0),
        (FigureId::CacPayback, 12.0),
        (FigureId::Ltv, 75_000.0),
        (FigureId::LtvToCac, 75.0 / 9.0),
        (FigureId::BurnMultiple, 2.25),
        (FigureId::RuleOf40, -0.25),
        (FigureId::Runway, 12.0),
        (FigureId::PipelineCoverage, 3.0),
        (FigureId::Pipeline, 1.0),
        (FigureId::GrossRetention, 0.88),
    ] {
        assert!((number(&found, id) - expected).abs() < 1e-9, "{id:?}");
    }
    let payback = found.figures.get(FigureId::CacPayback).unwrap();
    assert_eq!(payback.how, "cac / (revenue per customer × margin) = 9,000 USD / (1,000 USD a month × 75%)");
    assert_eq!(payback.from, [Metric::Arr, Metric::GrossMargin, Metric::Cac, Metric::CustomerCount]);
}

#[test]
fn published_examples_come_out() {
    // primecalcpro: CAC 500, 50 a month, 80% margin, 3% monthly churn: payback 12.5 months, LTV 1,333, ratio 2.67.
    let found =
        of(&[(Metric::Cac, 500.0), (Metric::ArpaMonthly, 50.0), (Metric::GrossMargin, 0.8), (Metric::ChurnRate, 0.36)]);
    assert!((number(&found, FigureId::CacPayback) - 12.5).abs() < 1e-9);
    assert!((number(&found, FigureId::Ltv) - 1_333.33).abs() < 0.01);
    assert!((number(&found, FigureId::LtvToCac) - 2.67).abs() < 0.01);
    // Sacks: a net burn of 3 million for 1 million of net new ARR in the same time: 3.0.
    let found = of(&[(Metric::BurnRate, 250_000.0), (Metric::NetNewArr, 1_000_000.0)]);
    assert!((number(&found, FigureId::BurnMultiple) - 3.0).abs() < 1e-9);
}

#[test]
fn the_points_of_a_company_add_up() {
    let found = with(&[]);
    let points: Vec<String> = found.parts.iter().map(|part| part.points.signed()).collect();
    // Growth 50%: 0.6 of 20 less 10; net retention 92%: 0.26 of 15 less 7.5; and so on.
    assert_eq!(points, ["+2.0", "-3.6", "+1.2", "+4.0", "+3.0", "+2.5", "0.0", "-2.0", "+1.0", "0.0"]);
    assert_eq!(found.index.unwrap().to_string(), "58.1");
    assert_eq!(
        (found.coverage.to_string(), found.low.to_string(), found.high.to_string()),
        ("90.0".to_owned(), "53.1".to_owned(), "63.1".to_owned())
    );
}

#[test]
fn the_first_constraint_costs_most_points_and_says_what_it_takes() {
    let found = with(&[]);
    let first = found.constraint.as_ref().unwrap();
    assert_eq!((first.measure, first.costs), (Measure::NetRetention, Points::from_tenths(111)));
    let step = part(&found, first.measure).step.as_ref().unwrap();
    assert_eq!((step.to, step.gain), (1.0, Points::from_tenths(36)));
    assert_eq!(
        step.takes.as_deref(),
        Some("64,000 USD more kept a year: 8 percentage points of 800,000 USD ARR a year ago")
    );
}

#[test]
fn every_step_that_can_be_reckoned_says_what_it_takes() {
    let found = with(&[
        (Metric::SalesMarketingSpend, 800_000.0),
        (Metric::PipelineValue, 300_000.0),
        (Metric::NewArrTarget, 200_000.0),
        (Metric::WinRate, 0.2),
        (Metric::GrossMargin, 0.6),
        (Metric::ChurnRate, 0.25),
        (Metric::Cac, 20_000.0),
    ]);
    let takes: Vec<String> = found
        .parts
        .iter()
        .map(|part| format!("{}: {}", part.measure.name(), part.step.as_ref().unwrap().takes.as_deref().unwrap()))
        .collect();
    assert_eq!(
        takes,
        [
            "growth: 400,000 USD more net new ARR a year: 800,000 USD instead of 400,000 USD",
            "netRetention: 64,000 USD more kept a year: 8 percentage points of 800,000 USD ARR a year ago",
            "grossRetention: 40,000 USD more kept a year: 5 percentage points of 800,000 USD ARR a year ago",
            "grossMargin: 120,000 USD more gross profit a year: 10 percentage points of 1,200,000 USD ARR",
            "cacPayback: cac from 20,000 USD to 14,400 USD",
            "ltvToCac: cac from 20,000 USD to 9,600 USD, or LTV from 28,800 USD to 60,000 USD",
            "magicNumber: 200,000 USD more net new ARR a year: 600,000 USD instead of 400,000 USD",
            "burnMultiple: burnRate from 75,000 USD a month to 66,667 USD a month, or 50,000 USD more net new ARR a year: \
         450,000 USD instead of 400,000 USD",
            "runway: burnRate from 75,000 USD a month to 50,000 USD a month, or 450,000 USD more cash: 1,350,000 USD \
         instead of 900,000 USD",
            "pipeline: 200,000 USD more open pipeline: 500,000 USD instead of 300,000 USD",
        ]
    );
}

#[test]
fn a_short_runway_comes_before_all_else() {
    let found = with(&[(Metric::Cash, 449_000.0)]);
    assert_eq!(found.constraint.as_ref().unwrap().measure, Measure::Runway);
    assert!(found.constraint.unwrap().why.contains("under 6 months"));
    let found = with(&[(Metric::Cash, 450_000.0)]);
    assert_eq!(found.constraint.unwrap().measure, Measure::NetRetention);
}

#[test]
fn full_points_leave_no_constraint() {
    let found = of(&[(Metric::GrowthRate, 3.0), (Metric::BurnRate, -1.0)]);
    assert_eq!((found.constraint, found.index), (None, Some(Points::from_tenths(700))));
    assert_eq!(part(&of(&[(Metric::BurnRate, 0.0)]), Measure::Runway).amount, Some(Amount::NoLimit));
}

#[test]
fn what_does_not_exist_has_a_name() {
    let shrinking = with(&[(Metric::GrowthRate, -0.2), (Metric::GrossMargin, -0.1)]);
    for measure in [Measure::BurnMultiple, Measure::CacPayback] {
        let part = part(&shrinking, measure);
        assert_eq!((part.amount, part.points), (Some(Amount::Never), part.low), "{measure:?}");
    }
    assert_eq!(
        part(&shrinking, Measure::CacPayback).step.as_ref().unwrap().takes.as_deref(),
        Some("first a gross profit per customer: now -100 USD a month")
    );
    let loyal = with(&[(Metric::ChurnRate, 0.0)]);
    assert_eq!(loyal.figures.get(FigureId::LtvToCac).unwrap().amount, Amount::NoLimit);
    let young = of(&[(Metric::Arr, 5e4), (Metric::NetNewArr, 5e4)]);
    assert_eq!(young.figures.get(FigureId::Growth).unwrap().amount, Amount::NoLimit);
    let empty = of(&[(Metric::Arr, 0.0), (Metric::CustomerCount, 0.0), (Metric::Cac, 1.0), (Metric::GrossMargin, 0.5)]);
    assert_eq!(part(&empty, Measure::CacPayback).amount, None);
}

#[test]
fn nothing_known_has_no_index_and_asks_for_the_measure_worth_most() {
    let found = of(&[(Metric::CustomerCount, 12.0)]);
    assert_eq!(
        (found.index, found.coverage, found.low, found.high),
        (None, Points::ZERO, Points::ZERO, Points::HUNDRED)
    );
    assert_eq!(
        (found.find_out[0].measure, &found.find_out[0].supply[..]),
        (Measure::Growth, &[Metric::GrowthRate][..])
    );
    assert_eq!((found.stage.stage, found.constraint), (None, None));
}

#[test]
fn what_is_missing_is_the_shortest_way() {
    let found = of(&[(Metric::Arr, 1e6), (Metric::Cac, 100.0), (Metric::CustomerCount, 10.0), (Metric::BurnRate, 5.0)]);
    let supply = |measure| found.find_out.iter().find(|each| each.measure == measure).unwrap().supply.clone();
    assert_eq!(supply(Measure::CacPayback), [Metric::GrossMargin]);
    assert_eq!(supply(Measure::LtvToCac), [Metric::Ltv]);
    assert_eq!(supply(Measure::BurnMultiple), [Metric::NetNewArr]);
    assert_eq!(supply(Measure::Growth), [Metric::GrowthRate]);
}

#[test]
fn figures_that_cannot_both_be_right_are_noted() {
    for (more, part) in [
        (
            &[(Metric::Mrr, 90_000.0)][..],
            "arr is given as 1,200,000 USD, but 12 × mrr gives 1,080,000 USD: more than 5% apart",
        ),
        (&[(Metric::RunwayMonths, 18.0)], "runwayMonths is given as 18 months, but cash / burnRate gives 12 months"),
        (
            &[(Metric::NetNewArr, 500_000.0)],
            "netNewArr is given as 500,000 USD, but arr and growthRate gives 400,000 USD",
        ),
        (&[(Metric::GrossRevenueRetention, 0.95)], "Gross retention 95% is over net retention 92%"),
        (&[(Metric::GrowthRate, 8.0)], "growthRate was read as 800% a year; if you meant 8%, give 0.08."),
        (&[(Metric::RunwayMonths, 6.0), (Metric::BurnRate, 0.0)], "runwayMonths was not used"),
    ] {
        let notes = with(more).notes;
        assert!(notes.iter().any(|note| note.contains(part)), "{notes:#?}");
    }
    assert_eq!(with(&[(Metric::Mrr, 100_000.0), (Metric::GrossRevenueRetention, 0.9)]).notes, Vec::<String>::new());
}

#[test]
fn a_stage_is_told_by_its_criteria() {
    let found = with(&[]);
    let fit = |found: &Readiness| (found.stage.stage.clone(), found.stage.next.clone());
    assert_eq!(fit(&found), (Some("Seed".to_owned()), Some("Series A".to_owned())));
    let slow = with(&[(Metric::GrowthRate, 0.4)]);
    assert_eq!(fit(&slow), (Some("Pre-Seed".to_owned()), Some("Seed".to_owned())));
    let fast = with(&[(Metric::GrowthRate, 1.2)]);
    assert_eq!(fit(&fast), (Some("Seed".to_owned()), Some("Series A".to_owned())));
    let seed = &fast.stage.stages[2];
    assert_eq!((seed.met(), seed.short(), seed.unknown()), (5, 1, 0));
    assert_eq!(seed.criteria[2].outcome, Outcome::Short("short by 8 percentage points".to_owned()));
    let fit_for_all = with(&[
        (Metric::Arr, 9e6),
        (Metric::GrowthRate, 1.0),
        (Metric::NetRevenueRetention, 1.15),
        (Metric::CustomerCount, 500.0),
        (Metric::ArpaMonthly, 1_500.0),
    ]);
    assert_eq!(fit(&fit_for_all), (Some("Series B".to_owned()), None));
}

#[test]
fn amounts_in_another_currency_are_not_compared() {
    let metrics = Metrics::new(NORTHWIND).unwrap();
    let found = assess(&metrics, &Thresholds::default(), "EUR".parse().unwrap());
    assert_eq!(
        found.stage.stages[1].criteria[0].outcome,
        Outcome::Unknown("in another currency; amounts are not converted")
    );
    assert_eq!(found.index, with(&[]).index);
}

#[test]
fn own_thresholds_replace_those_of_one_measure() {
    let own = Thresholds::new([("netRetention", &[0.5, 0.9][..])]).unwrap();
    let found = assess(&Metrics::new(NORTHWIND).unwrap(), &own, usd());
    assert_eq!(part(&found, Measure::NetRetention).points.signed(), "+7.5");
    assert_eq!(part(&found, Measure::Growth).points, part(&with(&[]), Measure::Growth).points);
}
