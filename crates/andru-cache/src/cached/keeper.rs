//! The cache as whoever looks after it sees it: what all keys' answers come to, never what they are.

use std::path::PathBuf;

use andru_tools::{ErrorKind, ToolError};
use rusqlite::{Connection, params};

use super::aside::{self, ASIDE};
use super::medium::Trouble;
use super::{AnswerKind, room, rows};
use crate::database::Database;
use crate::directory::Directory;
use crate::error::StoreError;
use crate::identity;
use crate::keys::Keys;
use crate::part::CACHE;
use crate::sealing::{Lookup, Sealer};
use crate::store::Place;

/// Counts, checks and deletes what the cache holds, of all keys; it can hand out no answer.
pub struct CacheKeeper {
    place: Option<(Directory, Keys)>,
}

/// What the cache comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CacheStats {
    /// Where the file is, or would be; `None` where no directory is known, and then answers are in memory.
    pub path: Option<PathBuf>,
    /// Whether there is a file.
    pub exists: bool,
    /// What is wrong with the file or the directory; `None` where it can be used.
    pub trouble: Option<String>,
    /// Whether answers are therefore kept in memory; a file that is only broken is moved aside with the next answer.
    pub in_memory: bool,
    /// How many answers there are, by kind, in the order of [`AnswerKind::ALL`].
    pub kinds: Vec<KindStats>,
    /// How many bytes the sealed answers take together.
    pub bytes: u64,
    /// When the oldest answer was stored, in milliseconds since 1970.
    pub oldest: Option<i64>,
    /// How many keys the platform refused when it was last asked.
    pub refused_keys: u64,
}

/// How many answers of a kind there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindStats {
    /// The kind.
    pub kind: AnswerKind,
    /// Those that would be given as the answer of now.
    pub fresh: u64,
    /// Those that are kept for when the platform does not answer.
    pub stale: u64,
}

/// What a check found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Verified {
    /// Answers that are what was written.
    pub good: u64,
    /// Answers that were not; they are gone.
    pub bad: u64,
    /// Whether the whole file was broken; it was moved aside.
    pub moved_aside: bool,
}

impl CacheKeeper {
    /// The cache of a place, whosever key; nothing is opened or created yet.
    pub fn new(place: Place) -> Self {
        let keyring = place.keyring;
        let place = place.home.map(|home| {
            let directory = Directory::new(home);
            let keys = Keys::new(directory.clone(), keyring);
            (directory, keys)
        });
        Self { place }
    }

    /// What the cache comes to at `now`, in milliseconds since 1970. It never fails: what cannot be read is said.
    pub fn stats(&self, now: i64) -> CacheStats {
        let Some((directory, keys)) = &self.place else {
            return CacheStats::default().with(&StoreError::NoHome);
        };
        let path = Some(directory.file(CACHE.file));
        let file = match Database::existing(directory, &CACHE) {
            Ok(Some(file)) => file,
            Ok(None) => return CacheStats { path, ..CacheStats::default() },
            Err(error) => return CacheStats { path, exists: true, ..CacheStats::default() }.with(&error),
        };
        let counted = file.version().and_then(|version| {
            if version < CACHE.version() {
                return Ok(CacheStats::default());
            }
            let stats = file.read(|connection| figures(connection, now))?;
            Ok(match identity::unlock(&file, keys) {
                Ok(_) => stats,
                Err(error) => stats.with(&error),
            })
        });
        let stats = counted.unwrap_or_else(|error| CacheStats::default().with(&error));
        CacheStats { path, exists: true, ..stats }
    }

    /// Deletes every answer of every key, and what was moved aside; says how many answers there were.
    ///
    /// Marks of refused keys stay. Nothing but the cache is touched.
    ///
    /// # Errors
    /// `unavailable` where the directory or the file cannot be used, or a newer version of Andru wrote it.
    pub fn clear(&self) -> Result<u64, ToolError> {
        let Some((directory, _)) = &self.place else { return Ok(0) };
        let cleared = match directory.find(&CACHE)? {
            None => 0,
            Some(found) => match clear_file(directory) {
                Err(error) if matches!(Trouble::of(&error), Trouble::Broken) => {
                    aside::move_aside(directory, found)?;
                    0
                }
                other => other.map_err(said)?,
            },
        };
        for suffix in ["-wal", "-shm", ""] {
            directory.remove(&format!("{ASIDE}{suffix}"))?;
        }
        Ok(cleared)
    }

    /// Opens every answer of every key, and deletes what is not what was written.
    ///
    /// # Errors
    /// `unavailable` where there is no key to open them with, or the directory or the file cannot be used.
    pub fn verify(&self) -> Result<Verified, ToolError> {
        let Some((directory, keys)) = &self.place else { return Ok(Verified::default()) };
        let Some(found) = directory.find(&CACHE)? else { return Ok(Verified::default()) };
        match verify_file(directory, keys) {
            Err(error) if error.is_about_the_file() && matches!(Trouble::of(&error), Trouble::Broken) => {
                aside::move_aside(directory, found)?;
                Ok(Verified { moved_aside: true, ..Verified::default() })
            }
            other => other.map_err(said),
        }
    }
}

/// An error with what can be done about a file that may be thrown away.
fn said(error: StoreError) -> ToolError {
    let hint = match &error {
        StoreError::Newer { .. } => "update Andru; until then answers are kept in memory, and nothing else is affected",
        StoreError::LostKey(_) | StoreError::WrongKey(_) => {
            "forget the answers, which costs nothing you saved: andru-intel cache clear"
        }
        _ => return error.into(),
    };
    ToolError::new(ErrorKind::Unavailable, error.to_string()).hinted(hint)
}

impl CacheStats {
    /// The same with what is wrong.
    fn with(self, error: &StoreError) -> Self {
        Self { trouble: Some(error.to_string()), in_memory: !matches!(Trouble::of(error), Trouble::Broken), ..self }
    }
}

fn figures(connection: &Connection, now: i64) -> rusqlite::Result<CacheStats> {
    let mut kinds = Vec::new();
    let mut statement = connection.prepare(
        "SELECT count(*), count(*) FILTER (WHERE stored_at <= ?2 AND last_used <= ?2 AND ?2 < fresh_until)
         FROM answers WHERE kind = ?1",
    )?;
    for kind in AnswerKind::ALL {
        let (all, fresh) = statement
            .query_row(params![kind.number(), now], |row| Ok((unsigned(row.get(0)?), unsigned(row.get(1)?))))?;
        if all > 0 {
            kinds.push(KindStats { kind, fresh, stale: all.saturating_sub(fresh) });
        }
    }
    let refused_keys = connection.query_row("SELECT count(*) FROM refused", [], |row| row.get(0).map(unsigned))?;
    let oldest = connection.query_row("SELECT min(stored_at) FROM answers", [], |row| row.get(0))?;
    Ok(CacheStats { kinds, bytes: room::total(connection)?, oldest, refused_keys, ..CacheStats::default() })
}

/// A count, which SQLite hands out signed.
const fn unsigned(count: i64) -> u64 {
    count.cast_unsigned()
}

fn clear_file(directory: &Directory) -> Result<u64, StoreError> {
    let Some(mut file) = Database::existing(directory, &CACHE)? else { return Ok(0) };
    if file.version()? < CACHE.version() {
        return Ok(0);
    }
    let failed = |path: PathBuf| move |source| StoreError::sqlite(path, source);
    let path = file.path().to_path_buf();
    let gone = file.write(|transaction| transaction.execute("DELETE FROM answers", []).map_err(failed(path)))?;
    // Other processes may be reading; then the room is used again instead of given back.
    let _ = file.read(|connection| connection.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);"));
    Ok(gone as u64)
}

fn verify_file(directory: &Directory, keys: &Keys) -> Result<Verified, StoreError> {
    let Some(mut file) = Database::existing(directory, &CACHE)? else { return Ok(Verified::default()) };
    if file.version()? < CACHE.version() {
        return Ok(Verified::default());
    }
    let path = file.path().to_path_buf();
    let sound: String =
        file.read(|connection| connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)))?;
    if sound != "ok" {
        return Err(StoreError::Unsound { path, problem: sound });
    }
    let sealer = identity::unlock(&file, keys)?;
    let (good, bad) = file.read(|connection| opened(connection, &sealer))?;
    file.write(|transaction| delete(transaction, &bad).map_err(|source| StoreError::sqlite(path, source)))?;
    Ok(Verified { good, bad: bad.len() as u64, moved_aside: false })
}

/// How many answers open, and the others: which row it is and what is in it.
fn opened(connection: &Connection, sealer: &Sealer) -> rusqlite::Result<(u64, Vec<Bad>)> {
    let mut statement = connection
        .prepare("SELECT kind, stored_at, fresh_until, id, sealed, partition, name FROM answers ORDER BY id")?;
    let mut rows = statement.query([])?;
    let (mut good, mut bad) = (0, Vec::new());
    while let Some(row) = rows.next()? {
        let names: Option<(Lookup, Lookup)> = row.get(5).and_then(|partition| Ok((partition, row.get(6)?))).ok();
        let value = names.and_then(|(partition, name)| rows::open(sealer, &partition, &name, row).transpose());
        match value {
            Some(value) => {
                value?;
                good += 1;
            }
            None => bad.push(Bad { id: row.get(3)?, stored_at: row.get(1)? }),
        }
    }
    Ok((good, bad))
}

struct Bad {
    id: i64,
    stored_at: i64,
}

/// Deletes the bad ones; what was put in the place of one meanwhile stays.
fn delete(connection: &Connection, bad: &[Bad]) -> rusqlite::Result<()> {
    let mut statement = connection.prepare("DELETE FROM answers WHERE id = ?1 AND stored_at = ?2")?;
    for row in bad {
        statement.execute([row.id, row.stored_at])?;
    }
    Ok(())
}
