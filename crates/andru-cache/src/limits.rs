//! `limits.db`: the rate ledger, which holds an API key to 100 calls in any 900 seconds.
//!
//! An exact sliding log: each admitted call is a row of its moment, and a call is admitted while fewer than 100
//! rows of its key are younger than 900 seconds. All processes of the user share the file; each also remembers what
//! it has seen there, so that a file that was deleted or put back forgets nothing while a process lives. Where the
//! file cannot be written, that memory alone counts, process by process.
//!
//! Moments are times since the machine started, so that setting the wall clock moves nothing. Nothing is sealed:
//! the file holds the SHA-256 of the key, random numbers and moments.

mod boot_clock;
mod calls;
mod file;

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::api_key::ApiKey;
use crate::directory::Directory;

pub use boot_clock::BootClock;
use calls::{Call, CallId, Calls, Moment};
use file::LedgerFile;

/// How many calls a key may make in [`WINDOW`].
pub const CALLS: usize = 100;

/// The time in which a key may make [`CALLS`] calls, wherever it begins; of its two ends, one belongs to it.
pub const WINDOW: Duration = Duration::from_secs(900);

/// What leads from each version of the schema to the next. Moments are in nanoseconds since the machine started.
pub(crate) const STEPS: [&str; 1] = ["
    CREATE TABLE calls (id BLOB PRIMARY KEY, key BLOB NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX calls_of_key ON calls (key, at);
"];

/// The SHA-256 of a key, by which alone the ledger knows it.
type KeyHash = [u8; 32];

/// Counts the calls of API keys; opened on first use and shared with other processes.
pub struct RateLedger {
    clock: Arc<dyn BootClock>,
    state: Mutex<State>,
}

struct State {
    file: Option<LedgerFile>,
    seen: BTreeMap<KeyHash, Calls>,
}

/// The answer to a call too many: it was not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{CALLS} calls in {} minutes are used", WINDOW.as_secs() / 60)]
pub struct Refused {
    /// How long until the next call is possible, if nobody else takes it.
    pub wait: Duration,
}

impl RateLedger {
    /// The ledger in Andru's directory; without one, each process counts for itself. Nothing is opened yet.
    pub fn new(home: Option<PathBuf>, clock: Arc<dyn BootClock>) -> Self {
        let file = home.map(|home| LedgerFile::new(Directory::new(home)));
        Self { clock, state: Mutex::new(State { file, seen: BTreeMap::new() }) }
    }

    /// Counts one call with `key`, unless it is one too many.
    ///
    /// It takes tens of microseconds, and half a second where another process holds the file; then, as where the
    /// file cannot be used for any other reason, only what this process has seen is counted.
    ///
    /// # Errors
    /// [`Refused`] where 100 calls were admitted in the last 900 seconds.
    pub fn admit(&self, key: &ApiKey) -> Result<(), Refused> {
        let key = key.hash();
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let State { file, seen } = &mut *state;
        let seen = seen.entry(key).or_default();
        // Without random numbers a call cannot be told from others in the file.
        let id = CallId::random();
        let shared = match (file, id) {
            (Some(file), Some(id)) => file.admit(&key, id, seen, &*self.clock),
            _ => None,
        };
        shared.unwrap_or_else(|| {
            let now = Moment::read(&*self.clock);
            seen.admit(Call { at: now.nanos(), id: id.unwrap_or_default() }, now)
        })
    }
}

impl fmt::Debug for RateLedger {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("RateLedger").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
