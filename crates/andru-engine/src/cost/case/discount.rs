//! Discounting: what an amount of a later period is worth today.

use rust_decimal::Decimal;

use super::{Series, field};
use crate::cost::error::CostError;
use crate::cost::finance::FirstFlow;
use crate::cost::line::Line;
use crate::cost::model::DISCOUNT_RATE;
use crate::cost::money::{decimal, plain};
use crate::cost::terms::{Period, Terms};

/// The factors of a case, one per period, today first.
#[derive(Debug, Clone)]
pub(super) struct Discount {
    pub(super) factors: Vec<Decimal>,
    /// The rate of one period, as a share.
    pub(super) periodic_rate: f64,
    terms: Terms,
}

impl Discount {
    /// The factors of a yearly rate. A month's rate is the one that compounds to the year's: (1 + r)^(1/12) - 1.
    pub(super) fn new(yearly: Decimal, terms: &Terms) -> Result<Self, CostError> {
        let beyond = || {
            CostError::new(
                format!("figures.{DISCOUNT_RATE}.value"),
                format!("is so near -100% that {} years cannot be discounted by it", terms.years),
            )
        };
        let rate = match terms.period {
            Period::Year => yearly,
            Period::Quarter | Period::Month => {
                let share = f64::from(terms.period.months()) / 12.0;
                decimal((1.0 + plain(yearly)).powf(share) - 1.0).ok_or_else(beyond)?
            }
        };
        let growth = Decimal::ONE + rate;
        let first = match terms.first_flow {
            FirstFlow::Now => Decimal::ONE,
            FirstFlow::EndOfFirstPeriod => Decimal::ONE.checked_div(growth).ok_or_else(beyond)?,
        };
        let mut factors = vec![first];
        let mut factor = first;
        for _ in 0..terms.periods() {
            factor = factor.checked_div(growth).filter(|factor| *factor < most()).ok_or_else(beyond)?;
            factors.push(factor);
        }
        Ok(Self { factors, periodic_rate: plain(rate), terms: *terms })
    }

    /// Amounts with their sums and present values; each present value is rounded by the terms before they are added.
    pub(super) fn series(&self, values: Vec<Decimal>, line: &Line) -> Result<Series, CostError> {
        let mut series = Series { values, ..Series::default() };
        for (value, factor) in series.values.iter().zip(&self.factors) {
            let present = self.present(*value, *factor, line)?;
            series.discounted.push(present);
            series.present_value += present;
            series.total += value;
        }
        Ok(series)
    }

    /// The present value of an amount of a line, rounded by the terms.
    pub(super) fn present(&self, value: Decimal, factor: Decimal, line: &Line) -> Result<Decimal, CostError> {
        match value.checked_mul(factor).filter(|present| present.abs() < most()) {
            Some(present) => Ok(self.terms.rounding.round(present, self.terms.currency)),
            None => Err(CostError::new(field(line, "amount"), "has a present value of more than 10^24")),
        }
    }
}

/// Sums over 30 years of months stay inside what a decimal holds (7.9 · 10^28) below this.
fn most() -> Decimal {
    Decimal::from_i128_with_scale(1_000_000_000_000_000_000_000_000, 0)
}
