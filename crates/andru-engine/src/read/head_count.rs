//! How many people work somewhere.

mod spreadsheet_date;

use crate::read::blank::is_blank;
use crate::read::quantity::numeral::Numeral;
use crate::read::quantity::token::{Token, tokens};
use crate::read::quantity::words::{Unit, items};
use crate::read::quantity::{Amount, Quantity, Shape, ends, quantity};
use crate::read::{Reading, Span};

/// More people than this no employer has; the largest have a few million.
const MOST: f64 = 1e8;

/// Reads a number of people: `240`, `51-200`, `10,001+`, `5k+`, `1,2 Tsd`, `less than 10`, `Self-employed`.
///
/// The span counts whole people, at least 1: `<50` is 1 to 49, `over 500` is 501 or more. Both `1.200` and
/// `1,200` are 1200, as nobody employs a fraction. A range that a spreadsheet turned into a date (`Nov-50` for
/// 11-50) is read back, with a note. 0 is taken as not filled in.
pub fn head_count(text: &str) -> Reading<Span> {
    let text = text.trim();
    if is_blank(text) {
        return Reading::blank();
    }
    let tokens = match tokens(text) {
        Ok(tokens) => tokens,
        Err(note) => return Reading::unread(note),
    };
    if is_one_person(&tokens) {
        return Span::exactly(1.0).map_or_else(Reading::blank, Reading::plain);
    }
    if let Some(read) = spreadsheet_date::range(&tokens) {
        return match read.and_then(|(low, high)| Ok((low, high, span(low.into(), Some(high.into()))?))) {
            Ok((low, high, span)) => {
                Reading::noted(span, format!("a spreadsheet turned this into a date; read back as {low}-{high}"))
            }
            Err(note) => Reading::unread(note),
        };
    }
    let read = quantity(&items(&tokens, is_people)).and_then(|quantity| {
        let about = quantity.about;
        bounds(&quantity).map(|(span, note)| (span, note, about))
    });
    match read {
        Ok((span, Some(note), _)) => Reading::noted(span, note),
        Ok((span, None, true)) => Reading::noted(span, "written as approximate"),
        Ok((span, None, false)) => Reading::plain(span),
        Err(note) => Reading::unread(note),
    }
}

fn bounds(quantity: &Quantity) -> Result<(Span, Option<String>), String> {
    let people = |amount: &Amount| people(&amount.number, amount.unit);
    let (low, high) = match &quantity.shape {
        Shape::One(amount) => {
            let count = people(amount)?;
            (count, Some(count))
        }
        Shape::Range(low, high) => {
            let ends = ends(low, high, self::people)?;
            return span(ends.low, Some(ends.high)).map(|span| (span, ends.note));
        }
        Shape::Below(amount) => (1.0, Some(people(amount)? - 1.0)),
        Shape::AtMost(amount) => (1.0, Some(people(amount)?)),
        Shape::Above(amount) => (people(amount)? + 1.0, None),
        Shape::AtLeast(amount) => (people(amount)?, None),
    };
    span(low, high).map(|span| (span, None))
}

/// A span of people; a low end of 0 counts as 1.
fn span(low: f64, high: Option<f64>) -> Result<Span, String> {
    if high.is_some_and(|high| high < 1.0) {
        return Err("0 people is taken as not filled in".into());
    }
    if high.unwrap_or(low) > MOST {
        return Err("more than 100,000,000 people".into());
    }
    Span::new(low.max(1.0), high).ok_or_else(|| "the range runs from high to low".into())
}

/// A number with its unit as whole people.
fn people(number: &Numeral, unit: Option<Unit>) -> Result<f64, String> {
    let power = unit.map_or(0, |unit| unit.power);
    let count = match number {
        Numeral::Clear(decimal) => decimal.shifted(power),
        Numeral::ThreeDigits { grouped, .. } if unit.is_none() => grouped.shifted(0),
        Numeral::ThreeDigits { .. } => return Err(number.two_meanings()),
    };
    count.filter(|count| count.is_finite() && count.fract() == 0.0).ok_or_else(|| "not a whole number of people".into())
}

fn is_people(word: &str) -> bool {
    matches!(
        word,
        "人" | "名"
            | "employees"
            | "employee"
            | "people"
            | "persons"
            | "person"
            | "staff"
            | "members"
            | "member"
            | "team"
            | "workers"
            | "headcount"
            | "head"
            | "heads"
            | "count"
            | "fte"
            | "ftes"
            | "total"
            | "mitarbeiter"
            | "mitarbeitende"
            | "mitarbeiterinnen"
            | "beschäftigte"
            | "ma"
            | "personen"
            | "empleados"
            | "personas"
            | "trabajadores"
            | "employés"
            | "salariés"
            | "personnes"
            | "dipendenti"
            | "medewerkers"
            | "pessoas"
            | "funcionários"
    )
}

/// Whether the text names someone who works alone.
fn is_one_person(tokens: &[Token]) -> bool {
    let words: Vec<&str> = tokens
        .iter()
        .filter_map(|token| match token {
            Token::Word(word) => Some(word.as_str()),
            Token::Sign('-') => None,
            Token::Sign(_) | Token::Number(_) => Some("?"),
        })
        .collect();
    matches!(
        words.as_slice(),
        ["self", "employed"]
            | ["selfemployed" | "freelancer" | "freelance" | "solo" | "selbstständig" | "selbständig"]
            | ["sole", "proprietor" | "proprietorship" | "trader"]
            | ["just" | "only", "me"]
            | ["myself", "only"]
            | ["solo", "founder"]
            | ["one", "person"]
    )
}

#[cfg(test)]
mod tests;
