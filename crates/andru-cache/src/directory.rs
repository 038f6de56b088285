//! Andru's directory: every file-system call of the store, and what is refused.
//!
//! The directory and the file must be the user's own, not symbolic links, and not writable by others. They
//! are created with modes 0700 and 0600; SQLite gives its `-wal` and `-shm` files the mode of the database.

mod private_file;

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use crate::error::StoreError;
use crate::part::Part;

/// The directory of the store, looked at only when asked to.
#[derive(Debug, Clone)]
pub(crate) struct Directory {
    path: PathBuf,
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
        Self { path: path.as_ref().components().collect() }
    }

    /// The directory itself, for messages.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The path of a file in it, for messages.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// The file of a part there is, in one look; `None` where the directory or the file does not exist.
    pub(crate) fn find(&self, part: &Part) -> Result<Option<FileId>, StoreError> {
        let file = self.file(part.file);
        match fs::symlink_metadata(&file) {
            Ok(metadata) => Ok(Some(FileId::of(&metadata))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                Err(StoreError::NotADirectory(self.path.clone()))
            }
            Err(source) => Err(failed("look at", &file, source)),
        }
    }

    /// A directory inside this one, held to the same rules.
    pub(crate) fn inside(&self, name: &str) -> Self {
        Self { path: self.path.join(name) }
    }

    /// Creates what is missing: the directory with mode 0700, an empty file of the part with mode 0600.
    pub(crate) fn create(&self, part: &Part) -> Result<(), StoreError> {
        self.create_file(part.file).map(|_| ())
    }

    /// Creates the directory where it is missing, and an empty file of mode 0600; gives its path.
    ///
    /// A file that is there already is left alone.
    pub(crate) fn create_file(&self, name: &str) -> Result<PathBuf, StoreError> {
        match fs::symlink_metadata(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                private_directories().create(&self.path).map_err(|source| failed("create", &self.path, source))?;
            }
            _ => {}
        }
        self.check_directory()?;
        let file = self.file(name);
        create_private(&file).map_err(|source| failed("create", &file, source))?;
        Ok(file)
    }

    /// The names in the directory, sorted; none where it does not exist.
    pub(crate) fn names(&self) -> Result<Vec<String>, StoreError> {
        let entries = match fs::read_dir(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            other => other.map_err(|source| failed("look into", &self.path, source))?,
        };
        self.check_directory()?;
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.map_err(|source| failed("look into", &self.path, source))?;
            // None of ours is anything but ASCII.
            names.extend(entry.file_name().into_string().ok());
        }
        names.sort_unstable();
        Ok(names)
    }

    /// Gives a file in it another name, in place of what had that name; a file that is not there is none to rename.
    pub(crate) fn rename(&self, from: &str, to: &str) -> Result<(), StoreError> {
        let from = self.file(from);
        match fs::rename(&from, self.file(to)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed("rename", &from, error)),
            _ => self.sync().map_err(|source| failed("write to", &self.path, source)),
        }
    }

    /// Removes a file in it; answers whether there was one.
    pub(crate) fn remove(&self, name: &str) -> Result<bool, StoreError> {
        let file = self.file(name);
        match fs::remove_file(&file) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(source) => Err(failed("remove", &file, source)),
        }
    }

    /// Opens a file of ours for locking; nothing is read from it or written to it.
    #[expect(clippy::disallowed_methods, reason = "a lock of the store, in Andru's own directory")]
    pub(crate) fn open_for_locking(&self, name: &str) -> Result<fs::File, StoreError> {
        let (path, _) = self.checked_file(name)?;
        fs::OpenOptions::new().write(true).open(&path).map_err(|source| failed("open", &path, source))
    }

    /// Waits until the bytes of a file in it, and its name, are on the disk.
    ///
    /// Not for a file that SQLite has open in this process: closing another descriptor would drop its locks.
    #[expect(clippy::disallowed_methods, reason = "a file of the store, in Andru's own directory")]
    pub(crate) fn sync_file(&self, name: &str) -> Result<(), StoreError> {
        let file = self.file(name);
        fs::File::open(&file)
            .and_then(|open| open.sync_all())
            .and_then(|()| self.sync())
            .map_err(|source| failed("write", &file, source))
    }

    /// Removes the file of a part with its log, once it is known to be of no use; links go, what they lead to stays.
    pub(crate) fn remove_part(&self, part: &Part) -> Result<(), StoreError> {
        self.check_directory()?;
        for suffix in ["-wal", "-shm", ""] {
            self.remove(&format!("{}{suffix}", part.file))?;
        }
        Ok(())
    }

    /// The path to open and the file it names, once neither the directory nor the file is one to refuse.
    pub(crate) fn checked(&self, part: &Part) -> Result<(PathBuf, FileId), StoreError> {
        let (path, metadata) = self.checked_file(part.file)?;
        Ok((path, FileId::of(&metadata)))
    }

    /// The path to open and what is known of the file of this name, once nothing about it is to be refused.
    pub(crate) fn checked_file(&self, name: &str) -> Result<(PathBuf, Metadata), StoreError> {
        self.check_directory()?;
        let file = self.file(name);
        let metadata = fs::symlink_metadata(&file).map_err(|source| failed("look at", &file, source))?;
        if metadata.is_symlink() {
            return Err(StoreError::LinkedFile(file));
        }
        if !metadata.is_file() {
            return Err(StoreError::NotAFile(file));
        }
        owner::check(&metadata, &file)?;
        owner::make_private(&metadata, &file).map_err(|source| failed("protect", &file, source))?;
        let path = resolved(&self.path).map_err(|source| failed("look at", &self.path, source))?;
        Ok((path.join(name), metadata))
    }

    /// Refuses a directory that is a link, another user's, or open to others for writing.
    pub(crate) fn check_directory(&self) -> Result<(), StoreError> {
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
    /// The identity of the file that `metadata` is of.
    #[cfg(unix)]
    pub(crate) fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self { device: metadata.dev(), inode: metadata.ino() }
    }

    /// The identity of the file that `metadata` is of.
    #[cfg(not(unix))]
    pub(crate) fn of(_metadata: &Metadata) -> Self {
        Self {}
    }
}

mod file_system;
#[cfg(unix)]
mod owner;
#[cfg(unix)]
pub(crate) use owner::is_foreign;

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

    pub(super) fn mode_shared(_metadata: &Metadata) -> Option<u32> {
        None
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests;
