//! The simplified calculator: four monthly figures times months.

use super::within;
use crate::cost::error::CostError;

/// The monthly figures that were filled in where nothing was said.
pub const DEFAULTS: [f64; 4] = [45_000.0, 23_000.0, 12_000.0, 38_000.0];

/// The months that could be chosen.
pub const TIMEFRAMES: [u32; 4] = [3, 6, 12, 18];

/// The share of the total that was called savings.
pub const SAVINGS: f64 = 0.75;

/// What the simplified calculator gives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Simplified {
    /// The sum of the four figures.
    pub monthly: f64,
    /// The sum times the months.
    pub total: f64,
    /// 0.75 of the total.
    pub savings: f64,
}

/// The simplified calculator. Its reading of `2M` and `500K` is left out: money is read in one place here.
///
/// # Errors
/// Monthly figures beyond 0 to 10^12 (the original has no bound), and other months than [`TIMEFRAMES`].
pub fn calculate(monthly: [f64; 4], months: u32) -> Result<Simplified, CostError> {
    for figure in monthly {
        within("monthly", figure, 0.0, 1e12)?;
    }
    if !TIMEFRAMES.contains(&months) {
        return Err(CostError::new("timeframe", format!("is {months}, and must be 3, 6, 12 or 18")));
    }
    let sum = monthly.iter().fold(0.0, |sum, figure| sum + figure);
    let total = sum * f64::from(months);
    Ok(Simplified { monthly: sum, total, savings: total * SAVINGS })
}
