//! Where the master key is kept, how it is found again, and when a new one may be made.

mod key_file;
mod keyring;

use std::fmt;
use std::sync::Arc;

use crate::directory::Directory;
use crate::error::StoreError;
use crate::sealing::MasterKey;

pub use keyring::{Keyring, KeyringError};

/// Finds the master key of a directory; clones share it.
#[derive(Clone)]
pub(crate) struct Keys {
    directory: Directory,
    keyring: Option<Arc<dyn Keyring>>,
}

impl Keys {
    /// The keys of a directory, kept in `keyring` where there is one.
    pub(crate) fn new(directory: Directory, keyring: Option<Arc<dyn Keyring>>) -> Self {
        Self { directory, keyring }
    }

    /// The key that `accepts`; there is data behind it, so none is made in its place.
    pub(crate) fn existing(&self, accepts: &dyn Fn(&MasterKey) -> bool) -> Result<MasterKey, StoreError> {
        match key_file::read(&self.directory)? {
            Some(key) if accepts(&key) => Ok(key),
            Some(_) => Err(StoreError::WrongKey(self.directory.path().to_path_buf())),
            None => Err(StoreError::LostKey(self.directory.path().to_path_buf())),
        }
    }

    /// The key there is, or a new one where there is none; only for a store that holds nothing sealed yet.
    pub(crate) fn existing_or_new(&self) -> Result<MasterKey, StoreError> {
        match key_file::read(&self.directory)? {
            Some(key) => Ok(key),
            None => key_file::create(&self.directory, &MasterKey::random()?),
        }
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keyring = self.keyring.as_ref().map(|keyring| keyring.name());
        out.debug_struct("Keys").field("directory", &self.directory).field("keyring", &keyring).finish()
    }
}
