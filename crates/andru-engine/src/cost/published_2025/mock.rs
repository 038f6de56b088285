//! What was answered where no calculation ran.

use super::within;
use crate::cost::error::CostError;

/// An answer that depends on revenue alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mock {
    /// The parts, in their published order: 15, 10, 20 and 5% of revenue, or 18, 12, 25 and 8%.
    pub parts: [f64; 4],
    /// 50% of revenue, or 63%.
    pub total: f64,
    /// 3.2, or 4.1.
    pub roi: f64,
    /// 6, or 4.
    pub payback_months: u32,
}

/// The fixed answer, or the one that was called AI-enhanced.
///
/// # Errors
/// A revenue beyond 0 to 10^12 (the original has no bound).
pub fn mock(revenue: f64, ai: bool) -> Result<Mock, CostError> {
    within("revenue", revenue, 0.0, 1e12)?;
    let (shares, total, roi, payback_months) =
        if ai { ([0.18, 0.12, 0.25, 0.08], 0.63, 4.1, 4) } else { ([0.15, 0.10, 0.20, 0.05], 0.5, 3.2, 6) };
    Ok(Mock { parts: shares.map(|share| revenue * share), total: revenue * total, roi, payback_months })
}

/// How a total was split in three where a language model gave no parts: 40, 30 and 30%.
///
/// # Errors
/// A total beyond 0 to 10^12 (the original has no bound).
pub fn fallback_split(total: f64) -> Result<[f64; 3], CostError> {
    within("total", total, 0.0, 1e12)?;
    Ok([0.4, 0.3, 0.3].map(|share| total * share))
}
