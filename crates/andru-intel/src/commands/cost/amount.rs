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

/// A text from outside, short and harmless.
pub(super) fn shown(text: &str) -> String {
    text.chars().take(40).flat_map(char::escape_default).collect()
}
