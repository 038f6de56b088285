//! What delay costs: of several pieces of work by the order they are done in, and of one decision.
//!
//! Work that waits for other work loses its cost of delay every month until it is done. With one thing done at a time, the
//! order by cost of delay divided by duration (CD3), highest first, loses least: weighted shortest job first, as in
//! Reinertsen, "The Principles of Product Development Flow", Celeritas, 2009; proved for jobs on one machine by Smith,
//! "Various optimizers for single-stage production", Naval Research Logistics Quarterly 3, 1956.

#[cfg(test)]
mod tests;

use rust_decimal::Decimal;

use super::error::CostError;
use super::inaction::Inaction;
use super::money::{MOST_FIGURE, half_away};

/// The most pieces of work in one order.
pub const MOST_WORK: usize = 50;

/// The most months one piece of work may take.
pub const MOST_MONTHS: u32 = 600;

/// Decimals that are kept of an amount and of a duration: sums and comparisons of them are then exact.
const DECIMALS: u32 = 6;

/// A piece of work that costs money for as long as it is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Its name.
    pub name: String,
    /// What each month without it costs, 0 to 10^12; six decimals are kept.
    pub cost_per_month: Decimal,
    /// How many months it takes, above 0, at most [`MOST_MONTHS`]; six decimals are kept.
    pub months: Decimal,
}

/// What the order of several pieces of work costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostOfDelay {
    /// In the order given.
    pub given: Sequence,
    /// By cost of delay over duration, highest first; equal ones as given. No order costs less.
    pub best: Sequence,
    /// What the best order costs less than the given one.
    pub saving: Decimal,
}

/// Pieces of work done one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequence {
    /// Each, in order.
    pub steps: Vec<Step>,
    /// The sum of what each costs until it is done.
    pub total: Decimal,
}

/// A piece of work in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// Its place in the order given, from 0.
    pub given: usize,
    /// Its cost of delay per month divided by its months.
    pub cd3: Decimal,
    /// The month at whose end it is done, counted from the start of the first.
    pub done: Decimal,
    /// What it costs until then: its cost of delay times the months until it is done.
    pub cost: Decimal,
}

/// Costs of the given order, and of the one that costs least.
///
/// # Errors
/// No work or more than [`MOST_WORK`], and amounts or durations out of bounds, by the place in the list:
/// `work.0.months`.
pub fn cost_of_delay(work: &[Work]) -> Result<CostOfDelay, CostError> {
    if work.is_empty() || work.len() > MOST_WORK {
        return Err(CostError::new("work", format!("has {} entries, and must have 1 to {MOST_WORK}", work.len())));
    }
    let mut order = work.iter().enumerate().map(|(at, work)| Waiting::of(at, work)).collect::<Result<Vec<_>, _>>()?;
    let given = sequence(&order);
    // a / b > c / d as a d > c b: with six decimals both products are exact.
    order.sort_by(|one, other| (other.cost * one.months).cmp(&(one.cost * other.months)));
    let best = sequence(&order);
    Ok(CostOfDelay { saving: given.total - best.total, given, best })
}

/// A piece of work with bounds kept.
struct Waiting<'w> {
    name: &'w str,
    given: usize,
    cost: Decimal,
    months: Decimal,
}

impl<'w> Waiting<'w> {
    fn of(given: usize, work: &'w Work) -> Result<Self, CostError> {
        let (cost, months) = (half_away(work.cost_per_month, DECIMALS), half_away(work.months, DECIMALS));
        let problem = |field: &str, problem: String| Err(CostError::new(format!("work.{given}.{field}"), problem));
        if cost.is_sign_negative() && !cost.is_zero() || cost > Decimal::from(MOST_FIGURE) {
            return problem("costPerMonth", format!("is {}, and must be from 0 to 10^12", cost.normalize()));
        }
        if months <= Decimal::ZERO || months > Decimal::from(MOST_MONTHS) {
            let months = months.normalize();
            return problem("months", format!("is {months}, and must be above 0 and at most {MOST_MONTHS}"));
        }
        Ok(Self { name: &work.name, given, cost, months })
    }
}

// 50 times 10^12 a month for 30,000 months, with 12 decimals, is far inside what a decimal holds.
fn sequence(order: &[Waiting<'_>]) -> Sequence {
    let mut done = Decimal::ZERO;
    let mut steps = Vec::with_capacity(order.len());
    for work in order {
        done += work.months;
        steps.push(Step {
            name: work.name.to_owned(),
            given: work.given,
            cd3: work.cost.checked_div(work.months).unwrap_or_default(),
            done,
            cost: work.cost * done,
        });
    }
    Sequence { total: steps.iter().map(|step| step.cost).sum(), steps }
}

impl Inaction {
    /// What deciding so many months later costs: the losses of those months.
    ///
    /// # Errors
    /// More months than the case looks ahead.
    pub fn cost_of_waiting(&self, months: usize) -> Result<Decimal, CostError> {
        let most = self.cumulative.len();
        let Some(last) = months.checked_sub(1) else { return Ok(Decimal::ZERO) };
        self.cumulative
            .get(last)
            .copied()
            .ok_or_else(|| CostError::new("months", format!("is {months}, and the case looks {most} months ahead")))
    }
}
