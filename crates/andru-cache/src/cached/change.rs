//! What is written in the background: all that waits, in one transaction.

use std::mem;

use super::AnswerKey;
use super::marks::{self, Accepted};
use super::room::Room;
use super::rows::Rows;
use crate::directory::FileId;
use crate::error::StoreError;

/// One thing to write.
#[derive(Debug)]
pub(super) enum Change {
    /// Keep an answer.
    Keep { key: AnswerKey, value: Vec<u8>, at: i64 },
    /// Note that an answer was used.
    Touch { key: AnswerKey, at: i64 },
    /// Delete the answer that was stored then.
    Delete { key: AnswerKey, stored_at: i64 },
    /// Mark the key as refused.
    Refuse { at: i64 },
    /// Take the mark away.
    Accept(Accepted),
    /// Move this file aside, for it was found broken.
    Mend(FileId),
}

impl Change {
    /// What it takes in the queue, in bytes.
    pub(super) fn weight(&self) -> usize {
        let value = if let Self::Keep { value, .. } = self { value.len() } else { 0 };
        value.saturating_add(mem::size_of::<Self>())
    }

    /// The time of it, where it has one to make room by.
    const fn time(&self) -> Option<i64> {
        match self {
            Self::Keep { at, .. } => Some(*at),
            _ => None,
        }
    }
}

/// A process that writes little still looks once an hour, in milliseconds, for what is too old.
const HOUR: i64 = 3_600_000;

/// What a process remembers between its writes.
#[derive(Debug, Default)]
pub(super) struct SinceLook {
    /// How many bytes it wrote since it looked how much there is, and when it looked; `None` before the first look.
    last: Option<(u64, i64)>,
}

/// Writes every change, and makes room where that is due.
pub(super) fn apply(
    rows: Rows<'_>,
    changes: &[Change],
    since: &mut SinceLook,
    room: Room,
) -> Result<rusqlite::Result<()>, StoreError> {
    let mut written = 0;
    for change in changes {
        match one(rows, change)? {
            Ok(bytes) => written += bytes as u64,
            Err(error) => return Ok(Err(error)),
        }
    }
    let Some(now) = changes.iter().filter_map(Change::time).max() else { return Ok(Ok(())) };
    if let Some((before, looked_at)) = since.last {
        let written = written.saturating_add(before);
        if written < room.between_looks() && (looked_at..looked_at.saturating_add(HOUR)).contains(&now) {
            since.last = Some((written, looked_at));
            return Ok(Ok(()));
        }
    }
    since.last = Some((0, now));
    Ok(room.make(rows.connection, now))
}

fn one(rows: Rows<'_>, change: &Change) -> Result<rusqlite::Result<usize>, StoreError> {
    let done = match change {
        Change::Keep { key, value, at } => return rows.put(key, value, *at),
        Change::Touch { key, at } => rows.touch(key, *at),
        Change::Delete { key, stored_at } => rows.delete(key, *stored_at),
        Change::Refuse { at } => marks::refuse(rows.connection, rows.partition, *at),
        Change::Accept(accepted) => marks::accept(rows.connection, rows.partition, *accepted),
        Change::Mend(_) => Ok(()),
    };
    Ok(done.map(|()| 0))
}
