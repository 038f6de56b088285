//! Files of the directory that are opened here and not by SQLite: the key and its lock.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

use super::{Directory, FileId, create_private, failed, owner};
use crate::error::StoreError;

impl Directory {
    /// Opens a file that nobody else may read or write, for reading; `None` where there is none.
    ///
    /// A link is never followed, and the file that was looked at is the one that is opened.
    pub(crate) fn open_secret(&self, name: &str) -> Result<Option<File>, StoreError> {
        let path = self.file(name);
        let metadata = match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            other => other.map_err(|source| failed("look at", &path, source))?,
        };
        self.check_directory()?;
        check(&metadata, &path)?;
        if let Some(mode) = owner::mode_shared(&metadata) {
            return Err(StoreError::SharedKeyFile { path, mode });
        }
        open_checked(&path, OpenOptions::new().read(true), &metadata).map(Some)
    }

    /// Opens a file that is created with mode 0600 where it is missing, for locking; nothing is written to it.
    pub(crate) fn open_private(&self, name: &str) -> Result<File, StoreError> {
        self.check_directory()?;
        let path = self.file(name);
        create_private(&path).map_err(|source| failed("create", &path, source))?;
        let metadata = fs::symlink_metadata(&path).map_err(|source| failed("look at", &path, source))?;
        check(&metadata, &path)?;
        open_checked(&path, OpenOptions::new().write(true), &metadata)
    }

    /// Makes the names of new files survive a loss of power.
    #[cfg(unix)]
    #[expect(clippy::disallowed_methods, reason = "Andru's own directory")]
    pub(crate) fn sync(&self) -> io::Result<()> {
        File::open(self.path())?.sync_all()
    }

    /// Elsewhere than on Unix a directory cannot be synced; the file system keeps the order of names itself.
    #[cfg(not(unix))]
    pub(crate) fn sync(&self) -> io::Result<()> {
        Ok(())
    }
}

fn check(metadata: &Metadata, path: &Path) -> Result<(), StoreError> {
    if metadata.is_symlink() {
        return Err(StoreError::LinkedFile(path.to_path_buf()));
    }
    if !metadata.is_file() {
        return Err(StoreError::NotAFile(path.to_path_buf()));
    }
    owner::check(metadata, path)
}

#[expect(clippy::disallowed_methods, reason = "a file of Andru's own directory")]
fn open_checked(path: &Path, options: &mut OpenOptions, seen: &Metadata) -> Result<File, StoreError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        // Neither a link nor a pipe put in its place meanwhile is followed or waited for.
        let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
        options.custom_flags(flags.bits().cast_signed());
    }
    let file = options.open(path).map_err(|source| failed("open", path, source))?;
    let metadata = file.metadata().map_err(|source| failed("look at", path, source))?;
    if FileId::of(&metadata) == FileId::of(seen) {
        Ok(file)
    } else {
        Err(failed("open", path, io::Error::other("it was replaced just now")))
    }
}
