//! Where a function that changes sign between two points is zero.

/// Two points between which the sign changes, with the function's values there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bracket {
    /// The lower point.
    pub(super) low: f64,
    /// The higher point.
    pub(super) high: f64,
    /// The value at the lower point, of the other sign than that at the higher.
    pub(super) at_low: f64,
    /// The value at the higher point.
    pub(super) at_high: f64,
}

impl Bracket {
    /// A bracket, where the signs do differ.
    pub(super) fn new(low: (f64, f64), high: (f64, f64)) -> Option<Self> {
        let differ = (low.1 < 0.0 && high.1 > 0.0) || (low.1 > 0.0 && high.1 < 0.0);
        differ.then_some(Self { low: low.0, high: high.0, at_low: low.1, at_high: high.1 })
    }

    /// The middle, or `None` where no number lies between the two points.
    fn middle(self) -> Option<f64> {
        let middle = self.low + (self.high - self.low) / 2.0;
        (middle > self.low && middle < self.high).then_some(middle)
    }

    /// Keeps the half in which the sign changes; a zero becomes both ends.
    pub(super) fn cut(&mut self, point: f64, value: f64) {
        if value == 0.0 {
            *self = Self { low: point, high: point, at_low: 0.0, at_high: 0.0 };
        } else if (value < 0.0) == (self.at_low < 0.0) {
            (self.low, self.at_low) = (point, value);
        } else {
            (self.high, self.at_high) = (point, value);
        }
    }

    /// The end whose value is nearer to zero.
    pub(super) fn nearer(self) -> f64 {
        if self.at_low.abs() <= self.at_high.abs() { self.low } else { self.high }
    }

    /// Narrows the bracket to a width of at most `2 * within`: never in many more steps than bisection, and in far
    /// fewer where the function is smooth.
    ///
    /// Source: Oliveira and Takahashi, "An enhancement of the bisection method average performance preserving minmax
    /// optimality", 2020 (the ITP method).
    pub(super) fn narrow(mut self, within: f64, function: impl Fn(f64) -> f64) -> Self {
        let width = self.high - self.low;
        let pull = 0.2 / width;
        let mut reach = within * ((width / (2.0 * within)).log2().ceil() + 1.0).exp2();
        while self.high - self.low > 2.0 * within {
            let Some(middle) = self.middle() else { break };
            let width = self.high - self.low;
            let secant = (self.low * self.at_high - self.high * self.at_low) / (self.at_high - self.at_low);
            let toward = (middle - secant).signum();
            let shift = pull * width * width;
            let near = if shift <= (middle - secant).abs() { secant + toward * shift } else { middle };
            let allowed = reach - width / 2.0;
            let point = if (near - middle).abs() <= allowed { near } else { middle - toward * allowed };
            // Rounding may put the point on an end, where nothing would be learned.
            let point = if point > self.low && point < self.high { point } else { middle };
            self.cut(point, function(point));
            reach /= 2.0;
        }
        self
    }

    /// Halves the bracket until no number lies within it, or `steps` times.
    pub(super) fn halve(mut self, steps: u32, function: impl Fn(f64) -> f64) -> Self {
        for _ in 0..steps {
            let Some(middle) = self.middle() else { break };
            self.cut(middle, function(middle));
        }
        self
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::float_cmp, reason = "neighbours are compared to the last digit")]

    use super::*;
    use std::cell::Cell;

    fn bracket(low: f64, high: f64, function: fn(f64) -> f64) -> Bracket {
        Bracket::new((low, function(low)), (high, function(high))).unwrap()
    }

    #[test]
    fn a_smooth_function_takes_few_steps_and_a_bad_one_no_more_than_bisection() {
        let smooth: fn(f64) -> f64 = |x| x * x * x - 2.0;
        let wall: fn(f64) -> f64 = |x| if x < 0.123_456 { -1e-300 } else { 1.0 };
        for (function, root, most) in [(smooth, 2f64.cbrt(), 15), (wall, 0.123_456, 48)] {
            let calls = Cell::new(0);
            let found = bracket(-1.0, 9.0, function).narrow(1e-13, |x| {
                calls.set(calls.get() + 1);
                function(x)
            });
            assert!(found.low <= root && root <= found.high, "{found:?}");
            assert!(found.high - found.low <= 2e-13, "{found:?}");
            assert!(calls.get() <= most, "{}", calls.get());
        }
    }

    #[test]
    fn halving_ends_on_neighbours() {
        let found = bracket(1.0, 2.0, |x| x * x - 2.0).halve(80, |x| x * x - 2.0);
        assert_eq!(found.low.next_up(), found.high);
        assert!(found.low <= 2f64.sqrt() && 2f64.sqrt() <= found.high, "{found:?}");
        assert!(Bracket::new((0.0, 1.0), (1.0, 0.0)).is_none());
    }
}
