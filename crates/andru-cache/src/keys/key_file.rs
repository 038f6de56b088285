//! The key file: where there is no keyring, the key in a file of mode 0600.

use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use zeroize::Zeroizing;

use crate::directory::Directory;
use crate::error::StoreError;
use crate::sealing::{MasterKey, fill_random};

/// Its name in Andru's directory.
pub(crate) const NAME: &str = "key";

/// What it is called until it is whole.
const BEGUN: &str = "key.new";

/// The most of a file that is overwritten: one that is longer was never a key.
const MOST_OVERWRITTEN: usize = 4096;

/// The key in the file; `None` where there is no file.
///
/// A file that is a link, another user's, open to others, or not 32 bytes long is an error, and left as it is.
pub(super) fn read(directory: &Directory) -> Result<Option<MasterKey>, StoreError> {
    let Some(open) = directory.open_secret(NAME)? else { return Ok(None) };
    let path = directory.file(NAME);
    let mut bytes = Zeroizing::new(Vec::with_capacity(MasterKey::LENGTH + 1));
    open.take(MasterKey::LENGTH as u64 + 1).read_to_end(&mut bytes).map_err(|source| StoreError::Io {
        action: "read",
        path: path.clone(),
        source,
    })?;
    MasterKey::from_bytes(&bytes).map(Some).ok_or(StoreError::BrokenKeyFile(path))
}

/// Puts the key into the file, whole or not at all and on disk before this returns; only under the lock, and only
/// where there is none.
pub(super) fn create(directory: &Directory, key: &MasterKey) -> Result<(), StoreError> {
    directory.check_directory()?;
    let path = directory.file(NAME);
    write_new(&directory.file(BEGUN), key)
        .and_then(|()| fs::rename(directory.file(BEGUN), &path))
        .and_then(|()| directory.sync())
        .map_err(|source| StoreError::Io { action: "write", path: path.clone(), source })?;
    match read(directory)? {
        Some(back) if back.expose() == key.expose() => Ok(()),
        _ => Err(StoreError::BrokenKeyFile(path)),
    }
}

#[expect(clippy::disallowed_methods, reason = "the key file, in Andru's own directory")]
fn write_new(path: &Path, key: &MasterKey) -> io::Result<()> {
    // What a process left that ended half-way; a link is removed, not followed.
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(key.expose())?;
    file.sync_all()
}

/// Overwrites the file with random bytes and removes it; `false` where there is none.
///
/// A disk that copies on write, or a backup, may still have the old bytes.
#[expect(clippy::disallowed_methods, reason = "the key file, in Andru's own directory")]
pub(super) fn destroy(directory: &Directory) -> Result<bool, StoreError> {
    let path = directory.file(NAME);
    match fs::symlink_metadata(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        _ => {}
    }
    // A key that others could read is destroyed all the same.
    let (checked, metadata) = directory.checked_file(NAME)?;
    let overwritten = fs::OpenOptions::new().write(true).open(checked).and_then(|mut file| {
        let length = usize::try_from(metadata.len()).unwrap_or(MOST_OVERWRITTEN);
        overwrite(&mut file, length.clamp(MasterKey::LENGTH, MOST_OVERWRITTEN))
    });
    overwritten
        .and_then(|()| fs::remove_file(&path))
        .and_then(|()| directory.sync())
        .map_err(|source| StoreError::Io { action: "destroy", path, source })?;
    Ok(true)
}

fn overwrite(file: &mut File, length: usize) -> io::Result<()> {
    let mut noise = vec![0; length];
    fill_random(&mut noise).map_err(|error| io::Error::other(error.to_string()))?;
    file.rewind()?;
    file.write_all(&noise)?;
    file.sync_all()
}
