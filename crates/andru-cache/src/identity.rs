//! How a sealed file tells which key opens it: a random id and a check value in its table `meta`.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension};

use crate::database::Database;
use crate::error::StoreError;
use crate::keys::Keys;
use crate::part::Part;
use crate::sealing::{MasterKey, Sealer, fill_random};

/// What a sealed file says of itself in the open.
#[derive(Debug)]
pub(crate) struct Identity {
    /// The kind of the part: what is sealed for one opens in no other.
    kind: &'static str,
    /// The random id of the file.
    file: Vec<u8>,
    /// What tells its key from another.
    check: Vec<u8>,
}

impl Identity {
    /// The identity of a file that has one.
    pub(crate) fn read(database: &Database) -> Result<Self, StoreError> {
        let ask = |name: &str| {
            let found = database.read(|connection| {
                connection
                    .query_row("SELECT value FROM meta WHERE name = ?1", [name], |row| row.get::<_, Vec<u8>>(0))
                    .optional()
            })?;
            found.ok_or_else(|| StoreError::Tampered { path: database.path().to_path_buf(), what: "meta" })
        };
        Ok(Self { kind: database.part().kind, file: ask("file")?, check: ask("check")? })
    }

    /// Whether the file was sealed with this key.
    pub(crate) fn accepts(&self, master: &MasterKey) -> bool {
        self.sealer(master).check().as_slice() == self.check
    }

    /// The keys of the file.
    pub(crate) fn sealer(&self, master: &MasterKey) -> Sealer {
        Sealer::new(master, self.kind, &self.file)
    }
}

/// Gives a new file its identity, in the transaction that makes its tables; answers its keys.
pub(crate) fn make(
    connection: &Connection,
    part: &Part,
    master: &MasterKey,
    path: &Path,
) -> Result<Sealer, StoreError> {
    let mut id = [0; 16];
    fill_random(&mut id)?;
    let sealer = Sealer::new(master, part.kind, &id);
    let write = || {
        let mut statement = connection.prepare("INSERT INTO meta (name, value) VALUES (?1, ?2)")?;
        statement.execute(("file", id.as_slice()))?;
        statement.execute(("check", sealer.check().as_slice()))
    };
    write().map_err(|source| StoreError::sqlite(path, source))?;
    Ok(sealer)
}

/// The keys of the file, made from the master key that its check value accepts.
pub(crate) fn unlock(database: &Database, keys: &Keys) -> Result<Sealer, StoreError> {
    let identity = Identity::read(database)?;
    let master = keys.existing(&|key| identity.accepts(key))?;
    Ok(identity.sealer(&master))
}
