//! The rows of `knowledge/titles.toml`, and the phrases they make.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::knowledge::table;
use crate::persona::function::Function;
use crate::persona::seniority::Seniority;
use crate::persona::words::Lexicon;

/// A role with a name of its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Role {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) function: Function,
    pub(crate) seniority: Seniority,
    /// The function gives way to a department named beside it: "founder and CTO", "president, sales".
    #[serde(default)]
    pub(crate) gives_way: bool,
    /// A level and a department that together mean this role: "vice president" and "sales".
    #[serde(default)]
    pub(crate) from_parts: bool,
    /// The title has several meanings and `function` is unknown; the note says which.
    #[serde(default)]
    pub(crate) note: Option<String>,
    #[serde(default)]
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LevelRow {
    seniority: Seniority,
    /// The department the word suggests where no other is named: an `accountant` is in finance.
    #[serde(default)]
    function: Option<Function>,
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FunctionRow {
    function: Function,
    words: Vec<String>,
}

/// Words that change what follows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Modifiers {
    past: Vec<String>,
    acting: Vec<String>,
    deputy: Vec<String>,
    aide: Vec<String>,
    assistant: Vec<String>,
    beside: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[cfg_attr(not(test), expect(dead_code, reason = "for those who read the table, which must carry it"))]
    source: String,
    modifiers: Modifiers,
    role: Vec<Role>,
    level: Vec<LevelRow>,
    function: Vec<FunctionRow>,
}

/// What a phrase in a title means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Entry {
    /// A role; the index is into [`Titles::roles`].
    Role(usize),
    /// A level, and the department it suggests.
    Level(Seniority, Function),
    /// A department.
    Function(Function),
    /// What follows is over.
    Past,
    /// Holds the role for a time.
    Acting,
    /// Stands one step below what follows.
    Deputy,
    /// Works for somebody whose title may follow.
    Aide,
    /// `assistant`: an aide at the end of a title, a deputy before a level.
    Assistant,
    /// `to`, `office of`: whoever is named next is not the person.
    Beside,
}

/// The titles known, ready to look up.
#[derive(Debug)]
pub(crate) struct Titles {
    pub(crate) roles: Vec<Role>,
    pub(crate) phrases: Lexicon<Entry>,
}

/// The table, parsed on first use.
pub(crate) fn titles() -> &'static Titles {
    static TITLES: LazyLock<Titles> = LazyLock::new(|| {
        let file: File = table("titles.toml", include_str!("../../../knowledge/titles.toml"));
        let phrases = Lexicon::new(phrases(&file));
        Titles { roles: file.role, phrases }
    });
    &TITLES
}

fn phrases(file: &File) -> Vec<(&str, Entry)> {
    let mut all: Vec<(&str, Entry)> = Vec::new();
    for (index, row) in file.role.iter().enumerate() {
        all.extend(row.words.iter().map(|word| (word.as_str(), Entry::Role(index))));
    }
    for row in &file.level {
        let entry = Entry::Level(row.seniority, row.function.unwrap_or(Function::Unknown));
        all.extend(row.words.iter().map(|word| (word.as_str(), entry)));
    }
    for row in &file.function {
        all.extend(row.words.iter().map(|word| (word.as_str(), Entry::Function(row.function))));
    }
    let modifiers = &file.modifiers;
    for (words, entry) in [
        (&modifiers.past, Entry::Past),
        (&modifiers.acting, Entry::Acting),
        (&modifiers.deputy, Entry::Deputy),
        (&modifiers.aide, Entry::Aide),
        (&modifiers.assistant, Entry::Assistant),
        (&modifiers.beside, Entry::Beside),
    ] {
        all.extend(words.iter().map(|word| (word.as_str(), entry)));
    }
    all
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::persona::words::folded;

    fn file() -> File {
        toml::from_str(include_str!("../../../knowledge/titles.toml")).unwrap()
    }

    #[test]
    fn no_phrase_has_two_meanings() {
        let file = file();
        let mut seen = BTreeSet::new();
        for (phrase, entry) in phrases(&file) {
            assert!(!folded(phrase).is_empty(), "empty phrase for {entry:?}");
            assert!(seen.insert(folded(phrase)), "{phrase} is in the table twice ({entry:?})");
        }
    }

    #[test]
    fn roles_are_unique_and_sourced() {
        let file = file();
        assert!(!file.source.is_empty());
        let ids: BTreeSet<_> = file.role.iter().map(|row| &row.id).collect();
        assert_eq!(ids.len(), file.role.len());
        let parts: Vec<_> =
            file.role.iter().filter(|row| row.from_parts).map(|row| (row.function, row.seniority)).collect();
        for (at, part) in parts.iter().enumerate() {
            assert!(!parts[..at].contains(part), "two roles from {part:?}");
        }
        for row in &file.role {
            assert!(!row.words.is_empty() || row.from_parts, "{} cannot be reached", row.id);
        }
    }
}
