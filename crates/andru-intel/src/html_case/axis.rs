//! An axis with round marks, and amounts in a unit that keeps them short.

use andru_core::engine::figure::number;

/// An axis from one round value to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Axis {
    pub(super) low: f64,
    pub(super) high: f64,
    step: f64,
}

impl Axis {
    /// The axis that holds two values, with about `marks` steps of 1, 2 or 5 times a power of ten.
    pub(super) fn over(low: f64, high: f64, marks: f64) -> Self {
        let (low, high) =
            if low < high { (low, high) } else { (low - low.abs().max(1.0) / 2.0, low + low.abs().max(1.0) / 2.0) };
        let rough = (high - low) / marks;
        let power = 10_f64.powf(rough.log10().floor());
        let times = [1.0, 2.0, 5.0].into_iter().find(|times| times * power >= rough * 0.999).unwrap_or(10.0);
        let step = times * power;
        Self { low: (low / step).floor() * step, high: (high / step).ceil() * step, step }
    }

    /// Where a value stands between the ends, 0 to 1.
    pub(super) fn part(self, value: f64) -> f64 {
        let part = (value - self.low) / (self.high - self.low);
        if part.is_finite() { part.clamp(0.0, 1.0) } else { 0.0 }
    }

    /// The marks, lowest first.
    pub(super) fn marks(self) -> Vec<f64> {
        let steps = ((self.high - self.low) / self.step).round().clamp(1.0, 20.0);
        let mut marks = Vec::new();
        let mut at = 0.0;
        while at <= steps {
            let mark = self.low + self.step * at;
            // A sum of steps that should be 0 is not always.
            marks.push(if mark.abs() < self.step / 1e6 { 0.0 } else { mark });
            at += 1.0;
        }
        marks
    }
}

/// A unit of amounts: what it is called, and its size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    pub(super) name: &'static str,
    size: f64,
}

impl Scale {
    /// The unit in which the largest of amounts has at most four digits.
    pub(super) fn of(largest: f64) -> Self {
        let units = [(1.0, ""), (1e3, " thousand"), (1e6, " million"), (1e9, " billion (10^9)")];
        let fits = |(size, _): &(f64, &str)| largest.abs() / size < 10_000.0;
        let (size, name) = units.into_iter().find(fits).unwrap_or((1e12, " trillion (10^12)"));
        Self { name, size }
    }

    /// An amount in this unit, as a mark: `1,250`, `-2.5`.
    pub(super) fn mark(self, amount: f64) -> String {
        let scaled = amount / self.size;
        number((scaled * 1e4).round() / 1e4)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_are_round_and_hold_what_is_shown() {
        let axis = Axis::over(-53_150.0, 5_496_170.0, 5.0);
        assert_eq!(axis.marks(), [-2e6, 0.0, 2e6, 4e6, 6e6]);
        assert_eq!(Axis::over(0.0, 0.0, 4.0).marks(), [-0.5, 0.0, 0.5]);
        let scale = Scale::of(5_496_170.0);
        assert_eq!((scale.mark(-2e6).as_str(), scale.name), ("-2,000", " thousand"));
        assert_eq!(Scale::of(9_999.0).name, "");
    }

    proptest! {
        #[test]
        fn every_value_stands_on_its_axis(low in -1e15..1e15_f64, high in -1e15..1e15_f64, at in 0.0..1.0_f64) {
            let (low, high) = (low.min(high), low.max(high));
            let axis = Axis::over(low, high, 5.0);
            prop_assert!(axis.low <= low && high <= axis.high);
            prop_assert!((2..=13).contains(&axis.marks().len()), "{:?}", axis.marks());
            prop_assert!((0.0..=1.0).contains(&axis.part(low + (high - low) * at)));
        }
    }
}
