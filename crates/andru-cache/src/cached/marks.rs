//! The mark of a key that the platform refused: while it stands, no cached answer of that key is read.

use rusqlite::{Connection, OptionalExtension, params};

use crate::sealing::Lookup;

/// Whether the partition is marked.
pub(super) fn is_refused(connection: &Connection, partition: &Lookup) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM refused WHERE partition = ?1")?
        .query_row(params![partition], |_| Ok(()))
        .optional()
        .map(|found| found.is_some())
}

/// Marks the partition; of two refusals the later one stands.
pub(super) fn refuse(connection: &Connection, partition: &Lookup, at: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO refused (partition, since) VALUES (?1, ?2)
             ON CONFLICT (partition) DO UPDATE SET since = max(since, excluded.since)",
        )?
        .execute(params![partition, at])
        .map(|_| ())
}

/// Takes the mark away, unless the key was refused after the question that was now answered was asked.
pub(super) fn accept(connection: &Connection, partition: &Lookup, accepted: Accepted) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM refused WHERE partition = ?1 AND (since <= ?2 OR since > ?3)")?
        .execute(params![partition, accepted.asked_at, accepted.now])
        .map(|_| ())
}

/// When the platform took the key.
#[derive(Debug, Clone, Copy)]
pub(super) struct Accepted {
    /// When it was asked.
    pub(super) asked_at: i64,
    /// When the answer came: a mark from later is from a clock that was set back since.
    pub(super) now: i64,
}

impl Accepted {
    /// Whether a refusal at `since` is outdone.
    pub(super) const fn outdoes(self, since: i64) -> bool {
        since <= self.asked_at || since > self.now
    }
}
