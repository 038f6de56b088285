//! A figure's amount: a number, or the named reason why there is none.

use super::unit::Unit;
use crate::cost::finance::FinanceError;
use crate::cost::saas::Outcome;
use crate::read::Currency;

/// A figure's amount: a number, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// A finite number.
    Number(f64),
    /// It never comes: a payback without gross profit, a multiple of nothing added. The worst there is.
    Never,
    /// It has no limit: a runway that burns nothing, a customer who never leaves. The best there is.
    NoLimit,
}

/// Beyond this a quotient says nothing but that it has no limit.
const BEYOND: f64 = 1e18;

impl Amount {
    /// The number, if there is one.
    pub fn number(self) -> Option<f64> {
        if let Self::Number(number) = self { Some(number) } else { None }
    }

    /// `over / under`, or `beyond` where nothing or less is under the line, or the quotient is past all use.
    pub(super) fn ratio(over: f64, under: f64, beyond: Self) -> Self {
        let quotient = over / under;
        if under > 0.0 && quotient.abs() <= BEYOND { Self::Number(quotient) } else { beyond }
    }

    /// A metric of the cost engine, or `beyond` where it does not exist or is past all use.
    pub(super) fn metric(outcome: &Result<Outcome, FinanceError>, beyond: Self) -> Self {
        match outcome {
            Ok(Outcome::Value(value)) if value.abs() <= BEYOND => Self::Number(*value),
            _ => beyond,
        }
    }

    /// The amount in words.
    pub fn words(self, unit: Unit, currency: Currency) -> String {
        match self {
            Self::Number(number) => unit.words(number, currency),
            Self::Never if unit == Unit::Times => "nothing was added".to_owned(),
            Self::Never => "never".to_owned(),
            Self::NoLimit => "without limit".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_quotient_leaves_the_numbers() {
        assert_eq!(Amount::ratio(3.0, 2.0, Amount::Never), Amount::Number(1.5));
        for under in [0.0, -1.0, f64::MIN_POSITIVE / 4.0] {
            assert_eq!(Amount::ratio(3.0, under, Amount::Never), Amount::Never);
        }
        assert_eq!(Amount::ratio(0.0, 0.0, Amount::NoLimit), Amount::NoLimit);
    }
}
