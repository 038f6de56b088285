//! What held on a day.

use andru_engine::read::age;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::VersionAnswer;
use crate::error::ToolError;
use crate::memory::{Change, day, quoted};
use crate::ports::memories::Memory;

/// What held on the day asked about.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Held {
    /// The day, `YYYY-MM-DD`.
    pub day: String,
    /// The version that held at its end, in UTC; absent where nothing was logged by then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<VersionAnswer>,
    /// What changed from then to now; absent unless both are figures of one unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change_since: Option<Change>,
    /// What to know about the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The day a text means.
pub(super) fn read(text: &str, as_of: Date) -> Result<Date, ToolError> {
    let text = text.trim();
    let (reading, _) = age(text, as_of);
    let read = reading
        .value
        .filter(|_| reading.note.is_none())
        .and_then(|age| as_of.checked_sub(jiff::Span::new().try_days(age.days).ok()?).ok());
    read.ok_or_else(|| ToolError::invalid("`at` must be a day such as `2026-08-24`, or `3 months ago`"))
}

impl Held {
    pub(super) fn of(asked: Date, version: Option<VersionAnswer>, history: &[Memory], as_of: Date) -> Self {
        let change_since = version
            .as_ref()
            .filter(|version| version.held_until.is_some())
            .and_then(|version| Change::between(&version.value, &history.last()?.value));
        let note = match (&version, history.first()) {
            (None, Some(first)) => {
                Some(format!("nothing was logged by then; the first is of {}", day(&first.logged_at)))
            }
            _ if asked > as_of => Some("the day is yet to come: this is what is known so far".to_owned()),
            _ => None,
        };
        Self { day: asked.to_string(), version, change_since, note }
    }

    /// The answer to the question, as a sentence about `name`.
    pub(super) fn prose(&self, name: &str) -> String {
        let note = self.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
        match &self.version {
            Some(version) if version.held_until.is_none() => {
                format!("On {} {name} was what it is now{note}.", self.day)
            }
            Some(version) => {
                let since = day(&version.logged_at);
                format!("On {} {name} was {}, logged {since}{note}.", self.day, quoted(&version.value))
            }
            None => format!("What {name} was on {} is not known{note}.", self.day),
        }
    }
}
