//! By how much money grows in one unit of time.

use super::double::Double;

/// The unit of time that flows are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// The period of the rate.
    Period,
    /// A day, of which a rate's year has 365.
    Day,
}

impl Unit {
    /// How many units are in one period of the rate.
    pub(super) const fn per_period(self) -> u32 {
        match self {
            Self::Period => 1,
            Self::Day => 365,
        }
    }

    /// What 1 becomes in one unit at a rate per period.
    pub(super) fn growth(self, rate: f64) -> Double {
        let period = Double::sum(1.0, rate);
        match self {
            Self::Period => period,
            Self::Day => root(period, rate.ln_1p(), self.per_period()),
        }
    }
}

/// The root of a number by its logarithm, with one step of Newton's method in twice the precision.
///
/// The step squares the error of the first guess, about 1e-16, so that nothing of the machine's exponential is left.
fn root(number: Double, logarithm: f64, degree: u32) -> Double {
    let guess = Double::from((logarithm / f64::from(degree)).exp());
    let excess = guess.power(degree) / number - Double::ONE;
    guess - guess * excess / Double::from(f64::from(degree))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_days_is_a_period() {
        for rate in [-0.999_999, -0.5, 0.0, 1e-9, 0.1, 40.0, 1e12] {
            let year = Unit::Day.growth(rate).power(365) / Unit::Period.growth(rate) - Double::ONE;
            assert!(year.value().abs() < 1e-26, "{rate}: {}", year.value());
        }
    }
}
