//! The key file: where there is no keyring, the key in a file of mode 0600.

use std::fs;
use std::io::{self, Read, Write};

use zeroize::Zeroizing;

use crate::directory::Directory;
use crate::error::StoreError;
use crate::sealing::MasterKey;

/// Its name in Andru's directory.
pub(crate) const NAME: &str = "key";

/// The key in the file; `None` where there is no file.
#[expect(clippy::disallowed_methods, reason = "the key file, in Andru's own directory")]
pub(super) fn read(directory: &Directory) -> Result<Option<MasterKey>, StoreError> {
    let file = directory.file(NAME);
    let path = match fs::symlink_metadata(&file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        _ => directory.checked_file(NAME)?.0,
    };
    let mut bytes = Zeroizing::new(Vec::with_capacity(MasterKey::LENGTH + 1));
    fs::File::open(path)
        .and_then(|open| open.take(MasterKey::LENGTH as u64 + 1).read_to_end(&mut bytes))
        .map_err(|source| StoreError::Io { action: "read", path: file.clone(), source })?;
    MasterKey::from_bytes(&bytes).map(Some).ok_or(StoreError::BrokenKeyFile(file))
}

/// Puts the key into a file of its own, or gives the one another process put there first.
#[expect(clippy::disallowed_methods, reason = "the key file, in Andru's own directory")]
pub(super) fn create(directory: &Directory, key: &MasterKey) -> Result<MasterKey, StoreError> {
    directory.check_directory()?;
    let file = directory.file(NAME);
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&file).and_then(|mut open| {
        open.write_all(key.expose())?;
        open.sync_all()
    });
    written.map_err(|source| StoreError::Io { action: "write", path: file.clone(), source })?;
    read(directory)?.ok_or(StoreError::BrokenKeyFile(file))
}
