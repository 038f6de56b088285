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

use crate::database::BUSY;
use crate::directory::Directory;
use crate::durable::{Durable, Partition};
use crate::error::StoreError;
use crate::keys::{DestroyedKey, KeyState, Keyring, Keys};
use crate::reader::{self, Reader};
use crate::saved::{self, Name};
use crate::writer::RunWriter;

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
    runs: RunWriter,
    reader: Reader,
}

/// Where a store is, whose it is, and who keeps its key.
#[derive(Clone)]
pub struct Place {
    /// Andru's directory; `None`: nothing is saved and nothing can be.
    pub home: Option<PathBuf>,
    /// Whose durable data is read and written.
    pub partition: Partition,
    /// The keyring of the system; `None`: the key is kept in a file.
    pub keyring: Option<Arc<dyn Keyring>>,
}

impl Place {
    /// This machine's own data in `home`, with the key in a file.
    pub fn local(home: Option<PathBuf>) -> Self {
        Self { home, partition: Partition::local(), keyring: None }
    }
}

impl SqliteStore {
    /// A store at a place; nothing is opened or created yet.
    pub fn new(place: Place) -> Self {
        let durable = place.home.map(|home| {
            let directory = Directory::new(home);
            let keys = Keys::new(directory.clone(), place.keyring);
            Arc::new(Durable::new(directory, keys, place.partition))
        });
        Self { durable, runs: RunWriter::default(), reader: Reader::default() }
    }

    /// Where the key of what is saved is kept, or why it cannot be had; the keyring is asked and given two seconds.
    ///
    /// # Errors
    /// `unavailable` where no directory is known or the database cannot be opened.
    pub fn key_state(&self) -> Result<KeyState, ToolError> {
        Ok(self.durable()?.key_state()?)
    }

    /// Makes the key of everything saved unreadable, for good: its file is overwritten and removed, the keyring forgets
    /// it. Nothing that was sealed can be read again, backups included.
    ///
    /// # Errors
    /// `unavailable` where no directory is known, or another process holds the key; what failed in either place is in
    /// the answer.
    pub fn destroy_key(&self) -> Result<DestroyedKey, ToolError> {
        Ok(self.durable()?.destroy_key()?)
    }

    /// How many runs of this process could not be noted, since it began.
    pub fn dropped_runs(&self) -> u64 {
        self.runs.dropped()
    }

    /// Answers from the durable part; where no directory is known, nothing is saved.
    fn read<T: Default>(&self, read: impl FnOnce(&Durable) -> Result<T, StoreError>) -> Result<T, ToolError> {
        let Some(durable) = &self.durable else { return Ok(T::default()) };
        Ok(read(durable)?)
    }

    fn durable(&self) -> Result<&Durable, StoreError> {
        self.durable.as_deref().ok_or(StoreError::NoHome)
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
        Box::pin(async move { Ok(self.save(Name::Profile, &profile)?) })
    }

    fn clear_profile(&self) -> PortFuture<'_, bool> {
        Box::pin(async { Ok(self.forget(Name::Profile)?) })
    }

    fn model(&self) -> PortFuture<'_, Option<Arc<Model>>> {
        Box::pin(async { self.read(|durable| self.reader.model(durable)) })
    }

    fn save_model(&self, model: Model) -> PortFuture<'_, ()> {
        Box::pin(async move { Ok(self.save(Name::Model, &model)?) })
    }

    fn clear_model(&self) -> PortFuture<'_, bool> {
        Box::pin(async { Ok(self.forget(Name::Model)?) })
    }

    fn draft(&self) -> PortFuture<'_, Option<Value>> {
        Box::pin(async { self.read(reader::draft) })
    }

    fn save_draft(&self, draft: Option<Value>) -> PortFuture<'_, ()> {
        Box::pin(async move {
            match draft {
                Some(draft) => self.save(Name::Interview, &draft)?,
                None => drop(self.forget(Name::Interview)?),
            }
            Ok(())
        })
    }

    fn record_run(&self, run: Run) {
        if let Some(durable) = &self.durable {
            self.runs.record(durable, run);
        }
    }

    fn runs(&self, limit: usize) -> PortFuture<'_, Vec<Run>> {
        Box::pin(async move {
            self.runs.flush(BUSY);
            self.read(|durable| reader::latest_runs(durable, limit))
        })
    }
}

#[cfg(test)]
mod tests;
