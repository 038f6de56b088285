//! A finding and what it rests on.

use schemars::JsonSchema;
use serde::Serialize;

use crate::basis::Basis;

/// One thing found, with the words or the playbook row behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// The finding.
    pub value: String,
    /// The words it was read from, in quotation marks, or the playbook row.
    pub because: String,
    /// What it rests on.
    pub basis: Basis,
    /// Where it comes from: `the description`, or the source of the playbook row.
    pub source: String,
}

/// A vertical or a segment, with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Named {
    /// Identifier, such as `logistics`; absent for a vertical that is not in our table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Name for people.
    pub name: String,
    /// The words it was read from, in quotation marks.
    pub because: String,
    /// What it rests on.
    pub basis: Basis,
    /// Where it comes from.
    pub source: String,
}

/// The source of what was read from the text given.
pub(super) const DESCRIPTION: &str = "the description";

impl Found {
    /// Read from these words of the description.
    pub(super) fn read(value: impl Into<String>, words: &str) -> Self {
        Self { value: value.into(), because: quote(words), basis: Basis::Input, source: DESCRIPTION.to_owned() }
    }

    /// Taken from a row of the playbook.
    pub(super) fn playbook(value: impl Into<String>, because: String, source: &str) -> Self {
        Self { value: value.into(), because, basis: Basis::Playbook, source: source.to_owned() }
    }
}

/// Adds a finding unless the same value is there already.
pub(super) fn add(list: &mut Vec<Found>, found: Found) {
    if !list.iter().any(|known| known.value == found.value) {
        list.push(found);
    }
}

/// Words in quotation marks.
pub(super) fn quote(words: &str) -> String {
    format!("\"{words}\"")
}
