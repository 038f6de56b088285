//! Head counts a description names.

use super::found::Found;
use super::pattern::{Place, quoted};
use crate::persona::words::{Break, Word};

/// What a description says of the size of the companies.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct HeadCount {
    /// People, such as `50-500`, `200+` or `0-100`.
    pub(super) found: Option<Found>,
    /// A word for a size class that says no number, as written: `SMBs`.
    pub(super) class: Option<String>,
}

/// Reads "companies of 50 to 500 people", "200+ employees", "fewer than 100 staff".
///
/// A number counts only with a noun for people after it, and only where exactly one range is named: with
/// two, the first is taken. A size class such as `SMBs` is reported, not turned into numbers.
pub(super) fn head_count(text: &str, split: &[Word]) -> HeadCount {
    let found = (0..split.len()).find_map(|at| range_at(text, split, at));
    let class = split.iter().enumerate().find_map(|(at, _)| {
        let end = class_end(split, at)?;
        Some(quoted(text, split, Place { start: at, end }))
    });
    HeadCount { found, class }
}

fn range_at(text: &str, split: &[Word], at: usize) -> Option<Found> {
    let word = |at: usize| split.get(at).map(|word| word.text.as_str());
    let (bound, first) = match (word(at)?, word(at + 1)) {
        ("under" | "below", _) => (Bound::Most, at + 1),
        ("over" | "above", _) => (Bound::Least, at + 1),
        ("fewer" | "less", Some("than")) | ("up", Some("to")) | ("at", Some("most")) => (Bound::Most, at + 2),
        ("more", Some("than")) | ("at", Some("least")) => (Bound::Least, at + 2),
        _ => (Bound::None, at),
    };
    // "1,200" is split at the comma, and "500 to 50" is no "50": a number must not start in the middle of one.
    let inside = first > 0
        && (number(text, split, first - 1).is_some_and(|(_, end)| end > first) || is_second(text, split, first));
    let (low, mut end) = number(text, split, first).filter(|_| !inside)?;
    let plus = gap(text, split, end).trim_start().starts_with('+');
    let mut high = None;
    if bound == Bound::None && !plus {
        let dash = gap(text, split, end).contains(['-', '–', '—']);
        let to = word(end).is_some_and(|word| matches!(word, "to" | "and" | "bis"));
        if let Some((number, after)) = number(text, split, if to { end + 1 } else { end }).filter(|_| dash || to) {
            high = Some(number);
            end = after;
        }
    }
    let noun = people_at(split, end)?;
    let value = match (bound, high) {
        (Bound::Most, _) => format!("0-{low}"),
        (Bound::Least, _) => format!("{low}+"),
        (Bound::None, Some(high)) if high >= low => format!("{low}-{high}"),
        (Bound::None, Some(_)) => return None,
        (Bound::None, None) if plus => format!("{low}+"),
        (Bound::None, None) => low.to_string(),
    };
    Some(Found::read(value, &quoted(text, split, Place { start: at, end: noun + 1 })))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    None,
    Least,
    Most,
}

/// A whole number that starts at word `at`, with `,` or `.` between thousands or `k` after it, and the word index after it.
fn number(text: &str, split: &[Word], at: usize) -> Option<(u64, usize)> {
    let first = split.get(at)?.text.as_str();
    if let Some(thousands) = first.strip_suffix('k') {
        return Some((thousands.parse::<u64>().ok()?.checked_mul(1000)?, at + 1));
    }
    let mut number: u64 = first.parse().ok()?;
    let mut end = at + 1;
    while let Some(group) = split.get(end).filter(|word| word.text.len() == 3 && first.len() <= 3) {
        let Some(group) = group.text.parse::<u64>().ok().filter(|_| matches!(gap(text, split, end), "," | ".")) else {
            break;
        };
        number = number.checked_mul(1000)?.checked_add(group)?;
        end += 1;
    }
    Some((number, end))
}

/// What is written before word `at`.
fn gap<'t>(text: &'t str, split: &[Word], at: usize) -> &'t str {
    let from = at.checked_sub(1).and_then(|before| split.get(before)).map_or(0, |word| word.end);
    let to = split.get(at).map_or(text.len(), |word| word.start);
    text.get(from..to).unwrap_or_default()
}

/// Whether the number at word `at` ends a range that starts with the number before it.
fn is_second(text: &str, split: &[Word], at: usize) -> bool {
    let is_digits = |at: usize| split.get(at).is_some_and(|word| word.text.starts_with(|c: char| c.is_ascii_digit()));
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let to = split.get(before).is_some_and(|word| matches!(word.text.as_str(), "to" | "and" | "bis"));
    let dash = gap(text, split, at).contains(['-', '–', '—']);
    (to && before.checked_sub(1).is_some_and(is_digits)) || (dash && is_digits(before))
}

/// The index of the noun for people that belongs to a number before word `at`.
fn people_at(split: &[Word], mut at: usize) -> Option<usize> {
    loop {
        let word = split.get(at).filter(|word| word.before != Break::Sentence)?;
        if is_people(&word.text) {
            return Some(at);
        }
        matches!(word.text.as_str(), "full" | "part" | "time" | "or" | "more").then_some(())?;
        at += 1;
    }
}

fn is_people(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "employee"
            | "employees"
            | "staff"
            | "fte"
            | "ftes"
            | "headcount"
            | "heads"
            | "workers"
            | "mitarbeiter"
            | "mitarbeitende"
            | "person"
    )
}

/// The word index after a size class that starts at word `at`.
fn class_end(split: &[Word], at: usize) -> Option<usize> {
    let word = |at: usize| split.get(at).map(|word| word.text.as_str());
    match word(at)? {
        "smb" | "smbs" | "sme" | "smes" | "midmarket" | "startup" | "startups" | "enterprises" | "midsize"
        | "midsized" => Some(at + 1),
        "mid" => matches!(word(at + 1), Some("market" | "size" | "sized")).then_some(at + 2),
        "small" | "large" | "medium" => {
            matches!(word(at + 1), Some("business" | "businesses" | "companies" | "enterprises")).then_some(at + 2)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::persona::words::words;

    fn read(text: &str) -> Option<String> {
        head_count(text, &words(text)).found.map(|found| found.value)
    }

    #[test]
    fn ranges_are_read_with_a_noun_for_people() {
        let rows = [
            ("companies of 50 to 500 people", Some("50-500")),
            ("50-500 employees", Some("50-500")),
            ("between 1,000 and 5,000 employees", Some("1000-5000")),
            ("teams with 200+ staff", Some("200+")),
            ("more than 1,200 employees", Some("1200+")),
            ("fewer than 100 people", Some("0-100")),
            ("up to 20 full-time employees", Some("0-20")),
            ("5k+ employees", Some("5000+")),
            ("a company of 12 people", Some("12")),
            ("saves 40 hours", None),
            ("500 to 50 people", None),
            ("99999999999999999999 people", None),
            ("saves 40 hours per employee", None),
            ("founded 2019. People love it", None),
        ];
        for (text, value) in rows {
            assert_eq!(read(text).as_deref(), value, "{text}");
        }
    }

    #[test]
    fn the_words_read_are_quoted_whole() {
        let text = "For firms with more than 1,200 employees.";
        let found = head_count(text, &words(text)).found.unwrap();
        assert_eq!(found.because, "\"more than 1,200 employees\"");
    }

    #[test]
    fn size_classes_are_not_turned_into_numbers() {
        let text = "for SMBs and mid-market companies";
        assert_eq!(head_count(text, &words(text)), HeadCount { found: None, class: Some("SMBs".into()) });
    }
}
