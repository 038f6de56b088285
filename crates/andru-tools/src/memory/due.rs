//! The day something is due, where a text says one.

use andru_engine::read::age;
use jiff::civil::Date;

/// A day, and what to know about how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Due {
    pub(crate) day: Date,
    pub(crate) note: Option<String>,
}

/// The day a deadline is due: the first in its value, else one that its key is named after.
///
/// `in 90 days` counts from the day it was said.
pub(crate) fn due(key: &str, value: &str, said_on: Date) -> Option<Due> {
    let (reading, _) = age(value, said_on);
    if let Some(found) = reading.value {
        let day = said_on.checked_sub(jiff::Span::new().try_days(found.days).ok()?).ok()?;
        return Some(Due { day, note: reading.note });
    }
    key_day(key).map(|day| Due { day, note: None })
}

/// The day in a key such as `board_2026_12_01`, `board_20261201`.
fn key_day(key: &str) -> Option<Date> {
    let digits: Vec<&str> = key.split('_').filter(|part| part.bytes().all(|byte| byte.is_ascii_digit())).collect();
    let parted = digits.windows(3).find_map(|parts| match parts {
        [year, month, day] if year.len() == 4 => date(year, month, day),
        _ => None,
    });
    parted.or_else(|| {
        digits
            .iter()
            .find_map(|part| (part.len() == 8).then(|| date(part.get(..4)?, part.get(4..6)?, part.get(6..)?))?)
    })
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_day_is_read_from_the_value_or_the_key() {
        let said = date(2026, 3, 1);
        for (key, value, day) in [
            ("board", "2026-03-20", Some(date(2026, 3, 20))),
            ("board", "renewal due 2 April 2026, ask Ann", Some(date(2026, 4, 2))),
            ("board", "in 10 days", Some(date(2026, 3, 11))),
            ("board_2026_04_01", "board meeting", Some(date(2026, 4, 1))),
            ("board_20260401", "board meeting", Some(date(2026, 4, 1))),
            ("board_2026_13_01", "board meeting", None),
            ("board", "1/9/2026", None),
            ("board", "soon", None),
        ] {
            assert_eq!(due(key, value, said).map(|due| due.day), day, "{key} {value}");
        }
    }
}
