//! How long ago something happened.

mod date;
pub(in crate::read) mod month;
mod phrase;
mod word;

use crate::read::Reading;
use jiff::civil::Date;

/// The time from an event to the date an answer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Age {
    /// Days: positive in the past, negative in the future.
    pub days: i64,
}

/// Texts are read up to this many words; an event is a sentence.
const MOST_WORDS: usize = 200;

/// Finds the age of an event in its text, relative to `as_of`; returns it with the text without that part.
///
/// Read are spans of time (`3 weeks ago`, `(5 days ago)`, `2 months` at the end, `in 90 days`, `vor 3 Wochen`),
/// days named by words (`yesterday`, `last month`), and dates (`2026-09-01`, `1 Sept 2026`, `Sept 2026`,
/// `Q3 2026`). Weeks have 7 days; months and years follow the calendar. A month or quarter counts from its
/// middle, with a note, and one that has begun but not ended as today. `1/9/2026` may be two dates: unread with a
/// note, and the text stays whole. A text without any of these is blank.
pub fn age(text: &str, as_of: Date) -> (Reading<Age>, String) {
    let words = word::words(text, MOST_WORDS);
    let found = (0..words.len()).find_map(|at| {
        let (before, rest) = words.split_at_checked(at)?;
        if is_decimal(before, rest) {
            return None;
        }
        let previous = before.last().map_or("", |word| word.text.as_str());
        date::read(previous, rest, as_of).or_else(|| phrase::read(previous, rest, as_of)).map(|found| (at, found))
    });
    let Some((at, found)) = found else {
        return (Reading::blank(), text.trim().to_owned());
    };
    match found.day {
        Ok(day) => {
            let days = i64::from((as_of - day).get_days());
            let reading = match found.note {
                Some(note) => Reading::noted(Age { days }, note),
                None => Reading::plain(Age { days }),
            };
            let first = words.get(at).map_or(0, |word| word.start);
            let last = words.get(at + found.words - 1).map_or(text.len(), |word| word.end);
            (reading, without(text, first, last))
        }
        Err(note) => (Reading::unread(note), text.trim().to_owned()),
    }
}

/// Whether the words go on after the point of a decimal number, as in `1.55 years`.
fn is_decimal(before: &[word::Word], rest: &[word::Word]) -> bool {
    let ([.., whole, point], [first, ..]) = (before, rest) else {
        return false;
    };
    point.is_in(&[".", ","])
        && whole.end == point.start
        && point.end == first.start
        && whole.number().is_some()
        && first.number().is_some()
}

/// A day found at the start of some words.
struct Found {
    /// The day, or why it cannot be known.
    day: Result<Date, String>,
    /// What should be said about it.
    note: Option<String>,
    /// How many words it takes; at least 1.
    words: usize,
}

impl Found {
    fn day(day: Date, words: usize) -> Self {
        Self { day: Ok(day), note: None, words }
    }

    fn noted(day: Date, words: usize, note: &str) -> Self {
        Self { day: Ok(day), note: Some(note.to_owned()), words }
    }

    fn unread(note: &str) -> Self {
        Self { day: Err(note.to_owned()), note: None, words: 1 }
    }
}

/// The text without a stretch of bytes and the brackets and separators around it.
fn without(text: &str, start: usize, end: usize) -> String {
    let loose = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '·' | '@');
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let (mut head, mut tail) = (before.trim_end(), after.trim_start_matches('.').trim_start());
    if let (Some(open), Some(close)) = (head.strip_suffix(['(', '[']), tail.strip_prefix([')', ']'])) {
        (head, tail) = (open, close);
    }
    let (head, tail) = (head.trim_matches(loose), tail.trim_matches(loose));
    // `opened in September 2026` leaves `opened`.
    let head = [" in", " on", " since", " im", " am", " seit", " as of"]
        .into_iter()
        .find_map(|link| head.strip_suffix(link))
        .unwrap_or(head);
    let gap = if head.is_empty() || tail.is_empty() { "" } else { " " };
    format!("{head}{gap}{tail}")
}

#[cfg(test)]
mod tests;
