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
use crate::durable::{Durable, Partition, ReadApiKey, Restored, Whose};
use crate::erase::Erased;
use crate::error::StoreError;
use crate::keys::{KeyState, Keyring, Keys};
use crate::reader::{self, Reader};
use crate::runs;
use crate::saved::{self, Name};
use crate::transfer::{self, Adopted, Importer, Taken};
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
    /// Gives the key of the platform, whose user's data is read and written; `None`: this machine's own.
    pub api_key: Option<ReadApiKey>,
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
            let whose = place.api_key.map_or_else(|| Whose::Of(Partition::local()), Whose::UserOf);
            Arc::new(Durable::new(directory, keys, whose))
        });
        let runs = durable.as_ref().map(runs::writer);
        Self { durable, runs, reader: Reader::default() }
    }

    /// Where the key of what is saved is kept, or why it cannot be had; the keyring is asked and given two seconds.
    ///
    /// # Errors
    /// `unavailable` where no directory is known or the database cannot be opened.
    pub fn key_state(&self) -> Result<KeyState, ToolError> {
        Ok(self.durable()?.key_state()?)
    }

    /// Erases everything, whoever's it is, the key first: its file is overwritten, the keyring forgets it.
    ///
    /// The rate ledger stays. Another process that has the store open finds it empty with its next call.
    ///
    /// # Errors
    /// `unavailable` naming what could not be erased; the key, and every file before it, is gone by then.
    pub fn erase(&self) -> Result<Erased, ToolError> {
        self.settle_runs();
        self.durable()?.erase()
    }

    /// Waits until the runs noted so far are written or given up.
    fn settle_runs(&self) {
        if let Some(runs) = &self.runs {
            runs.flush(BUSY);
        }
    }

    /// How many runs of this process could not be noted, since it began.
    pub fn dropped_runs(&self) -> u64 {
        self.runs.as_ref().map_or(0, Writer::dropped)
    }

    /// Answers from the durable part; where no directory is known, nothing is saved.
    pub(crate) fn read<T: Default>(
        &self,
        read: impl FnOnce(&Durable) -> Result<T, StoreError>,
    ) -> Result<T, ToolError> {
        let Some(durable) = &self.durable else { return Ok(T::default()) };
        Ok(read(durable)?)
    }

    pub(crate) fn durable(&self) -> Result<&Durable, StoreError> {
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

    /// Hands every record of the account to `sink`: its kind and its value, in a fixed order.
    ///
    /// # Errors
    /// As every read, and whatever `sink` reports.
    pub fn export(&self, mut sink: impl FnMut(&str, Value) -> Result<(), ToolError>) -> Result<(), ToolError> {
        self.settle_runs();
        self.read(|durable| {
            let mut outside = |kind: &str, value| sink(kind, value).map_err(StoreError::Outside);
            durable.read(|reading| transfer::export(reading, &mut outside)).map(Option::unwrap_or_default)
        })
    }

    /// Takes records in, in one transaction: all of them or, at the first error, none. Tells of each what was done.
    ///
    /// With `replace`, a profile, a model or an interview takes the place of the one there is; without, it is kept.
    ///
    /// # Errors
    /// As every save, `invalid_input` for a record that is not what its kind says, and whatever `records` reports.
    pub fn import(
        &self,
        records: impl Iterator<Item = Result<(String, Value), ToolError>>,
        replace: bool,
        mut told: impl FnMut(&str, Taken),
    ) -> Result<(), ToolError> {
        let import = |durable: &Durable| {
            durable.write(|writing| {
                let mut importer = Importer::new(replace);
                for record in records {
                    let (kind, value) = record.map_err(StoreError::Outside)?;
                    told(&kind, importer.take(writing, &kind, value)?);
                }
                Ok(())
            })
        };
        self.durable().and_then(import).map_err(unsaved)
    }

    /// Moves what this machine's own user saved to the account; `None` where no account is known.
    ///
    /// # Errors
    /// As every save; then nothing was moved.
    pub fn adopt_local(&self) -> Result<Option<Adopted>, ToolError> {
        self.durable().and_then(|durable| durable.adopt(transfer::move_over)).map_err(unsaved)
    }

    /// Makes a copy of the durable part now; gives its path, or `None` where nothing is saved yet.
    ///
    /// # Errors
    /// As every read: data that is damaged is not copied.
    pub fn back_up(&self) -> Result<Option<PathBuf>, ToolError> {
        self.settle_runs();
        self.read(|durable| Ok(durable.back_up()?.map(|name| durable.backup_path(&name))))
    }

    /// The names of the copies, newest first.
    ///
    /// # Errors
    /// `unavailable` where the directory cannot be looked into.
    pub fn backups(&self) -> Result<Vec<String>, ToolError> {
        self.read(Durable::backups)
    }

    /// Brings back the copy of this name, or the newest good one, in place of what is there, which is kept aside.
    ///
    /// # Errors
    /// `unavailable` where there is no good copy, or the key is missing.
    pub fn restore(&self, wanted: Option<&str>) -> Result<Restored, ToolError> {
        Ok(self.durable()?.restore(wanted)?)
    }

    /// Checks everything in the durable part, of every account; answers how many records there are.
    ///
    /// # Errors
    /// `unavailable`, saying what is damaged.
    pub fn check(&self) -> Result<u64, ToolError> {
        self.settle_runs();
        self.read(|durable| durable.check().map(Option::unwrap_or_default))
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
            self.settle_runs();
            self.read(|durable| reader::latest_runs(durable, limit))
        })
    }
}

#[cfg(test)]
mod tests;
