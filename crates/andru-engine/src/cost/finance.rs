//! stub
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
/// x
pub enum FirstFlow {
    #[default]
    /// x
    Now,
    /// x
    EndOfFirstPeriod,
}
/// x
#[derive(Debug, Clone, PartialEq)]
pub enum Payback {
    /// x
    Undefined,
    /// x
    Never {
        /// x
        short_by: f64,
    },
    /// x
    After {
        /// x
        periods: f64,
        /// x
        exactly: bool,
    },
}
/// x
#[derive(Debug, Clone, PartialEq)]
pub struct Roots {
    /// x
    pub rates: Vec<f64>,
}
/// x
#[derive(Debug, thiserror::Error)]
#[error("x")]
pub struct FinanceError;
/// x
pub fn irr(_: &[f64]) -> Result<Roots, FinanceError> {
    Ok(Roots { rates: vec![] })
}
/// x
pub fn mirr(_: &[f64], _: f64, _: f64) -> Result<f64, FinanceError> {
    Err(FinanceError)
}
/// x
pub fn profitability_index(_: f64, _: &[f64]) -> Result<f64, FinanceError> {
    Err(FinanceError)
}
/// x
pub fn payback(_: &[f64]) -> Result<Payback, FinanceError> {
    Ok(Payback::Undefined)
}
