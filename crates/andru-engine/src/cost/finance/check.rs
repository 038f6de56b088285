//! The bounds of every argument, checked in one place.

use super::error::FinanceError;

/// The most flows in a list: eighty years of months.
pub const MOST_FLOWS: usize = 1_000;
/// The largest amount, in either direction: a quadrillion.
pub const MOST_AMOUNT: f64 = 1e15;
/// The highest rate, as a share per period.
pub const HIGHEST_RATE: f64 = 1e15;
/// The most periods of an annuity: a thousand years of months.
pub const MOST_PERIODS: u32 = 12_000;

/// A rate above -1 and at most [`HIGHEST_RATE`].
pub(super) fn rate(argument: &'static str, rate: f64) -> Result<(), FinanceError> {
    if rate > -1.0 && rate <= HIGHEST_RATE { Ok(()) } else { Err(FinanceError::Rate { argument }) }
}

/// An amount within [`MOST_AMOUNT`].
pub(in crate::cost) fn amount(argument: &'static str, amount: f64) -> Result<(), FinanceError> {
    if amount.abs() <= MOST_AMOUNT { Ok(()) } else { Err(FinanceError::Amount { argument }) }
}

/// An amount from 0 to [`MOST_AMOUNT`].
pub(in crate::cost) fn positive(argument: &'static str, amount: f64) -> Result<(), FinanceError> {
    if (0.0..=MOST_AMOUNT).contains(&amount) { Ok(()) } else { Err(FinanceError::Positive { argument }) }
}

/// A share within whole bounds, both included.
pub(in crate::cost) fn share(argument: &'static str, share: f64, least: i32, most: i32) -> Result<(), FinanceError> {
    let fits = (f64::from(least)..=f64::from(most)).contains(&share);
    if fits { Ok(()) } else { Err(FinanceError::Share { argument, least, most }) }
}

/// Periods above 0 and at most [`MOST_PERIODS`].
pub(super) fn periods(argument: &'static str, periods: f64) -> Result<(), FinanceError> {
    if periods > 0.0 && periods <= f64::from(MOST_PERIODS) { Ok(()) } else { Err(FinanceError::Periods { argument }) }
}

/// From 1 to [`MOST_FLOWS`] amounts within [`MOST_AMOUNT`].
pub(super) fn amounts(argument: &'static str, amounts: impl ExactSizeIterator<Item = f64>) -> Result<(), FinanceError> {
    let count = amounts.len();
    if count == 0 {
        return Err(FinanceError::Empty { argument });
    }
    if count > MOST_FLOWS {
        return Err(FinanceError::TooMany { argument, count });
    }
    for (at, amount) in amounts.enumerate() {
        // False for what is not a number.
        let fits = amount.abs() <= MOST_AMOUNT;
        if !fits {
            return Err(FinanceError::Flow { argument, position: at + 1 });
        }
    }
    Ok(())
}

/// A result that is a number.
pub(in crate::cost) fn finite(result: &'static str, value: f64) -> Result<f64, FinanceError> {
    // Zero is zero, whichever side it was reached from.
    if value.is_finite() { Ok(value + 0.0) } else { Err(FinanceError::TooLarge { result }) }
}
