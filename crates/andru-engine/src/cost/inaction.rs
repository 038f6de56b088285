//! What the buyer pays for every month in which nothing changes.
//!
//! A cost of inaction is not a benefit of buying: a purchase ends it in part and later, and adding the two counts the same
//! cash twice. It stands on its own, by month.

#[cfg(test)]
mod tests;

use rust_decimal::Decimal;

use super::case::{risk_of, schedule};
use super::error::CostError;
use super::figure::BasisKind;
use super::line::{Line, Side};
use super::model::{CaseModel, Standing};
use super::terms::{Period, Terms};
use super::values::Values;

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
    /// The amounts come from the same formulas and schedules as those of a [`Case`](super::Case), month by month whatever
    /// the case's own period: a twelfth of a yearly amount a month, an amount of today with the first month. Each is rounded
    /// by the terms and taken down for risk.
    ///
    /// # Errors
    /// As [`evaluate`](Self::evaluate), for the lines of inaction.
    pub fn inaction(&self) -> Result<Inaction, CostError> {
        let terms = Terms { period: Period::Month, ..*self.terms() };
        let values = Values::of(self);
        let lines =
            self.side(Side::Inaction).map(|line| self.loss(line, &values, &terms)).collect::<Result<Vec<_>, _>>()?;
        let mut months = vec![Decimal::ZERO; terms.periods()];
        for loss in lines.iter().filter(|loss| loss.counts) {
            months.iter_mut().zip(&loss.months).for_each(|(sum, month)| *sum += month);
        }
        let cumulative = months.iter().scan(Decimal::ZERO, |sum, month| {
            *sum += month;
            Some(*sum)
        });
        Ok(Inaction { cumulative: cumulative.collect(), total: months.iter().sum(), lines, months })
    }

    fn loss(&self, line: &Line, values: &Values<'_>, terms: &Terms) -> Result<Loss, CostError> {
        let standing = self.standing(line);
        let mut months = Vec::new();
        if !matches!(standing, Standing::Missing(_)) {
            let risk = risk_of(line, values)?;
            let amounts = schedule::amounts(line, values, terms)?;
            let mut amounts = amounts.into_iter().map(|amount| self.after_risk(line, amount, risk));
            let today = amounts.next().unwrap_or_default();
            months = amounts.collect();
            // What is lost today is lost with the first month.
            if let Some(first) = months.first_mut() {
                *first += today;
            }
        }
        Ok(Loss {
            id: line.id.clone(),
            counts: self.counts(line),
            standing,
            weakest: self.weakest(line),
            total: months.iter().sum(),
            months,
        })
    }
}
