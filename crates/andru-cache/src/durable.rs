//! `durable.db`: what must not be lost, sealed, one partition an account.
//!
//! Everything is a record on a [`Shelf`] of a [`Partition`]: sealed under a keyed name, counted and summed with
//! its neighbours, so that a record that changed, moved or vanished is noticed. A shelf is only reached through
//! [`Reading`] and [`Writing`], which are made for one partition: there is no way to ask without one.

mod migrate;
mod partition;
mod reading;
mod shelf;
mod vault;
mod writing;

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::directory::Directory;
use crate::error::StoreError;
use crate::keys::{DestroyedKey, KeyState, Keys};
use crate::part::DURABLE;

pub use partition::Partition;
pub(crate) use reading::Reading;
pub(crate) use shelf::Shelf;
pub(crate) use vault::DataVersion;
use vault::Vault;
pub(crate) use writing::Writing;

/// The first version of the schema whose values are sealed.
pub(crate) const SEALED_SINCE: i64 = 2;

/// What leads from each version of the schema to the next.
pub(crate) const STEPS: [&str; 2] = [
    // As the first release had it: values in the open.
    "
    CREATE TABLE saved (
        partition TEXT NOT NULL,
        name TEXT NOT NULL,
        value BLOB NOT NULL,
        saved_at TEXT NOT NULL,
        PRIMARY KEY (partition, name)
    ) STRICT;
    CREATE TABLE runs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        partition TEXT NOT NULL,
        tool TEXT NOT NULL,
        input_hash TEXT NOT NULL,
        counts TEXT NOT NULL,
        finished_at TEXT NOT NULL
    ) STRICT;
    ",
    // `meta` tells the key and the shelves; `shelves` counts and sums the records of each.
    "
    CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE shelves (shelf BLOB PRIMARY KEY, sum BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE records (
        id INTEGER PRIMARY KEY,
        shelf BLOB NOT NULL,
        name BLOB NOT NULL,
        value BLOB NOT NULL,
        UNIQUE (shelf, name)
    ) STRICT;
    ",
];

/// The durable part of the store, bound to one partition; opened on first use.
pub(crate) struct Durable {
    directory: Directory,
    keys: Keys,
    partition: Partition,
    reading: Mutex<Option<Vault>>,
    writing: Mutex<Option<Vault>>,
    noting: Mutex<Option<Vault>>,
}

impl Durable {
    /// The part of `directory`; nothing is opened or created yet.
    pub(crate) fn new(directory: Directory, keys: Keys, partition: Partition) -> Self {
        Self {
            directory,
            keys,
            partition,
            reading: Mutex::default(),
            writing: Mutex::default(),
            noting: Mutex::default(),
        }
    }

    /// Runs `read` over one moment of the partition; `None` where there is no database yet.
    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce(&Reading<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let mut slot = lock(&self.reading);
        let Some(vault) = self.usable(&mut slot)? else { return Ok(None) };
        vault.read(&self.partition, read).map(Some)
    }

    /// Changes with every commit of anyone; `None` without a database.
    pub(crate) fn data_version(&self) -> Result<Option<DataVersion>, StoreError> {
        let mut slot = lock(&self.reading);
        self.usable(&mut slot)?.map(|vault| vault.data_version()).transpose()
    }

    /// Runs `write` in one transaction of the partition, on disk before this returns; an error undoes all of it.
    pub(crate) fn write<T>(
        &self,
        write: impl FnOnce(&mut Writing<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.write_over(&self.writing, true, write)
    }

    /// As [`Durable::write`], for what may be lost with the power: the last moments of the run log.
    pub(crate) fn note<T>(
        &self,
        write: impl FnOnce(&mut Writing<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.write_over(&self.noting, false, write)
    }

    fn write_over<T>(
        &self,
        slot: &Mutex<Option<Vault>>,
        survive_power_loss: bool,
        write: impl FnOnce(&mut Writing<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut slot = lock(slot);
        let found = self.directory.find(&DURABLE)?;
        let usable = slot.take().filter(|open| found.is_some_and(|file| open.is(file)));
        let mut vault = match usable {
            Some(vault) => vault,
            None => {
                let vault = Vault::or_create(&self.directory, &self.keys)?;
                if survive_power_loss {
                    vault.survive_power_loss()?;
                }
                vault
            }
        };
        let answer = vault.write(&self.partition, write)?;
        // Kept only after a success: what failed is opened anew, with every check.
        *slot = Some(vault);
        Ok(answer)
    }

    /// As [`Durable::write`], unless there is no database: then there is nothing to change and none is created.
    pub(crate) fn write_existing<T>(
        &self,
        write: impl FnOnce(&mut Writing<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        if self.directory.find(&DURABLE)?.is_none() {
            return Ok(None);
        }
        self.write(write).map(Some)
    }

    /// Where the key of the database is, or why it cannot be had.
    pub(crate) fn key_state(&self) -> Result<KeyState, StoreError> {
        Vault::key_state(&self.directory, &self.keys)
    }

    /// Makes the key unreadable wherever it is kept; without a directory there is none.
    pub(crate) fn destroy_key(&self) -> Result<DestroyedKey, StoreError> {
        self.keys.destroy()
    }

    /// Where the database is, for messages.
    pub(crate) fn directory(&self) -> &Directory {
        &self.directory
    }

    /// The vault there is now, opened anew where the file was replaced.
    fn usable<'a>(&self, slot: &'a mut Option<Vault>) -> Result<Option<&'a mut Vault>, StoreError> {
        let found = self.directory.find(&DURABLE)?;
        if slot.as_ref().is_some_and(|open| found.is_none_or(|file| !open.is(file))) {
            *slot = None;
        }
        if slot.is_none() && found.is_some() {
            *slot = Vault::existing(&self.directory, &self.keys)?;
        }
        Ok(slot.as_mut())
    }
}

impl fmt::Debug for Durable {
    /// Says where the data is and nothing of what it is, which is the user's own.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Durable").field("directory", &self.directory).finish_non_exhaustive()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
