//! The parts of an address as text.

/// Two or three plain letters.
pub(super) fn is_code(text: &str) -> bool {
    matches!(text.len(), 2 | 3) && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// The parts between commas, dashes with spaces, slashes and parentheses.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', '/', '(', ')', ':', '·', '•', '–', '—', '>'])
        .flat_map(|part| part.split(" - "))
        .map(|part| part.trim().trim_end_matches('.'))
        .filter(|part| !part.is_empty())
}

/// A part without postal codes and house numbers: every word with a digit goes.
pub(super) fn without_numbers(part: &str) -> String {
    let words: Vec<&str> = part.split_whitespace().filter(|word| !word.contains(|c: char| c.is_numeric())).collect();
    words.join(" ")
}

/// Words that stand beside a place without naming one.
pub(super) fn is_aside(name: &str) -> bool {
    matches!(
        name,
        "hq" | "headquarters"
            | "head office"
            | "headquarter"
            | "hauptsitz"
            | "siege"
            | "sede"
            | "main office"
            | "office"
            | "remote"
            | "remote first"
            | "fully remote"
            | "remote only"
            | "distributed"
            | "hybrid"
            | "on site"
            | "virtual"
            | "various"
            | "multiple"
            | "multiple locations"
            | "several"
    )
}
