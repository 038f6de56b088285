//! What imported records have in common.

use andru_guard::{harmless, shorten};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Tag, Which};

/// Where something was imported from, and when.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Import {
    /// When, `YYYY-MM-DDTHH:MM:SSZ`.
    pub at: String,
    /// The name of the file, or `standard input`.
    pub file: String,
}

impl Import {
    /// The day of the import, `YYYY-MM-DD`.
    pub fn day(&self) -> &str {
        self.at.get(..10).unwrap_or(&self.at)
    }

    /// `accounts.csv, imported 2026-11-24`.
    pub fn words(&self) -> String {
        format!("{}, imported {}", self.file, self.day())
    }
}

/// A record that a later import may fill and change.
pub trait Importable: Clone + PartialEq + Serialize + DeserializeOwned + Send {
    /// What one record is called in messages.
    const WHAT: &'static str;

    /// What tells it apart for sure, if it has it: a domain, a record id.
    fn strong_key(&self) -> Option<String>;

    /// What tells it apart where there is nothing surer, if it has it: a name.
    fn weak_key(&self) -> Option<String>;

    /// Takes over what a newer record of the same thing gives and keeps what it leaves blank.
    fn update(&mut self, newer: Self);

    /// Where it was last imported from.
    fn import(&self) -> &Import;

    /// Sets where it was imported from, in every part that says so.
    fn set_import(&mut self, import: Import);

    /// Whether it is one of those to be forgotten.
    fn is_among(&self, which: &Which) -> bool;

    /// Whether it has a tag.
    fn has_tag(&self, tag: &Tag) -> bool;

    /// What to call it.
    fn label(&self) -> &str;

    /// What records are listed by.
    fn order(&self) -> (String, String);

    /// The name it is kept under: its surest key. One of two records has to have none for both to be the same.
    fn kept_under(&self) -> Option<(&'static str, String)> {
        let strong = self.strong_key().map(|key| ("strong", key));
        strong.or_else(|| self.weak_key().map(|key| ("weak", key)))
    }

    /// Whether it says the same as another, apart from when and where it was imported.
    fn says_the_same(&self, other: &Self) -> bool {
        let mut other = other.clone();
        let mut own = self.clone();
        own.set_import(Import::default());
        other.set_import(Import::default());
        own == other
    }
}

/// A text as it is kept: on one line unless it is a list, harmless, of at most so many characters; `None` where
/// nothing is left.
pub fn bounded(text: &str, most: usize) -> Option<String> {
    // Line breaks part the items of a list, so each line is made harmless by itself.
    let lines: Vec<_> = text.lines().map(harmless).collect();
    let lines: Vec<&str> = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    let text = lines.join("\n");
    let text = shorten(&text, most);
    (!text.is_empty()).then(|| text.into_owned())
}

/// Takes over a field that is given.
pub(super) fn given<T>(kept: &mut Option<T>, newer: Option<T>) {
    if newer.is_some() {
        *kept = newer;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_lines_and_nothing_that_acts() {
        assert_eq!(bounded(" a\u{1b}[31m \n\n b\u{202e}c\t", 99).as_deref(), Some("a\nb\u{fffd}c"));
        assert_eq!(bounded(" \n\u{200b}", 99), None);
        assert!(bounded(&"x".repeat(50), 10).is_some_and(|text| text.chars().count() <= 10));
    }
}
