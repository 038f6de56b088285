//! What people write into a cell that has nothing in it.

/// Whether a text says that nothing is known: empty, a dash, or a word such as `n/a`, `unknown`, `tbd`.
///
/// `none`, `no` and `0` are not here: in some columns they are an answer, so each reader decides.
pub fn is_blank(text: &str) -> bool {
    let text = text.trim();
    // The longest word below has 13 letters; a longer text is not compared.
    if text.len() > 16 {
        return false;
    }
    if text.chars().all(|letter| matches!(letter, '-' | '–' | '—' | '?' | '.' | '/' | '_' | '*' | '#')) {
        return true;
    }
    matches!(
        text.to_lowercase().as_str(),
        "n/a"
            | "na"
            | "n.a."
            | "n.a"
            | "#n/a"
            | "n/k"
            | "k.a."
            | "k. a."
            | "nan"
            | "null"
            | "nil"
            | "(blank)"
            | "blank"
            | "unknown"
            | "(unknown)"
            | "unk"
            | "tbd"
            | "tba"
            | "not available"
            | "not known"
            | "not set"
            | "undefined"
            | "unbekannt"
            | "desconocido"
            | "inconnu"
            | "#value!"
            | "#ref!"
            | "no data"
            | "not specified"
            | "unspecified"
    )
}

#[cfg(test)]
mod tests {
    use super::is_blank;

    #[test]
    fn tells_blank_from_written() {
        for text in ["", "  ", "-", "—", "N/A", "n.a.", "Unknown", "TBD", "#N/A", "???", "NaN"] {
            assert!(is_blank(text), "{text:?}");
        }
        for text in ["0", "none", "no", "1-5", "Namibia", "-5", "A"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }
}
