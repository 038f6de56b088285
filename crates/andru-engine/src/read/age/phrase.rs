//! Spans of time and words for days.

use super::Found;
use super::word::Word;
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// The day that the words start with, counted from `as_of`.
pub(super) fn read(previous: &str, words: &[Word], as_of: Date) -> Option<Found> {
    named_day(words, as_of).or_else(|| relative(words, as_of)).or_else(|| span(previous, words, as_of))
}

fn named_day(words: &[Word], as_of: Date) -> Option<Found> {
    let days = match words.first()?.text.as_str() {
        "today" | "heute" | "hoy" => 0,
        "yesterday" | "gestern" | "ayer" | "hier" => -1,
        "tomorrow" | "morgen" => 1,
        _ => return None,
    };
    as_of.checked_add(days.days()).ok().map(|day| Found::day(day, 1))
}

/// `last month`, `next quarter`, `this week`.
fn relative(words: &[Word], as_of: Date) -> Option<Found> {
    let [which, unit, after @ ..] = words else {
        return None;
    };
    // `last 3 months` names no day, and neither does `last year's`.
    if after.first().is_some_and(|word| word.is_in(&["'", "’"])) {
        return None;
    }
    let sign = match which.text.as_str() {
        "last" | "letzte" | "letzten" | "letzter" | "letztes" | "previous" => -1,
        "this" | "diese" | "diesen" | "dieser" | "dieses" | "current" => 0,
        "next" | "nächste" | "nächsten" | "nächster" | "nächstes" => 1,
        _ => return None,
    };
    let span = length(sign, &unit.text)?;
    as_of.checked_add(span).ok().map(|day| Found::noted(day, 2, "only roughly dated"))
}

/// `3 weeks ago`, `in 90 days`, `a month ago`, `vor 3 Wochen`, `hace 2 meses`, `il y a 3 mois`, `2 months` at the end.
fn span(previous: &str, words: &[Word], as_of: Date) -> Option<Found> {
    let mut used = match words {
        [il, y, a, ..] if il.text == "il" && y.text == "y" && a.text == "a" => 3,
        [lead, ..] if lead.is_in(&["in", "vor", "hace", "dans", "en", "since", "seit"]) => 1,
        _ => 0,
    };
    let lead = words.first().filter(|_| used > 0).map(|word| word.text.as_str());
    let about =
        words.get(used).is_some_and(|word| word.is_in(&["about", "around", "~", "ca", "approx", "roughly", "over"]));
    used += usize::from(about);
    used += usize::from(about && words.get(used).is_some_and(|word| word.text == "."));
    let count = count(words.get(used)?)?;
    used += 1;
    used += usize::from(words.get(used).is_some_and(|word| word.text == "-"));
    let unit = words.get(used)?;
    used += 1;
    used += usize::from(words.get(used).is_some_and(|word| word.text == "." && unit.text.len() <= 4));
    let ago = words.get(used).is_some_and(|word| word.is_in(&["ago", "old", "back", "earlier"]));
    let sign: i64 = match lead {
        Some("in" | "dans" | "en") => 1,
        Some(_) => -1,
        None if ago => -1,
        None if is_bare(previous, words.get(used)) => -1,
        None => return None,
    };
    let day = length(sign.checked_mul(count)?, &unit.text).map(|span| as_of.checked_add(span))?;
    used += usize::from(ago);
    Some(match day {
        Ok(day) if !(1900..=2200).contains(&day.year()) => Found::unread("the time is out of all bounds"),
        Ok(day) if about => Found::noted(day, used, "only roughly dated"),
        Ok(day) => Found::day(day, used),
        Err(_) => Found::unread("the time is out of all bounds"),
    })
}

/// Whether a span without "ago" is an age: it ends the text or its parentheses, and is not how long something lasts.
fn is_bare(previous: &str, next: Option<&Word>) -> bool {
    let lasting = [
        "for", "within", "every", "over", "per", "of", "than", "least", "most", "last", "next", "past", "first", "to",
        "-",
    ];
    !lasting.contains(&previous) && next.is_none_or(|word| word.is_in(&[")", "]", ",", ";", "."]))
}

fn count(word: &Word) -> Option<i64> {
    if let Some(number) = word.number() {
        return Some(i64::from(number));
    }
    Some(match word.text.as_str() {
        "a" | "an" | "one" | "ein" | "einem" | "einer" | "un" | "una" | "une" => 1,
        "two" | "zwei" | "dos" | "deux" => 2,
        "three" | "drei" | "tres" | "trois" => 3,
        "four" | "vier" | "cuatro" | "quatre" => 4,
        "five" | "fünf" | "cinco" | "cinq" => 5,
        "six" | "sechs" | "seis" => 6,
        "seven" | "sieben" => 7,
        "eight" | "acht" => 8,
        "nine" | "neun" => 9,
        "ten" | "zehn" => 10,
        "eleven" | "elf" => 11,
        "twelve" | "zwölf" => 12,
        _ => return None,
    })
}

/// A number of units as a span of the calendar.
fn length(count: i64, unit: &str) -> Option<Span> {
    let (days, months) = match unit {
        "day" | "days" | "d" | "tag" | "tage" | "tagen" | "día" | "días" | "dia" | "dias" | "jour" | "jours" => {
            (1, 0)
        }
        "week" | "weeks" | "wk" | "wks" | "w" | "woche" | "wochen" | "semana" | "semanas" | "semaine" | "semaines" => {
            (7, 0)
        }
        "month" | "months" | "mo" | "mos" | "mth" | "mths" | "monat" | "monate" | "monaten" | "mes" | "meses"
        | "mois" => (0, 1),
        "quarter" | "quarters" | "quartal" | "quartale" => (0, 3),
        "year" | "years" | "yr" | "yrs" | "y" | "jahr" | "jahre" | "jahren" | "año" | "años" | "an" | "ans" => {
            (0, 12)
        }
        _ => return None,
    };
    Span::new().try_days(count * days).ok()?.try_months(count * months).ok()
}
