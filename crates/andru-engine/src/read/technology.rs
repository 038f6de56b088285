//! Technologies by their one name.

use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use serde::Deserialize;

use super::phrase::fold;
use crate::knowledge;

/// A product or technology a company uses, under its one name.
///
/// Two are equal if their [keys](Technology::key) are. Names are compared whole: "Java" is not
/// "JavaScript", and "SAP TM" is not "SAP". A name we do not know is kept as it was written, because a
/// company may well use what is not in our table.
#[derive(Debug, Clone)]
pub struct Technology {
    /// The name to show: the usual one where we know it, else as written.
    pub name: String,
    key: String,
}

impl Technology {
    /// Reads one name; `None` where nothing but blanks and punctuation was written.
    pub fn read(text: &str) -> Option<Self> {
        let key = key_of(text);
        if key.is_empty() {
            return None;
        }
        Some(match NAMES.get(key.as_str()) {
            Some(name) => Self { name: (*name).to_owned(), key: key_of(name) },
            None => Self { name: text.trim().to_owned(), key },
        })
    }

    /// Reads a cell with names parted by commas, semicolons, vertical bars or line ends.
    ///
    /// The names are in the order of the text, each technology once.
    pub fn read_list(text: &str) -> Vec<Self> {
        let mut seen = HashSet::new();
        text.split([',', ';', '|', '\n', '\r'])
            .filter_map(Self::read)
            .filter(|technology| seen.insert(technology.key.clone()))
            .collect()
    }

    /// What equality is decided by: the folded name, the same for every alias.
    pub fn key(&self) -> &str {
        &self.key
    }
}

impl PartialEq for Technology {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Technology {}

impl Hash for Technology {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

#[derive(Deserialize)]
struct Table {
    technology: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    name: String,
    aliases: Vec<String>,
    /// Read by the test that no row lacks one.
    #[cfg_attr(not(test), expect(dead_code, reason = "kept beside each row for whoever checks the table"))]
    source: String,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| knowledge::table("technologies.toml", include_str!("../../knowledge/technologies.toml")));

/// From the key of a name or alias to the name to show.
static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let spellings = |row: &'static Row| {
        std::iter::once(&row.name).chain(&row.aliases).map(|spelling| (key_of(spelling), row.name.as_str()))
    };
    TABLE.technology.iter().flat_map(spellings).collect()
});

/// Folds a name, with the signs that tell languages apart spelled out: C, C++ and C# are three.
fn key_of(text: &str) -> String {
    if !text.contains(['+', '#', '.']) {
        return fold(text);
    }
    let spelled = text.replace('+', " plus ").replace('#', " sharp ");
    match spelled.trim_start().strip_prefix('.') {
        Some(rest) => fold(&format!("dot {rest}")),
        None => fold(&spelled),
    }
}
