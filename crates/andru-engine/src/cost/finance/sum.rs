//! Sums that keep what rounding would drop.

/// A running sum with its rounding errors, in the order the numbers come (Neumaier, 1974).
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    total: f64,
    lost: f64,
    size: f64,
}

impl Sum {
    /// Adds a number.
    pub(super) fn add(&mut self, number: f64) {
        let total = self.total + number;
        self.lost += if self.total.abs() >= number.abs() {
            (self.total - total) + number
        } else {
            (number - total) + self.total
        };
        self.total = total;
        self.size += number.abs();
    }

    /// The sum, or zero where it is no more than the rounding of the numbers themselves: `0.1 + 0.2 - 0.3` is zero.
    pub(super) fn value(self) -> f64 {
        let value = self.total + self.lost;
        if value.abs() <= 4.0 * f64::EPSILON * self.size { 0.0 } else { value }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::float_cmp, reason = "these sums are exact")]

    use super::Sum;

    fn sum(numbers: &[f64]) -> f64 {
        let mut sum = Sum::default();
        for number in numbers {
            sum.add(*number);
        }
        sum.value()
    }

    #[test]
    fn small_numbers_beside_large_ones_are_not_lost() {
        assert_eq!(sum(&[1.0, 1e15, 1.0, -1e15]), 2.0);
        assert_eq!(sum(&[0.1, 0.2, -0.3]), 0.0);
        assert_eq!(sum(&[]), 0.0);
        assert_eq!(sum(&[0.1; 10]), 1.0);
    }
}
