//! The deals of a portfolio in a period.

use std::collections::BTreeMap;

use andru_engine::read::{Currency, money};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use schemars::JsonSchema;
use serde::Serialize;

use super::rollup::NOT_GIVEN;
use crate::ports::accounts::{Account, AccountIndex, Deal, DealOutcome};

/// From which day to which, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) start: Date,
    pub(crate) end: Date,
}

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PeriodLength {
    Month,
    Quarter,
    Year,
}

impl PeriodLength {
    const fn months(self) -> i8 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }
}

impl Period {
    /// The last whole period of the calendar before a day.
    pub(crate) fn last_before(day: Date, length: PeriodLength) -> Option<Self> {
        let months = length.months();
        let first = date(day.year(), (day.month() - 1) / months * months + 1, 1);
        let start = first.checked_sub(i64::from(months).months()).ok()?;
        Some(Self { start, end: first.yesterday().ok()? })
    }

    /// The period of a length that begins on a day.
    pub(crate) fn from(start: Date, length: PeriodLength) -> Option<Self> {
        let end = start.checked_add(i64::from(length.months()).months()).ok()?.yesterday().ok()?;
        Some(Self { start, end })
    }

    /// The period of a length that ends on a day.
    pub(crate) fn until(end: Date, length: PeriodLength) -> Option<Self> {
        let start = end.tomorrow().ok()?.checked_sub(i64::from(length.months()).months()).ok()?;
        Some(Self { start, end })
    }

    fn holds(self, day: Date) -> bool {
        (self.start..=self.end).contains(&day)
    }
}

/// The deals of a portfolio in a period.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DealsAnswer {
    /// Deals won in the period.
    pub won: u64,
    /// Deals lost in the period.
    pub lost: u64,
    /// Deals that were open at their last import, whatever the period.
    pub open: u64,
    /// Won and lost deals that are counted nowhere, because no closing date of them could be read.
    pub undated: u64,
    /// Counted deals whose amount is missing or could not be read; they are in the counts and in no sum.
    pub without_amount: u64,
    /// Sums of the amounts that could be read, by currency; nothing is converted.
    pub by_currency: Vec<CurrencySums>,
}

/// Sums of amounts in one currency.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CurrencySums {
    /// ISO 4217, or `not given`.
    pub currency: String,
    /// The sum of the won deals.
    pub won: f64,
    /// The sum of the lost ones.
    pub lost: f64,
    /// The sum of the open ones.
    pub open: f64,
}

/// The deals of these accounts, counted and added up.
pub(crate) fn deals_in(period: Period, accounts: &[Account], deals: &[Deal]) -> (DealsAnswer, Vec<usize>) {
    let index = AccountIndex::of(accounts);
    let mut answer = DealsAnswer::default();
    let mut sums: BTreeMap<String, [f64; 3]> = BTreeMap::new();
    let mut counted = Vec::new();
    for (at, deal) in deals.iter().enumerate() {
        if index.find(deal.account.as_deref(), deal.domain.as_deref()).is_none() {
            continue;
        }
        let closed = deal.closed_on.as_deref().and_then(|text| text.parse::<Date>().ok());
        let column = match (deal.outcome, closed) {
            (DealOutcome::Open, _) => 2,
            (DealOutcome::Unknown, _) => continue,
            (_, None) => {
                answer.undated += 1;
                continue;
            }
            (_, Some(day)) if !period.holds(day) => continue,
            (DealOutcome::Won, Some(_)) => 0,
            (DealOutcome::Lost, Some(_)) => 1,
        };
        counted.push(at);
        match column {
            0 => answer.won += 1,
            1 => answer.lost += 1,
            _ => answer.open += 1,
        }
        match amount(deal) {
            Some((amount, currency)) => {
                let code = currency.map_or_else(|| NOT_GIVEN.to_owned(), |currency| currency.code().to_owned());
                if let Some(sum) = sums.entry(code).or_default().get_mut(column) {
                    *sum += amount;
                }
            }
            None => answer.without_amount += 1,
        }
    }
    answer.by_currency =
        sums.into_iter().map(|(currency, [won, lost, open])| CurrencySums { currency, won, lost, open }).collect();
    (answer, counted)
}

/// What a deal is worth, where one amount is written.
fn amount(deal: &Deal) -> Option<(f64, Option<Currency>)> {
    let money = money(deal.amount.as_deref()?).value.filter(|money| money.span.is_exact())?;
    let column = deal.currency.as_deref().and_then(|code| code.trim().parse().ok());
    Some((money.span.low(), money.currency.or(column)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_whole_period_ends_before_the_day() {
        for (day, length, start, end) in [
            (date(2026, 11, 24), PeriodLength::Quarter, date(2026, 7, 1), date(2026, 9, 30)),
            (date(2026, 1, 1), PeriodLength::Quarter, date(2025, 10, 1), date(2025, 12, 31)),
            (date(2026, 3, 16), PeriodLength::Month, date(2026, 2, 1), date(2026, 2, 28)),
            (date(2026, 12, 31), PeriodLength::Year, date(2025, 1, 1), date(2025, 12, 31)),
        ] {
            assert_eq!(Period::last_before(day, length), Some(Period { start, end }), "{day}");
        }
        let quarter = Period { start: date(2026, 7, 1), end: date(2026, 9, 30) };
        assert_eq!(Period::from(quarter.start, PeriodLength::Quarter), Some(quarter));
        assert_eq!(Period::until(quarter.end, PeriodLength::Quarter), Some(quarter));
        assert_eq!(Period::last_before(Date::MIN, PeriodLength::Year), None);
    }
}
