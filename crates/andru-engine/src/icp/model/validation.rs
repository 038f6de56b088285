//! What the curves of a report are drawn from: deals scored by models that never saw them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::points::Points;

/// The figures that the curves of a report are drawn from. Every deal is scored by a model that never saw it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Validation {
    /// Ten groups of about equal size by points, worst first; fewer where deals tie or are few.
    pub groups: Vec<ScoreGroup>,
    /// Deals by points, in steps of five.
    pub bars: Vec<ScoreBar>,
}

/// A group of deals of similar points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScoreGroup {
    /// The fewest points in it.
    pub low: Points,
    /// The most points in it.
    pub high: Points,
    /// How many deals it holds.
    pub deals: u64,
    /// How many of them were won.
    pub won: u64,
    /// The mean probability they were given; absent where the history bears none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probability: Option<f64>,
}

/// The deals between two scores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScoreBar {
    /// Its points: from this, to under five more; the last holds 100 too.
    pub from: Points,
    /// Won deals.
    pub won: u64,
    /// Lost deals.
    pub lost: u64,
}

/// The most groups of a calibration curve.
const GROUPS: usize = 10;
/// The tenths of a point of one bar.
const BAR: i32 = 50;

impl Validation {
    /// The curves of deals by their points, each with whether it was won.
    pub(in super::super) fn of(scores: &[Points], won: &[bool], probability: impl Fn(Points) -> Option<f64>) -> Self {
        let mut ranked: Vec<(Points, bool)> = scores.iter().copied().zip(won.iter().copied()).collect();
        ranked.sort_unstable();
        let groups = equal_groups(&ranked, GROUPS).into_iter().filter_map(|deals| {
            let chances: Option<Vec<f64>> = deals.iter().map(|deal| probability(deal.0)).collect();
            Some(ScoreGroup {
                low: deals.first()?.0,
                high: deals.last()?.0,
                deals: deals.len() as u64,
                won: deals.iter().filter(|deal| deal.1).count() as u64,
                probability: chances.map(|chances| chances.iter().sum::<f64>() / deals.len() as f64),
            })
        });
        let bars = (0..Points::HUNDRED.tenths()).step_by(BAR as usize).map(|from| {
            let is_last = from + BAR >= Points::HUNDRED.tenths();
            let is_in = |points: Points| points.tenths() >= from && (is_last || points.tenths() < from + BAR);
            let count = |won| ranked.iter().filter(|deal| deal.1 == won && is_in(deal.0)).count() as u64;
            ScoreBar { from: Points::from_tenths(from), won: count(true), lost: count(false) }
        });
        Self { groups: groups.collect(), bars: bars.collect() }
    }
}

/// Ranked deals in at most `most` groups of about equal size; deals of equal points are never in two.
pub(super) fn equal_groups<D>(ranked: &[(Points, D)], most: usize) -> Vec<&[(Points, D)]> {
    let mut groups = Vec::new();
    let (mut from, mut end, mut filled) = (0, 0, 0);
    for tied in ranked.chunk_by(|a, b| a.0 == b.0) {
        end += tied.len();
        if end * most >= (filled + 1) * ranked.len() || end == ranked.len() {
            groups.extend(ranked.get(from..end));
            from = end;
            filled = end * most / ranked.len();
        }
    }
    groups
}
