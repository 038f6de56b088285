//! Internal rates of return: every rate at which a present value is zero.

use super::check;
use super::error::FinanceError;
use super::flows::DatedFlow;
use super::ladder::turning_points;
use super::search::Bracket;
use super::series::Series;

/// The lowest rate that is searched: all but a quadrillionth is lost in every period.
pub const LOWEST_SEARCHED: f64 = -1.0 + 1e-15;
/// The highest rate that is searched.
pub const HIGHEST_SEARCHED: f64 = check::HIGHEST_RATE;
/// How near a zero is found before the last digits are settled, in units of the logarithm of 1 + rate.
const WITHIN: f64 = 1e-13;
/// More halvings than this settle no digit of 1 + rate.
const HALVINGS: u32 = 80;

/// The rates at which a present value is zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Roots {
    /// All of them between [`LOWEST_SEARCHED`] and [`HIGHEST_SEARCHED`], ascending; none is an answer.
    ///
    /// Each is the `f64` at which the present value is nearest to zero. A rate at which the present value touches zero
    /// without crossing it stands here once. Rates so near each other that the rounding of the flows cannot tell them
    /// apart are one.
    pub rates: Vec<f64>,
    /// Whether at least one more rate lies outside what is searched.
    pub outside: bool,
}

/// Every internal rate of return of flows one period apart, the first one now.
///
/// It does not matter when the first flow falls: the rates are the same. Flows that never change direction have none.
///
/// How near to zero the present value comes is bounded by the digits of a rate alone: no neighbouring `f64` comes
/// nearer. Measured on random flows of either sign, as a share of the sum of their sizes: at rates from 0 it is within
/// 1e-16; below zero, where one digit of the rate moves the last flows more and more, it is within 1e-9 down to -80% for
/// 12 flows, to -49% for 30 and to -29% for 60.
///
/// # Errors
/// A flow out of bounds, no flow, or flows that are all zero, which every rate solves.
pub fn irr(flows: &[f64]) -> Result<Roots, FinanceError> {
    check::amounts("flows", flows.iter().copied())?;
    solve(&Series::periodic(flows, 0))
}

/// Every internal rate of return of dated flows, a year of 365 days; flows of one day are one, in any order.
///
/// As for [`irr`], with days / 365 for periods.
///
/// # Errors
/// A flow out of bounds, no flow, or flows that cancel out on every day, which every rate solves.
pub fn xirr(flows: &[DatedFlow]) -> Result<Roots, FinanceError> {
    check::amounts("flows", flows.iter().map(|flow| flow.amount))?;
    solve(&Series::dated(flows))
}

/// Every zero of a series, by one algorithm for periods and days.
pub(super) fn solve(series: &Series) -> Result<Roots, FinanceError> {
    let (Some(first), Some(last)) = (series.terms().first(), series.terms().last()) else {
        return Err(FinanceError::AllZero { argument: "flows" });
    };
    let points = turning_points(series, LOWEST_SEARCHED.ln_1p(), HIGHEST_SEARCHED.ln_1p());
    let signs: Vec<f64> = points.iter().map(|point| series.balance(point.exp_m1()).sign()).collect();
    let mut rates = Vec::new();
    let mut at_zero = false;
    let mut before: Option<(f64, f64)> = None;
    for (point, sign) in points.iter().zip(&signs) {
        let here = (*point, *sign);
        if let Some(bracket) = before.and_then(|before| Bracket::new(before, here)) {
            rates.push(settle(series, bracket));
        }
        // A run of points at zero is one rate: nothing between them is told from zero either.
        let was_at_zero = std::mem::replace(&mut at_zero, *sign == 0.0);
        if at_zero && !was_at_zero {
            rates.push(point.exp_m1());
        }
        before = Some(here);
    }
    // Near -100% the last flow outweighs all others, at the highest rates the first.
    let missed = |found: Option<&f64>, far: f64| found.is_some_and(|sign| *sign * far < 0.0);
    let outside = missed(signs.first(), last.amount) || missed(signs.last(), first.amount);
    Ok(Roots { rates, outside })
}

/// The rate in a bracket of its logarithms at which the value is nearest to zero.
fn settle(series: &Series, bracket: Bracket) -> f64 {
    let share = |rate: f64| series.balance(rate).share;
    let ends = Bracket { at_low: share(bracket.low.exp_m1()), at_high: share(bracket.high.exp_m1()), ..bracket };
    let near = ends.narrow(WITHIN, |u| share(u.exp_m1()));
    let mut rates = Bracket { low: near.low.exp_m1(), high: near.high.exp_m1(), ..near };
    // Zero is a rate of its own, not a limit of ever smaller ones.
    if rates.low < 0.0 && rates.high > 0.0 {
        rates.cut(0.0, share(0.0));
    }
    rates.halve(HALVINGS, share).nearer()
}

#[cfg(test)]
mod tests;
