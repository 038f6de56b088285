//! The net present value alone, many times over, for what asks how it moves.
//!
//! It is made of the same steps as a whole case, so it is the same to the last digit. What is saved is the rest: lines
//! that use no figure with another value are not computed again, nothing but the sum is kept, and rounded amounts are
//! counted in whole coins where that is certain to be the same.

use rust_decimal::Decimal;

use super::coins::Coins;
use super::discount::Discount;
use super::{field, risk_of, schedule, value_of};
use crate::cost::error::CostError;
use crate::cost::line::{Line, Side};
use crate::cost::model::{CaseModel, DISCOUNT_RATE};
use crate::cost::values::Values;

/// A case made ready to be valued with other figures.
#[derive(Debug)]
pub(in crate::cost) struct Valuation<'m> {
    model: &'m CaseModel,
    /// The place of the rate of discount among the figures.
    rate: usize,
    discount: Discounting,
    lines: Vec<Counted<'m>>,
}

/// The factors of a rate, and those in coins where there are such.
#[derive(Debug)]
struct Discounting {
    discount: Discount,
    coins: Option<Coins>,
}

impl Discounting {
    fn of(model: &CaseModel, values: &Values<'_>) -> Result<Self, CostError> {
        let rate = values.in_year(DISCOUNT_RATE, 0).unwrap_or_default();
        let discount = Discount::new(rate, model.terms())?;
        Ok(Self { coins: Coins::of(&discount, model.terms()), discount })
    }
}

/// A line that is in the sums.
#[derive(Debug)]
struct Counted<'m> {
    line: &'m Line,
    /// The places of the figures it uses.
    figures: Vec<usize>,
    due: Vec<Due>,
    /// Its present value with the case's own figures.
    own: Decimal,
}

/// A period in which an amount falls due.
#[derive(Debug, Clone, Copy)]
struct Due {
    period: usize,
    year: usize,
    share: Decimal,
}

impl<'m> Valuation<'m> {
    pub(in crate::cost) fn of(model: &'m CaseModel) -> Result<Self, CostError> {
        let values = Values::of(model);
        let mut valuation = Self {
            model,
            rate: model.index(DISCOUNT_RATE).unwrap_or(usize::MAX),
            discount: Discounting::of(model, &values)?,
            lines: Vec::new(),
        };
        let counted = model.lines().iter().filter(|line| line.side != Side::Inaction && model.counts(line));
        for line in counted {
            let mut counted = Counted::of(line, model);
            counted.own = valuation.present_value(&counted, &values, &valuation.discount)?;
            valuation.lines.push(counted);
        }
        Ok(valuation)
    }

    /// Whether the result could move with a figure.
    pub(in crate::cost) fn uses(&self, figure: usize) -> bool {
        figure == self.rate || self.lines.iter().any(|line| line.figures.contains(&figure))
    }

    /// Benefits less costs with other values for some figures, as [`CaseModel::evaluate_at`] computes them.
    ///
    /// # Errors
    /// As there; costs of nothing are no error here, for a difference needs no divisor.
    pub(in crate::cost) fn npv(&self, values: &Values<'_>) -> Result<Decimal, CostError> {
        let other = values.is_set(self.rate).then(|| Discounting::of(self.model, values)).transpose()?;
        let discount = other.as_ref().unwrap_or(&self.discount);
        let (mut benefits, mut costs) = (Decimal::ZERO, Decimal::ZERO);
        for counted in &self.lines {
            let moved = other.is_some() || counted.figures.iter().any(|figure| values.is_set(*figure));
            let present = if moved { self.present_value(counted, values, discount)? } else { counted.own };
            match counted.line.side {
                Side::Cost => costs += present,
                Side::Benefit | Side::Inaction => benefits += present,
            }
        }
        Ok(benefits - costs)
    }

    fn present_value(
        &self,
        counted: &Counted<'_>,
        values: &Values<'_>,
        discounting: &Discounting,
    ) -> Result<Decimal, CostError> {
        let (line, terms) = (counted.line, self.model.terms());
        let Discounting { discount, coins } = discounting;
        let risk = risk_of(line, values)?;
        let varies = line.amount.figures().iter().any(|id| values.varies(id));
        let once = |year: usize| value_of(&line.amount, values, year, || field(line, "amount"));
        let throughout = if varies { None } else { Some(once(0)?) };
        // Most periods bear the same amount as the one before.
        let mut last: Option<(Due, Decimal, Option<i128>)> = None;
        let (mut sum, mut sum_of_coins) = (Decimal::ZERO, 0_i128);
        for due in &counted.due {
            let (amount, count) = match last {
                Some((before, amount, count))
                    if before.share == due.share && (throughout.is_some() || before.year == due.year) =>
                {
                    (amount, count)
                }
                _ => {
                    let once = throughout.map_or_else(|| once(due.year), Ok)?;
                    let amount = self.model.after_risk(line, schedule::amount(line, once, due.share, terms)?, risk);
                    (amount, coins.as_ref().and_then(|coins| coins.count(amount)))
                }
            };
            last = Some((*due, amount, count));
            let present = coins.as_ref().zip(count).and_then(|(coins, count)| coins.present(count, due.period));
            if let Some(present) = present {
                sum_of_coins += present;
            } else {
                let factor = discount.factors.get(due.period).copied().unwrap_or_default();
                sum += discount.present(amount, factor, line)?;
            }
        }
        Ok(coins.as_ref().map_or(sum, |coins| sum + coins.amount(sum_of_coins)))
    }
}

impl<'m> Counted<'m> {
    fn of(line: &'m Line, model: &'m CaseModel) -> Self {
        let terms = model.terms();
        let due = (0..=terms.periods())
            .map(|period| Due { period, year: terms.year_of(period), share: schedule::due(line, period, terms) })
            .filter(|due| !due.share.is_zero())
            .collect();
        let figures = model.used_by(line).into_iter().filter_map(|figure| model.index(&figure.id)).collect();
        Self { line, figures, due, own: Decimal::ZERO }
    }
}
