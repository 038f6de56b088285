//! Reading a cell of a column: which group it falls into.

use std::collections::HashMap;

use super::super::learn::NumberFormat;
use super::super::points::Points;
use super::field::{Holds, ModelField};

/// What a cell was read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// The group at this place of [`ModelField::bins`].
    Bin(usize),
    /// Blank, or no number in a column of numbers.
    Blank,
    /// A value the deals did not have.
    Unseen,
}

/// One column of a model, ready to read cells.
#[derive(Debug, Clone)]
pub struct CellReader<'m> {
    field: &'m ModelField,
    format: Option<NumberFormat>,
    /// The words in ASCII lower case.
    words: HashMap<String, usize>,
    rest: Option<usize>,
}

impl<'m> CellReader<'m> {
    /// A reader of a column's cells.
    pub fn new(field: &'m ModelField) -> Self {
        let format = field.number_without.as_ref().map(|signs| NumberFormat { without: signs.chars().collect() });
        let mut words = HashMap::new();
        for (at, bin) in field.bins.iter().enumerate() {
            if let Holds::Words(values) = &bin.holds {
                for value in values {
                    words.entry(value.to_ascii_lowercase()).or_insert(at);
                }
            }
        }
        let rest = field.bins.iter().position(|bin| bin.holds == Holds::Rest);
        Self { field, format, words, rest }
    }

    /// The column.
    pub const fn field(&self) -> &'m ModelField {
        self.field
    }

    /// Which group a cell falls into.
    pub fn read(&self, text: &str) -> Reading {
        let text = text.trim();
        if text.is_empty() {
            return Reading::Blank;
        }
        if let Some(format) = &self.format {
            return format.read(text).map_or(Reading::Blank, |number| self.of_number(number));
        }
        let found = match self.words.get(text) {
            Some(at) => Some(*at),
            None if text.bytes().any(|byte| byte.is_ascii_uppercase()) => {
                self.words.get(text.to_ascii_lowercase().as_str()).copied()
            }
            None => None,
        };
        found.or(self.rest).map_or(Reading::Unseen, Reading::Bin)
    }

    /// Whether [`read`](Self::read) gives [`Reading::Blank`], without looking for a group.
    pub(super) fn is_blank(&self, text: &str) -> bool {
        let text = text.trim();
        text.is_empty() || self.format.as_ref().is_some_and(|format| format.read(text).is_none())
    }

    fn of_number(&self, number: f64) -> Reading {
        let holds = |holds: &Holds| match holds {
            Holds::Is(value) => value.total_cmp(&number).is_eq(),
            Holds::UpTo(bound) => number <= *bound,
            Holds::Rest => true,
            Holds::Words(_) => false,
        };
        self.field.bins.iter().position(|bin| holds(&bin.holds)).map_or(Reading::Unseen, Reading::Bin)
    }

    /// What a reading adds to the score; for a blank, in a row otherwise filled in as the deals were.
    pub fn points(&self, reading: Reading) -> Points {
        match reading {
            Reading::Bin(at) => self.field.bins.get(at).map(|bin| bin.points).unwrap_or_default(),
            Reading::Blank => self.field.blank.map(|blank| blank.points).unwrap_or_default(),
            Reading::Unseen => Points::ZERO,
        }
    }
}
