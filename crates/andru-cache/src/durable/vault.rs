//! The open database with its key.

use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::{OptionalExtension, Transaction};

use super::{Partition, Reading, SEALED_SINCE, Writing, migrate};
use crate::database::Database;
use crate::directory::{Directory, FileId};
use crate::error::StoreError;
use crate::keys::{KeyState, Keys};
use crate::part::DURABLE;
use crate::sealing::{MasterKey, Sealer, fill_random};

/// An open database of the current schema, and the keys that open its records.
pub(super) struct Vault {
    database: Database,
    sealer: Sealer,
    opening: u64,
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
        let Some(database) = Database::existing(directory, &DURABLE)? else { return Ok(None) };
        if database.version()? == 0 {
            return Ok(None);
        }
        Self::open(database, keys).map(Some)
    }

    /// Opens the database, creating it, and the key where nothing is sealed yet.
    pub(super) fn or_create(directory: &Directory, keys: &Keys) -> Result<Self, StoreError> {
        Self::open(Database::or_create(directory, &DURABLE)?, keys)
    }

    fn open(mut database: Database, keys: &Keys) -> Result<Self, StoreError> {
        let path = database.path().to_path_buf();
        let mut made = None;
        database.migrate(|transaction, version| {
            if version == SEALED_SINCE {
                let mut id = [0; 16];
                fill_random(&mut id)?;
                let sealer = Sealer::new(&keys.existing_or_new()?, DURABLE.kind, &id);
                write_identity(transaction, &id, &sealer).map_err(|source| StoreError::sqlite(&path, source))?;
                migrate::seal_plain_values(transaction, &sealer, &path)?;
                made = Some(sealer);
            }
            Ok(())
        })?;
        let sealer = match made {
            Some(sealer) => sealer,
            None => unlock(&database, keys)?,
        };
        Ok(Self { database, sealer, opening: OPENINGS.fetch_add(1, Ordering::Relaxed) })
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

/// The keys of the file, made from the master key that its check value accepts.
fn unlock(database: &Database, keys: &Keys) -> Result<Sealer, StoreError> {
    let identity = Identity::read(database)?;
    let master = keys.existing(&|key| identity.accepts(key))?;
    Ok(identity.sealer(&master))
}

/// What a sealed file says of itself in the open.
struct Identity {
    /// Its random id.
    file: Vec<u8>,
    /// What tells its key from another.
    check: Vec<u8>,
}

impl Identity {
    fn read(database: &Database) -> Result<Self, StoreError> {
        let ask = |name: &str| {
            let found = database.read(|connection| {
                connection
                    .query_row("SELECT value FROM meta WHERE name = ?1", [name], |row| row.get::<_, Vec<u8>>(0))
                    .optional()
            })?;
            found.ok_or_else(|| StoreError::Tampered { path: database.path().to_path_buf(), what: "meta" })
        };
        Ok(Self { file: ask("file")?, check: ask("check")? })
    }

    fn sealer(&self, master: &MasterKey) -> Sealer {
        Sealer::new(master, DURABLE.kind, &self.file)
    }

    fn accepts(&self, master: &MasterKey) -> bool {
        self.sealer(master).check().as_slice() == self.check
    }
}

fn write_identity(transaction: &Transaction<'_>, id: &[u8], sealer: &Sealer) -> rusqlite::Result<()> {
    let mut statement = transaction.prepare("INSERT INTO meta (name, value) VALUES (?1, ?2)")?;
    statement.execute(("file", id))?;
    statement.execute(("check", sealer.check().as_slice()))?;
    Ok(())
}
