//! `cache.db`: answers of the platform, kept for a while, sealed, one partition a key.
//!
//! The whole part may be thrown away at any time, and nothing about it is ever an error for a caller: where it cannot
//! be used, answers are kept in memory, and where that fails too, not at all. A partition is the keyed name of an
//! origin and a key; it is only reached through [`CachedAnswers`], which is made for one of them. [`CacheKeeper`]
//! counts, checks and deletes what all of them hold, and can hand out none of it.

mod answers;
mod aside;
mod change;
mod file;
mod keeper;
mod kind;
mod marks;
mod medium;
mod question;
mod room;
mod rows;

pub use answers::{CachedAnswers, Counts, KeptIn};
pub use keeper::{CacheKeeper, CacheStats, KindStats, Verified};
pub use kind::{AnswerKind, STALE_KEPT};
pub use question::{AnswerKey, Question, Subject};
pub use rows::CachedAnswer;

/// What leads from each version of the schema to the next; a step may throw away what there is.
///
/// In the open is what expiry and eviction need and nothing else; which partition and which answer are keyed names.
/// `refused` holds the partitions whose key the platform no longer takes.
pub(crate) const STEPS: [&str; 1] = ["
    CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE answers (
        id INTEGER PRIMARY KEY,
        partition BLOB NOT NULL,
        name BLOB NOT NULL,
        kind INTEGER NOT NULL,
        stored_at INTEGER NOT NULL,
        fresh_until INTEGER NOT NULL,
        last_used INTEGER NOT NULL,
        size INTEGER NOT NULL,
        sealed BLOB NOT NULL,
        UNIQUE (partition, name)
    ) STRICT;
    CREATE INDEX by_use ON answers (last_used, size);
    CREATE INDEX by_expiry ON answers (fresh_until);
    CREATE TABLE refused (partition BLOB PRIMARY KEY, since INTEGER NOT NULL) STRICT, WITHOUT ROWID;
"];

#[cfg(test)]
mod tests;
