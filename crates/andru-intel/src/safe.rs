//! Text from outside made fit to show, by the rules of `andru-guard`.

use std::borrow::Cow;

/// Text without control characters, escape sequences and marks that turn the reading direction.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    let bad = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    if text.chars().any(bad) {
        Cow::Owned(text.chars().map(|letter| if bad(letter) { '\u{FFFD}' } else { letter }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// A cell that no spreadsheet runs as a formula.
pub(crate) fn spreadsheet_safe(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}
