//! Dates on the calendar.

use super::Found;
use super::month::month;
use super::word::Word;
use jiff::ToSpan;
use jiff::civil::Date;

/// The date that the words start with.
pub(super) fn read(previous: &str, words: &[Word], as_of: Date) -> Option<Found> {
    // Part of a longer number, such as a version or a price.
    if matches!(previous, "." | "/" | "$" | "€" | "£") {
        return None;
    }
    numeric(words)
        .or_else(|| year_and_month(words, as_of))
        .or_else(|| named(words, as_of))
        .or_else(|| quarter(words, as_of))
}

/// `2026-09-01`, `2026/9/1`, `1.9.2026`, `25/12/2026`; an ISO time after it belongs to it.
fn numeric(words: &[Word]) -> Option<Found> {
    let [first, mark, second, again, third, ..] = words else {
        return None;
    };
    if mark.text != again.text || !mark.is_in(&["-", "/", "."]) {
        return None;
    }
    let (a, b, c) = (first.number()?, second.number()?, third.number()?);
    let apart = |left: &Word, right: &Word| left.end != right.start;
    if apart(first, mark) || apart(mark, second) || apart(second, again) || apart(again, third) {
        return None;
    }
    // `2.1.2026.4` is a version.
    if words.get(5).is_some_and(|next| next.text == mark.text && next.start == third.end)
        && words.get(6).is_some_and(|next| next.number().is_some())
    {
        return None;
    }
    if first.text.len() == 4 {
        return date(a, b, c).map(|day| Found::day(day, 5 + time(words)));
    }
    if third.text.len() != 4 {
        return None;
    }
    // Between periods the day always comes first; else only a number above 12 tells which is the day.
    match (date(c, b, a), date(c, a, b)) {
        (Some(day), _) if mark.text == "." => Some(Found::day(day, 5)),
        (Some(day), None) | (None, Some(day)) if mark.text != "." => Some(Found::day(day, 5)),
        (Some(day), Some(other)) if day == other => Some(Found::day(day, 5)),
        (Some(_), Some(_)) => Some(Found::unread(&format!(
            "`{}{}{}{}{}` may be day/month or month/day; write {c}-{b:02}-{a:02} or {c}-{a:02}-{b:02}",
            first.text, mark.text, second.text, mark.text, third.text
        ))),
        _ => None,
    }
}

/// How many words after an ISO date are its time: `T09:30:00Z`, ` 00:00:00`.
fn time(words: &[Word]) -> usize {
    let rest = words.get(5..).unwrap_or_default();
    let skipped = usize::from(rest.first().is_some_and(|word| word.text == "t"));
    let clock = rest.get(skipped..).unwrap_or_default();
    match clock {
        [hour, colon, minute, ..] if colon.text == ":" && hour.number().is_some() && minute.number().is_some() => {
            let is_clock = |word: &&Word| word.number().is_some() || word.is_in(&[":", ".", "z", "+"]);
            skipped + clock.iter().take_while(is_clock).count()
        }
        _ => 0,
    }
}

/// `1 Sept 2026`, `1. September 2026`, `Sept 1, 2026`, `1st of May 2026`, `Sept 2026`.
fn named(words: &[Word], as_of: Date) -> Option<Found> {
    let mut at = Cursor { words, used: 0 };
    let mut day = None;
    if at.peek()?.number().is_some() {
        day = at.next()?.number();
        at.skip(&["st", "nd", "rd", "th", "."]);
        at.skip(&["of", "de"]);
        at.skip(&["-"]);
    }
    let month = month(&at.next()?.text)?;
    at.skip(&["."]);
    at.skip(&["de", "-"]);
    if day.is_none() {
        let mark = at.used;
        day = at.next().and_then(Word::number).filter(|day| (1..=31).contains(day));
        let suffix = day.is_some() && at.skip(&["st", "nd", "rd", "th"]);
        let comma = day.is_some() && at.skip(&[","]);
        if day.is_none() || !(at.year().is_some() || suffix || comma) {
            (day, at.used) = (None, mark);
        }
    }
    at.skip(&[","]);
    let year = at.year()?;
    at.used += 1;
    let whole = |day| date(year, i16::from(month), day);
    if let Some(day) = day {
        return whole(day).map(|day| Found::day(day, at.used));
    }
    whole_month(year, i16::from(month), as_of, at.used)
}

/// `2026-09`, `9/2026`.
fn year_and_month(words: &[Word], as_of: Date) -> Option<Found> {
    let [first, mark, second, rest @ ..] = words else {
        return None;
    };
    let joined = mark.start == first.end && second.start == mark.end;
    let goes_on =
        rest.first().is_some_and(|next| next.start == second.end && !next.is_in(&[")", "]", ",", ";", ".", ":"]));
    if !joined || goes_on || !mark.is_in(&["-", "/"]) {
        return None;
    }
    let (year, month) = match (first.text.len(), second.text.len()) {
        (4, 2) => (first.number()?, second.number()?),
        (1 | 2, 4) => (second.number()?, first.number()?),
        _ => return None,
    };
    whole_month(year, month, as_of, 3)
}

/// A month without a day, counted from its middle.
fn whole_month(year: i16, month: i16, as_of: Date, words: usize) -> Option<Found> {
    let (start, middle) = (date(year, month, 1)?, date(year, month, 15)?);
    let end = start.checked_add(1.month()).ok()?;
    let note = "only the month is given; counted from its middle";
    Some(within(start, middle, end, as_of, words, note))
}

/// `Q3 2026`, `2026 Q3`, `Q3/2026`, `Q3 FY2026` is not: a fiscal year is nobody's guess.
fn quarter(words: &[Word], as_of: Date) -> Option<Found> {
    let mut at = Cursor { words, used: 0 };
    let early = at.year();
    if early.is_some() {
        at.used += 1;
        at.skip(&["-", "/"]);
    }
    if at.next()?.text != "q" {
        return None;
    }
    let quarter = at.next()?.number().filter(|quarter| (1..=4).contains(quarter))?;
    let year = if let Some(year) = early {
        year
    } else {
        at.skip(&["-", "/", ",", "'"]);
        let year = at.year()?;
        at.used += 1;
        year
    };
    let start = date(year, quarter * 3 - 2, 1)?;
    let middle = date(year, quarter * 3 - 1, 15)?;
    let end = start.checked_add(3.months()).ok()?;
    Some(within(start, middle, end, as_of, at.used, "only the quarter is given; counted from its middle"))
}

/// The middle of a stretch of time, or today while the stretch lasts.
fn within(start: Date, middle: Date, end: Date, as_of: Date, words: usize, note: &str) -> Found {
    let lasting = (start..end).contains(&as_of);
    Found::noted(if lasting { as_of } else { middle }, words, note)
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    let small = |number: i16| i8::try_from(number).ok();
    Date::new(year, small(month)?, small(day)?).ok().filter(|date| (1900..=2200).contains(&date.year()))
}

struct Cursor<'a> {
    words: &'a [Word],
    used: usize,
}

impl<'a> Cursor<'a> {
    fn peek(&self) -> Option<&'a Word> {
        self.words.get(self.used)
    }

    fn next(&mut self) -> Option<&'a Word> {
        let word = self.peek()?;
        self.used += 1;
        Some(word)
    }

    fn skip(&mut self, wanted: &[&str]) -> bool {
        let found = self.peek().is_some_and(|word| word.is_in(wanted));
        self.used += usize::from(found);
        found
    }

    /// The year that comes next, not yet used.
    fn year(&self) -> Option<i16> {
        self.peek().filter(|word| word.text.len() == 4)?.number().filter(|year| (1900..=2200).contains(year))
    }
}
