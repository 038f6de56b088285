//! Reading numbers and dates of a time column into keys that can be ordered.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

/// The order of day, month and year in dates written in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DayOrder {
    MonthFirst,
    DayFirst,
}

/// How the dates of one column are written.
#[derive(Debug)]
pub(super) struct Moments {
    order: DayOrder,
    guess: bool,
}

/// A plain number such as `42` or `-1.5`.
pub(super) fn number(text: &str) -> Option<f64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.'));
    plain.then(|| text.parse().ok()).flatten()
}

impl Moments {
    /// Finds from all dates of a column whether the day or the month stands first.
    ///
    /// A figure over 12 shows it, dots mean the day first, and where nothing shows it the month comes first.
    pub(super) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let (mut day_first, mut month_first, mut unclear) = (false, false, false);
        for text in texts {
            let [Part::Number(first, width), Part::Number(second, _), Part::Number(..)] =
                date_parts(date_and_clock(text).0)
            else {
                continue;
            };
            if width > 2 {
                continue;
            }
            day_first |= first > 12 || text.contains('.') && !text.contains('/');
            month_first |= second > 12;
            unclear |= first <= 12 && second <= 12 && first != second;
        }
        let order = if day_first { DayOrder::DayFirst } else { DayOrder::MonthFirst };
        Self { order, guess: unclear && !day_first && !month_first }
    }

    /// Whether nothing showed if the day or the month stands first.
    pub(super) fn is_guess(&self) -> bool {
        self.guess
    }

    /// Seconds since 1970 of a date, with or without a time of day; `None` where the text is no date.
    ///
    /// A time without its distance from UTC counts as UTC.
    pub(super) fn read(&self, text: &str) -> Option<f64> {
        if let Ok(moment) = text.parse::<Timestamp>() {
            return Some(moment.as_second() as f64);
        }
        let (date, clock) = date_and_clock(text);
        let (year, month, day) = match date_parts(date) {
            [Part::Number(year, 4), Part::Number(month, _), Part::Number(day, _)] => (year, month, day),
            [Part::Number(first, 1 | 2), Part::Number(second, 1 | 2), Part::Number(year, 2 | 4)] => match self.order {
                DayOrder::MonthFirst => (full_year(year), first, second),
                DayOrder::DayFirst => (full_year(year), second, first),
            },
            [Part::Number(day, 1 | 2), Part::Month(month), Part::Number(year, 2 | 4)]
            | [Part::Month(month), Part::Number(day, 1 | 2), Part::Number(year, 2 | 4)] => {
                (full_year(year), month, day)
            }
            [Part::Number(year, 4), Part::Number(month, _), Part::None]
            | [Part::Month(month), Part::Number(year, 4), Part::None] => (year, month, 1),
            _ => return None,
        };
        let (hour, minute, second) = time_of_day(clock)?;
        let small = |number: i64| i8::try_from(number).ok();
        let moment =
            DateTime::new(i16::try_from(year).ok()?, small(month)?, small(day)?, hour, minute, second, 0).ok()?;
        Some(Offset::UTC.to_timestamp(moment).ok()?.as_second() as f64)
    }
}

/// A year of two figures lies between 1970 and 2069.
fn full_year(year: i64) -> i64 {
    match year {
        0..=69 => year + 2000,
        70..=99 => year + 1900,
        _ => year,
    }
}

/// One word or number of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A number and how many figures it is written in.
    Number(i64, usize),
    /// A month by its English name, from 1.
    Month(i64),
    None,
}

/// The date and the time of day of a text; the latter begins with the figures before its first colon.
fn date_and_clock(text: &str) -> (&str, &str) {
    let Some((before, _)) = text.split_once(':') else { return (text, "") };
    let date = before.trim_end_matches(|letter: char| letter.is_ascii_digit());
    (date.strip_suffix('T').unwrap_or(date), text.get(date.len()..).unwrap_or_default())
}

/// The first words and numbers of a date.
fn date_parts(date: &str) -> [Part; 3] {
    let mut parts = [Part::None; 3];
    let words = date.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    for (part, word) in parts.iter_mut().zip(words) {
        *part = match word.parse::<i64>() {
            Ok(number) => Part::Number(number, word.len()),
            Err(_) => month(word).map_or(Part::None, Part::Month),
        };
    }
    parts
}

fn month(word: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let begin = word.get(..3)?.to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| *month == begin)?;
    i64::try_from(at + 1).ok()
}

/// Hour, minute and second of a clock such as `4:05 PM`; midnight where none is written.
fn time_of_day(clock: &str) -> Option<(i8, i8, i8)> {
    if clock.is_empty() {
        return Some((0, 0, 0));
    }
    let end = clock.find(|letter: char| !letter.is_ascii_digit() && letter != ':').unwrap_or(clock.len());
    let (figures, rest) = clock.split_at_checked(end)?;
    let mut numbers = figures.split(':').map(|number| number.parse::<i8>().ok());
    let (hour, minute) = (numbers.next().flatten()?, numbers.next().flatten()?);
    let second = numbers.next().unwrap_or(Some(0))?;
    let half = rest.trim_start().to_ascii_lowercase();
    let hour = match hour {
        1..12 if half.starts_with('p') => hour + 12,
        12 if half.starts_with('a') => 0,
        _ => hour,
    };
    Some((hour, minute, second))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(text: &str) -> Option<f64> {
        Moments::of([text].into_iter()).read(text)
    }

    #[test]
    fn dates_of_all_usual_forms_are_the_same_moment() {
        let day = seconds("2025-10-31").unwrap();
        assert_eq!(Some(day), seconds("2025-10-31T00:00:00Z"));
        for text in [
            "2025/10/31",
            "20251031T00:00:00Z",
            "10/31/2025",
            "31/10/2025",
            "31.10.2025",
            "31 Oct 2025",
            "OCT 31, 2025",
            "October 31, 2025",
            "10/31/25",
            "2025-10-31T02:00:00+02:00",
            "2025-10-31 00:00",
            "10/31/2025 12:00 AM",
        ] {
            assert_eq!(seconds(text), Some(day), "{text}");
        }
        let afternoon = Some(day + 16.0 * 3600.0 + 300.0);
        for text in ["2025-10-31T16:05:00", "2025-10-31T16:05:00.25Z", "10/31/2025 4:05 PM", "31.10.2025, 16:05"] {
            assert_eq!(seconds(text), afternoon, "{text}");
        }
        assert_eq!(seconds("2025-10"), seconds("Oct 2025"));
        for text in ["", "soon", "2025-13-01", "2025-02-30", "10/31", "Q1 2025", "2025-10-31 25:00", ":", "1:é"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }

    #[test]
    fn a_column_shows_whether_the_day_stands_first() {
        let read = |texts: &[&str]| {
            let moments = Moments::of(texts.iter().copied());
            (moments.read("3/4/2025"), moments.is_guess())
        };
        let (march, april) = (seconds("2025-03-04"), seconds("2025-04-03"));
        assert_eq!(read(&["3/4/2025", "13/4/2025"]), (april, false));
        assert_eq!(read(&["3/4/2025", "4/13/2025"]), (march, false));
        assert_eq!(read(&["3/4/2025"]), (march, true));
        assert_eq!(read(&["3.4.2025"]), (april, false));
    }

    #[test]
    fn plain_numbers_are_figures_alone() {
        assert_eq!(number("-1.5"), Some(-1.5));
        for text in ["inf", "1e5", "1,000", "", "-", "2025-10-31"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
