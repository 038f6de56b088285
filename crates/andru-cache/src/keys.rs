//! Where the master key is kept, how it is found again, and when a new one may be made.
//!
//! The key file is looked at first, for it costs least, then the keyring. A key counts for existing data only if the
//! check value of the file accepts it, so that a stale one in one place never hides the right one in the other. A new
//! key is made only where neither place has one, the keyring said so, and nothing durable is sealed: a keyring that
//! is locked or silent has not said that there is no key.

mod deadline;
#[cfg(test)]
pub(crate) mod fake;
mod key_file;
mod keyring;
mod lock;
mod search;
mod state;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use andru_tools::ToolError;

use crate::database::Database;
use crate::directory::Directory;
use crate::durable::SEALED_SINCE;
use crate::error::StoreError;
use crate::part::DURABLE;
use crate::sealing::MasterKey;

use deadline::Timed;
pub use keyring::{Keyring, KeyringError};
use lock::KeyLock;
use search::{Kept, Missing, Search, Seen};
pub use state::KeyState;

/// Finds the master key of a directory; clones share it.
#[derive(Clone)]
pub(crate) struct Keys {
    directory: Directory,
    keyring: Option<Arc<Timed>>,
    /// The key the keyring gave last, so that each file of the store does not ask it again.
    remembered: Arc<Mutex<Option<MasterKey>>>,
}

/// What became of the key of a directory, in each place it may have been; `false` where there was none.
#[derive(Debug)]
pub struct DestroyedKey {
    /// The key file, overwritten and removed.
    pub file: Result<bool, ToolError>,
    /// The entry of the keyring, forgotten.
    pub keyring: Result<bool, KeyringError>,
}

impl Keys {
    /// The keys of a directory, kept in `keyring` where there is one.
    pub(crate) fn new(directory: Directory, keyring: Option<Arc<dyn Keyring>>) -> Self {
        let keyring = keyring.map(|keyring| Arc::new(Timed::new(keyring)));
        Self { directory, keyring, remembered: Arc::default() }
    }

    /// The key that `accepts`; there is data behind it, so none is made in its place.
    pub(crate) fn existing(&self, accepts: &dyn Fn(&MasterKey) -> bool) -> Result<MasterKey, StoreError> {
        if let Some(key) = self.remembered().as_ref().filter(|key| accepts(key)) {
            return Ok(key.clone());
        }
        match self.search(accepts) {
            Search::Found(key, kept) => {
                if kept == Kept::Keyring {
                    *self.remembered() = Some(key.clone());
                }
                Ok(key)
            }
            Search::Missing(missing) => Err(missing.into_error(self.directory.path())),
        }
    }

    /// The key there is, or a new one where there is none and nothing durable is sealed.
    ///
    /// It is for a file that holds nothing sealed yet. What this process remembers does not count: another may have
    /// erased it.
    pub(crate) fn existing_or_new(&self) -> Result<MasterKey, StoreError> {
        match self.search(&|_| true) {
            Search::Found(key, _) => return Ok(key),
            Search::Missing(missing) => drop(self.place_for_new(missing)?),
        }
        let _lock = KeyLock::take(&self.directory)?;
        // Another process may have made one meanwhile.
        match self.search(&|_| true) {
            Search::Found(key, _) => Ok(key),
            Search::Missing(missing) => self.make(self.place_for_new(missing)?),
        }
    }

    /// Where the key is that `accepts`; `sealed` says whether there is data that needs one.
    pub(crate) fn state(&self, sealed: bool, accepts: &dyn Fn(&MasterKey) -> bool) -> KeyState {
        let name = || self.keyring.as_ref().map(|keyring| keyring.name());
        let missing = match self.search(accepts) {
            Search::Found(_, Kept::Keyring) => return KeyState::Keyring(name().unwrap_or_default()),
            Search::Found(_, Kept::File) => {
                let keyring = self.keyring.as_ref().and_then(|keyring| keyring.read().err());
                return KeyState::File { path: self.directory.file(key_file::NAME), keyring };
            }
            Search::Missing(missing) => missing,
        };
        match (&missing.file, &missing.keyring) {
            (Ok(_), Ok(_)) if !sealed => KeyState::Nowhere { keyring: name() },
            (Ok(_), Err(KeyringError::Absent(_))) if !sealed => KeyState::Nowhere { keyring: None },
            (_, Err(KeyringError::Locked)) => KeyState::Locked,
            (Ok(_), Err(reason)) => KeyState::Unreachable(reason.clone()),
            _ => KeyState::Unusable(missing.into_error(self.directory.path()).into()),
        }
    }

    /// Makes the key unreadable wherever it is: the file overwritten and removed, the entry of the keyring forgotten.
    ///
    /// Both are tried; an error of one does not keep the other from being done.
    pub(crate) fn destroy(&self) -> Result<DestroyedKey, StoreError> {
        let _lock = KeyLock::take(&self.directory)?;
        *self.remembered() = None;
        let file = key_file::destroy(&self.directory).map_err(ToolError::from);
        let keyring = self.keyring.as_ref().map_or(Ok(false), |keyring| keyring.forget());
        Ok(DestroyedKey { file, keyring })
    }

    fn search(&self, accepts: &dyn Fn(&MasterKey) -> bool) -> Search {
        let file = match key_file::read(&self.directory) {
            Ok(Some(key)) if accepts(&key) => return Search::Found(key, Kept::File),
            Ok(found) => Ok(Seen::of(found.as_ref())),
            Err(error) => Err(error),
        };
        let keyring = match self.keyring.as_ref().map_or(Ok(None), |keyring| keyring.read()) {
            Ok(Some(key)) if accepts(&key) => return Search::Found(key, Kept::Keyring),
            Ok(found) => Ok(Seen::of(found.as_ref())),
            Err(error) => Err(error),
        };
        Search::Missing(Missing { file, keyring })
    }

    /// Where a new key is to be kept; refused where one may exist or is needed for what is there.
    fn place_for_new(&self, missing: Missing) -> Result<Kept, StoreError> {
        let place = match (&missing.file, &missing.keyring) {
            (Ok(_), Ok(_)) if self.keyring.is_some() => Some(Kept::Keyring),
            (Ok(_), Ok(_) | Err(KeyringError::Absent(_))) => Some(Kept::File),
            _ => None,
        };
        match place {
            Some(place) if !self.durable_is_sealed()? => Ok(place),
            _ => Err(missing.into_error(self.directory.path())),
        }
    }

    /// Whether `durable.db` holds anything that a key is needed for.
    ///
    /// Whoever seals it for the first time asks from inside that transaction; what is committed is what counts.
    fn durable_is_sealed(&self) -> Result<bool, StoreError> {
        match Database::existing(&self.directory, &DURABLE)? {
            Some(database) => Ok(database.version()? >= SEALED_SINCE),
            None => Ok(false),
        }
    }

    /// Makes a key and keeps it, in the file where the keyring turns out to be none; only under the lock.
    fn make(&self, place: Kept) -> Result<MasterKey, StoreError> {
        let key = MasterKey::random()?;
        let path = || self.directory.path().to_path_buf();
        if let (Kept::Keyring, Some(keyring)) = (place, &self.keyring) {
            match kept_in(keyring, &key) {
                Ok(()) => return Ok(key),
                Err(KeyringError::Absent(_)) => {}
                Err(KeyringError::Locked) => return Err(StoreError::KeyLocked(path())),
                Err(reason) => return Err(StoreError::KeyUnreachable { path: path(), reason }),
            }
        }
        key_file::create(&self.directory, &key)?;
        Ok(key)
    }

    fn remembered(&self) -> MutexGuard<'_, Option<MasterKey>> {
        self.remembered.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Puts the key into the keyring and reads it back; what comes back otherwise is forgotten again.
fn kept_in(keyring: &Timed, key: &MasterKey) -> Result<(), KeyringError> {
    keyring.write(key)?;
    match keyring.read()? {
        Some(back) if back.expose() == key.expose() => Ok(()),
        _ => {
            // It keeps nothing that can be relied on; what it does now changes nothing of that.
            let _ = keyring.forget();
            Err(KeyringError::Failed("it did not give back the key it was given".to_owned()))
        }
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keyring = self.keyring.as_ref().map(|keyring| keyring.name());
        out.debug_struct("Keys").field("directory", &self.directory).field("keyring", &keyring).finish()
    }
}

#[cfg(test)]
mod tests;
