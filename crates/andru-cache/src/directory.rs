//! Andru's directory: every file-system call of the store, and what is refused.
//!
//! The directory and the file must be the user's own, not symbolic links, and not writable by others. They
//! are created with modes 0700 and 0600; SQLite gives its `-wal` and `-shm` files the mode of the database.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use crate::error::StoreError;

/// The name of the database of what must not be lost.
const DURABLE: &str = "durable.db";

/// The directory of the store, looked at only when asked to.
#[derive(Debug, Clone)]
pub(crate) struct Directory {
    path: PathBuf,
    database: PathBuf,
}

/// Which file a path names now, to notice one that was moved aside and replaced.
///
/// Only Unix tells files apart cheaply; elsewhere an open file cannot be moved, so none is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FileId {
    #[cfg(unix)]
    device: u64,
    #[cfg(unix)]
    inode: u64,
}

impl Directory {
    /// The directory at `path`; nothing is looked at yet.
    pub(crate) fn new(path: impl AsRef<Path>) -> Self {
        // A trailing slash would make the system follow a link before it can be refused.
        let path: PathBuf = path.as_ref().components().collect();
        Self { database: path.join(DURABLE), path }
    }

    /// The path of the database, for messages.
    pub(crate) fn database(&self) -> &Path {
        &self.database
    }

    /// The database file there is, in one look; `None` where the directory or the file does not exist.
    pub(crate) fn find(&self) -> Result<Option<FileId>, StoreError> {
        match fs::symlink_metadata(&self.database) {
            Ok(metadata) => Ok(Some(FileId::of(&metadata))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                Err(StoreError::NotADirectory(self.path.clone()))
            }
            Err(source) => Err(failed("look at", &self.database, source)),
        }
    }

    /// Creates what is missing: the directory with mode 0700, an empty database file with mode 0600.
    pub(crate) fn create(&self) -> Result<(), StoreError> {
        match fs::symlink_metadata(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                private_directories().create(&self.path).map_err(|source| failed("create", &self.path, source))?;
            }
            _ => {}
        }
        self.check_directory()?;
        create_private(&self.database).map_err(|source| failed("create", &self.database, source))
    }

    /// The path to open and the file it names, once neither the directory nor the file is one to refuse.
    pub(crate) fn checked(&self) -> Result<(PathBuf, FileId), StoreError> {
        self.check_directory()?;
        let metadata =
            fs::symlink_metadata(&self.database).map_err(|source| failed("look at", &self.database, source))?;
        if metadata.is_symlink() {
            return Err(StoreError::LinkedFile(self.database.clone()));
        }
        if !metadata.is_file() {
            return Err(StoreError::NotAFile(self.database.clone()));
        }
        owner::check(&metadata, &self.database)?;
        owner::make_private(&metadata, &self.database).map_err(|source| failed("protect", &self.database, source))?;
        let path = resolved(&self.path).map_err(|source| failed("look at", &self.path, source))?;
        Ok((path.join(DURABLE), FileId::of(&metadata)))
    }

    fn check_directory(&self) -> Result<(), StoreError> {
        let metadata = fs::symlink_metadata(&self.path).map_err(|source| failed("look at", &self.path, source))?;
        if metadata.is_symlink() {
            return Err(StoreError::LinkedDirectory(self.path.clone()));
        }
        if !metadata.is_dir() {
            return Err(StoreError::NotADirectory(self.path.clone()));
        }
        owner::check(&metadata, &self.path)?;
        match owner::mode_shared_for_writing(&metadata) {
            Some(mode) => Err(StoreError::SharedDirectory { path: self.path.clone(), mode }),
            None => Ok(()),
        }
    }
}

fn failed(action: &'static str, path: &Path, source: io::Error) -> StoreError {
    StoreError::Io { action, path: path.to_path_buf(), source }
}

fn private_directories() -> fs::DirBuilder {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

/// Creates an empty file, or leaves the one there is alone.
///
/// An existing database is never opened here: closing it would drop the locks SQLite holds on it in this
/// process (POSIX locks belong to the process, not to the descriptor).
#[expect(clippy::disallowed_methods, reason = "the database file of the store, in Andru's own directory")]
fn create_private(path: &Path) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// The directory with the links *above* it resolved, for SQLite opens no path that has a link anywhere.
#[cfg(unix)]
fn resolved(directory: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(directory)
}

#[cfg(not(unix))]
fn resolved(directory: &Path) -> io::Result<PathBuf> {
    std::path::absolute(directory)
}

impl FileId {
    #[cfg(unix)]
    fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self { device: metadata.dev(), inode: metadata.ino() }
    }

    #[cfg(not(unix))]
    fn of(_metadata: &Metadata) -> Self {
        Self {}
    }
}

#[cfg(unix)]
mod owner;

/// Where there are no owners and modes, the directory is as private as the system keeps it.
#[cfg(not(unix))]
mod owner {
    use super::{Metadata, Path, StoreError, io};

    pub(super) fn check(_metadata: &Metadata, _path: &Path) -> Result<(), StoreError> {
        Ok(())
    }

    pub(super) fn make_private(_metadata: &Metadata, _path: &Path) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn mode_shared_for_writing(_metadata: &Metadata) -> Option<u32> {
        None
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests;
