//! The index: every measure read off the figures, its points added up.

use super::amount::Amount;
use super::constraint::{Constraint, first_constraint};
use super::contradiction::contradictions;
use super::figures::Figures;
use super::find_out::{FindOut, find_out};
use super::measure::Measure;
use super::metrics::Metrics;
use super::scale::{Knot, Thresholds, share};
use super::stage::{StageFit, stage_fit};
use super::step::{Step, next_step};
use super::table::table;
use crate::icp::{Points, apportion};
use crate::read::Currency;

/// How far a company's figures are.
#[derive(Debug, Clone, PartialEq)]
pub struct Readiness {
    /// The start plus the points of every part; `None` where no measure is known.
    pub index: Option<Points>,
    /// The middle of every measure: where an index begins and an unknown measure stays.
    pub start: Points,
    /// Every measure, in order; the parts sum to the index less the start.
    pub parts: Vec<Part>,
    /// The share of the points whose measure is known, in percent.
    pub coverage: Points,
    /// The index if every unknown measure turns out worst.
    pub low: Points,
    /// The index if every unknown measure turns out best.
    pub high: Points,
    /// The stage the figures are in line with.
    pub stage: StageFit,
    /// What holds the index back most; `None` where every known measure has its full points, or none is known.
    pub constraint: Option<Constraint>,
    /// What is unknown, the measure worth most points first.
    pub find_out: Vec<FindOut>,
    /// What is given and what follows from it.
    pub figures: Figures,
    /// What contradicts itself, or was read in a way a reader should know, one sentence each.
    pub notes: Vec<String>,
}

/// A measure's part of the index.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Which measure.
    pub measure: Measure,
    /// How much the figure is; `None` where it is unknown.
    pub amount: Option<Amount>,
    /// What it adds to the start or takes from it; 0 where it is unknown.
    pub points: Points,
    /// The points of the worst value.
    pub low: Points,
    /// The points of the best value.
    pub high: Points,
    /// What it weighs, of 100; the weights sum to 100.
    pub weight: Points,
    /// Its scale, from the worst value to the best.
    pub knots: Vec<Knot>,
    /// The next band and what it takes; `None` where it is unknown or has its full points.
    pub step: Option<Step>,
}

impl Part {
    /// What it lacks of its full points.
    pub fn missing(&self) -> Points {
        self.high - self.points
    }

    /// The points of an amount on this part's scale.
    pub(super) fn points_at(&self, amount: Amount) -> Points {
        let typical = -self.low;
        Points::nearest(self.weight.to_f64() * share(&self.knots, amount)) - typical
    }
}

/// Assesses a company's figures.
///
/// The points of a measure with weight *w*, middle *m* and share *s* of its scale are `w·s - m`, in exact tenths.
/// The index is the start, the sum of all middles, plus the points. An unknown measure adds 0.
pub fn assess(metrics: &Metrics, thresholds: &Thresholds, currency: Currency) -> Readiness {
    let figures = Figures::of(metrics, currency);
    let weights: Vec<f64> = Measure::ALL.iter().map(|measure| table().of(*measure).weight).collect();
    let weights = apportion(&weights, Points::HUNDRED.tenths());
    let mut parts = Vec::new();
    let (mut start, mut exact) = (Points::ZERO, 0.0);
    for (measure, weight) in Measure::ALL.into_iter().zip(weights.into_iter().map(Points::from_tenths)) {
        // Each middle is the step between two rounded running sums, so that the roundings do not add up.
        exact += weight.to_f64() / 2.0;
        let middle = (Points::nearest(exact) - start).clamp(Points::ZERO, weight);
        start += middle;
        parts.push(part(measure, weight, middle, &figures, thresholds));
    }
    for part in &mut parts {
        part.step = next_step(part, metrics, &figures);
    }
    let known = || parts.iter().filter(|part| part.amount.is_some());
    let unknown = || parts.iter().filter(|part| part.amount.is_none());
    let index = start + parts.iter().map(|part| part.points).sum();
    Readiness {
        index: known().next().map(|_| index),
        start,
        coverage: known().map(|part| part.weight).sum(),
        low: index + unknown().map(|part| part.low).sum(),
        high: index + unknown().map(|part| part.high).sum(),
        stage: stage_fit(&figures),
        constraint: first_constraint(&parts),
        find_out: find_out(&parts, metrics),
        notes: contradictions(metrics, &figures),
        parts,
        figures,
    }
}

fn part(measure: Measure, weight: Points, middle: Points, figures: &Figures, thresholds: &Thresholds) -> Part {
    let amount = figures.get(measure.figure()).map(|figure| figure.amount);
    let mut part = Part {
        measure,
        amount,
        points: Points::ZERO,
        low: -middle,
        high: weight - middle,
        weight,
        knots: thresholds.knots(measure),
        step: None,
    };
    part.points = amount.map_or(Points::ZERO, |amount| part.points_at(amount));
    part
}
