//! Amounts of money as people and programs read them.

use andru_engine::cost::money::{Decimal, half_away, plain, written};
use andru_engine::cost::terms::Terms;
use andru_engine::read::Currency;

/// How amounts of one answer are written: in one currency, with the same decimals.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Amounts {
    currency: Currency,
    kept: Option<u32>,
}

impl Amounts {
    /// Amounts as the terms round them.
    pub(crate) fn of(terms: &Terms) -> Self {
        Self { currency: terms.currency, kept: terms.rounding.decimals(terms.currency) }
    }

    /// `USD 230,256`.
    pub(crate) fn money(self, amount: Decimal) -> String {
        format!("{} {}", self.currency, self.bare(amount))
    }

    /// `230,256`, for a column whose heading names the currency.
    pub(crate) fn bare(self, amount: Decimal) -> String {
        written(amount, self.kept.unwrap_or_else(|| self.currency.minor_digits()))
    }

    /// The amount for a program; one that is not rounded keeps twelve decimals.
    pub(crate) fn number(self, amount: Decimal) -> f64 {
        plain(half_away(amount, self.kept.unwrap_or(12)))
    }

    /// Several amounts for a program.
    pub(crate) fn numbers(self, amounts: &[Decimal]) -> Vec<f64> {
        amounts.iter().map(|amount| self.number(*amount)).collect()
    }
}
