//! Amounts of one case, all written alike.

use super::money::{Decimal, half_away, plain, written};
use super::terms::Terms;
use crate::read::Currency;

/// How the amounts of a case are written: in one currency, with the same decimals.
#[derive(Debug, Clone, Copy)]
pub struct Amounts {
    /// The currency.
    pub currency: Currency,
    /// Decimals that are shown: those the terms keep, or the coins of the currency where nothing is rounded.
    pub decimals: u32,
    kept: Option<u32>,
}

impl Amounts {
    /// Amounts as the terms of a case round them.
    pub fn of(terms: &Terms) -> Self {
        let kept = terms.rounding.decimals(terms.currency);
        Self { currency: terms.currency, decimals: kept.unwrap_or_else(|| terms.currency.minor_digits()), kept }
    }

    /// `USD 230,256`.
    pub fn money(self, amount: Decimal) -> String {
        format!("{} {}", self.currency, self.bare(amount))
    }

    /// `230,256`, where the currency stands elsewhere.
    pub fn bare(self, amount: Decimal) -> String {
        written(amount, self.decimals)
    }

    /// The amount for a program; one that is not rounded keeps twelve decimals.
    pub fn number(self, amount: Decimal) -> f64 {
        plain(half_away(amount, self.kept.unwrap_or(12)))
    }

    /// Several amounts for a program.
    pub fn numbers(self, amounts: &[Decimal]) -> Vec<f64> {
        amounts.iter().map(|amount| self.number(*amount)).collect()
    }
}
