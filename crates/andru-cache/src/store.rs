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

use crate::database::{BUSY, Database};
use crate::directory::Directory;
use crate::error::StoreError;
use crate::reader::Reader;
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
    directory: Option<Directory>,
    runs: RunWriter,
    reader: Reader,
}

impl SqliteStore {
    /// A store in `home`; nothing is opened or created yet. `None`: nothing is saved and nothing can be.
    pub fn lazy(home: Option<PathBuf>) -> Self {
        let directory = home.map(Directory::new);
        Self { directory, runs: RunWriter::default(), reader: Reader::default() }
    }

    /// How many runs of this process could not be noted, since it began.
    pub fn dropped_runs(&self) -> u64 {
        self.runs.dropped()
    }

    /// Answers from the directory; where none is known, nothing is saved.
    fn read<T: Default>(
        &self,
        read: impl FnOnce(&Reader, &Directory) -> Result<T, StoreError>,
    ) -> Result<T, ToolError> {
        let Some(directory) = &self.directory else { return Ok(T::default()) };
        Ok(read(&self.reader, directory)?)
    }

    fn save<T: Serialize>(&self, name: Name, value: &T) -> Result<(), StoreError> {
        let directory = self.directory.as_ref().ok_or(StoreError::NoHome)?;
        let what = name.as_str();
        let bytes = serde_json::to_vec(value).map_err(|source| StoreError::Unwritable { what, source })?;
        let mut database = Database::or_create(directory)?;
        database.survive_power_loss()?;
        database.write(|transaction| saved::put(transaction, name, &bytes))
    }

    /// Forgets a value; where there is no database, there is nothing to forget and none is created.
    fn forget(&self, name: Name) -> Result<bool, StoreError> {
        let directory = self.directory.as_ref().ok_or(StoreError::NoHome)?;
        let Some(mut database) = Database::existing(directory)? else { return Ok(false) };
        database.survive_power_loss()?;
        database.write(|transaction| saved::delete(transaction, name))
    }
}

impl fmt::Debug for SqliteStore {
    /// Says where the store is and nothing of what is in it, which is the user's own.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("SqliteStore").field("directory", &self.directory).finish_non_exhaustive()
    }
}

impl Store for SqliteStore {
    fn profile(&self) -> PortFuture<'_, Option<SavedProfile>> {
        Box::pin(async { self.read(Reader::profile) })
    }

    fn save_profile(&self, profile: SavedProfile) -> PortFuture<'_, ()> {
        Box::pin(async move { Ok(self.save(Name::Profile, &profile)?) })
    }

    fn clear_profile(&self) -> PortFuture<'_, bool> {
        Box::pin(async { Ok(self.forget(Name::Profile)?) })
    }

    fn model(&self) -> PortFuture<'_, Option<Arc<Model>>> {
        Box::pin(async { self.read(Reader::model) })
    }

    fn save_model(&self, model: Model) -> PortFuture<'_, ()> {
        Box::pin(async move { Ok(self.save(Name::Model, &model)?) })
    }

    fn clear_model(&self) -> PortFuture<'_, bool> {
        Box::pin(async { Ok(self.forget(Name::Model)?) })
    }

    fn draft(&self) -> PortFuture<'_, Option<Value>> {
        Box::pin(async { self.read(Reader::draft) })
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
        if let Some(directory) = &self.directory {
            self.runs.record(directory, run);
        }
    }

    fn runs(&self, limit: usize) -> PortFuture<'_, Vec<Run>> {
        Box::pin(async move {
            self.runs.flush(BUSY);
            self.read(|reader, directory| reader.runs(directory, limit))
        })
    }
}

#[cfg(test)]
mod tests;
