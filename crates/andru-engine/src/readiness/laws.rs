//! Laws of every index, whatever is given.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::icp::Points;
use crate::read::Currency;

/// Metrics of which more (`1`) or less (`-1`) is never worse, whatever else is given.
///
/// The sizes (`arr`, `mrr`, `customerCount`, `arpaMonthly`) are no measures: more ARR at the same ARR added is slower
/// growth. `grossRevenueRetention` and `ltv`, `runwayMonths` and `winRate` keep others out when they are given, so
/// they are changed, never added.
const BETTER: [(Metric, f64); 15] = [
    (Metric::GrowthRate, 1.0),
    (Metric::NetRevenueRetention, 1.0),
    (Metric::GrossMargin, 1.0),
    (Metric::Cac, -1.0),
    (Metric::Ltv, 1.0),
    (Metric::BurnRate, -1.0),
    (Metric::RunwayMonths, 1.0),
    (Metric::PipelineValue, 1.0),
    (Metric::ChurnRate, -1.0),
    (Metric::GrossRevenueRetention, 1.0),
    (Metric::NetNewArr, 1.0),
    (Metric::SalesMarketingSpend, -1.0),
    (Metric::Cash, 1.0),
    (Metric::NewArrTarget, -1.0),
    (Metric::WinRate, 1.0),
];

fn usd() -> Currency {
    "USD".parse().unwrap()
}

fn assessed(metrics: &BTreeMap<Metric, f64>) -> Option<Readiness> {
    let metrics = Metrics::new(metrics.iter().map(|(metric, value)| (*metric, *value))).ok()?;
    Some(assess(&metrics, &Thresholds::default(), usd()))
}

/// A value within bounds: of everyday size, at a bound, or anywhere.
fn value(metric: Metric) -> impl Strategy<Value = f64> {
    let (least, most) = metric.bounds();
    prop_oneof![
        6 => 0.0..1.0_f64,
        6 => 1.0..40.0_f64,
        3 => 1e3..1e7_f64,
        1 => Just(least),
        1 => Just(most),
        1 => Just(0.0),
        1 => least..most,
    ]
    .prop_map(move |value| value.clamp(least, most))
}

fn metrics() -> impl Strategy<Value = BTreeMap<Metric, f64>> {
    let each = Metric::ALL.map(|metric| prop::option::weighted(0.6, value(metric)).prop_map(move |it| (metric, it)));
    Vec::from(each).prop_map(|given| given.into_iter().filter_map(|(metric, value)| Some((metric, value?))).collect())
}

proptest! {
    #[test]
    fn the_parts_sum_to_the_index_within_its_worst_and_best_case(given in metrics()) {
        let Some(found) = assessed(&given) else { return Ok(()) };
        let sum = found.start + found.parts.iter().map(|part| part.points).sum::<Points>();
        let known = found.parts.iter().filter(|part| part.amount.is_some()).count();
        prop_assert_eq!(found.index, (known > 0).then_some(sum));
        prop_assert!(Points::ZERO <= found.low && found.low <= sum && sum <= found.high && found.high <= Points::HUNDRED);
        prop_assert_eq!(found.parts.iter().map(|part| part.weight).sum::<Points>(), Points::HUNDRED);
        prop_assert_eq!(found.high - found.low, Points::HUNDRED - found.coverage);
        prop_assert_eq!(found.find_out.len() + known, found.parts.len());
        for part in &found.parts {
            prop_assert!(part.low <= part.points && part.points <= part.high);
            prop_assert!(part.amount.is_some() || (part.points == Points::ZERO && part.step.is_none()));
            prop_assert!(part.step.iter().all(|step| step.gain > Points::ZERO && step.gain <= part.missing()));
        }
    }

    #[test]
    fn an_improved_metric_never_lowers_the_index(given in metrics(), at in 0..BETTER.len(), by in 0.0..1.0_f64) {
        let (metric, way) = BETTER[at];
        let (Some(before), Some(value)) = (assessed(&given), given.get(&metric)) else { return Ok(()) };
        let (least, most) = metric.bounds();
        let bound = if way > 0.0 { most } else { least };
        // Half of the time near the value, where two knots meet; otherwise anywhere on the way to the bound.
        let better = value + (bound - value) * if by < 0.5 { by * by * by } else { by };
        let mut improved = given.clone();
        improved.insert(metric, better.clamp(least, most));
        let Some(after) = assessed(&improved) else { return Ok(()) };
        prop_assert!(after.index >= before.index, "{metric:?} {value} -> {better}: {:?} {:?}", before.index, after.index);
    }

    #[test]
    fn every_figure_is_finite_and_rests_on_what_was_given(given in metrics()) {
        let Some(found) = assessed(&given) else { return Ok(()) };
        for figure in found.figures.all() {
            prop_assert!(figure.amount.number().is_none_or(f64::is_finite), "{figure:?}");
            prop_assert!(!figure.from.is_empty() && figure.from.iter().all(|metric| given.contains_key(metric)), "{figure:?}");
            prop_assert!(!figure.how.contains("NaN") && !figure.how.contains("inf "), "{figure:?}");
        }
        let mut ids: Vec<FigureId> = found.figures.all().iter().map(|figure| figure.id).collect();
        ids.dedup();
        prop_assert_eq!(ids.len(), found.figures.all().len());
    }

    #[test]
    fn what_is_to_supply_makes_the_measure_known(given in metrics()) {
        let Some(found) = assessed(&given) else { return Ok(()) };
        for each in &found.find_out {
            prop_assert!(!each.supply.is_empty());
            let mut more = given.clone();
            more.extend(each.supply.iter().map(|metric| (*metric, 1.0_f64.min(metric.bounds().1))));
            // Nothing follows from an ARR of 0 or from less than one customer, given or not.
            let size = |metric| given.get(&metric).copied().unwrap_or(1.0);
            if size(Metric::Arr) == 0.0 || size(Metric::Mrr) == 0.0 || size(Metric::CustomerCount) < 1.0 {
                continue;
            }
            let Some(after) = assessed(&more) else { continue };
            let part = after.parts.iter().find(|part| part.measure == each.measure).unwrap();
            prop_assert!(part.amount.is_some(), "{each:?} {more:?}");
        }
    }
}
