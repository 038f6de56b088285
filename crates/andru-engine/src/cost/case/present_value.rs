//! The net present value alone, many times over, for what asks how it moves.
//!
//! It is made of the same steps as a whole case, so it is the same to the last digit. What is saved is the rest: lines
//! that use no figure with another value are not computed again, and nothing but the sum is kept.

use rust_decimal::Decimal;

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
    discount: Discount,
    lines: Vec<Counted<'m>>,
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
            discount: Discount::new(values.in_year(DISCOUNT_RATE, 0).unwrap_or_default(), model.terms())?,
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
        let other = values
            .is_set(self.rate)
            .then(|| Discount::new(values.in_year(DISCOUNT_RATE, 0).unwrap_or_default(), self.model.terms()))
            .transpose()?;
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
        discount: &Discount,
    ) -> Result<Decimal, CostError> {
        let (line, terms) = (counted.line, self.model.terms());
        let risk = risk_of(line, values)?;
        let varies = line.amount.figures().iter().any(|id| values.varies(id));
        let once = |year: usize| value_of(&line.amount, values, year, || field(line, "amount"));
        let throughout = if varies { None } else { Some(once(0)?) };
        // Most periods bear the same amount as the one before.
        let mut last: Option<(Due, Decimal)> = None;
        let mut sum = Decimal::ZERO;
        for due in &counted.due {
            let amount = match last {
                Some((before, amount))
                    if before.share == due.share && (throughout.is_some() || before.year == due.year) =>
                {
                    amount
                }
                _ => {
                    let once = throughout.map_or_else(|| once(due.year), Ok)?;
                    self.model.after_risk(line, schedule::amount(line, once, due.share, terms)?, risk)
                }
            };
            last = Some((*due, amount));
            let factor = discount.factors.get(due.period).copied().unwrap_or_default();
            sum += discount.present(amount, factor, line)?;
        }
        Ok(sum)
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
