//! Columns of an import that no field takes.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::bounded;

/// The most attributes a record keeps: the first by name where an import has more.
pub const MAX_ATTRIBUTES: usize = 100;

/// The most characters of an attribute's name, and of its text.
const MOST_OF_NAME: usize = 100;
const MOST_OF_TEXT: usize = 500;

/// What stands in a column: yes or no, a number, or any other text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Attribute {
    /// `true` or `false`.
    YesNo(bool),
    /// A finite number that is written just as we would write it, so that no digit of an id is lost.
    Number(f64),
    /// Anything else.
    Text(String),
}

impl Attribute {
    /// What a cell holds; `None` where it is blank.
    pub fn read(text: &str) -> Option<Self> {
        let text = bounded(text, MOST_OF_TEXT)?;
        match text.as_str() {
            "true" | "TRUE" | "True" => return Some(Self::YesNo(true)),
            "false" | "FALSE" | "False" => return Some(Self::YesNo(false)),
            _ => {}
        }
        let number = text.parse::<f64>().ok().filter(|number| number.is_finite() && number.to_string() == text);
        Some(number.map_or(Self::Text(text), Self::Number))
    }
}

impl fmt::Display for Attribute {
    /// The text that a model of deals reads.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::YesNo(yes) => yes.fmt(out),
            Self::Number(number) => number.fmt(out),
            Self::Text(text) => out.write_str(text),
        }
    }
}

/// The attributes of a record, by the heading they stood under; at most [`MAX_ATTRIBUTES`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Attributes(BTreeMap<String, Attribute>);

impl Attributes {
    /// Adds what stands under a heading, in place of what stood there; a blank cell or heading adds nothing.
    pub fn add(&mut self, heading: &str, text: &str) {
        if let (Some(heading), Some(value)) =
            (bounded(&heading.replace('\n', " "), MOST_OF_NAME), Attribute::read(text))
        {
            self.0.insert(heading, value);
            self.cut();
        }
    }

    /// Takes over what newer attributes say.
    pub(super) fn update(&mut self, newer: Self) {
        self.0.extend(newer.0);
        self.cut();
    }

    /// The first by name: whatever order they came in, the same ones stay.
    fn cut(&mut self) {
        while self.0.len() > MAX_ATTRIBUTES {
            self.0.pop_last();
        }
    }

    /// Every attribute by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Attribute)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// The attribute of a name.
    pub fn get(&self, name: &str) -> Option<&Attribute> {
        self.0.get(name)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_only_where_nothing_is_lost() {
        for (text, read) in [
            ("12", Attribute::Number(12.0)),
            ("-1.5", Attribute::Number(-1.5)),
            ("0042", Attribute::Text("0042".to_owned())),
            ("1.50", Attribute::Text("1.50".to_owned())),
            ("12345678901234567890", Attribute::Text("12345678901234567890".to_owned())),
            ("inf", Attribute::Text("inf".to_owned())),
            ("TRUE", Attribute::YesNo(true)),
            ("yes", Attribute::Text("yes".to_owned())),
        ] {
            assert_eq!(Attribute::read(text), Some(read), "{text}");
        }
        assert_eq!(Attribute::read("  "), None);
    }

    #[test]
    fn the_first_hundred_by_name_stay_whatever_the_order() {
        let names: Vec<String> = (0..150).map(|at| format!("c{at:03}")).collect();
        let mut forward = Attributes::default();
        for name in &names {
            forward.add(name, "x");
        }
        let mut back = Attributes::default();
        names.iter().rev().for_each(|name| back.add(name, "x"));
        assert_eq!(forward, back);
        assert_eq!((forward.iter().count(), forward.get("c099").is_some(), forward.get("c100")), (100, true, None));
    }
}
