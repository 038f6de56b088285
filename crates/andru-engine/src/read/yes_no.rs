//! Yes and no.

use crate::read::Reading;
use crate::read::blank::is_blank;

/// Reads yes or no, as words of several languages, `true`/`false`, `1`/`0`, or a tick.
///
/// Anything else, such as `maybe` or `2`, is unread.
pub fn yes_no(text: &str) -> Reading<bool> {
    let trimmed = text.trim();
    if is_blank(trimmed) {
        return Reading::blank();
    }
    match trimmed.trim_end_matches(['.', '!']).to_lowercase().as_str() {
        "yes" | "y" | "true" | "t" | "1" | "1.0" | "on" | "x" | "✓" | "✔" | "✅" | "☑" | "ja" | "j" | "wahr" | "si"
        | "sí" | "oui" | "vrai" | "sim" | "verdadero" | "vero" | "tak" => Reading::plain(true),
        "no" | "n" | "false" | "f" | "0" | "0.0" | "off" | "✗" | "✘" | "❌" | "☐" | "nein" | "falsch" | "non"
        | "faux" | "não" | "nao" | "falso" | "nee" | "nej" | "nie" | "none" => Reading::plain(false),
        _ => Reading::unread("neither yes nor no"),
    }
}

#[cfg(test)]
mod tests {
    use super::yes_no;

    #[test]
    fn reads_yes_and_no() {
        for text in ["yes", "Y", "TRUE", "1", "ja", "Sí", "oui", " x ", "✓", "Yes."] {
            assert_eq!(yes_no(text).value, Some(true), "{text}");
        }
        for text in ["no", "N", "False", "0", "nein", "Non", "0.0"] {
            assert_eq!(yes_no(text).value, Some(false), "{text}");
        }
        for text in ["maybe", "2", "yes and no"] {
            let reading = yes_no(text);
            assert_eq!(reading.value, None, "{text}");
            assert!(reading.note.is_some(), "{text}");
        }
        assert_eq!(yes_no(" n/a ").note, None);
    }
}
