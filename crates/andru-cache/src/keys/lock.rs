//! The lock under which a key is made or destroyed: one process at a time.

use std::fs::{File, TryLockError};
use std::io;
use std::thread;
use std::time::{Duration, Instant};

use crate::directory::Directory;
use crate::error::StoreError;

/// Its file in Andru's directory, which stays: a lock file that is removed locks nobody out.
pub(crate) const NAME: &str = "key.lock";

/// How long another process may take to make a key: three answers of a slow keyring, and then some.
const PATIENCE: Duration = Duration::from_secs(7);

/// The lock, held until dropped.
#[derive(Debug)]
pub(super) struct KeyLock(#[expect(dead_code, reason = "the lock is released when the file is closed")] File);

impl KeyLock {
    /// Waits for the lock of the directory, for at most seven seconds.
    pub(super) fn take(directory: &Directory) -> Result<Self, StoreError> {
        let file = directory.open_private(NAME)?;
        let failed = |source| StoreError::Io { action: "lock", path: directory.file(NAME), source };
        let begun = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self(file)),
                Err(TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => {
                    thread::sleep(Duration::from_millis(2));
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(failed(io::Error::other("another program has held it for 7 seconds")));
                }
                Err(TryLockError::Error(source)) => return Err(failed(source)),
            }
        }
    }
}
