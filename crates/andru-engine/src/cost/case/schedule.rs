//! When the amounts of a line fall due.

use rust_decimal::Decimal;

use super::{bounded, field, value_of};
use crate::cost::error::CostError;
use crate::cost::line::Line;
use crate::cost::terms::Terms;
use crate::cost::values::Values;

/// The amount of a line in each period before risk, today first, rounded by the terms.
///
/// What recurs is due for each month from its first to its last: a yearly amount that begins with month 7 counts for
/// half in the first year.
pub(in crate::cost) fn amounts(line: &Line, values: &Values<'_>, terms: &Terms) -> Result<Vec<Decimal>, CostError> {
    let varies = line.amount.figures().iter().any(|id| values.varies(id));
    let value = |year: usize| value_of(&line.amount, values, year, || field(line, "amount"));
    let throughout = if varies { None } else { Some(value(0)?) };
    (0..=terms.periods())
        .map(|period| {
            let share = due(line, period, terms);
            if share.is_zero() {
                return Ok(Decimal::ZERO);
            }
            let once = match throughout {
                Some(value) => value,
                None => value(terms.year_of(period))?,
            };
            amount(line, once, share, terms)
        })
        .collect()
}

/// What falls due in a period of an amount, given how often: rounded by the terms.
pub(super) fn amount(line: &Line, once: Decimal, share: Decimal, terms: &Terms) -> Result<Decimal, CostError> {
    let amount = bounded(once * share, || field(line, "amount"))?;
    let amount = if line.every.months() > 1 { amount / Decimal::from(line.every.months()) } else { amount };
    Ok(terms.rounding.round(amount, terms.currency))
}

/// How often a line's amount is due in a period, times the months it stands for (1 for an amount that is due once).
pub(super) fn due(line: &Line, period: usize, terms: &Terms) -> Decimal {
    let months = terms.period.months();
    let last = u32::try_from(period).unwrap_or(u32::MAX).saturating_mul(months);
    let first = if period == 0 { 0 } else { last + 1 - months };
    if line.every.months() == 0 {
        return Decimal::from(u32::from((first..=last).contains(&line.start_month)));
    }
    let end = line.end_month.unwrap_or(u32::MAX).min(last);
    let start = line.start_month.max(first);
    Decimal::from((end + 1).saturating_sub(start))
}
