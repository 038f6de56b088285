//! What is found where keys are kept, and what follows from finding none.

use std::path::Path;

use super::keyring::KeyringError;
use crate::error::StoreError;
use crate::sealing::MasterKey;

/// How the search for a key ended.
pub(super) enum Search {
    /// A key, and where it was.
    Found(MasterKey, Kept),
    /// None that fits.
    Missing(Missing),
}

/// Where a key is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    Keyring,
    File,
}

/// What was there instead of the key.
#[derive(Debug)]
pub(super) struct Missing {
    pub(super) file: Result<Seen, StoreError>,
    pub(super) keyring: Result<Seen, KeyringError>,
}

/// What a place that could be looked at held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    Nothing,
    AnotherKey,
}

impl Missing {
    /// Why the data of a directory cannot be opened.
    ///
    /// A keyring that did not answer may have the key: only one that did makes it lost or wrong.
    pub(super) fn into_error(self, directory: &Path) -> StoreError {
        let path = directory.to_path_buf();
        match (self.file, self.keyring) {
            (_, Err(KeyringError::Locked)) => StoreError::KeyLocked(path),
            (Err(broken), Ok(_) | Err(KeyringError::Absent(_))) => broken,
            (_, Err(reason)) => StoreError::KeyUnreachable { path, reason },
            (Ok(Seen::Nothing), Ok(Seen::Nothing)) => StoreError::LostKey(path),
            (Ok(_), Ok(_)) => StoreError::WrongKey(path),
        }
    }
}

impl Seen {
    /// What a key that does not fit, or none, amounts to.
    pub(super) fn of(found: Option<&MasterKey>) -> Self {
        if found.is_some() { Self::AnotherKey } else { Self::Nothing }
    }
}
