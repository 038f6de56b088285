//! The ledger's file: one short transaction a call.

use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{Transaction, params};

use super::calls::{Call, CallId, Calls, Moment};
use super::{BootClock, CALLS, KeyHash, Refused};
use crate::database::Database;
use crate::directory::{Directory, FileId};
use crate::error::StoreError;
use crate::part::LIMITS;

/// How long a call waits for others that are being counted.
const PATIENCE: Duration = Duration::from_millis(500);

/// How long between two looks. SQLite's own waits grow to 100 ms, and whoever waits so long is overtaken for ever.
const PAUSE: Duration = Duration::from_micros(300);

/// `limits.db` in Andru's directory, opened on first use.
pub(super) struct LedgerFile {
    directory: Directory,
    open: Option<Database>,
    /// Which file was there at the last look.
    found: Option<FileId>,
}

impl LedgerFile {
    pub(super) const fn new(directory: Directory) -> Self {
        Self { directory, open: None, found: None }
    }

    /// Counts a call in the file, with everything this process has seen; `None` where the file cannot be used.
    pub(super) fn admit(
        &mut self,
        key: &KeyHash,
        id: CallId,
        seen: &mut Calls,
        clock: &dyn BootClock,
    ) -> Option<Result<(), Refused>> {
        let begun = Instant::now();
        let mut whole = true;
        loop {
            let counted = self.database().and_then(|open| {
                open.write(|transaction| {
                    // The clock is read under the lock, so that rows are in the order of their times.
                    count(transaction, key, id, seen.clone(), Moment::read(clock))
                })
            });
            match counted {
                Ok((calls, answer)) => {
                    *seen = calls;
                    return Some(answer);
                }
                Err(StoreError::Busy { .. }) if begun.elapsed() < PATIENCE => thread::sleep(PAUSE),
                Err(StoreError::Damaged { .. }) if whole => {
                    whole = false;
                    self.open = None;
                    self.discard();
                }
                Err(_) => {
                    // Opened anew at the next call, with every check.
                    self.open = None;
                    return None;
                }
            }
        }
    }

    /// Throws a damaged file away. It holds nothing that 900 seconds do not bring back, and while it lies there no
    /// process counts the calls of another.
    fn discard(&self) {
        // Another process may have put a new one in its place by now.
        if self.directory.find(&LIMITS).is_ok_and(|now| now == self.found) {
            // Where that fails, the same file is found again, and this process counts for itself.
            let _ = self.directory.remove_part(&LIMITS);
        }
    }

    /// The file of this name, opened anew where it was replaced.
    fn database(&mut self) -> Result<&mut Database, StoreError> {
        self.found = self.directory.find(&LIMITS)?;
        let usable = self.open.take().filter(|open| self.found.is_some_and(|file| open.is(file)));
        let open = if let Some(open) = usable {
            open
        } else {
            let mut open = Database::or_create_within(&self.directory, &LIMITS, Duration::ZERO)?;
            open.migrate(|_, _| Ok(()))?;
            open
        };
        Ok(self.open.insert(open))
    }
}

/// Brings the file and what was `seen` together, and counts the call where one more is possible.
fn count(
    transaction: &Transaction<'_>,
    key: &KeyHash,
    id: CallId,
    mut seen: Calls,
    now: Moment,
) -> Result<(Calls, Result<(), Refused>), StoreError> {
    let failed = |source| StoreError::sqlite(LIMITS.file, source);
    restate(transaction, now).map_err(failed)?;
    let shared = read(transaction, key).map_err(failed)?;
    // What this process knows and the file does not: the file was deleted, or could not be written for a while.
    let known: Vec<CallId> = shared.iter().map(|call| call.id).collect();
    seen.merge(shared, now);
    for call in seen.iter().filter(|call| !known.contains(&call.id)) {
        insert(transaction, key, call).map_err(failed)?;
    }
    let call = Call { at: now.nanos(), id };
    let answer = seen.admit(call, now);
    if answer.is_ok() {
        insert(transaction, key, call).map_err(failed)?;
    }
    Ok((seen, answer))
}

/// Brings times of before the machine started to its start, and forgets what no longer counts.
fn restate(transaction: &Transaction<'_>, now: Moment) -> rusqlite::Result<()> {
    transaction.prepare_cached("UPDATE calls SET at = ?2 WHERE at > ?1")?.execute([now.nanos(), now.before_boot()])?;
    transaction.prepare_cached("DELETE FROM calls WHERE at <= ?1")?.execute([now.horizon()])?;
    Ok(())
}

fn read(transaction: &Transaction<'_>, key: &KeyHash) -> rusqlite::Result<Vec<Call>> {
    let most = i64::try_from(CALLS).unwrap_or(i64::MAX);
    transaction
        .prepare_cached("SELECT id, at FROM calls WHERE key = ?1 ORDER BY at DESC LIMIT ?2")?
        .query_map(params![key, most], |row| Ok(Call { id: CallId(row.get(0)?), at: row.get(1)? }))?
        .collect()
}

fn insert(transaction: &Transaction<'_>, key: &KeyHash, call: Call) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("INSERT OR IGNORE INTO calls (id, key, at) VALUES (?1, ?2, ?3)")?
        .execute(params![call.id.0, key, call.at])?;
    Ok(())
}
