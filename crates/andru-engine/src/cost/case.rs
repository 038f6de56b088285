//! A case computed: every line by period, what they add up to, and what that means.

mod coins;
mod discount;
mod measures;
pub(super) mod present_value;
mod rests_on;
pub(super) mod schedule;
#[cfg(test)]
mod tests;

pub use measures::Measures;
pub use rests_on::RestsOn;

use rust_decimal::Decimal;

use super::double_count;
use super::error::CostError;
use super::figure::BasisKind;
use super::formula::{Formula, Trouble};
use super::line::{Line, Side};
use super::model::{CaseModel, DISCOUNT_RATE, Standing};
use super::money::MOST_AMOUNT;
use super::values::Values;
use discount::Discount;

/// A computed case.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The benefits and costs, in the order given; those that do not count included.
    pub lines: Vec<LineResult>,
    /// The sum of the benefits that count, adjusted for risk.
    pub benefits: Series,
    /// The sum of the costs that count, adjusted for risk.
    pub costs: Series,
    /// Benefits less costs.
    pub net: Series,
    /// The running sum of [`net`](Self::net), period by period, not discounted.
    pub cumulative: Vec<Decimal>,
    /// The factor each period is discounted by.
    pub factors: Vec<Decimal>,
    /// The rate of discount of one period, as a share.
    pub periodic_rate: f64,
    /// How much of the case the figures cover.
    pub scope: Scope,
    /// What the flows come to; none where no cost or no benefit counts.
    pub measures: Option<Measures>,
    /// What share of the result rests on each basis; none where nothing counts.
    pub rests_on: Option<RestsOn>,
}

/// How much of a case is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Every line counts: there is a return on the investment.
    Whole,
    /// Costs are known and some benefits are not: what is computed holds for the known lines alone.
    KnownBenefits,
    /// A cost is not known, or there is no cost or no benefit that counts: no return is computed.
    Unknown,
}

/// One line by period.
#[derive(Debug, Clone, PartialEq)]
pub struct LineResult {
    /// The line's id.
    pub id: String,
    /// The side it is on.
    pub side: Side,
    /// What is missing before it counts.
    pub standing: Standing,
    /// Whether it is in the sums: priced, and no other line's cash.
    pub counts: bool,
    /// The weakest basis among the figures of its amount.
    pub weakest: BasisKind,
    /// The amount per period before risk, today first; empty where figures are missing.
    pub unadjusted: Vec<Decimal>,
    /// The share taken off or put on for risk; 0 where there is none.
    pub risk: Decimal,
    /// The amount per period after risk.
    pub adjusted: Series,
}

/// Amounts by period, today first, with their sum and their present value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Series {
    /// One amount per period.
    pub values: Vec<Decimal>,
    /// Their sum.
    pub total: Decimal,
    /// The present value of each.
    pub discounted: Vec<Decimal>,
    /// The sum of the present values.
    pub present_value: Decimal,
}

impl CaseModel {
    /// Computes the case with its figures as they are.
    ///
    /// # Errors
    /// A formula that divides by zero, amounts beyond 10^15, costs that count and come to 0, and benefits of more than the
    /// loss they remove.
    pub fn evaluate(&self) -> Result<Case, CostError> {
        let values = Values::of(self);
        let case = self.evaluate_at(&values)?;
        double_count::check_removed(self, &case, &values)?;
        Ok(case)
    }

    /// Computes the case with other values for some figures.
    ///
    /// # Errors
    /// As [`evaluate`](Self::evaluate), without the check of removed losses.
    pub fn evaluate_at(&self, values: &Values<'_>) -> Result<Case, CostError> {
        let rate = values.in_year(DISCOUNT_RATE, 0).unwrap_or_default();
        let discount = Discount::new(rate, self.terms())?;
        let lines = self
            .lines()
            .iter()
            .filter(|line| line.side != Side::Inaction)
            .map(|line| self.line_at(line, values, &discount))
            .collect::<Result<Vec<_>, _>>()?;
        let side = |side| {
            let counted = lines.iter().filter(move |line| line.side == side && line.counts).map(|line| &line.adjusted);
            Series::sum(counted, discount.factors.len())
        };
        let (benefits, costs) = (side(Side::Benefit), side(Side::Cost));
        let net = benefits.less(&costs);
        let mut cumulative = net.values.clone();
        cumulative.iter_mut().fold(Decimal::ZERO, |before, value| {
            *value += before;
            *value
        });
        let scope = scope(&lines);
        let measures = match scope {
            Scope::Unknown => None,
            Scope::Whole | Scope::KnownBenefits => {
                Some(Measures::of(&benefits, &costs, &net, &discount, self.terms())?)
            }
        };
        let rests_on = RestsOn::of(self, &lines);
        let (factors, periodic_rate) = (discount.factors, discount.periodic_rate);
        Ok(Case { lines, benefits, costs, net, cumulative, factors, periodic_rate, scope, measures, rests_on })
    }

    fn line_at(&self, line: &Line, values: &Values<'_>, discount: &Discount) -> Result<LineResult, CostError> {
        let standing = self.standing(line);
        let counts = self.counts(line);
        let (mut unadjusted, mut risk, mut adjusted) = (Vec::new(), Decimal::ZERO, Series::default());
        if !matches!(standing, Standing::Missing(_)) {
            risk = risk_of(line, values)?;
            unadjusted = schedule::amounts(line, values, self.terms())?;
            let after_risk = unadjusted.iter().map(|amount| self.after_risk(line, *amount, risk)).collect();
            adjusted = discount.series(after_risk, line)?;
        }
        Ok(LineResult {
            id: line.id.clone(),
            side: line.side,
            standing,
            counts,
            weakest: self.weakest(line),
            unadjusted,
            risk,
            adjusted,
        })
    }

    /// An amount of a line moved by its share for risk and rounded: less benefit, less loss, more cost.
    pub(super) fn after_risk(&self, line: &Line, amount: Decimal, risk: Decimal) -> Decimal {
        // Against the case whatever the sign.
        let part = (amount * risk).abs();
        let moved = if line.side == Side::Cost { amount + part } else { amount - part };
        self.terms().rounding.round(moved, self.terms().currency)
    }

    /// Whether a line is in the sums: priced, and no other line's cash.
    pub(super) fn counts(&self, line: &Line) -> bool {
        line.same_cash_as.is_none() && self.standing(line) == Standing::Priced
    }
}

/// The share a line's amounts are moved by for risk.
pub(super) fn risk_of(line: &Line, values: &Values<'_>) -> Result<Decimal, CostError> {
    let Some(formula) = &line.risk else { return Ok(Decimal::ZERO) };
    let risk = value_of(formula, values, 0, || field(line, "risk"))?;
    if (Decimal::ZERO..=Decimal::ONE).contains(&risk) {
        return Ok(risk);
    }
    Err(CostError::new(field(line, "risk"), format!("is {}, and must be from 0 to 1 (0% to 100%)", risk.normalize())))
}

/// The value of a formula in a year.
pub(super) fn value_of(
    formula: &Formula,
    values: &Values<'_>,
    year: usize,
    field: impl Fn() -> String,
) -> Result<Decimal, CostError> {
    let value = formula.tree().value(&|id| values.in_year(id, year)).map_err(|trouble| match trouble {
        Trouble::TooLarge => too_large(field()),
        other => CostError::new(field(), other.to_string()),
    })?;
    bounded(value, field)
}

/// An amount within what a case may come to.
pub(super) fn bounded(amount: Decimal, field: impl Fn() -> String) -> Result<Decimal, CostError> {
    if amount.abs() <= Decimal::from(MOST_AMOUNT) { Ok(amount) } else { Err(too_large(field())) }
}

fn too_large(field: String) -> CostError {
    CostError::new(field, "comes to more than 10^15, in either direction")
}

/// A field of a line by its path.
pub(super) fn field(line: &Line, part: &str) -> String {
    format!("{}.{}.{part}", line.side.list(), line.id)
}

fn scope(lines: &[LineResult]) -> Scope {
    let has = |side| lines.iter().any(|line| line.side == side && line.counts);
    let open = |side| lines.iter().any(|line| line.side == side && line.standing != Standing::Priced);
    if !has(Side::Benefit) || !has(Side::Cost) || open(Side::Cost) {
        Scope::Unknown
    } else if open(Side::Benefit) {
        Scope::KnownBenefits
    } else {
        Scope::Whole
    }
}

impl Series {
    fn sum<'s>(all: impl Iterator<Item = &'s Self>, periods: usize) -> Self {
        let zeros = vec![Decimal::ZERO; periods];
        let none = Self { values: zeros.clone(), discounted: zeros, ..Self::default() };
        all.fold(none, |sum, each| sum.with(each, |a, b| a + b))
    }

    fn less(&self, other: &Self) -> Self {
        self.clone().with(other, |a, b| a - b)
    }

    // 60 lines of at most 10^15 stay far inside what a decimal holds.
    fn with(mut self, other: &Self, join: fn(Decimal, Decimal) -> Decimal) -> Self {
        let each = |mine: &mut Vec<Decimal>, theirs: &[Decimal]| {
            mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine = join(*mine, *theirs));
        };
        each(&mut self.values, &other.values);
        each(&mut self.discounted, &other.discounted);
        self.total = join(self.total, other.total);
        self.present_value = join(self.present_value, other.present_value);
        self
    }
}
