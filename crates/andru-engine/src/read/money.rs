//! Amounts of money: yearly revenue, deal values, price floors.

mod currency;
mod words;

pub use currency::{Currency, UnknownCurrency};

use crate::read::blank::is_blank;
use crate::read::quantity::numeral::Numeral;
use crate::read::quantity::token::{Token, tokens};
use crate::read::quantity::words::{Unit, items};
use crate::read::quantity::{Amount, Quantity, Shape, ends, quantity};
use crate::read::{Reading, Span};
use words::is_ignored;

/// An amount of money, or a range of amounts, in one currency.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Money {
    /// The amount in whole units of the currency (dollars, not cents or thousands).
    pub span: Span,
    /// The currency, where the text says which; the caller decides what to do without.
    pub currency: Option<Currency>,
}

/// More than this no company takes in, in any currency we know.
const MOST: f64 = 1e15;

/// Reads an amount or a range: `$1M-$5M`, `10-50 mio`, `€2.5m`, `1.200.000`, `500 TEUR`, `less than $1M`.
///
/// A bare `$` is the US dollar; `kr` and `¥` may be several currencies, so the currency stays unknown with a
/// note. `1,200` is 1200, while `1.200` may be 1.2 or 1,200 and is unread. Amounts by the month, losses (below
/// zero or in parentheses) and amounts above 10^15 are unread. `less than $1M` is 0 to 1,000,000.
pub fn money(text: &str) -> Reading<Money> {
    let text = text.trim();
    if is_blank(text) {
        return Reading::blank();
    }
    match read(text) {
        Ok((money, notes)) if notes.is_empty() => Reading::plain(money),
        Ok((money, notes)) => Reading::noted(money, notes.join("; ")),
        Err(note) => Reading::unread(note),
    }
}

fn read(text: &str) -> Result<(Money, Vec<String>), String> {
    let tokens = tokens(text)?;
    if let Some(note) = words::obstacle(&tokens) {
        return Err(note);
    }
    let mut found = currency::take(tokens)?;
    words::settle_t(&mut found.rest, found.currency)?;
    words::tidy(&mut found.rest);
    let quantity = quantity(&items(&found.rest, is_ignored))?;
    let (span, note) = bounds(&quantity)?;
    let mut notes: Vec<String> = found.note.into_iter().chain(note).collect();
    if quantity.about {
        notes.push("written as approximate".to_owned());
    }
    if span.high() == Some(0.0) {
        notes.push("written as 0, which may mean not filled in".to_owned());
    }
    Ok((Money { span, currency: found.currency }, notes))
}

fn bounds(quantity: &Quantity) -> Result<(Span, Option<String>), String> {
    let value = |amount: &Amount| value(&amount.number, amount.unit);
    let (low, high, note) = match &quantity.shape {
        Shape::One(amount) => {
            let amount = value(amount)?;
            (amount, Some(amount), None)
        }
        Shape::Range(low, high) => {
            let ends = ends(low, high, self::value)?;
            (ends.low, Some(ends.high), ends.note)
        }
        Shape::Below(amount) | Shape::AtMost(amount) => (0.0, Some(value(amount)?), None),
        Shape::Above(amount) | Shape::AtLeast(amount) => (value(amount)?, None, None),
    };
    let span = Span::new(low, high).ok_or("the range runs from high to low")?;
    Ok((span, note))
}

/// A number with its unit as an amount.
fn value(number: &Numeral, unit: Option<Unit>) -> Result<f64, String> {
    let power = unit.map_or(0, |unit| unit.power);
    let amount = match number {
        Numeral::Clear(decimal) => decimal.shifted(power),
        // English thousands, unless the unit is one that comes with decimal commas.
        Numeral::ThreeDigits { grouped, mark: ',', .. } if !unit.is_some_and(|unit| unit.continental) => {
            grouped.shifted(power)
        }
        Numeral::ThreeDigits { .. } => return Err(number.two_meanings()),
    };
    amount
        .filter(|amount| amount.is_finite() && *amount <= MOST)
        .ok_or_else(|| "more than 10^15, which no company takes in".into())
}

/// Whether a token is the given word.
fn is_word(token: &Token, wanted: &str) -> bool {
    matches!(token, Token::Word(word) if word == wanted)
}

#[cfg(test)]
mod tests;
