//! The store of one directory, as the port wants it.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use andru_engine::icp::SavedProfile;
use andru_engine::icp::model::Model;
use andru_tools::ToolError;
use andru_tools::ports::{PortFuture, Run, Store};
use serde::Serialize;
use serde_json::Value;

use crate::api_key::ApiKey;
use crate::database::BUSY;
use crate::directory::Directory;
use crate::durable::{Durable, Partition, Whose};
use crate::error::StoreError;
use crate::keys::{Keyring, Keys};
use crate::reader::{self, Reader};
use crate::runs;
use crate::saved::{self, Name};
use crate::users;
use crate::writer::Writer;

/// The store in a directory, opened on first use and shared with other processes.
///
/// Errors are of kind `unavailable` and name the path and what to do: the directory or the file is a symbolic
/// link, belongs to someone else or can be written by others; the file is damaged, newer, or held for longer
/// than five seconds; the disk is full.
///
/// The futures do their work when first polled. A read takes microseconds; a save is rare and takes
/// milliseconds, less than handing it to another thread would be worth. Runs, which come with every call, are
/// the ones written elsewhere; dropping the store waits for them for at most a quarter of a second.
pub struct SqliteStore {
    durable: Option<Arc<Durable>>,
    runs: Option<Writer<Run>>,
    reader: Reader,
}

/// Where a store is, whose it is, and who keeps its key.
#[derive(Clone)]
pub struct Place {
    /// Andru's directory; `None`: nothing is saved and nothing can be.
    pub home: Option<PathBuf>,
    /// The key of the platform, whose user's data is read and written; `None`: this machine's own.
    pub api_key: Option<ApiKey>,
    /// The keyring of the system; `None`: the key is kept in a file.
    pub keyring: Option<Arc<dyn Keyring>>,
}

impl Place {
    /// This machine's own data in `home`, with the key in a file.
    pub fn local(home: Option<PathBuf>) -> Self {
        Self { home, api_key: None, keyring: None }
    }
}

impl SqliteStore {
    /// A store at a place; nothing is opened or created yet.
    pub fn new(place: Place) -> Self {
        let durable = place.home.map(|home| {
            let directory = Directory::new(home);
            let keys = Keys::new(directory.clone(), place.keyring);
            let whose = place.api_key.map_or_else(|| Whose::Of(Partition::local()), |key| Whose::UserOf(key.hash()));
            Arc::new(Durable::new(directory, keys, whose))
        });
        let runs = durable.as_ref().map(runs::writer);
        Self { durable, runs, reader: Reader::default() }
    }

    /// How many runs of this process could not be noted, since it began.
    pub fn dropped_runs(&self) -> u64 {
        self.runs.as_ref().map_or(0, Writer::dropped)
    }

    /// Answers from the durable part; where no directory is known, nothing is saved.
    fn read<T: Default>(&self, read: impl FnOnce(&Durable) -> Result<T, StoreError>) -> Result<T, ToolError> {
        let Some(durable) = &self.durable else { return Ok(T::default()) };
        Ok(read(durable)?)
    }

    fn durable(&self) -> Result<&Durable, StoreError> {
        self.durable.as_deref().ok_or(StoreError::NoHome)
    }

    /// What was learned of a key: whose it is. From then on that user's data is read and written.
    ///
    /// # Errors
    /// As every save; the data of this machine is read until it is known.
    pub fn remember_user(&self, key: &ApiKey, id: &str) -> Result<(), ToolError> {
        let remember = || self.durable()?.as_local(|writing| users::remember(writing, &key.hash(), id));
        remember().map_err(unsaved)
    }

    fn save<T: Serialize>(&self, name: Name, value: &T) -> Result<(), StoreError> {
        let durable = self.durable()?;
        let what = name.as_str();
        let bytes = serde_json::to_vec(value).map_err(|source| StoreError::Unwritable { what, source })?;
        durable.write(|writing| saved::put(writing, name, &bytes))
    }

    /// Forgets a value; where there is no database, there is nothing to forget and none is created.
    fn forget(&self, name: Name) -> Result<bool, StoreError> {
        let gone = self.durable()?.write_existing(|writing| saved::delete(writing, name))?;
        Ok(gone.unwrap_or_default())
    }
}

/// The error of a save, which says first that nothing was saved.
pub(crate) fn unsaved(error: StoreError) -> ToolError {
    ToolError::from(error).prefixed("nothing was saved")
}

impl fmt::Debug for SqliteStore {
    /// Says where the store is and nothing of what is in it, which is the user's own.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("SqliteStore").field("durable", &self.durable).finish_non_exhaustive()
    }
}

impl Store for SqliteStore {
    fn profile(&self) -> PortFuture<'_, Option<SavedProfile>> {
        Box::pin(async { self.read(|durable| self.reader.profile(durable)) })
    }

    fn save_profile(&self, profile: SavedProfile) -> PortFuture<'_, ()> {
        Box::pin(async move { self.save(Name::Profile, &profile).map_err(unsaved) })
    }

    fn clear_profile(&self) -> PortFuture<'_, bool> {
        Box::pin(async { self.forget(Name::Profile).map_err(unsaved) })
    }

    fn model(&self) -> PortFuture<'_, Option<Arc<Model>>> {
        Box::pin(async { self.read(|durable| self.reader.model(durable)) })
    }

    fn save_model(&self, model: Model) -> PortFuture<'_, ()> {
        Box::pin(async move { self.save(Name::Model, &model).map_err(unsaved) })
    }

    fn clear_model(&self) -> PortFuture<'_, bool> {
        Box::pin(async { self.forget(Name::Model).map_err(unsaved) })
    }

    fn draft(&self) -> PortFuture<'_, Option<Value>> {
        Box::pin(async { self.read(reader::draft) })
    }

    fn save_draft(&self, draft: Option<Value>) -> PortFuture<'_, ()> {
        Box::pin(async move {
            let saved = match draft {
                Some(draft) => self.save(Name::Interview, &draft),
                None => self.forget(Name::Interview).map(drop),
            };
            saved.map_err(unsaved)
        })
    }

    fn record_run(&self, run: Run) {
        if let Some(runs) = &self.runs {
            runs.push(run, 1);
        }
    }

    fn runs(&self, limit: usize) -> PortFuture<'_, Vec<Run>> {
        Box::pin(async move {
            if let Some(runs) = &self.runs {
                runs.flush(BUSY);
            }
            self.read(|durable| reader::latest_runs(durable, limit))
        })
    }
}

#[cfg(test)]
mod tests;
