//! What share of a result rests on the buyer, on publications, on assumptions.

use rust_decimal::Decimal;

use super::LineResult;
use crate::cost::figure::BasisKind;
use crate::cost::money::half_away;

/// Shares of the present value that counts, benefits and costs taken as sizes, in percent with one decimal; they add up
/// to 100.
///
/// A line is as good as the weakest figure its amount is made of. The rate of discount and the adjustment for risk are
/// conventions that apply to every line, and are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RestsOn {
    /// On lines whose every figure the buyer gave.
    pub buyer: Decimal,
    /// On lines with a published figure and no assumption.
    pub benchmark: Decimal,
    /// On lines with an assumption.
    pub assumption: Decimal,
}

impl RestsOn {
    pub(super) fn of(lines: &[LineResult]) -> Option<Self> {
        let counted = lines.iter().filter(|line| line.counts);
        Self::over(counted.map(|line| (line.weakest, line.adjusted.present_value)))
    }

    /// Shares over amounts with the weakest basis of each; none where they come to nothing.
    pub fn over(amounts: impl Iterator<Item = (BasisKind, Decimal)>) -> Option<Self> {
        let mut sizes = [Decimal::ZERO; 3];
        for (kind, amount) in amounts {
            let place = BasisKind::ALL.iter().zip(&mut sizes).find(|(known, _)| **known == kind);
            if let Some((_, size)) = place {
                *size += amount.abs();
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
