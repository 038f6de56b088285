//! The figures as given, each within its bounds.

use std::collections::BTreeMap;

use super::metric::Metric;
use super::unit::Unit;

/// The figures as given, each finite and within the bounds of its metric.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Metrics(BTreeMap<Metric, f64>);

/// A figure that cannot be taken.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MetricProblem {
    /// The number is none, or outside the bounds of its metric.
    #[error("`{}` is {given}, not a number from {least} to {most}{}", .metric.name(), fraction_hint(*.metric))]
    OutOfBounds {
        /// Which figure.
        metric: Metric,
        /// What was given.
        given: f64,
        /// The least that is accepted.
        least: f64,
        /// The most that is accepted.
        most: f64,
    },
    /// More ARR was added over a year than there is, so that there would have been less than none before.
    #[error("`netNewArr` is {net_new}, over the ARR there is ({arr}): a year ago it would have been below 0")]
    BelowNothing {
        /// The ARR added.
        net_new: f64,
        /// The ARR there is.
        arr: f64,
    },
    /// Thresholds that cannot be used.
    #[error("`thresholds.{measure}` {why}")]
    Threshold {
        /// The name given for the measure.
        measure: String,
        /// What is wrong, as a fragment with the bound.
        why: String,
    },
}

fn fraction_hint(metric: Metric) -> &'static str {
    if metric.unit() == Unit::Share { "; give a fraction, 0.5 for 50%" } else { "" }
}

impl Metrics {
    /// The figures given, checked.
    ///
    /// # Errors
    /// [`MetricProblem::OutOfBounds`] for the first that is not finite or outside its bounds, and
    /// [`MetricProblem::BelowNothing`] where more ARR was added over a year than there is.
    pub fn new(given: impl IntoIterator<Item = (Metric, f64)>) -> Result<Self, MetricProblem> {
        let mut metrics = Self::default();
        for (metric, given) in given {
            let (least, most) = metric.bounds();
            if !(least..=most).contains(&given) {
                return Err(MetricProblem::OutOfBounds { metric, given, least, most });
            }
            metrics.0.insert(metric, given);
        }
        let arr = metrics.get(Metric::Arr).or_else(|| metrics.get(Metric::Mrr).map(|mrr| mrr * 12.0));
        match (metrics.get(Metric::NetNewArr), arr) {
            (Some(net_new), Some(arr)) if net_new > arr => Err(MetricProblem::BelowNothing { net_new, arr }),
            _ => Ok(metrics),
        }
    }

    /// The figure given, if it was.
    pub fn get(&self, metric: Metric) -> Option<f64> {
        self.0.get(&metric).copied()
    }

    /// The figures given, in the order of [`Metric::ALL`].
    pub fn given(&self) -> impl Iterator<Item = (Metric, f64)> {
        self.0.iter().map(|(metric, value)| (*metric, *value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_field_and_the_bound() {
        for (metric, given, message) in [
            (
                Metric::GrowthRate,
                50.0,
                "`growthRate` is 50, not a number from -0.99 to 10; give a fraction, 0.5 for 50%",
            ),
            (Metric::ChurnRate, f64::NAN, "`churnRate` is NaN, not a number from 0 to 1; give a fraction, 0.5 for 50%"),
            (Metric::Cac, 0.0, "`cac` is 0, not a number from 0.01 to 1000000000000000"),
            (Metric::RunwayMonths, f64::INFINITY, "`runwayMonths` is inf, not a number from 0 to 1200"),
        ] {
            assert_eq!(Metrics::new([(metric, given)]).unwrap_err().to_string(), message);
        }
    }

    #[test]
    fn no_more_can_be_added_than_there_is() {
        let given = [(Metric::Mrr, 10.0), (Metric::NetNewArr, 121.0)];
        assert_eq!(Metrics::new(given), Err(MetricProblem::BelowNothing { net_new: 121.0, arr: 120.0 }));
        assert!(Metrics::new([(Metric::Mrr, 10.0), (Metric::NetNewArr, 120.0)]).is_ok());
    }
}
