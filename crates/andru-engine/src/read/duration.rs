//! How long something takes.

use super::blank::is_blank;
use super::quantity::numeral::Numeral;
use super::quantity::token::{Token, tokens};
use super::quantity::words::{Unit, items};
use super::quantity::{Amount, Quantity, Shape, ends, quantity};
use super::{Reading, Span};

/// More days than this (a hundred years) are no length of time that anybody plans with.
const MOST: f64 = 36_500.0;

/// Reads a length of time in days: `45 days`, `3 months`, `6-9 months`, `about 12 weeks`, `90`.
///
/// A week has 7 days, a month 365/12 of them, a quarter 365/4, a year 365. A number without a unit is read as
/// days, with a note. One unit may be written: `2 months 10 days` is unread, and so is more than 100 years.
pub fn duration(text: &str) -> Reading<Span> {
    let text = text.trim();
    if is_blank(text) {
        return Reading::blank();
    }
    match read(text) {
        Ok((span, notes)) if notes.is_empty() => Reading::plain(span),
        Ok((span, notes)) => Reading::noted(span, notes.join("; ")),
        Err(note) => Reading::unread(note),
    }
}

fn read(text: &str) -> Result<(Span, Vec<String>), String> {
    let mut days = None;
    let mut rest = Vec::new();
    for token in tokens(text)? {
        let unit = match &token {
            Token::Word(word) => days_in(word),
            Token::Number(_) | Token::Sign(_) => None,
        };
        match (unit, days) {
            (None, _) => rest.push(token),
            (Some(unit), Some(before)) if !same(unit, before) => return Err("two units of time".into()),
            (Some(unit), _) => days = Some(unit),
        }
    }
    // `3-month` leaves a dash behind the number.
    while rest.last() == Some(&Token::Sign('-')) {
        rest.pop();
    }
    let quantity = quantity(&items(&rest, |word| matches!(word, "cycle" | "sales" | "long" | "calendar")))?;
    let mut notes = Vec::new();
    if days.is_none() {
        notes.push("no unit given; read as days".to_owned());
    }
    if quantity.about {
        notes.push("written as approximate".to_owned());
    }
    let span = bounds(&quantity, days.unwrap_or(1.0))?;
    Ok((span, notes))
}

fn bounds(quantity: &Quantity, days: f64) -> Result<Span, String> {
    let value = |amount: &Amount| number(&amount.number, amount.unit);
    let (low, high) = match &quantity.shape {
        Shape::One(amount) => (value(amount)?, Some(value(amount)?)),
        Shape::Range(low, high) => {
            let ends = ends(low, high, number)?;
            (ends.low, Some(ends.high))
        }
        Shape::Below(amount) | Shape::AtMost(amount) => (0.0, Some(value(amount)?)),
        Shape::Above(amount) | Shape::AtLeast(amount) => (value(amount)?, None),
    };
    let (low, high) = (low * days, high.map(|high| high * days));
    if high.unwrap_or(low) > MOST {
        return Err("more than 100 years".into());
    }
    Span::new(low, high).ok_or_else(|| "the range runs from high to low".into())
}

/// A plain number; nobody writes thousands of days with a unit such as `k`.
fn number(number: &Numeral, unit: Option<Unit>) -> Result<f64, String> {
    match (number, unit) {
        (_, Some(_)) => Err("thousands or millions are no length of time".into()),
        (Numeral::Clear(decimal), None) => decimal.shifted(0).ok_or_else(|| "the number is out of all bounds".into()),
        (Numeral::ThreeDigits { .. }, None) => Err(number.two_meanings()),
    }
}

/// Both are constants of the same table.
fn same(left: f64, right: f64) -> bool {
    (left - right).abs() < f64::EPSILON
}

/// How many days a unit of time has.
fn days_in(word: &str) -> Option<f64> {
    Some(match word {
        "day" | "days" | "d" | "tag" | "tage" | "tagen" | "día" | "días" | "dia" | "dias" | "jour" | "jours" => 1.0,
        "week" | "weeks" | "wk" | "wks" | "w" | "woche" | "wochen" | "semana" | "semanas" | "semaine" | "semaines" => {
            7.0
        }
        "month" | "months" | "mo" | "mos" | "mth" | "mths" | "monat" | "monate" | "monaten" | "mes" | "meses"
        | "mois" => 365.0 / 12.0,
        "quarter" | "quarters" | "quartal" | "quartale" => 365.0 / 4.0,
        "year" | "years" | "yr" | "yrs" | "y" | "jahr" | "jahre" | "jahren" | "año" | "años" | "an" | "ans" => 365.0,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::duration;
    use proptest::prelude::*;

    /// The days as `low..high`, or the note in brackets.
    fn show(text: &str) -> String {
        let reading = duration(text);
        let note = reading.note.map(|note| format!("[{note}]")).unwrap_or_default();
        let Some(span) = reading.value else { return note };
        let high = span.high().map(|high| format!("{high:.2}")).unwrap_or_default();
        let days = if span.is_exact() { high } else { format!("{:.2}..{high}", span.low()) };
        format!("{days}{note}")
    }

    #[test]
    fn lengths() {
        for (text, expected) in [
            ("45 days", "45.00"),
            ("45d", "45.00"),
            ("3 months", "91.25"),
            ("3-month", "91.25"),
            ("3 month sales cycle", "91.25"),
            ("1.5 months", "45.62"),
            ("12 weeks", "84.00"),
            ("2 quarters", "182.50"),
            ("1 year", "365.00"),
            ("3 Monate", "91.25"),
            ("60-90 days", "60.00..90.00"),
            ("6 to 9 months", "182.50..273.75"),
            ("less than 30 days", "0.00..30.00"),
            ("90+ days", "90.00.."),
            ("~90 days", "90.00[written as approximate]"),
            ("90", "90.00[no unit given; read as days]"),
            ("0 days", "0.00"),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_not_guessed() {
        for (text, expected) in [
            ("", ""),
            ("n/a", ""),
            ("2 months 10 days", "[two units of time]"),
            ("3m", "[thousands or millions are no length of time]"),
            ("1.200 days", "[may be 1.2 or 1,200]"),
            ("-3 months", "[below zero, or a range with one end missing]"),
            ("101 years", "[more than 100 years]"),
            ("1e400 days", "[the number is out of all bounds]"),
            ("quarterly", "[`quarterly` is not understood here]"),
            ("months", "[no number in it]"),
            ("9-6 months", "[the range runs from high to low]"),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,40}") {
            let _ = duration(&text);
        }
    }
}
