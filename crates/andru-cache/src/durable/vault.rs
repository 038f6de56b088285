//! The open database with its key.

use std::sync::atomic::{AtomicU64, Ordering};

use super::{Partition, Reading, SEALED_SINCE, Writing, backup, check, migrate};
use crate::database::Database;
use crate::directory::{Directory, FileId};
use crate::error::StoreError;
use crate::identity::{self, Identity};
use crate::keys::{KeyState, Keys};
use crate::part::DURABLE;
use crate::sealing::Sealer;

/// An open database of the current schema, and the keys that open its records.
pub(super) struct Vault {
    database: Database,
    sealer: Sealer,
    opening: u64,
    fleeting: bool,
}

/// What the data was like when it was looked at; equal only where nothing changed in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DataVersion {
    /// SQLite counts for each connection apart.
    opening: u64,
    count: i64,
}

static OPENINGS: AtomicU64 = AtomicU64::new(0);

impl Vault {
    /// Opens the database there is; `None` where there is none, or one that nothing was ever written to.
    pub(super) fn existing(directory: &Directory, keys: &Keys) -> Result<Option<Self>, StoreError> {
        let database = match Database::existing(directory, &DURABLE) {
            Err(error) if error.is_about_writing() => return Self::fleeting(directory, keys),
            other => other?,
        };
        let Some(database) = database else { return Ok(None) };
        if database.version()? == 0 {
            return refuse_if_emptied(&database, directory).map(|()| None);
        }
        Self::open(database, directory, keys).map(Some)
    }

    /// Opens the database, creating it, and the key where nothing is sealed yet.
    pub(super) fn or_create(directory: &Directory, keys: &Keys) -> Result<Self, StoreError> {
        let was_there = directory.find(&DURABLE)?.is_some();
        let database = Database::or_create(directory, &DURABLE)?;
        if was_there && database.version()? == 0 {
            refuse_if_emptied(&database, directory)?;
        }
        Self::open(database, directory, keys)
    }

    /// Opens a database for one look, where nothing can be written: a writer elsewhere would go unnoticed.
    fn fleeting(directory: &Directory, keys: &Keys) -> Result<Option<Self>, StoreError> {
        let database = Database::immutable(directory, &DURABLE)?;
        if database.version()? < SEALED_SINCE {
            return Ok(None);
        }
        let sealer = identity::unlock(&database, keys)?;
        Ok(Some(Self { fleeting: true, ..Self::of(database, sealer) }))
    }

    fn of(database: Database, sealer: Sealer) -> Self {
        Self { database, sealer, opening: OPENINGS.fetch_add(1, Ordering::Relaxed), fleeting: false }
    }

    /// Whether it is to be opened anew for the next look.
    pub(super) const fn is_fleeting(&self) -> bool {
        self.fleeting
    }

    /// Opens a copy of the database, for reading alone.
    pub(super) fn copy(directory: &Directory, name: &str, keys: &Keys) -> Result<Self, StoreError> {
        let database = Database::copy(directory, name, &DURABLE)?;
        let sealer = identity::unlock(&database, keys)?;
        Ok(Self::of(database, sealer))
    }

    fn open(mut database: Database, directory: &Directory, keys: &Keys) -> Result<Self, StoreError> {
        let path = database.path().to_path_buf();
        let before = database.version()?;
        let copied = if before > 0 && before < DURABLE.version() {
            Some(backup::before_migration(&database, directory, before)?)
        } else {
            None
        };
        let mut made = None;
        database.migrate(|transaction, version| {
            if version == SEALED_SINCE {
                let sealer = identity::make(transaction, &DURABLE, &keys.existing_or_new()?, &path)?;
                migrate::seal_plain_values(transaction, &sealer, &path)?;
                made = Some(sealer);
            }
            Ok(())
        })?;
        let sealer = match made {
            Some(sealer) => sealer,
            None => identity::unlock(&database, keys)?,
        };
        if let Some(copied) = copied.filter(|_| before < SEALED_SINCE) {
            // What the first release kept in the open does not stay behind: not in the copy, not in the file.
            check::everything_of(&database, &sealer)?;
            directory.inside(backup::DIRECTORY).remove(&copied)?;
            database.read(|connection| connection.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);"))?;
        }
        Ok(Self::of(database, sealer))
    }

    /// Checks everything in the file, of every partition; answers how many records there are.
    pub(super) fn check(&self) -> Result<u64, StoreError> {
        check::everything_of(&self.database, &self.sealer)
    }

    pub(super) fn compact_into(&self, directory: &Directory, name: &str) -> Result<(), StoreError> {
        self.database.compact_into(directory, name)
    }

    /// Copies this over `database`, under its locks.
    pub(super) fn overwrite(&self, database: &mut Database) -> Result<(), StoreError> {
        database.overwrite(&self.database)
    }

    /// The time as file names take it, by SQLite's clock: book-keeping of files, which reaches no answer.
    pub(super) fn stamp(&self) -> Result<String, StoreError> {
        self.database.read(|connection| {
            connection
                .prepare_cached("SELECT strftime('%Y%m%dT%H%M', 'now') || strftime('%f', 'now') || 'Z'")?
                .query_row([], |row| row.get(0))
        })
    }

    /// Where the key is that the database was sealed with, or will be.
    pub(super) fn key_state(directory: &Directory, keys: &Keys) -> Result<KeyState, StoreError> {
        let Some(database) = Database::existing(directory, &DURABLE)? else { return Ok(keys.state(false, &|_| true)) };
        if database.version()? < SEALED_SINCE {
            return Ok(keys.state(false, &|_| true));
        }
        let identity = Identity::read(&database)?;
        Ok(keys.state(true, &|key| identity.accepts(key)))
    }

    pub(super) fn is(&self, file: FileId) -> bool {
        self.database.is(file)
    }

    pub(super) fn survive_power_loss(&self) -> Result<(), StoreError> {
        self.database.survive_power_loss()
    }

    /// Moves with every commit of another connection, this process's included.
    pub(super) fn data_version(&self) -> Result<DataVersion, StoreError> {
        let count = self
            .database
            .read(|connection| connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0)))?;
        Ok(DataVersion { opening: self.opening, count })
    }

    pub(super) fn read<T>(
        &self,
        partition: &Partition,
        read: impl FnOnce(&Reading<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let path = self.database.path();
        self.database.snapshot(|transaction| read(&Reading::new(transaction, &self.sealer, partition, path)))
    }

    pub(super) fn write<T>(
        &mut self,
        partition: &Partition,
        write: impl FnOnce(&mut Writing<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let path = self.database.path().to_path_buf();
        let sealer = &self.sealer;
        self.database.write(|transaction| {
            let mut writing = Writing::new(Reading::new(transaction, sealer, partition, &path));
            let answer = write(&mut writing)?;
            writing.finish()?;
            Ok(answer)
        })
    }
}

impl Vault {
    /// Changes two partitions in one transaction.
    pub(super) fn write_both<T>(
        &mut self,
        one: &Partition,
        other: &Partition,
        write: impl FnOnce(&mut Writing<'_>, &mut Writing<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let path = self.database.path().to_path_buf();
        let sealer = &self.sealer;
        self.database.write(|transaction| {
            let of = |partition| Writing::new(Reading::new(transaction, sealer, partition, &path));
            let (mut first, mut second) = (of(one), of(other));
            let answer = write(&mut first, &mut second)?;
            first.finish()?;
            second.finish()?;
            Ok(answer)
        })
    }
}

/// A file that someone emptied is not a new one.
fn refuse_if_emptied(database: &Database, directory: &Directory) -> Result<(), StoreError> {
    if backup::names(directory)?.is_empty() {
        return Ok(());
    }
    let problem = "it is empty, though there are backups of it".to_owned();
    Err(StoreError::Unsound { path: database.path().to_path_buf(), problem })
}
