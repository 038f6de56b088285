//! Reads, over one connection kept open, with the profile and the model kept in memory until someone writes.

use std::sync::{Arc, Mutex, PoisonError};

use andru_engine::icp::SavedProfile;
use andru_engine::icp::model::Model;
use andru_tools::ports::Run;
use rusqlite::Connection;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::database::Database;
use crate::directory::Directory;
use crate::error::StoreError;
use crate::runs;
use crate::saved::{self, Name};

/// The reading half of a store.
#[derive(Default)]
pub(crate) struct Reader {
    open: Mutex<Option<Open>>,
}

struct Open {
    database: Database,
    profile: Option<Remembered<SavedProfile>>,
    model: Option<Remembered<Model>>,
}

/// A value as it was at a version of the data.
struct Remembered<T> {
    version: i64,
    bytes: Option<Vec<u8>>,
    value: Option<Arc<T>>,
}

impl Reader {
    /// The saved profile, if there is one.
    pub(crate) fn profile(&self, directory: &Directory) -> Result<Option<SavedProfile>, StoreError> {
        let profile = self.with(directory, |open| remembered(&mut open.profile, &mut open.database, Name::Profile))?;
        Ok(profile.flatten().map(Arc::unwrap_or_clone))
    }

    /// The model in use, if there is one.
    pub(crate) fn model(&self, directory: &Directory) -> Result<Option<Arc<Model>>, StoreError> {
        self.with(directory, |open| remembered(&mut open.model, &mut open.database, Name::Model)).map(Option::flatten)
    }

    /// The draft of an interview, if there is one.
    pub(crate) fn draft(&self, directory: &Directory) -> Result<Option<Value>, StoreError> {
        self.with(directory, |open| {
            open.database.check_version()?;
            let bytes = open.database.read(|connection| saved::get(connection, Name::Interview))?;
            bytes.map(|bytes| parse(Name::Interview, &bytes, &open.database)).transpose()
        })
        .map(Option::flatten)
    }

    /// The latest runs, newest first.
    pub(crate) fn runs(&self, directory: &Directory, limit: usize) -> Result<Vec<Run>, StoreError> {
        self.with(directory, |open| {
            open.database.check_version()?;
            open.database.read(|connection| runs::latest(connection, limit))
        })
        .map(Option::unwrap_or_default)
    }

    /// Runs `read` on the database there is now; `None` where there is none.
    fn with<T>(
        &self,
        directory: &Directory,
        read: impl FnOnce(&mut Open) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let mut slot = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let found = directory.find()?;
        if slot.as_ref().is_some_and(|open| found.is_none_or(|file| !open.database.is(file))) {
            *slot = None;
        }
        if slot.is_none() && found.is_some() {
            *slot = Database::existing(directory)?.map(|database| Open { database, profile: None, model: None });
        }
        slot.as_mut().map(read).transpose()
    }
}

/// The value of a name, parsed again only where it changed.
fn remembered<T: DeserializeOwned>(
    slot: &mut Option<Remembered<T>>,
    database: &mut Database,
    name: Name,
) -> Result<Option<Arc<T>>, StoreError> {
    // This connection never writes, so the version moves with every commit of anyone, this process
    // included. It is read before the value: a commit in between only costs the next call a look.
    let version = database.read(data_version)?;
    if let Some(kept) = slot.as_ref().filter(|kept| kept.version == version) {
        return Ok(kept.value.clone());
    }
    database.check_version()?;
    let bytes = database.read(|connection| saved::get(connection, name))?;
    // Most commits are runs and leave the value as it was.
    let value = match slot.take() {
        Some(kept) if kept.bytes == bytes => kept.value,
        _ => bytes.as_deref().map(|bytes| parse(name, bytes, database)).transpose()?.map(Arc::new),
    };
    *slot = Some(Remembered { version, bytes, value: value.clone() });
    Ok(value)
}

fn data_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))
}

fn parse<T: DeserializeOwned>(name: Name, bytes: &[u8], database: &Database) -> Result<T, StoreError> {
    serde_json::from_slice(bytes).map_err(|source| StoreError::Unreadable {
        what: name.as_str(),
        path: database.path().to_path_buf(),
        source,
    })
}
