//! What to find out, the measure worth most points first.

use super::assess::Part;
use super::measure::Measure;
use super::metric::Metric;
use super::metrics::Metrics;
use super::table::table;
use crate::icp::Points;

/// An unknown measure.
#[derive(Debug, Clone, PartialEq)]
pub struct FindOut {
    /// Which measure.
    pub measure: Measure,
    /// The points between its worst and its best value.
    pub swing: Points,
    /// The question that makes it known.
    pub ask: String,
    /// The fewest metrics that are still missing for it.
    pub supply: Vec<Metric>,
}

/// The unknown measures, the one worth most points first, in their own order where two are worth the same.
pub(super) fn find_out(parts: &[Part], metrics: &Metrics) -> Vec<FindOut> {
    let unknown = parts.iter().filter(|part| part.amount.is_none());
    let mut list: Vec<FindOut> = unknown
        .map(|part| FindOut {
            measure: part.measure,
            swing: part.weight,
            ask: table().of(part.measure).ask.clone(),
            supply: missing(part.measure, metrics),
        })
        .collect();
    list.sort_by_key(|each| std::cmp::Reverse(each.swing));
    list
}

/// What the way with the fewest missing metrics still lacks.
fn missing(measure: Measure, metrics: &Metrics) -> Vec<Metric> {
    let lacking = |way: &&[Metric]| -> Vec<Metric> {
        way.iter().copied().filter(|metric| metrics.get(*metric).is_none()).collect()
    };
    measure.ways().iter().map(lacking).filter(|lacking| !lacking.is_empty()).min_by_key(Vec::len).unwrap_or_default()
}
