//! A quantity known to lie between two bounds.

/// A quantity that lies between `low` and `high`, both inclusive; `high` is `None` for "or more".
///
/// Both bounds are finite and at least 0, and `low <= high`; [`Span::new`] is the only way to make one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    low: f64,
    high: Option<f64>,
}

impl Span {
    /// A span, or `None` where a bound is negative, not finite, or out of order.
    pub fn new(low: f64, high: Option<f64>) -> Option<Self> {
        let fine = low.is_finite() && low >= 0.0 && high.is_none_or(|high| high.is_finite() && high >= low);
        fine.then_some(Self { low, high })
    }

    /// A span of a single number.
    pub fn exactly(value: f64) -> Option<Self> {
        Self::new(value, Some(value))
    }

    /// The smallest the quantity can be.
    pub fn low(self) -> f64 {
        self.low
    }

    /// The largest the quantity can be, or `None` where there is no upper bound.
    pub fn high(self) -> Option<f64> {
        self.high
    }

    /// Whether both bounds are the same number.
    pub fn is_exact(self) -> bool {
        self.high == Some(self.low)
    }
}
