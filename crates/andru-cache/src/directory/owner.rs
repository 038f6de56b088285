//! Owners and modes of files on Unix.

use std::fs::{self, Metadata, Permissions};
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use crate::error::StoreError;

/// Refuses what belongs to another user than the one this process acts as.
pub(super) fn check(metadata: &Metadata, path: &Path) -> Result<(), StoreError> {
    let me =
        effective_user().map_err(|source| StoreError::Io { action: "tell who owns", path: path.into(), source })?;
    if metadata.uid() == me { Ok(()) } else { Err(StoreError::ForeignOwner(path.to_path_buf())) }
}

/// Whether this belongs to another user, or nobody can tell.
pub(crate) fn is_foreign(metadata: &Metadata) -> bool {
    effective_user().map_or(true, |me| metadata.uid() != me)
}

/// Gives a file that is the user's own the mode 0600, such as one restored from a backup.
pub(super) fn make_private(metadata: &Metadata, path: &Path) -> io::Result<()> {
    if metadata.mode() & 0o777 == 0o600 {
        return Ok(());
    }
    fs::set_permissions(path, Permissions::from_mode(0o600))
}

/// The permission bits, if group or others may write.
pub(super) fn mode_shared_for_writing(metadata: &Metadata) -> Option<u32> {
    let mode = metadata.mode() & 0o7777;
    (mode & 0o022 != 0).then_some(mode)
}

/// The permission bits, if group or others may do anything.
pub(super) fn mode_shared(metadata: &Metadata) -> Option<u32> {
    let mode = metadata.mode() & 0o7777;
    (mode & 0o077 != 0).then_some(mode)
}

/// The user this process acts as.
///
/// The standard library has no `geteuid`; a pipe belongs to whoever makes it and leaves no trace on disk.
fn effective_user() -> io::Result<u32> {
    let (reader, _writer) = io::pipe()?;
    Ok(fs::File::from(OwnedFd::from(reader)).metadata()?.uid())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_this_process_makes_belong_to_the_effective_user() {
        let made = tempfile::tempdir().unwrap();
        assert_eq!(fs::metadata(made.path()).unwrap().uid(), effective_user().unwrap());
    }

    #[test]
    fn what_belongs_to_another_user_is_refused() {
        // Root can give a directory away; to everyone else, `/` is another user's.
        let made = tempfile::tempdir().unwrap();
        let given_away = std::os::unix::fs::chown(made.path(), Some(54_321), None).is_ok();
        let foreign = if given_away { made.path() } else { Path::new("/") };
        let error = check(&fs::metadata(foreign).unwrap(), foreign).unwrap_err();
        assert_eq!(error.to_string(), format!("`{}` belongs to another user", foreign.display()));
    }

    #[test]
    fn write_access_of_group_or_others_is_noticed() {
        let made = tempfile::tempdir().unwrap();
        for (mode, shared) in [(0o700, None), (0o755, None), (0o770, Some(0o770)), (0o702, Some(0o702))] {
            fs::set_permissions(made.path(), Permissions::from_mode(mode)).unwrap();
            assert_eq!(mode_shared_for_writing(&fs::metadata(made.path()).unwrap()), shared, "{mode:o}");
        }
    }
}
