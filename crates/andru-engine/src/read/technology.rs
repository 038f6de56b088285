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
    /// Only the test that no row lacks one reads it; whoever checks the table does too.
    #[cfg(test)]
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

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> String {
        Technology::read(text).unwrap().name
    }

    #[test]
    fn aliases_have_one_name() {
        for (text, expected) in [
            ("MS Dynamics 365", "Microsoft Dynamics 365"),
            ("sfdc", "Salesforce"),
            ("SALESFORCE.COM", "Salesforce"),
            ("GCP", "Google Cloud"),
            ("aws", "Amazon Web Services"),
            ("K8s", "Kubernetes"),
            ("postgres", "PostgreSQL"),
            ("MS SQL", "Microsoft SQL Server"),
            ("sap transportation management", "SAP TM"),
            ("S/4HANA", "SAP S/4HANA"),
            ("G Suite", "Google Workspace"),
            ("PowerBI", "Microsoft Power BI"),
            ("C++", "C++"),
            ("dotnet", ".NET"),
            ("  In-House Tool 7 ", "In-House Tool 7"),
        ] {
            assert_eq!(name(text), expected, "{text:?}");
        }
    }

    #[test]
    fn near_names_stay_apart() {
        for (one, other) in [
            ("Java", "JavaScript"),
            ("SAP", "SAP TM"),
            ("HubSpot", "HubSpot Marketing Hub"),
            ("Google Workspace", "Google Cloud"),
            ("C", "C++"),
            ("C", "C#"),
            ("C++", "C#"),
            (".NET", "ASP.NET"),
            ("React", "React Native"),
            ("Microsoft Dynamics NAV", "Microsoft Dynamics 365"),
            ("Looker", "Looker Studio"),
            ("Oracle Database", "Oracle NetSuite"),
            ("Angular", "AngularJS"),
            ("Azure", "Azure DevOps"),
        ] {
            assert_ne!(Technology::read(one), Technology::read(other), "{one} / {other}");
        }
    }

    #[test]
    fn blanks_are_none() {
        for text in ["", "   ", " - ", "…"] {
            assert_eq!(Technology::read(text), None, "{text:?}");
        }
    }

    #[test]
    fn lists_keep_order_and_drop_repeats() {
        let names: Vec<String> = Technology::read_list("AWS, sfdc;Amazon Web Services|  ,Foo\nSalesforce; foo")
            .into_iter()
            .map(|t| t.name)
            .collect();
        assert_eq!(names, ["Amazon Web Services", "Salesforce", "Foo"]);
    }

    #[test]
    fn every_alias_means_one_technology() {
        let mut owners = HashMap::new();
        for row in &TABLE.technology {
            assert!(!row.source.is_empty(), "{}", row.name);
            for spelling in std::iter::once(&row.name).chain(&row.aliases) {
                let owner = owners.entry(key_of(spelling)).or_insert(&row.name);
                assert_eq!(*owner, &row.name, "{spelling}");
                assert_eq!(name(spelling), row.name);
            }
        }
    }
}
