//! The groups of a column as they are shown: what each holds, in words.

use super::super::points::Points;
use super::field::{Holds, ModelField};
use crate::figure::number;

/// One group of a column, as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Group<'m> {
    /// The words it holds; empty where it is described instead.
    pub words: &'m [String],
    /// What it holds: its words between commas, else `12.5`, `up to 40`, `over 40 to 90`, `over 90`, `any other value`,
    /// `any other number`, `blank`, or `blank, or no number`.
    pub name: String,
    /// Whether it holds whatever no other group does, or blanks.
    pub is_rest: bool,
    /// What it adds to the score.
    pub points: Points,
    /// The closed deals it held.
    pub deals: u64,
    /// How many of them were won.
    pub won: u64,
}

impl ModelField {
    /// The groups in their order, that of blanks last where there is one.
    pub fn groups(&self) -> Vec<Group<'_>> {
        let mut below: Option<f64> = None;
        let mut groups: Vec<Group<'_>> = Vec::new();
        for bin in &self.bins {
            let (words, name): (&[String], String) = match &bin.holds {
                Holds::Words(words) => (words, words.join(", ")),
                Holds::Is(is) => (&[], number(*is)),
                Holds::UpTo(bound) => {
                    let from = below.replace(*bound).map(|below| format!("over {} to ", number(below)));
                    (&[], format!("{}{}", from.as_deref().unwrap_or("up to "), number(*bound)))
                }
                Holds::Rest => match below {
                    Some(below) => (&[], format!("over {}", number(below))),
                    None if self.is_number() => (&[], "any other number".to_owned()),
                    None => (&[], "any other value".to_owned()),
                },
            };
            let is_rest = bin.holds == Holds::Rest && below.is_none();
            groups.push(Group { words, name, is_rest, points: bin.points, deals: bin.deals, won: bin.won });
        }
        groups.extend(self.blank.map(|blank| {
            let name = if self.is_number() { "blank, or no number" } else { "blank" }.to_owned();
            Group { words: &[], name, is_rest: true, points: blank.points, deals: blank.deals, won: blank.won }
        }));
        groups
    }
}
