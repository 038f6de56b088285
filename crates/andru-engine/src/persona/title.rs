//! A job title becomes a role, a function and a seniority.

mod hits;
mod table;

use schemars::JsonSchema;
use serde::Serialize;

use super::function::Function;
use super::seniority::Seniority;
use super::words::words;
use hits::Hits;

pub(crate) use table::{Entry, titles};

/// A job title and what it says about the person.
///
/// What the title does not say is `unknown`, never a default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Title {
    /// The title as given.
    pub text: String,
    /// The level it states.
    pub seniority: Seniority,
    /// The department it names.
    pub function: Function,
    /// The role it is a name for, such as `vp_sales`; absent where the title is not specific enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<&'static str>,
    /// What to know about how it was read: a lower-case fragment, several joined by `;`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Reads a job title in English, or a common one in German, Spanish or French.
///
/// Titles are read by whole words and word sequences. Case, accents and surrounding punctuation make no
/// difference. A past role (`former CEO`) gives its function and no level: it says what the person did.
/// A person *to* somebody (`assistant to the CEO`) is not read as that somebody.
pub fn resolve(text: &str) -> Title {
    let words = words(text);
    let unknown = |note: Option<&str>| Title {
        text: text.to_owned(),
        seniority: Seniority::Unknown,
        function: Function::Unknown,
        role: None,
        note: note.map(str::to_owned),
    };
    if words.is_empty() {
        return unknown(None);
    }
    let hits = Hits::find(&words);
    if hits.is_empty() {
        return unknown(Some("not recognised as a job title"));
    }
    let (function, others) = hits.functions();
    let mut notes: Vec<String> = Vec::new();
    if hits.only_past() {
        notes.push("a past role: it says what the person did, not what they decide now".to_owned());
        return Title { function, ..unknown(notes.first().map(String::as_str)) };
    }
    let seniority = hits.seniority();
    let role = hits.role(seniority, function);
    notes.extend(hits.notes(function, role));
    if !others.is_empty() {
        let others: Vec<String> = others.iter().map(ToString::to_string).collect();
        notes.push(format!("also names {}; {function} is named first", others.join(" and ")));
    }
    if seniority == Seniority::Unknown && notes.is_empty() {
        notes.push("no level in the title".to_owned());
    }
    if function == Function::Unknown && notes.is_empty() {
        notes.push("no department in the title".to_owned());
    }
    let note = (!notes.is_empty()).then(|| notes.join("; "));
    Title { text: text.to_owned(), seniority, function, role, note }
}

/// The name of a role for people, such as "VP Sales" for `vp_sales`.
pub fn role_name(role: &str) -> Option<&'static str> {
    titles().roles.iter().find(|row| row.id == role).map(|row| row.name.as_str())
}

#[cfg(test)]
mod tests;
