//! What a model asks for, found among a company's own fields.
//!
//! A column of bands (`51-200`, `1M to 5M`) takes a number given into the band that contains it, by the readers of
//! [`read`](crate::read); an industry or a place is matched by what it means where it is not written as in the deals.
//! What none of the deals had is not known rather than "any other": the company may be written otherwise there.

use std::borrow::Cow;

use crate::icp::company::Company;
use crate::icp::dimension::Field;
use crate::icp::model::{CellReader, Holds, ModelField, Reading};
use crate::icp::scorecard::text_of;
use crate::read::{self, Industry, Naics, Place, Span};

/// How one column is read from a company's own fields.
#[derive(Debug)]
pub(super) struct Source<'m> {
    role: Option<Field>,
    /// The words of the column with what each means.
    words: Vec<(&'m str, Meaning)>,
}

/// What a word of a column means.
#[derive(Debug, Clone, PartialEq)]
enum Meaning {
    Span(Span),
    Industry(Vec<Naics>),
    Place(Place),
}

/// What was found for a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Found<'c> {
    /// A text to read as a cell.
    Text(Cow<'c, str>),
    /// The company says something that no deal had.
    Unmatched(&'c str),
    /// Nothing.
    Nothing,
}

impl<'c> Found<'c> {
    /// What is written under the column's own heading.
    pub(super) fn written(text: &'c str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    /// The text to read as a cell.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Unmatched(_) | Self::Nothing => None,
        }
    }

    /// What was given, be it something no deal had.
    pub(super) fn unmatched(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            Self::Unmatched(text) => Some(text),
            Self::Nothing => None,
        }
    }
}

impl<'m> Source<'m> {
    pub(super) fn new(field: &'m ModelField) -> Self {
        let role = field.role.filter(|_| !field.is_number());
        let words = field.bins.iter().flat_map(|bin| match &bin.holds {
            Holds::Words(words) => words.as_slice(),
            _ => &[],
        });
        let words = match role {
            Some(role) => words.filter_map(|word| Some((word.as_str(), meaning(role, word)?))).collect(),
            None => Vec::new(),
        };
        Self { role: field.role, words }
    }

    /// What is written under the column's own heading or, where the deals had nothing written so, what it means.
    pub(super) fn find_written<'c>(&self, reader: &CellReader<'_>, text: &'c str, company: &Company<'c>) -> Found<'c> {
        if text.trim().is_empty() || matches!(reader.read(text), Reading::Bin(_)) {
            return Found::written(text);
        }
        match self.find(reader, company) {
            Found::Nothing => Found::written(text),
            found => found,
        }
    }

    /// The company's own field that the column holds, as the column would write it.
    pub(super) fn find<'c>(&self, reader: &CellReader<'_>, company: &Company<'c>) -> Found<'c> {
        let Some((role, text)) = self.role.and_then(|role| Some((role, text_of(company, role)?))) else {
            return Found::Nothing;
        };
        if reader.field().is_number() {
            return number(reader, role, text);
        }
        if is_listed(reader.field(), text) {
            return Found::written(text);
        }
        let Some(given) = meaning(role, text) else { return Found::Unmatched(text) };
        let mut alike = self.words.iter().filter(|(_, word)| word.holds(&given)).map(|(word, _)| *word);
        match (alike.next(), alike.next()) {
            (Some(word), None) => Found::Text(Cow::Owned(word.to_owned())),
            _ => Found::Unmatched(text),
        }
    }
}

/// Whether a text is one of the words of a column.
fn is_listed(field: &ModelField, text: &str) -> bool {
    let is_it = |word: &String| word.eq_ignore_ascii_case(text.trim_ascii());
    field.bins.iter().any(|bin| matches!(&bin.holds, Holds::Words(words) if words.iter().any(is_it)))
}

/// The field as a number; a range counts where all of it falls into one group.
fn number<'c>(reader: &CellReader<'_>, role: Field, text: &'c str) -> Found<'c> {
    let Some(Meaning::Span(span)) = meaning(role, text) else { return Found::Unmatched(text) };
    let low = span.low().to_string();
    let one_group = |high: f64| {
        let reading = reader.read(&low);
        matches!(reading, Reading::Bin(_)) && reader.read(&high.to_string()) == reading
    };
    if span.high().is_some_and(one_group) { Found::Text(Cow::Owned(low)) } else { Found::Unmatched(text) }
}

/// What a text of a field means, where it has one meaning.
fn meaning(role: Field, text: &str) -> Option<Meaning> {
    match role {
        Field::HeadCount => read::head_count(text).value.map(Meaning::Span),
        Field::Revenue => read::money(text).value.map(|money| Meaning::Span(money.span)),
        Field::Industry => Industry::read(text).value.map(|industry| Meaning::Industry(industry.codes().collect())),
        Field::Geography => read::place(text).value.map(Meaning::Place),
        Field::Technology | Field::ExcludedTechnology | Field::Pain | Field::Habit => None,
    }
}

impl Meaning {
    /// Whether all that `given` may be falls under this word.
    fn holds(&self, given: &Self) -> bool {
        match (self, given) {
            (Self::Span(band), Self::Span(given)) => {
                let below = match (given.high(), band.high()) {
                    (_, None) => true,
                    (Some(given), Some(band)) => given <= band,
                    (None, Some(_)) => false,
                };
                band.low() <= given.low() && below
            }
            (Self::Industry(word), Self::Industry(given)) => word == given,
            (Self::Place(word), Self::Place(given)) => match word.subdivision {
                Some(_) => word == given,
                None => word.country == given.country,
            },
            _ => false,
        }
    }
}
