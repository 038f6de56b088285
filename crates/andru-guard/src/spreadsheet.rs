//! Cells that a spreadsheet shows instead of running.

use std::borrow::Cow;

/// Returns `text` with a leading apostrophe where a spreadsheet would take it for a formula.
///
/// That is a text whose first character, blanks aside, is `=`, `+`, `-` or `@` (also full-width), or which begins
/// with a tab or a carriage return. A plain number such as `-4.0`, `+8.5` or `-12%` stays as it is. The method is
/// the one OWASP gives against CSV injection; the cell still has to be quoted by whoever writes the file.
pub fn spreadsheet_safe(text: &str) -> Cow<'_, str> {
    if runs(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

fn runs(text: &str) -> bool {
    if text.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    let shown = text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    match shown.chars().next() {
        Some('=' | '@' | '＝' | '＠' | '＋' | '－') => true,
        Some('+' | '-') => !is_signed_number(shown),
        _ => false,
    }
}

/// A sign, digits with points and commas among them, perhaps a percent sign; nothing that can be calculated with.
fn is_signed_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let digits = digits.strip_suffix('%').unwrap_or(digits);
    digits.starts_with(|letter: char| letter.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_text_and_numbers_stay_numbers() {
        for text in [
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "＝1",
            "＋1",
            "－1",
            "＠a",
            " =1",
            "-",
            "+-1",
        ] {
            assert_eq!(spreadsheet_safe(text), format!("'{text}"), "{text:?}");
        }
        for text in ["-4.0", "+8.5", "-1,200", "-12%", "Alder", "", "a=1", "'=1", "12"] {
            assert_eq!(spreadsheet_safe(text), text, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn a_safe_cell_stays_as_it_is(text in "[\t\r =+@＝a-z0-9.,%-]{0,12}") {
            let safe = spreadsheet_safe(&text).into_owned();
            prop_assert_eq!(spreadsheet_safe(&safe).into_owned(), safe);
        }
    }
}
