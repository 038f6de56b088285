//! What Andru's directory lies on.

use std::io;
use std::path::Path;

use super::Directory;

/// What a file system is, in the words of its kernel's `statfs`; the figures are Linux's.
///
/// A lock of one machine is not always seen by another on any of these, which damages databases. FUSE is among them,
/// for sshfs and its like cannot be told from what is local.
const NETWORKS: [(u32, &str); 14] = [
    (0x6969, "NFS"),
    (0x517B, "SMB"),
    (0xFE53_4D42, "SMB"),
    (0xFF53_4D42, "CIFS"),
    (0x6573_5546, "FUSE"),
    (0x0102_1997, "9P"),
    (0x5346_414F, "AFS"),
    (0x6B41_4653, "AFS"),
    (0x00C3_6400, "Ceph"),
    (0x7375_7245, "Coda"),
    (0x0BD0_0BD0, "Lustre"),
    (0x4750_4653, "GPFS"),
    (0x786F_4256, "a folder shared by VirtualBox"),
    (0x0116_1970, "GFS2"),
];

/// Answers what `statfs` says the type of a path's file system is.
pub(crate) type TypeOf<'a> = &'a dyn Fn(&Path) -> io::Result<u32>;

impl Directory {
    /// The name of the network file system the directory lies on or would be created on; `None` for a disk of this
    /// machine, and where nobody can tell.
    pub(crate) fn network_file_system(&self) -> Option<&'static str> {
        platform::network(self)
    }

    /// Whether the directory lies on a network file system, or would be created on one.
    pub(crate) fn is_on_network(&self) -> bool {
        self.network_file_system().is_some()
    }

    /// As [`Directory::network_file_system`], by the types that `type_of` gives.
    #[cfg_attr(not(any(test, target_os = "linux")), expect(dead_code, reason = "other kernels say it in a flag"))]
    fn network_of_type(&self, type_of: TypeOf<'_>) -> Option<&'static str> {
        let kind = self.path().ancestors().find_map(|path| type_of(shown(path)).ok())?;
        NETWORKS.iter().find(|(network, _)| *network == kind).map(|(_, name)| *name)
    }

    /// How many bytes are free to this user where the directory lies or would be created; `None` where nobody can tell.
    pub(crate) fn free_bytes(&self) -> Option<u64> {
        self.path().ancestors().find_map(|path| platform::free(shown(path)))
    }
}

/// The last ancestor of a relative path is empty, and means the working directory.
fn shown(path: &Path) -> &Path {
    if path.as_os_str().is_empty() { Path::new(".") } else { path }
}

#[cfg(target_os = "linux")]
mod platform {
    use super::{Directory, Path, io};

    pub(super) fn network(directory: &Directory) -> Option<&'static str> {
        directory.network_of_type(&|path| {
            // Its width and its sign differ from one processor to another.
            let kind = i128::from(rustix::fs::statfs(path)?.f_type) & i128::from(u32::MAX);
            u32::try_from(kind).map_err(io::Error::other)
        })
    }

    pub(super) fn free(path: &Path) -> Option<u64> {
        super::free_by_statvfs(path)
    }
}

#[cfg(target_os = "macos")]
mod platform {
    use super::{Directory, Path};

    /// `MNT_LOCAL` of `sys/mount.h`: the file system is on a disk of this machine.
    const LOCAL: u32 = 0x1000;

    pub(super) fn network(directory: &Directory) -> Option<&'static str> {
        let found = directory.path().ancestors().find_map(|path| rustix::fs::statfs(super::shown(path)).ok())?;
        (found.f_flags & LOCAL == 0).then_some("a network")
    }

    pub(super) fn free(path: &Path) -> Option<u64> {
        super::free_by_statvfs(path)
    }
}

#[cfg(unix)]
#[cfg_attr(not(any(target_os = "linux", target_os = "macos")), expect(dead_code, reason = "not asked elsewhere"))]
fn free_by_statvfs(path: &Path) -> Option<u64> {
    let found = rustix::fs::statvfs(path).ok()?;
    Some(found.f_bavail.saturating_mul(found.f_frsize))
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
mod platform {
    use super::{Directory, Path};

    pub(super) fn network(_directory: &Directory) -> Option<&'static str> {
        None
    }

    pub(super) fn free(_path: &Path) -> Option<u64> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_is_on_what_its_nearest_ancestor_is_on() {
        let directory = Directory::new("/mnt/share/andru");
        let on = |mounted: u32| {
            directory.network_of_type(&move |path| match path.to_str() {
                Some("/mnt/share") => Ok(mounted),
                Some("/mnt" | "/") => Ok(0xEF53),
                _ => Err(io::ErrorKind::NotFound.into()),
            })
        };
        for (kind, name) in NETWORKS {
            assert_eq!(on(kind), Some(name));
        }
        for local in [0xEF53, 0x9123_683E, 0x0102_1994, 0x794C_7630, 0x5846_5342] {
            assert_eq!(on(local), None, "{local:x}");
        }
        assert_eq!(Directory::new("andru").network_of_type(&|_| Err(io::ErrorKind::NotFound.into())), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_disk_says_how_much_is_free_even_for_a_directory_to_come() {
        let root = tempfile::tempdir().unwrap();
        let free = Directory::new(root.path().join("to/come")).free_bytes().unwrap();
        assert!(free > 0, "{free}");
        assert!(Directory::new("to/come").free_bytes().is_some());
        let directory = Directory::new(root.path());
        assert_eq!(directory.is_on_network(), directory.network_file_system().is_some());
    }
}
