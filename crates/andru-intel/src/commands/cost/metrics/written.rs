//! Results as a page writes them.

use andru_core::engine::cost::money::{decimal, half_away, written};
use andru_core::engine::figure::number;
use andru_core::engine::read::Currency;

/// An amount to the cent with its currency, where it has one: `USD 2,409.77`.
pub(super) fn amount(value: f64, currency: Option<Currency>) -> String {
    let figure = decimals(value, 2);
    currency.map_or(figure.clone(), |currency| format!("{currency} {figure}"))
}

/// A share in percent to two places: `12.84%`.
pub(super) fn percent(share: f64) -> String {
    format!("{}%", decimals(share * 100.0, 2))
}

/// A rate as it was typed, in percent with up to six places: `0.625%`.
pub(super) fn typed_percent(share: f64) -> String {
    format!("{}%", number((share * 1e8).round() / 1e6))
}

/// A number to so many places with commas between thousands; beyond 28 digits in powers of ten.
pub(super) fn decimals(value: f64, places: u32) -> String {
    decimal(value).map_or_else(|| format!("{value:.3e}"), |value| written(half_away(value, places), places))
}
