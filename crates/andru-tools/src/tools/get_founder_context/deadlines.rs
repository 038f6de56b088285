//! Deadlines, nearest first.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::memory::{Recalled, day, due};
use crate::ports::memories::Memory;

/// Something that is due.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Deadline {
    /// What was logged.
    #[serde(flatten)]
    pub memory: Recalled,
    /// The day, `YYYY-MM-DD`, read from the value or the key; absent where none reads as one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// Days from the day the answer is for; below 0 it is overdue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_left: Option<i64>,
    /// What to know about how the day was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The overdue and the nearest, at most `most`; those without a day come last, as they were.
pub(super) fn nearest(memories: Vec<Memory>, as_of: Date, most: usize) -> Vec<Deadline> {
    let mut deadlines: Vec<Deadline> = memories.into_iter().map(|memory| Deadline::of(memory, as_of)).collect();
    deadlines.sort_by_key(|deadline| (deadline.days_left.is_none(), deadline.days_left));
    deadlines.truncate(most);
    deadlines
}

impl Deadline {
    fn of(memory: Memory, as_of: Date) -> Self {
        let said_on = day(&memory.logged_at).parse().unwrap_or(as_of);
        let due = due(&memory.key, &memory.value, said_on);
        Self {
            memory: Recalled::of(memory),
            days_left: due.as_ref().map(|due| i64::from((due.day - as_of).get_days())),
            due: due.as_ref().map(|due| due.day.to_string()),
            note: due.and_then(|due| due.note),
        }
    }

    pub(super) fn is_overdue(&self) -> bool {
        self.days_left.is_some_and(|days| days < 0)
    }

    /// `in 7 days (2026-12-01)`.
    pub(super) fn left(&self) -> String {
        let (Some(days), Some(due)) = (self.days_left, &self.due) else {
            return "no day given".to_owned();
        };
        let note = self.note.as_ref().map(|note| format!("; {note}")).unwrap_or_default();
        let plural = if days.abs() == 1 { "day" } else { "days" };
        match days {
            0 => format!("today ({due}{note})"),
            1.. => format!("in {days} {plural} ({due}{note})"),
            _ => format!("OVERDUE by {} {plural} ({due}{note})", -days),
        }
    }
}
