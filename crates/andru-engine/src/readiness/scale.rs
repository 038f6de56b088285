//! From a figure to a share of a measure's points: straight lines between knots.

use std::collections::BTreeMap;

use super::amount::Amount;
use super::measure::Measure;
use super::metrics::MetricProblem;
use super::table::{Source, table};

/// A point of a scale: the share of the points at a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Knot {
    /// The value.
    pub at: f64,
    /// The share of the measure's points, 0 to 1.
    pub share: f64,
    /// Where the value comes from; `None` for the caller's own.
    pub source: Option<&'static Source>,
}

/// The knots of every measure: those of `knowledge/readiness.toml`, or the caller's own.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Thresholds(BTreeMap<Measure, (f64, f64)>);

/// The most a threshold may be, either way.
const MOST: f64 = 1e6;

impl Thresholds {
    /// Thresholds of the caller's own: for a measure, the value that gets no points and the one that gets all.
    ///
    /// # Errors
    /// [`MetricProblem::Threshold`] for a name that is no measure, a number that is none or out of bounds, and two
    /// values in the wrong order.
    pub fn new<'a>(own: impl IntoIterator<Item = (&'a str, &'a [f64])>) -> Result<Self, MetricProblem> {
        let mut thresholds = Self::default();
        for (name, values) in own {
            let problem = |why: String| MetricProblem::Threshold {
                measure: name.chars().take(40).flat_map(char::escape_default).collect(),
                why,
            };
            let Some(measure) = Measure::named(name) else {
                let names: Vec<&str> = Measure::ALL.map(Measure::name).into();
                return Err(problem(format!("is no measure; they are {}", names.join(", "))));
            };
            let &[none, all] = values else {
                return Err(problem("must be two numbers: the value of no points, then that of all".to_owned()));
            };
            if ![none, all].iter().all(|value| (-MOST..=MOST).contains(value)) {
                return Err(problem(format!("must be within ±{MOST}")));
            }
            if none.total_cmp(&all).is_eq() || (none > all) != falls(&table().of(measure).knots) {
                let order = if falls(&table().of(measure).knots) { "fall: less is better" } else { "rise" };
                return Err(problem(format!("must {order}, from the value of no points to that of all")));
            }
            thresholds.0.insert(measure, (none, all));
        }
        Ok(thresholds)
    }

    /// Whether the caller set this measure's thresholds.
    pub fn is_own(&self, measure: Measure) -> bool {
        self.0.contains_key(&measure)
    }

    /// The knots of a measure, from the worst value to the best.
    pub fn knots(&self, measure: Measure) -> Vec<Knot> {
        match self.0.get(&measure) {
            Some((none, all)) => [(*none, 0.0), (*all, 1.0)].map(|(at, share)| Knot { at, share, source: None }).into(),
            None => table().of(measure).knots.clone(),
        }
    }
}

/// Whether less is better.
pub(super) fn falls(knots: &[Knot]) -> bool {
    knots.first().zip(knots.last()).is_some_and(|(worst, best)| worst.at > best.at)
}

/// The share of the points at an amount: straight between two knots, that of the end beyond the ends.
pub(super) fn share(knots: &[Knot], amount: Amount) -> f64 {
    let value = match amount {
        Amount::Number(value) => value,
        Amount::Never => return knots.first().map_or(0.0, |knot| knot.share),
        Amount::NoLimit => return knots.last().map_or(0.0, |knot| knot.share),
    };
    let way = if falls(knots) { -1.0 } else { 1.0 };
    let mut below: Option<&Knot> = None;
    for knot in knots {
        if way * value < way * knot.at {
            let Some(below) = below else { return knot.share };
            let part = (value - below.at) / (knot.at - below.at);
            // Rounding must not lift a value short of the knot over it.
            return (below.share + (knot.share - below.share) * part).min(knot.share);
        }
        below = Some(knot);
    }
    below.map_or(0.0, |best| best.share)
}

/// The first knot that is better than an amount.
pub(super) fn next(knots: &[Knot], amount: Amount) -> Option<&Knot> {
    let way = if falls(knots) { -1.0 } else { 1.0 };
    knots.iter().filter(|knot| knot.share > 0.0).find(|knot| match amount {
        Amount::Number(value) => way * knot.at > way * value,
        Amount::Never => true,
        Amount::NoLimit => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(pairs: &[(f64, f64)]) -> Vec<Knot> {
        pairs.iter().map(|(at, share)| Knot { at: *at, share: *share, source: None }).collect()
    }

    #[test]
    fn points_run_straight_between_knots_both_ways() {
        let up = scale(&[(0.8, 0.0), (1.0, 0.5), (1.2, 1.0)]);
        let down = scale(&[(3.0, 0.0), (2.0, 0.5), (1.0, 1.0)]);
        for (knots, value, expected) in [
            (&up, 0.1, 0.0),
            (&up, 0.9, 0.25),
            (&up, 1.0, 0.5),
            (&up, 5.0, 1.0),
            (&down, 4.0, 0.0),
            (&down, 2.5, 0.25),
            (&down, 1.0, 1.0),
            (&down, 0.0, 1.0),
        ] {
            assert!((share(knots, Amount::Number(value)) - expected).abs() < 1e-12, "{value}");
        }
        let shares = [Amount::Never, Amount::NoLimit].map(|amount| share(&down, amount).to_string());
        assert_eq!(shares, ["0", "1"]);
    }

    #[test]
    fn the_next_band_is_better_and_worth_something() {
        let down = scale(&[(3.0, 0.0), (2.0, 0.5), (1.0, 1.0)]);
        let at = |amount| next(&down, amount).map(|knot| knot.at);
        assert_eq!(
            [at(Amount::Never), at(Amount::Number(9.0)), at(Amount::Number(2.0))],
            [Some(2.0), Some(2.0), Some(1.0)]
        );
        assert_eq!([at(Amount::Number(1.0)), at(Amount::NoLimit)], [None, None]);
    }

    #[test]
    fn own_thresholds_name_the_measure_and_keep_its_direction() {
        for (name, values, why) in [
            ("burnMultiple", &[1.0, 3.0][..], "`thresholds.burnMultiple` must fall: less is better"),
            ("growth", &[1.0, 1.0], "`thresholds.growth` must rise"),
            ("growth", &[1.0], "must be two numbers"),
            ("growth", &[0.0, f64::INFINITY], "must be within ±1000000"),
            ("luck", &[0.0, 1.0], "`thresholds.luck` is no measure; they are growth, netRetention"),
        ] {
            let error = Thresholds::new([(name, values)]).unwrap_err().to_string();
            assert!(error.contains(why), "{error}");
        }
        let own = Thresholds::new([("runway", &[0.0, 12.0][..])]).unwrap();
        assert!((share(&own.knots(Measure::Runway), Amount::Number(3.0)) - 0.25).abs() < 1e-12);
    }
}
