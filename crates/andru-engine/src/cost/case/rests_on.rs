//! What share of a result rests on the buyer, on publications, on assumptions.

use rust_decimal::Decimal;

use super::LineResult;
use crate::cost::figure::BasisKind;
use crate::cost::model::CaseModel;
use crate::cost::money::plain;
use crate::icp::apportion;

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
        if sizes.iter().all(Decimal::is_zero) {
            return None;
        }
        // In tenths of a percent.
        let parts = apportion(&sizes.map(plain), 1000);
        let [buyer, benchmark, assumption] = <[i32; 3]>::try_from(parts).ok()?.map(|part| Decimal::new(part.into(), 1));
        Some(Self { buyer, benchmark, assumption })
    }
}
