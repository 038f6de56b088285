//! `durable.db`: what must not be lost, sealed, one partition an account.
//!
//! Everything is a record on a [`Shelf`] of a [`Partition`]: sealed under a keyed name, counted and summed with
//! its neighbours, so that a record that changed, moved or vanished is noticed. A shelf is only reached through
//! [`Reading`] and [`Writing`], which are made for one partition: there is no way to ask without one.

mod backup;
mod check;
mod migrate;
mod partition;
mod reading;
mod restore;
mod shelf;
mod sums;
mod vault;
mod writing;

use std::fmt;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use andru_tools::ToolError;

use crate::directory::Directory;
use crate::erase::{self, Erased};
use crate::error::StoreError;
use crate::keys::{KeyState, Keys};
use crate::part::DURABLE;
use crate::users;

pub(crate) use backup::DIRECTORY as BACKUPS;
pub(crate) use partition::Whose;
pub use partition::{Partition, ReadApiKey};
pub(crate) use reading::Reading;
pub use restore::Restored;
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
    // `meta` tells the key and how many sums there are. `head` is the beginning of a sealed value, which tells it
    // apart from every other: sums are checked without reading `body`. One tree, so that no index can disagree.
    "
    CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE sums (
        shelf BLOB NOT NULL,
        bucket INTEGER NOT NULL,
        sum BLOB NOT NULL,
        PRIMARY KEY (shelf, bucket)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE records (
        shelf BLOB NOT NULL,
        name BLOB NOT NULL,
        head BLOB NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (shelf, name)
    ) STRICT, WITHOUT ROWID;
    ",
];

/// The durable part of the store, bound to one partition; opened on first use.
pub(crate) struct Durable {
    directory: Directory,
    keys: Keys,
    whose: Whose,
    reading: Mutex<Option<Vault>>,
    writing: Mutex<Option<Vault>>,
    noting: Mutex<Option<Vault>>,
    /// The hour in which this process last looked whether a copy is due.
    backed_up: Mutex<String>,
}

impl Durable {
    /// The part of `directory`; nothing is opened or created yet.
    pub(crate) fn new(directory: Directory, keys: Keys, whose: Whose) -> Self {
        Self {
            directory,
            keys,
            whose,
            reading: Mutex::default(),
            writing: Mutex::default(),
            noting: Mutex::default(),
            backed_up: Mutex::default(),
        }
    }

    /// Runs `read` over one moment of the partition; `None` where there is no database yet.
    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce(&Reading<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let mut slot = lock(&self.reading);
        let Some(vault) = self.usable(&mut slot)? else { return Ok(None) };
        let partition = self.partition(vault)?;
        vault.read(&partition, read).map(Some)
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

    /// As [`Durable::write`], on this machine's own partition whatever the account.
    pub(crate) fn as_local<T>(
        &self,
        write: impl FnOnce(&mut Writing<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        Self::new(self.directory.clone(), self.keys.clone(), Whose::Of(Partition::local())).write(write)
    }

    /// As [`Durable::write`], for what may be lost with the power: the last moments of the run log.
    pub(crate) fn note<T>(
        &self,
        write: impl FnOnce(&mut Writing<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.write_over(&self.noting, false, write)
    }

    /// Whose data it is now; a key's user may have been learned meanwhile, by any process.
    fn partition(&self, vault: &Vault) -> Result<Partition, StoreError> {
        match &self.whose {
            Whose::Of(partition) => Ok(partition.clone()),
            Whose::UserOf(key) => {
                let Some(key) = key().map_err(StoreError::Outside)? else { return Ok(Partition::local()) };
                let user = vault.read(&Partition::local(), |reading| users::of(reading, &key.hash()))?;
                Ok(user.map_or_else(Partition::local, |id| Partition::user(&id)))
            }
        }
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
        let mut vault = if let Some(vault) = usable {
            vault
        } else {
            let vault = Vault::or_create(&self.directory, &self.keys)?;
            if survive_power_loss {
                vault.survive_power_loss()?;
            }
            vault
        };
        let partition = self.partition(&vault)?;
        let answer = vault.write(&partition, write)?;
        if survive_power_loss {
            self.back_up_if_due(&vault);
        }
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

    /// Makes a copy where the last one is from another hour; the save was done, whatever becomes of the copy.
    fn back_up_if_due(&self, vault: &Vault) {
        let mut looked = lock(&self.backed_up);
        let Ok(stamp) = vault.stamp() else { return };
        let hour = stamp.get(..11).unwrap_or_default().to_owned();
        if *looked == hour {
            return;
        }
        *looked = hour;
        // `doctor` and `data` say how old the last good copy is.
        let _ = backup::is_due(&self.directory, &stamp)
            .and_then(|due| if due { backup::make(vault, &self.directory, &self.keys).map(|_| ()) } else { Ok(()) });
    }

    /// Moves everything of this machine's own partition to the account, in one transaction.
    ///
    /// `None` where no account is known: then this machine's own data is what is used.
    pub(crate) fn adopt<T>(
        &self,
        adopt: impl FnOnce(&mut Writing<'_>, &mut Writing<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let Some(mut vault) = Vault::existing(&self.directory, &self.keys)? else { return Ok(None) };
        vault.survive_power_loss()?;
        let account = self.partition(&vault)?;
        let local = Partition::local();
        if account == local {
            return Ok(None);
        }
        backup::make(&vault, &self.directory, &self.keys)?;
        vault.write_both(&local, &account, adopt).map(Some)
    }

    /// Makes a copy now; gives its name, or `None` where there is nothing to copy.
    pub(crate) fn back_up(&self) -> Result<Option<String>, StoreError> {
        let Some(vault) = Vault::existing(&self.directory, &self.keys)? else { return Ok(None) };
        backup::make(&vault, &self.directory, &self.keys).map(Some)
    }

    /// Where a copy is.
    pub(crate) fn backup_path(&self, name: &str) -> PathBuf {
        self.directory.inside(backup::DIRECTORY).file(name)
    }

    /// The names of the copies, newest first.
    pub(crate) fn backups(&self) -> Result<Vec<String>, StoreError> {
        backup::names(&self.directory)
    }

    /// Brings back the copy called `wanted`, or the newest good one, in place of what is there.
    pub(crate) fn restore(&self, wanted: Option<&str>) -> Result<Restored, StoreError> {
        // This process goes on with what is brought back.
        *lock(&self.reading) = None;
        *lock(&self.writing) = None;
        *lock(&self.noting) = None;
        restore::restore(&self.directory, &self.keys, wanted)
    }

    /// Checks everything in the file, of every account; answers how many records there are, `None` without a file.
    pub(crate) fn check(&self) -> Result<Option<u64>, StoreError> {
        Vault::existing(&self.directory, &self.keys)?.map(|vault| vault.check()).transpose()
    }

    /// Where the key of the database is, or why it cannot be had.
    pub(crate) fn key_state(&self) -> Result<KeyState, StoreError> {
        Vault::key_state(&self.directory, &self.keys)
    }

    /// Erases everything in the directory, whoever's it is, the key first.
    pub(crate) fn erase(&self) -> Result<Erased, ToolError> {
        *lock(&self.reading) = None;
        *lock(&self.writing) = None;
        *lock(&self.noting) = None;
        erase::erase(&self.directory, &self.keys)
    }

    #[cfg(test)]
    /// Where the database is, for messages.
    pub(crate) fn directory(&self) -> &Directory {
        &self.directory
    }

    /// The vault there is now, opened anew where the file was replaced.
    fn usable<'a>(&self, slot: &'a mut Option<Vault>) -> Result<Option<&'a mut Vault>, StoreError> {
        let found = self.directory.find(&DURABLE)?;
        if slot.as_ref().is_some_and(|open| open.is_fleeting() || found.is_none_or(|file| !open.is(file))) {
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

#[cfg(test)]
mod tests;
