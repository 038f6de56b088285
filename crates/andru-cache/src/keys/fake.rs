//! A keyring of the tests, which does as it is told.

use std::sync::{Mutex, MutexGuard};

use super::keyring::{Keyring, KeyringError};
use crate::sealing::MasterKey;

/// A keyring in memory.
#[derive(Default)]
pub(crate) struct FakeKeyring {
    inside: Mutex<Inside>,
    door: Mutex<()>,
}

#[derive(Default)]
struct Inside {
    key: Option<MasterKey>,
    reading: Option<KeyringError>,
    writing: Option<KeyringError>,
    lies: bool,
    reads: usize,
    writes: usize,
}

impl FakeKeyring {
    /// A keyring without a key.
    pub(crate) fn empty() -> Self {
        Self::default()
    }

    /// A keyring that has this key.
    pub(crate) fn with(key: &MasterKey) -> Self {
        let keyring = Self::default();
        keyring.inside().key = Some(key.clone());
        keyring
    }

    /// A keyring that answers everything with this error.
    pub(crate) fn refusing(error: KeyringError) -> Self {
        let keyring = Self::default();
        keyring.refuse(Some(error));
        keyring
    }

    /// Answers everything with this error from now on.
    pub(crate) fn refuse(&self, error: Option<KeyringError>) {
        let mut inside = self.inside();
        inside.reading.clone_from(&error);
        inside.writing = error;
    }

    /// Answers reads, and every write with this error.
    pub(crate) fn refuse_writes(&self, error: KeyringError) {
        self.inside().writing = Some(error);
    }

    /// Gives back another key than it was given.
    pub(crate) fn lie(&self) {
        self.inside().lies = true;
    }

    /// Answers nothing until what this gives is dropped.
    pub(crate) fn hang(&self) -> MutexGuard<'_, ()> {
        self.door.lock().unwrap()
    }

    /// The key it has.
    pub(crate) fn key(&self) -> Option<MasterKey> {
        self.inside().key.clone()
    }

    /// How often it was read and written.
    pub(crate) fn asked(&self) -> (usize, usize) {
        let inside = self.inside();
        (inside.reads, inside.writes)
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap()
    }
}

impl Keyring for FakeKeyring {
    fn name(&self) -> String {
        "Fake Keyring".to_owned()
    }

    fn read(&self) -> Result<Option<MasterKey>, KeyringError> {
        drop(self.door.lock().unwrap());
        let mut inside = self.inside();
        inside.reads += 1;
        match inside.reading.clone() {
            Some(error) => Err(error),
            None => Ok(inside.key.clone()),
        }
    }

    fn write(&self, key: &MasterKey) -> Result<(), KeyringError> {
        drop(self.door.lock().unwrap());
        let mut inside = self.inside();
        inside.writes += 1;
        if let Some(error) = inside.writing.clone() {
            return Err(error);
        }
        let kept = if inside.lies { MasterKey::from_bytes(&[9; MasterKey::LENGTH]).unwrap() } else { key.clone() };
        inside.key = Some(kept);
        Ok(())
    }

    fn forget(&self) -> Result<bool, KeyringError> {
        drop(self.door.lock().unwrap());
        let mut inside = self.inside();
        match inside.writing.clone() {
            Some(error) => Err(error),
            None => Ok(inside.key.take().is_some()),
        }
    }
}
