//! Amounts of one case, all written alike.

use andru_core::engine::cost::BusinessCase;
use andru_core::engine::cost::money::{Decimal, written};
use andru_core::engine::read::Currency;

/// How the amounts of a case are written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Amounts {
    pub(crate) currency: Currency,
    /// Decimals that are shown: those the terms keep, or the coins of the currency where nothing is rounded.
    pub(crate) decimals: u32,
}

impl Amounts {
    pub(crate) fn of(case: &BusinessCase) -> Self {
        let terms = case.model.terms();
        let kept = terms.rounding.decimals(terms.currency);
        Self { currency: terms.currency, decimals: kept.unwrap_or_else(|| terms.currency.minor_digits()) }
    }

    /// `USD 230,256`.
    pub(crate) fn money(self, amount: Decimal) -> String {
        format!("{} {}", self.currency, self.bare(amount))
    }

    /// `230,256`, where the currency stands elsewhere.
    pub(crate) fn bare(self, amount: Decimal) -> String {
        written(amount, self.decimals)
    }
}
