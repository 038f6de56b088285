//! All sign changes of a sum of exponentials, by its derivatives.
//!
//! With the logarithm `u` of 1 + rate, a present value is `f(u) = Σ c e^(-t u)`. By Laguerre's extension of Descartes'
//! rule it has at most as many zeros as the signs of `c`, in the order of `t`, change. Where they change once, there
//! is one zero to find. Where they change more often, let `s` lie between the times of one change: `f(u) e^(s u)` has
//! the zeros of `f`, and its derivative `Σ -(t - s) c e^(-(t - s) u)` has one change fewer. The zeros of the derivative
//! part the axis into stretches on each of which `f(u) e^(s u)` rises or falls and so crosses zero at most once. The
//! factor `e^(s u)` changes no sign, so only the coefficients are kept.

use super::search::Bracket;
use super::series::Series;

/// How near a turning point is found, in units of `u`.
const WITHIN: f64 = 1e-14;
/// Values below this share of their terms may be zero: such points part the axis too, which never does harm.
const NEARLY_ZERO: f64 = 1e-9;
/// Terms smaller than the largest by this power of two change no sign that matters here.
const NEGLIGIBLE: f64 = -70.0;

/// A sum of exponentials whose coefficients may be larger and smaller than any number.
#[derive(Debug, Clone)]
struct Rung {
    terms: Vec<Exponential>,
}

/// `± 2^size e^(-time u)`
#[derive(Debug, Clone, Copy)]
struct Exponential {
    time: f64,
    size: f64,
    negative: bool,
}

/// Points in order that part the axis from `low` to `high` into stretches on each of which the present value, times a
/// positive factor, rises or falls; both ends included.
pub(super) fn turning_points(series: &Series, low: f64, high: f64) -> Vec<f64> {
    let mut rungs = Vec::new();
    let mut rung = Rung::of(series);
    while rung.changes().count() > 1 {
        rung = rung.derivative();
        rungs.push(rung.clone());
    }
    rungs.iter().rev().fold(vec![low, high], |points, rung| rung.parts(&points))
}

impl Rung {
    fn of(series: &Series) -> Self {
        let period = series.units_per_period();
        let terms = series.terms().iter().map(|term| Exponential {
            time: f64::from(term.at) / period,
            size: term.amount.abs().log2(),
            negative: term.amount < 0.0,
        });
        Self { terms: terms.collect() }
    }

    /// Between which times the sign changes: the middle of each pair of neighbours.
    fn changes(&self) -> impl Iterator<Item = f64> {
        let pairs = self.terms.iter().zip(self.terms.iter().skip(1));
        pairs.filter(|(before, after)| before.negative != after.negative).map(|(a, b)| a.time.midpoint(b.time))
    }

    /// The derivative of the sum times `e^(s u)`, where `s` lies at the middle one of the sign changes.
    fn derivative(&self) -> Self {
        let middle = self.changes().count() / 2;
        let centre = self.changes().nth(middle).unwrap_or(0.0);
        let terms = self.terms.iter().map(|term| Exponential {
            size: term.size + (term.time - centre).abs().log2(),
            negative: term.negative != (term.time > centre),
            ..*term
        });
        Self { terms: terms.collect() }
    }

    /// The value as a share of the largest term, and the sum of all sizes in the same measure.
    fn value(&self, u: f64) -> (f64, f64) {
        let slope = u * std::f64::consts::LOG2_E;
        let power = |term: &Exponential| term.size - term.time * slope;
        let largest = self.terms.iter().map(power).fold(f64::NEG_INFINITY, f64::max);
        let (mut sum, mut size) = (0.0, 0.0);
        for term in &self.terms {
            let power = power(term) - largest;
            if power > NEGLIGIBLE {
                let part = power.exp2();
                size += part;
                sum += if term.negative { -part } else { part };
            }
        }
        (sum, size)
    }

    /// The ends of `points` and between them the zeros, given that the sum turns at the other points alone.
    fn parts(&self, points: &[f64]) -> Vec<f64> {
        let values: Vec<(f64, f64)> = points.iter().map(|point| self.value(*point)).collect();
        let last = points.len().saturating_sub(1);
        let mut parts = Vec::with_capacity(points.len() + 1);
        for (at, (point, (value, size))) in points.iter().zip(&values).enumerate() {
            let before = at.checked_sub(1).and_then(|before| Some((*points.get(before)?, values.get(before)?.0)));
            if let Some(bracket) = before.and_then(|before| Bracket::new(before, (*point, *value))) {
                parts.push(bracket.narrow(WITHIN, |u| self.value(u).0).nearer());
            }
            if at == 0 || at == last || value.abs() <= NEARLY_ZERO * size {
                parts.push(*point);
            }
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_derivative_has_one_sign_change_fewer() {
        let flows = [-1.0, 3.0, 0.0, 2.0, -5.0, 4.0, -4.0, 4.0, 1.0];
        let mut rung = Rung::of(&Series::periodic(&flows, 0));
        for left in (0..5).rev() {
            assert_eq!(rung.changes().count(), left + 1);
            rung = rung.derivative();
            assert_eq!(rung.changes().count(), left);
        }
    }

    #[test]
    fn turning_points_stand_between_the_zeros() {
        // Zeros at rates of 0%, 10%, 20% and 30%, scaled by 1e4.
        let flows = [10_000.0, -46_000.0, 79_100.0, -60_260.0, 17_160.0];
        let points = turning_points(&Series::periodic(&flows, 0), -1.0, 1.0);
        let rates: Vec<f64> = points.iter().map(|point| point.exp_m1()).collect();
        assert_eq!(rates.len(), 5, "{rates:?}");
        for (at, zero) in [0.0, 0.1, 0.2, 0.3].iter().enumerate() {
            assert!(rates[at] < *zero && *zero < rates[at + 1], "{rates:?}");
        }
    }
}
