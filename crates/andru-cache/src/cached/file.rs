//! An open cache, on disk or in memory, with its keys.

use std::time::Duration;

use super::aside;
use super::rows::Rows;
use crate::api_key::ApiKey;
use crate::database::Database;
use crate::directory::{Directory, FileId};
use crate::error::StoreError;
use crate::identity;
use crate::keys::Keys;
use crate::part::CACHE;
use crate::sealing::{Lookup, MasterKey, Sealer};

/// How long a look waits for others: an answer must not.
const READ_PATIENCE: Duration = Duration::from_millis(50);

/// How long the thread in the background waits for others that write.
const WRITE_PATIENCE: Duration = Duration::from_secs(2);

/// The key of the platform as a file knows it.
#[derive(Debug, Clone)]
pub(super) struct Owner {
    origin: String,
    key: [u8; 32],
}

impl Owner {
    /// The owner of the answers that the platform gives to this key.
    pub(super) fn of(key: &ApiKey) -> Self {
        Self { origin: key.origin().to_owned(), key: key.hash() }
    }
}

/// An open cache of the current schema, and the keys that open its values.
pub(super) struct CacheFile {
    database: Database,
    sealer: Sealer,
}

impl CacheFile {
    /// Opens the cache there is, for reading; `None` where there is none, and then nothing is created.
    pub(super) fn existing(directory: &Directory, keys: &Keys) -> Result<Option<Self>, StoreError> {
        if directory.find(&CACHE)?.is_none() {
            return Ok(None);
        }
        // Opening takes a few steps, and the file must be the same in all of them.
        let _lock = aside::keep_in_place(directory);
        let Some(database) = Database::existing_within(directory, &CACHE, READ_PATIENCE)? else { return Ok(None) };
        if database.version()? < CACHE.version() {
            // Whoever writes brings it up to date.
            return Ok(None);
        }
        let sealer = identity::unlock(&database, keys)?;
        Ok(Some(Self { database, sealer }))
    }

    /// Opens the cache for writing, creating it where it is missing, and the key where nothing sealed needs one.
    pub(super) fn or_create(directory: &Directory, keys: &Keys) -> Result<Self, StoreError> {
        let _lock = match directory.find(&CACHE)? {
            Some(_) => aside::keep_in_place(directory),
            // Not while another process moves a broken one aside.
            None => Some(aside::lock(directory)?),
        };
        let database = Database::or_create_within(directory, &CACHE, WRITE_PATIENCE)?;
        Self::up_to_date(database, || keys.existing_or_new(), |database| identity::unlock(database, keys))
    }

    /// An empty cache that is gone with the process, under a key of its own.
    pub(super) fn in_memory() -> Result<Self, StoreError> {
        let database = Database::in_memory(&CACHE)?;
        let path = database.path().to_path_buf();
        Self::up_to_date(database, MasterKey::random, |_| Err(StoreError::LostKey(path)))
    }

    fn up_to_date(
        mut database: Database,
        new_key: impl Fn() -> Result<MasterKey, StoreError>,
        unlock: impl FnOnce(&Database) -> Result<Sealer, StoreError>,
    ) -> Result<Self, StoreError> {
        let path = database.path().to_path_buf();
        let mut made = None;
        database.migrate(|transaction, version| {
            if version == 1 {
                made = Some(identity::make(transaction, &CACHE, &new_key()?, &path)?);
            }
            Ok(())
        })?;
        let sealer = match made {
            Some(sealer) => sealer,
            None => unlock(&database)?,
        };
        Ok(Self { database, sealer })
    }

    /// Whether this is still the file of its name.
    pub(super) fn is(&self, file: FileId) -> bool {
        self.database.is(file)
    }

    /// The keyed name of whose answers they are.
    fn partition(&self, owner: &Owner) -> Lookup {
        self.sealer.lookup(&[b"partition", owner.origin.as_bytes(), &owner.key])
    }

    /// Runs `read` over the owner's answers.
    pub(super) fn read<T>(
        &self,
        owner: &Owner,
        read: impl FnOnce(Rows<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        let partition = self.partition(owner);
        self.database.read(|connection| read(Rows { connection, sealer: &self.sealer, partition: &partition }))
    }

    /// Runs `write` over the owner's answers in one transaction.
    pub(super) fn write<T>(
        &mut self,
        owner: &Owner,
        write: impl FnOnce(Rows<'_>) -> Result<rusqlite::Result<T>, StoreError>,
    ) -> Result<T, StoreError> {
        let partition = self.partition(owner);
        let (sealer, path) = (&self.sealer, self.database.path().to_path_buf());
        self.database.write(|transaction| {
            write(Rows { connection: transaction, sealer, partition: &partition })?
                .map_err(|source| StoreError::sqlite(path, source))
        })
    }
}
