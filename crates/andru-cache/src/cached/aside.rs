//! A file that cannot be used is moved aside, so that a new one can take its place.

use std::fs::File;

use crate::directory::{Directory, FileId};
use crate::error::StoreError;
use crate::part::CACHE;

/// What the file is called once it was moved; the next one moved takes its place.
pub(super) const ASIDE: &str = "cache.db.aside";

/// The lock under which the file is created or moved. It stays: a lock file that is removed locks nobody out.
const LOCK: &str = "cache.lock";

/// The lock, held until dropped.
#[derive(Debug)]
pub(super) struct Lock(#[expect(dead_code, reason = "the lock is released when the file is closed")] File);

/// Waits for the lock of the directory, which is held for the time of a few renames.
pub(super) fn lock(directory: &Directory) -> Result<Lock, StoreError> {
    directory.create_file(LOCK)?;
    let file = directory.open_for_locking(LOCK)?;
    file.lock().map_err(|source| StoreError::Io { action: "lock", path: directory.file(LOCK), source })?;
    Ok(Lock(file))
}

/// Waits until nobody moves the file, and keeps it where it is until dropped.
///
/// Where no lock can be had, nothing can be moved either.
pub(super) fn keep_in_place(directory: &Directory) -> Option<Lock> {
    directory.create_file(LOCK).ok()?;
    let file = directory.open_for_locking(LOCK).ok()?;
    file.lock_shared().ok()?;
    Some(Lock(file))
}

/// Moves the file aside if it is still the one that was found broken; answers whether this process moved it.
///
/// Another process that has it open goes on with what it has, log included, until it sees that the file was replaced.
/// The log is moved first: beside a new file it would be taken for that file's own.
pub(super) fn move_aside(directory: &Directory, broken: FileId) -> Result<bool, StoreError> {
    let _lock = lock(directory)?;
    if directory.find(&CACHE)? != Some(broken) {
        return Ok(false);
    }
    for suffix in ["-wal", "-shm", ""] {
        directory.remove(&format!("{ASIDE}{suffix}"))?;
    }
    for suffix in ["-wal", "-shm", ""] {
        directory.rename(&format!("{}{suffix}", CACHE.file), &format!("{ASIDE}{suffix}"))?;
    }
    Ok(true)
}
