//! What holds the index back most.

use super::amount::Amount;
use super::assess::Part;
use super::measure::Measure;
use super::table::table;
use crate::icp::Points;

/// What holds the index back most.
#[derive(Debug, Clone, PartialEq)]
pub struct Constraint {
    /// Which measure.
    pub measure: Measure,
    /// What it lacks of its full points.
    pub costs: Points,
    /// Why it is the first, as a fragment.
    pub why: String,
}

/// The months of runway below which a company's runway comes before every other constraint; Andru judgement, a row of
/// `knowledge/readiness.toml`.
pub fn short_runway_months() -> f64 {
    table().binding_runway_months
}

/// The first constraint: a runway below the bound of the table comes before all else; otherwise the known measure
/// that lacks most points, the first in order where two lack the same.
pub(super) fn first_constraint(parts: &[Part]) -> Option<Constraint> {
    let bound = table().binding_runway_months;
    let short = |part: &&Part| {
        part.measure == Measure::Runway && matches!(part.amount, Some(Amount::Number(months)) if months < bound)
    };
    if let Some(part) = parts.iter().find(short) {
        let why = format!("a runway under {bound} months comes before all else (Andru judgement)");
        return Some(Constraint { measure: part.measure, costs: part.missing(), why });
    }
    let known = parts.iter().filter(|part| part.amount.is_some() && part.missing() > Points::ZERO);
    let part = known.reduce(|most, part| if part.missing() > most.missing() { part } else { most })?;
    let why = "no other known measure lacks as many points".to_owned();
    let tied = parts.iter().filter(|other| other.amount.is_some() && other.missing() == part.missing()).count() > 1;
    let why = if tied { "no other known measure lacks more points".to_owned() } else { why };
    Some(Constraint { measure: part.measure, costs: part.missing(), why })
}
