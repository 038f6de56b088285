//! Amounts of money as people type them.

use andru_core::engine::read::{Currency, money};

use crate::failure::{Failure, usage};

/// An amount such as `4.2k`, `1,200.50` or `€3m`, with its currency where one was written; `flag` names it in an error.
///
/// # Errors
/// A usage error for what is no amount, a range, or beyond 10^15.
pub(super) fn amount(flag: &str, text: &str) -> Result<(f64, Option<Currency>), Failure> {
    let reading = money(text);
    let read = reading.value.and_then(|money| {
        let exact = money.span.high().filter(|high| high.total_cmp(&money.span.low()).is_eq())?;
        Some((exact, money.currency))
    });
    read.ok_or_else(|| {
        let why = reading.note.map(|note| format!(": {note}")).unwrap_or_default();
        usage(
            format!("`{flag}` has `{}`, which is not one amount from 0 to 10^15{why}", shown(text)),
            &["write it as 19188, 4.2k or €3m"],
        )
    })
}

/// The one currency of amounts: the one named, else the one written, else US dollars.
///
/// # Errors
/// A usage error for an unknown code, and where two currencies are named or written: nothing is converted.
pub(super) fn one_currency(flag: &str, named: Option<&str>, written: &[Currency]) -> Result<Currency, Failure> {
    let hint = "bring them to one currency first; a rate of exchange has a date, so it is never guessed";
    if let Some((first, other)) =
        written.first().and_then(|first| written.iter().find(|other| *other != first).map(|other| (first, other)))
    {
        return Err(usage(format!("`{flag}` has amounts in {first} and in {other}"), &[hint]));
    }
    let Some(code) = named else {
        return match written.first() {
            Some(written) => Ok(*written),
            None => "USD".parse().map_err(|_| usage("USD is no currency", &[])),
        };
    };
    let currency: Currency = code.parse().map_err(|_| {
        usage(format!("`--currency` is `{}`, and must be a code of ISO 4217 such as USD", shown(code)), &[])
    })?;
    match written.first().filter(|written| **written != currency) {
        Some(written) => {
            Err(usage(format!("`{flag}` has amounts in {written}, and `--currency` is {currency}"), &[hint]))
        }
        None => Ok(currency),
    }
}

/// A text from outside, short and harmless.
pub(super) fn shown(text: &str) -> String {
    text.chars().take(40).flat_map(char::escape_default).collect()
}
