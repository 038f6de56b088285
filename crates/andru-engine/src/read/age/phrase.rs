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
    let mut at = Cursor::new(words);
    let lead = at.lead();
    let about = at.about();
    if at.take(&["few", "several", "couple", "some", "many"]) || (at.take(&["a"]) && at.take(&["few", "couple"])) {
        at.take(&["of"]);
        let dated = length(1, &at.next()?.text).is_some() && at.take(AGO);
        return dated.then(|| Found::unread("how long ago is not said in numbers"));
    }
    at.used = lead.words + about.words;
    let amount = at.amount()?;
    at.take(&["-"]);
    let unit = at.next()?;
    if unit.text.len() <= 4 {
        at.take(&["."]);
    }
    let ago = at.take(AGO);
    let sign = match lead.sign {
        Some(sign) => sign,
        None if ago || is_bare(previous, at.peek()) => -1,
        None => return None,
    };
    let day = as_of.checked_add(amount.times(sign, &unit.text)?);
    if sign > 0 && is_done(previous) {
        return Some(Found::unread("may be how long it took or when it is due"));
    }
    let rough = about.words > 0 || amount.rough;
    Some(match day {
        Ok(day) if !(1900..=2200).contains(&day.year()) => Found::unread("the time is out of all bounds"),
        Ok(day) if rough => Found::noted(day, at.used, "only roughly dated"),
        Ok(day) => Found::day(day, at.used),
        Err(_) => Found::unread("the time is out of all bounds"),
    })
}

const AGO: &[&str] = &["ago", "old", "back", "earlier"];

/// A number of units: `3`, `1.5`, `3-4`, `half a`.
struct Amount {
    /// In tenths, so that `1.5` is whole.
    tenths: i64,
    /// Not one whole number.
    rough: bool,
}

impl Amount {
    fn times(&self, sign: i64, unit: &str) -> Option<Span> {
        if self.tenths % 10 == 0 {
            return length(sign * self.tenths / 10, unit);
        }
        // Parts of a month or year count in days: 30.4 and 365 of them.
        let days = match length(1, unit)? {
            one if one.get_months() == 0 => i64::from(one.get_days()) * self.tenths / 10,
            one => i64::from(one.get_months()) * self.tenths * 304 / 100,
        };
        Span::new().try_days(sign * days).ok()
    }
}

/// Words before a number.
struct Lead {
    words: usize,
    sign: Option<i64>,
}

struct Cursor<'a> {
    words: &'a [Word],
    used: usize,
}

impl<'a> Cursor<'a> {
    fn new(words: &'a [Word]) -> Self {
        Self { words, used: 0 }
    }

    fn peek(&self) -> Option<&'a Word> {
        self.words.get(self.used)
    }

    fn next(&mut self) -> Option<&'a Word> {
        let word = self.peek()?;
        self.used += 1;
        Some(word)
    }

    fn take(&mut self, wanted: &[&str]) -> bool {
        let found = self.peek().is_some_and(|word| word.is_in(wanted));
        self.used += usize::from(found);
        found
    }

    /// `in`, `vor`, `il y a`: the direction.
    fn lead(&mut self) -> Lead {
        let sign = if self.take(&["in", "dans", "en"]) {
            Some(1)
        } else if self.take(&["vor", "hace", "since", "seit"]) {
            Some(-1)
        } else if let [il, y, a, ..] = self.words
            && (il.text.as_str(), y.text.as_str(), a.text.as_str()) == ("il", "y", "a")
        {
            self.used += 3;
            Some(-1)
        } else {
            None
        };
        Lead { words: self.used, sign }
    }

    /// `about`, `more than`: how many words, 0 where there is none.
    fn about(&mut self) -> Lead {
        let before = self.used;
        if self.take(&["about", "around", "~", "ca", "approx", "roughly", "over", "almost", "nearly"]) {
            self.take(&["."]);
        } else if self.take(&["more", "less"]) && !self.take(&["than"]) {
            self.used = before;
        }
        Lead { words: self.used - before, sign: None }
    }

    /// A number, a decimal, the middle of a range, or a half.
    fn amount(&mut self) -> Option<Amount> {
        if self.take(&["half"]) {
            self.take(&["a", "an"]);
            return Some(Amount { tenths: 5, rough: true });
        }
        let first = count(self.next()?)?;
        let (mark, second) = (self.peek(), self.words.get(self.used + 1));
        let second = second.and_then(count);
        match (mark.map(|mark| mark.text.as_str()), second) {
            (Some("." | ","), Some(tenths)) if (0..10).contains(&tenths) => {
                self.used += 2;
                Some(Amount { tenths: first * 10 + tenths, rough: true })
            }
            (Some("-" | "to" | "or" | "bis"), Some(second)) => {
                self.used += 2;
                Some(Amount { tenths: (first + second) * 5, rough: true })
            }
            _ => Some(Amount { tenths: first * 10, rough: false }),
        }
    }
}

/// Whether the word before "in 6 months" tells of something done in that time: `grew 40% in`, `doubled in`.
fn is_done(previous: &str) -> bool {
    let verbs = ["%", "x", "times", "twice", "once", "grew", "rose", "fell", "built", "done", "won", "lost"];
    previous.ends_with("ed") || verbs.contains(&previous)
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
