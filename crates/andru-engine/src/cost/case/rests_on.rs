//! What share of a result rests on the buyer, on publications, on assumptions.

use rust_decimal::Decimal;

use super::LineResult;
use crate::cost::figure::BasisKind;
use crate::cost::model::CaseModel;
use crate::cost::money::half_away;

/// Shares of the present value that counts, benefits and costs taken as sizes, in percent with one decimal; they add up
/// to 100.
///
/// Each line is shared out evenly among the figures its amount is made of, as each of them moves it in proportion. The rate
/// of discount and the adjustment for risk are conventions that apply to every line, and are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RestsOn {
    /// On figures the buyer gave.
    pub buyer: Decimal,
    /// On published figures.
    pub benchmark: Decimal,
    /// On figures somebody assumes.
    pub assumption: Decimal,
}

impl RestsOn {
    pub(super) fn of(model: &CaseModel, lines: &[LineResult]) -> Option<Self> {
        let counted = lines.iter().filter(|line| line.counts);
        Self::over(model, counted.map(|line| (line.id.as_str(), line.adjusted.present_value)))
    }

    /// Shares over the amounts of lines, by the id of each; none where they come to nothing.
    pub fn over<'l>(model: &CaseModel, amounts: impl Iterator<Item = (&'l str, Decimal)>) -> Option<Self> {
        let mut sizes = [Decimal::ZERO; 3];
        for (id, amount) in amounts {
            let kinds: Vec<BasisKind> = model.line(id).map(|line| model.kinds(line)).unwrap_or_default();
            let part = amount.abs().checked_div(Decimal::from(kinds.len())).unwrap_or_default();
            for (kind, size) in BasisKind::ALL.iter().zip(&mut sizes) {
                *size += part * Decimal::from(kinds.iter().filter(|known| *known == kind).count());
            }
        }
        let whole: Decimal = sizes.iter().sum();
        // Shares of thousandths, the rest given to the largest remainders, so that they add up.
        let exact = |size: &Decimal| size.checked_mul(Decimal::ONE_THOUSAND)?.checked_div(whole);
        let exact = [exact(&sizes[0])?, exact(&sizes[1])?, exact(&sizes[2])?];
        let mut parts = exact.map(|share| share.trunc());
        let left = Decimal::ONE_THOUSAND - parts.iter().sum::<Decimal>();
        let mut order = [0, 1, 2];
        order.sort_by_key(|at| std::cmp::Reverse(exact.get(*at).map(Decimal::fract)));
        let mut open = half_away(left, 0);
        for at in order {
            if let Some(part) = parts.get_mut(at)
                && open > Decimal::ZERO
            {
                *part += Decimal::ONE;
                open -= Decimal::ONE;
            }
        }
        let [buyer, benchmark, assumption] = parts.map(|part| part / Decimal::TEN);
        Some(Self { buyer, benchmark, assumption })
    }
}
