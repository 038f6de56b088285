//! The parts of the store: one SQLite file each, with a schema of its own.

use crate::cached;
use crate::durable;
use crate::limits;

/// One file of the store.
#[derive(Debug)]
pub(crate) struct Part {
    /// Its name in Andru's directory.
    pub(crate) file: &'static str,
    /// Its name among the keys: what is sealed for one part opens in no other.
    pub(crate) kind: &'static str,
    /// What leads from each version of its schema to the next: the first from 0 to 1.
    pub(crate) steps: &'static [&'static str],
}

/// What must not be lost: profile, model, drafts, accounts, memories, runs.
pub(crate) static DURABLE: Part = Part { file: "durable.db", kind: "durable", steps: &durable::STEPS };

/// What may be thrown away: answers of the platform.
pub(crate) static CACHE: Part = Part { file: "cache.db", kind: "cache", steps: &cached::STEPS };

/// What is counted: the calls of a key. Apart from all else, so that no clearing of the store clears it.
pub(crate) static LIMITS: Part = Part { file: "limits.db", kind: "limits", steps: &limits::STEPS };

/// Every part, for whoever looks at all of them.
pub(crate) static ALL: [&Part; 3] = [&DURABLE, &CACHE, &LIMITS];

impl Part {
    /// The version of the schema known here, kept in `PRAGMA user_version`.
    pub(crate) const fn version(&self) -> i64 {
        // There are never 2^63 steps.
        self.steps.len().cast_signed() as i64
    }
}
