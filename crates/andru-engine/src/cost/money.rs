//! Amounts as decimals, and how they are rounded.

use rust_decimal::RoundingStrategy;
use rust_decimal::prelude::ToPrimitive;

pub use rust_decimal::Decimal;

use crate::figure::thousands;
use crate::read::Currency;

/// The largest figure a case may be given, in its own unit.
pub const MOST_FIGURE: i64 = 1_000_000_000_000;

/// The largest amount of money a case may come to, in whole units of its currency.
pub const MOST_AMOUNT: i64 = 1_000_000_000_000_000;

/// The decimal a number was written as: 0.1 is one tenth. None for what is not finite or has no place in a decimal.
pub fn decimal(number: f64) -> Option<Decimal> {
    // The shortest text that reads back as the number is what was written.
    if number.is_finite() { format!("{number}").parse().ok() } else { None }
}

/// The plain number nearest to a decimal.
pub fn plain(decimal: Decimal) -> f64 {
    decimal.to_f64().unwrap_or_default()
}

/// To what an amount of money is rounded before it is added to another; half away from zero.
///
/// What is printed then adds up to what is printed. A study that rounds first and one that rounds last differ by a few
/// units, so the policy is stated with every result.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Rounding {
    /// Not at all: 28 digits are carried.
    None,
    /// To the smallest coin of the currency: cents of a dollar, whole yen, thousandths of a dinar.
    Cents,
    /// To whole units of the currency, as published studies print.
    #[default]
    Whole,
}

impl Rounding {
    /// Decimals that are kept in an amount; none means all.
    pub fn decimals(self, currency: Currency) -> Option<u32> {
        match self {
            Self::None => None,
            Self::Cents => Some(currency.minor_digits()),
            Self::Whole => Some(0),
        }
    }

    /// The amount, rounded.
    pub fn round(self, amount: Decimal, currency: Currency) -> Decimal {
        match self.decimals(currency) {
            Some(decimals) => half_away(amount, decimals),
            None => amount,
        }
    }
}

/// A decimal rounded half away from zero, as spreadsheets round.
pub fn half_away(number: Decimal, decimals: u32) -> Decimal {
    number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// An amount as people read it, with commas between thousands and so many decimals: `1,234.50`.
pub fn written(amount: Decimal, decimals: u32) -> String {
    let rounded = half_away(amount, decimals);
    let text = format!("{:.*}", decimals as usize, rounded.abs());
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let sign = if rounded.is_sign_negative() && !rounded.is_zero() { "-" } else { "" };
    format!("{sign}{}{rest}", thousands(whole))
}

/// A figure as people read it: commas between thousands, and the decimals it has.
pub fn written_exactly(number: Decimal) -> String {
    let number = number.normalize();
    written(number, number.scale())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_decimal_it_was_written_as() {
        for (number, text) in [(0.1, "0.1"), (41.1, "41.1"), (1e15, "1000000000000000"), (-2.5, "-2.5")] {
            assert_eq!(decimal(number).unwrap().to_string(), text);
        }
        for number in [f64::NAN, f64::INFINITY, 1e30, -1e300] {
            assert_eq!(decimal(number), None, "{number}");
        }
    }

    #[test]
    fn amounts_are_written_with_commas() {
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(written(number("1234567.895"), 2), "1,234,567.90");
        assert_eq!(written(number("-1234.4"), 0), "-1,234");
        assert_eq!(written(number("-0.4"), 0), "0");
        assert_eq!(written_exactly(number("1234.500")), "1,234.5");
    }

    #[test]
    fn amounts_are_rounded_to_the_coins_of_their_currency() {
        let rounded = |rounding: Rounding, code: &str| {
            rounding.round("1234.5675".parse().unwrap(), code.parse().unwrap()).to_string()
        };
        assert_eq!(rounded(Rounding::Cents, "USD"), "1234.57");
        assert_eq!(rounded(Rounding::Cents, "JPY"), "1235");
        assert_eq!(rounded(Rounding::Cents, "KWD"), "1234.568");
        assert_eq!(rounded(Rounding::Whole, "USD"), "1235");
        assert_eq!(rounded(Rounding::None, "USD"), "1234.5675");
        assert_eq!(half_away("-0.5".parse().unwrap(), 0).to_string(), "-1");
    }
}
