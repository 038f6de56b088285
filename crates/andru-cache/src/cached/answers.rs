//! The cached answers of one key, as the flow of an answer sees them.

use std::fmt;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::change::Change;
use super::file::Owner;
use super::marks::{self, Accepted};
use super::medium::{Broken, Medium};
use super::room::Room;
use super::rows::Found;
use super::{AnswerKey, CachedAnswer};
use crate::api_key::ApiKey;
use crate::directory::Directory;
use crate::keys::Keys;
use crate::store::Place;
use crate::writer::{FAREWELL, Writer};

/// How many bytes may wait to be written.
const WAITING: usize = 16 << 20;

/// The cached answers of one origin and key, and of no other: no method names another's.
///
/// Looking takes microseconds and creates nothing. What changes is written by a thread of its own, so that no answer
/// waits for it; what cannot be written is lost, which is no error. Dropping this waits for what is queued for at most
/// a quarter of a second. Every time is in milliseconds since 1970.
pub struct CachedAnswers {
    medium: Arc<Medium>,
    writer: Writer<Change>,
    room: Room,
    /// Since when the platform refuses the key, as far as this process was told.
    refused: Mutex<Option<i64>>,
    /// The latest time this process was told.
    latest: AtomicI64,
    counters: Counters,
}

#[derive(Default)]
struct Counters {
    fresh: AtomicU64,
    stale: AtomicU64,
    missed: AtomicU64,
    damaged: AtomicU64,
    too_large: AtomicU64,
}

/// What became of this process's looks and writes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Looks that found a fresh answer.
    pub fresh: u64,
    /// Looks that found a stale one.
    pub stale: u64,
    /// Looks that found none.
    pub missed: u64,
    /// Answers that were not what was written; they are deleted.
    pub damaged: u64,
    /// Writes that were lost: the queue was full, or others held the file for too long.
    pub lost: u64,
    /// Answers that were too large to be kept.
    pub too_large: u64,
    /// Broken files that were moved aside.
    pub moved_aside: u64,
}

/// Where answers are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeptIn {
    /// In this file, or it will be created.
    File(PathBuf),
    /// In the memory of this process.
    Memory {
        /// Why not in the file.
        why: String,
    },
}

impl CachedAnswers {
    /// The answers that were given to `key`, kept at a place, whatever key the place has. Nothing is opened yet.
    pub fn new(place: Place, key: &ApiKey) -> Self {
        Self::with_room(place, key, Room::default())
    }

    pub(super) fn with_room(place: Place, key: &ApiKey, room: Room) -> Self {
        let owner = Owner::of(key);
        let keyring = place.keyring;
        let place = place.home.map(|home| {
            let directory = Directory::new(home);
            let keys = Keys::new(directory.clone(), keyring);
            (directory, keys)
        });
        let medium = Arc::new(Medium::new(place, owner, room));
        let behind = medium.clone();
        let writer = Writer::new("andru-cache", WAITING, move |changes: Vec<Change>| behind.write(&changes));
        Self {
            medium,
            writer,
            room,
            refused: Mutex::default(),
            latest: AtomicI64::new(i64::MIN),
            counters: Counters::default(),
        }
    }

    /// The answer that was kept under `key`, at most 30 days after it ceased to be fresh; `None` where there is none, it
    /// is not what was written, or the platform refuses the API key.
    pub fn find(&self, key: &AnswerKey, now: i64) -> Option<CachedAnswer> {
        if self.refusal().is_some() {
            return self.missed();
        }
        match self.medium.read(|rows| rows.find(key, now)) {
            Ok(Some(Found::Answer(mut answer, note))) => {
                // After the clock was set back nothing can be told from its time, until it is where it was.
                answer.fresh &= self.latest.fetch_max(now, Ordering::Relaxed) <= now;
                if note {
                    self.queue(Change::Touch { key: *key, at: now });
                }
                count(if answer.fresh { &self.counters.fresh } else { &self.counters.stale });
                Some(answer)
            }
            Ok(Some(Found::Useless { stored_at, damaged })) => {
                if damaged {
                    count(&self.counters.damaged);
                }
                self.queue(Change::Delete { key: *key, stored_at });
                self.missed()
            }
            Ok(Some(Found::Nothing) | None) => self.missed(),
            Err(Broken(file)) => {
                self.queue(Change::Mend(file));
                self.missed()
            }
        }
    }

    /// Keeps an answer that came now, in place of the one there was.
    ///
    /// An answer of more than 4 MB is not kept.
    pub fn keep(&self, key: AnswerKey, value: Vec<u8>, now: i64) {
        if value.len() as u64 > self.room.largest() {
            count(&self.counters.too_large);
            return;
        }
        self.latest.fetch_max(now, Ordering::Relaxed);
        self.queue(Change::Keep { key, value, at: now });
    }

    /// As [`CachedAnswers::keep`], on this thread: it waits for others that write, for two seconds at most. Answers
    /// whether the answer was kept.
    pub fn keep_now(&self, key: AnswerKey, value: Vec<u8>, now: i64) -> bool {
        value.len() as u64 <= self.room.largest() && self.medium.write(&[Change::Keep { key, value, at: now }]).is_ok()
    }

    /// Blocks every cached answer of the key, for every process and when offline too: the platform refused it.
    ///
    /// For this process that holds at once. It waits at most a quarter of a second for the mark to be written; if that
    /// fails, the mark is written with whatever is written next.
    pub fn refuse(&self, now: i64) {
        *self.refusal() = Some(now);
        self.queue(Change::Refuse { at: now });
        self.settle(FAREWELL);
    }

    /// Takes the mark away: the platform took the key, in a question asked at `asked_at` and answered now.
    ///
    /// A refusal of a later question stands.
    pub fn accept(&self, asked_at: i64, now: i64) {
        let accepted = Accepted { asked_at, now };
        if !self.is_refused() {
            return;
        }
        let mut refused = self.refusal();
        *refused = refused.filter(|since| !accepted.outdoes(*since));
        drop(refused);
        self.queue(Change::Accept(accepted));
    }

    /// Whether the platform refused the key when it was last asked, by whichever process.
    pub fn is_refused(&self) -> bool {
        self.refusal().is_some()
            || self.medium.read(|rows| marks::is_refused(rows.connection, rows.partition)) == Ok(Some(true))
    }

    /// Waits, at most for `patience`, until what was queued before is written or given up.
    pub fn settle(&self, patience: Duration) {
        self.writer.flush(patience);
    }

    /// What became of this process's looks and writes.
    pub fn counts(&self) -> Counts {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Counts {
            fresh: read(&self.counters.fresh),
            stale: read(&self.counters.stale),
            missed: read(&self.counters.missed),
            damaged: read(&self.counters.damaged),
            lost: self.writer.dropped(),
            too_large: read(&self.counters.too_large),
            moved_aside: self.medium.moved_aside(),
        }
    }

    /// Where answers are kept, as far as this process has had to know.
    pub fn kept_in(&self) -> KeptIn {
        match (self.medium.why_in_memory(), self.medium.path()) {
            (None, Some(path)) => KeptIn::File(path),
            (Some(why), _) => KeptIn::Memory { why },
            (None, None) => KeptIn::Memory { why: "no data directory is known".to_owned() },
        }
    }

    fn queue(&self, change: Change) {
        let weight = change.weight();
        self.writer.push(change, weight);
    }

    fn refusal(&self) -> MutexGuard<'_, Option<i64>> {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn missed(&self) -> Option<CachedAnswer> {
        count(&self.counters.missed);
        None
    }
}

impl fmt::Debug for CachedAnswers {
    /// Says where the answers are and nothing of what is in them.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("CachedAnswers").field("kept_in", &self.kept_in()).finish_non_exhaustive()
    }
}

fn count(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}
