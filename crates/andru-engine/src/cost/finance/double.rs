//! Numbers of about 32 significant digits, as the unevaluated sum of two `f64`.
//!
//! Source: Dekker, "A floating-point technique for extending the available precision", 1971; Hida, Li and Bailey,
//! "Algorithms for quad-double precision floating point arithmetic", 2001.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// A number as `high + low`, where `low` is at most half a unit in the last place of `high`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Double {
    high: f64,
    low: f64,
}

impl Double {
    /// One.
    pub(super) const ONE: Self = Self { high: 1.0, low: 0.0 };
    /// Zero.
    pub(super) const ZERO: Self = Self { high: 0.0, low: 0.0 };

    /// The exact sum of two numbers (Knuth).
    pub(super) fn sum(a: f64, b: f64) -> Self {
        let high = a + b;
        let part = high - a;
        Self { high, low: (a - (high - part)) + (b - part) }
    }

    /// The exact product of two numbers, short of underflow.
    fn product(a: f64, b: f64) -> Self {
        let high = a * b;
        Self { high, low: a.mul_add(b, -high) }
    }

    /// The exact sum of two numbers of which the first is the larger.
    fn renormalised(high: f64, low: f64) -> Self {
        let sum = high + low;
        Self { high: sum, low: low - (sum - high) }
    }

    /// The nearest `f64`; not finite where the number is too large for one.
    pub(super) fn value(self) -> f64 {
        self.high + self.low
    }

    /// A whole power, by squaring; too large a power is not finite, too small a one is zero.
    pub(super) fn power(self, mut exponent: u32) -> Self {
        let mut square = self;
        let mut power = Self::ONE;
        while exponent > 0 {
            if exponent & 1 == 1 {
                power = power * square;
            }
            exponent >>= 1;
            if exponent > 0 {
                square = square * square;
            }
        }
        power
    }
}

impl From<f64> for Double {
    fn from(high: f64) -> Self {
        Self { high, low: 0.0 }
    }
}

impl Neg for Double {
    type Output = Self;

    fn neg(self) -> Self {
        Self { high: -self.high, low: -self.low }
    }
}

impl Add for Double {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let high = Self::sum(self.high, other.high);
        let low = Self::sum(self.low, other.low);
        let sum = Self::renormalised(high.high, high.low + low.high);
        Self::renormalised(sum.high, sum.low + low.low)
    }
}

impl Sub for Double {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Double {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        let product = Self::product(self.high, other.high);
        Self::renormalised(product.high, product.low + (self.high * other.low + self.low * other.high))
    }
}

impl Div for Double {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        let first = self.high / other.high;
        let rest = self - other * Self::from(first);
        let second = rest.high / other.high;
        let rest = rest - other * Self::from(second);
        Self::sum(first, second) + Self::from(rest.high / other.high)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::float_cmp, reason = "these results are exact")]

    use super::Double;

    #[test]
    fn what_one_number_cannot_hold_two_can() {
        let tiny = Double::sum(1.0, 1e-25) - Double::ONE;
        assert_eq!(tiny.value(), 1e-25);
        let third = Double::ONE / Double::from(3.0);
        assert!((third * Double::from(3.0) - Double::ONE).value().abs() < 1e-31);
        let growth = Double::ONE + Double::from(1.0) / Double::from(10.0);
        // 11^15 / 10^15, exactly.
        let exact = Double::from(4_177_248_169_415_651.0) / Double::from(1e15);
        assert!((growth.power(15) - exact).value().abs() < 1e-29);
    }

    #[test]
    fn powers_run_out_at_both_ends() {
        assert!(!Double::from(10.0).power(400).value().is_finite());
        assert_eq!(Double::from(0.1).power(400).value(), 0.0);
        assert_eq!(Double::from(7.0).power(0), Double::ONE);
    }
}
