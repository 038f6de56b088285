//! Numbers and ranges as people write them: `51-200`, `1,2 Tsd`, `$10M to $50M`, `over 500`.
//!
//! [`token`] cuts a text into numbers, words and signs; [`numeral`] settles what separators mean; [`words`]
//! knows units and phrases such as "or more"; this file puts them together into a [`Quantity`], still
//! without deciding what `1.200` is: that differs between people and money.

pub(super) mod numeral;
pub(super) mod token;
pub(super) mod words;

use numeral::Numeral;
use words::{Item, Unit};

/// A number with the unit written after it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    /// The number.
    pub(super) number: Numeral,
    /// Thousand, million and the like, where one is written.
    pub(super) unit: Option<Unit>,
}

/// What a text says about a quantity.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    /// `240`
    One(Amount),
    /// `51-200`
    Range(Amount, Amount),
    /// `less than 10`, without 10 itself
    Below(Amount),
    /// `up to 10`
    AtMost(Amount),
    /// `over 500`, without 500 itself
    Above(Amount),
    /// `500+`
    AtLeast(Amount),
}

/// A quantity and whether it was written as approximate.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quantity {
    /// The bounds.
    pub(super) shape: Shape,
    /// Written with "about", `~` or the like.
    pub(super) about: bool,
}

/// How a number with its unit becomes a value: decides what a separator before three digits means.
pub(super) type Resolve = fn(&Numeral, Option<Unit>) -> Result<f64, String>;

/// Puts the parts of a text together.
///
/// # Errors
/// A note for the reader where the parts are not one number or one range.
pub(super) fn quantity(items: &[Item]) -> Result<Quantity, String> {
    let mut parts = Parts { rest: items, about: false };
    let bound = parts.bound();
    let first = parts.amount()?;
    let shape = if parts.take(&Item::Plus) {
        match bound {
            None | Some(Item::AtLeast | Item::From) => Shape::AtLeast(first),
            Some(_) => return Err("two limits on one number".into()),
        }
    } else if parts.take_joint() {
        match bound {
            None | Some(Item::From) => {}
            Some(_) => return Err("a limit and a range together".into()),
        }
        parts.skip_about();
        Shape::Range(first, parts.amount()?)
    } else {
        let late = |parts: &mut Parts<'_>| [Item::AtMost, Item::AtLeast].into_iter().find(|limit| parts.take(limit));
        match bound.or_else(|| late(&mut parts)) {
            Some(Item::Below) => Shape::Below(first),
            Some(Item::AtMost | Item::To) => Shape::AtMost(first),
            Some(Item::Above) => Shape::Above(first),
            Some(Item::AtLeast | Item::From) => Shape::AtLeast(first),
            _ => Shape::One(first),
        }
    };
    parts.skip_about();
    if parts.rest.is_empty() { Ok(Quantity { shape, about: parts.about }) } else { Err(parts.complaint()) }
}

/// The two ends of a range.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ends {
    /// The smaller one.
    pub(super) low: f64,
    /// The larger one.
    pub(super) high: f64,
    /// What should be said about how they were read.
    pub(super) note: Option<String>,
}

/// Reads the two ends of a range.
///
/// A unit after the right number counts for the left one too (`10-50 mio`), unless that would turn the range
/// around: `500-1M` is 500 to 1,000,000, with a note.
///
/// # Errors
/// A note where an end has no single meaning or the range runs backwards.
pub(super) fn ends(low: &Amount, high: &Amount, resolve: Resolve) -> Result<Ends, String> {
    let top = resolve(&high.number, high.unit)?;
    let sharing = low.unit.is_none() && high.unit.is_some();
    if sharing {
        let bottom = resolve(&low.number, high.unit)?;
        if bottom <= top {
            return Ok(Ends { low: bottom, high: top, note: None });
        }
    }
    let bottom = resolve(&low.number, low.unit)?;
    if bottom > top {
        return Err("the range runs from high to low".into());
    }
    let note = "the left number is read without the unit of the right one";
    Ok(Ends { low: bottom, high: top, note: (sharing && bottom > 0.0).then(|| note.to_owned()) })
}

/// The items not yet used.
struct Parts<'a> {
    rest: &'a [Item],
    about: bool,
}

impl Parts<'_> {
    fn take(&mut self, wanted: &Item) -> bool {
        let Some((first, rest)) = self.rest.split_first() else {
            return false;
        };
        let found = first == wanted;
        if found {
            self.rest = rest;
        }
        found
    }

    fn skip_about(&mut self) {
        while self.take(&Item::About) {
            self.about = true;
        }
    }

    /// The limit written before a number, if any.
    fn bound(&mut self) -> Option<Item> {
        self.skip_about();
        let found = [Item::Below, Item::AtMost, Item::Above, Item::AtLeast, Item::From, Item::To]
            .into_iter()
            .find(|limit| self.take(limit));
        self.skip_about();
        found
    }

    /// A dash, a wave (`51~200`) or a word between the ends of a range.
    fn take_joint(&mut self) -> bool {
        let wave = matches!(self.rest, [Item::About, Item::Number(_), ..]);
        self.take(&Item::Dash) || self.take(&Item::To) || self.take(&Item::And) || (wave && self.take(&Item::About))
    }

    fn amount(&mut self) -> Result<Amount, String> {
        let Some((Item::Number(number), rest)) = self.rest.split_first() else {
            return Err(self.complaint());
        };
        self.rest = rest;
        let mut amount = Amount { number: number.clone(), unit: None };
        while let Some((Item::Unit(unit), rest)) = self.rest.split_first() {
            self.rest = rest;
            amount.unit = Some(amount.unit.map_or(*unit, |before| before.times(*unit)));
        }
        Ok(amount)
    }

    /// Why the rest cannot be read.
    fn complaint(&self) -> String {
        let numberless = !self.rest.iter().any(|item| matches!(item, Item::Number(_)));
        match self.rest.first() {
            Some(Item::Unit(_) | Item::Dash) if numberless => "no number in it".into(),
            Some(Item::Other(word)) if word == "mil" => "`mil` may be thousand or million".into(),
            None => "no number in it".into(),
            Some(Item::Dash) => "below zero, or a range with one end missing".into(),
            Some(Item::Number(_)) => "more than one number, and not a range".into(),
            Some(Item::Other(word)) => format!("`{word}` is not understood here"),
            Some(_) => "not one number or one range".into(),
        }
    }
}
