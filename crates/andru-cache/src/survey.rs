//! What lies in Andru's directory, for whoever looks for what is wrong: nothing is changed, created or opened to write.

mod header;

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::database;
use crate::directory::Directory;
use crate::part;

pub use header::Format;

/// The most files that are looked at; Andru keeps a dozen.
const MOST_FILES: usize = 1000;

/// What was seen of a directory.
#[derive(Debug)]
pub struct Survey {
    /// The directory itself; `None` where it does not exist yet.
    pub directory: Option<Entry>,
    /// What is in it, by name; nothing where it is a link or cannot be read.
    pub entries: Vec<Entry>,
    /// The network file system it lies on or would be created on; `None`: a disk of this machine.
    pub network: Option<&'static str>,
    /// How many bytes are free there; `None` where the system does not say.
    pub free: Option<u64>,
}

/// The directory, or a file in it.
#[derive(Debug)]
pub struct Entry {
    /// Where it is.
    pub path: PathBuf,
    /// What must not be, the worst of it.
    pub trouble: Option<Trouble>,
    /// Whether it is a directory.
    pub is_directory: bool,
    /// When it was last written; `None` where the system does not say.
    pub modified: Option<SystemTime>,
    /// What kind of database it is, for the files that must be one.
    pub format: Option<Format>,
}

/// What must not be of a directory or file of the store.
#[derive(Debug)]
pub enum Trouble {
    /// It cannot be looked at.
    Unreadable(io::Error),
    /// It is a symbolic link.
    Linked,
    /// It is no directory, or no regular file, where it has to be one.
    WrongKind,
    /// It belongs to another user.
    Foreign,
    /// Others may write to it; its mode.
    Writable(u32),
    /// Others may read it or look into it; its mode.
    Readable(u32),
}

/// Looks at the directory `home`.
///
/// This process must not have opened the databases in it before: closing a file drops the locks SQLite holds on it.
pub fn survey(home: &Path) -> Survey {
    let directory = Directory::new(home);
    let found = match fs::symlink_metadata(directory.path()) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        found => Some(entry(directory.path().to_path_buf(), found, true)),
    };
    let open = found.as_ref().is_some_and(|found| {
        matches!(found.trouble, None | Some(Trouble::Foreign | Trouble::Writable(_) | Trouble::Readable(_)))
    });
    Survey {
        directory: found,
        entries: if open { entries(directory.path()) } else { Vec::new() },
        network: directory.network_file_system(),
        free: directory.free_bytes(),
    }
}

/// The version of SQLite that is linked, and whether several processes can share a file with it.
pub fn sqlite_version() -> (&'static str, bool) {
    (rusqlite::version(), database::check_library(rusqlite::version_number()).is_ok())
}

fn entries(directory: &Path) -> Vec<Entry> {
    // What cannot be listed is told of the directory itself.
    let Ok(listed) = fs::read_dir(directory) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = listed.filter_map(|entry| Some(entry.ok()?.path())).take(MOST_FILES).collect();
    paths.sort_unstable();
    paths
        .into_iter()
        .map(|path| {
            let found = fs::symlink_metadata(&path);
            let is_directory = found.as_ref().is_ok_and(Metadata::is_dir);
            let mut entry = entry(path, found, is_directory);
            let name = entry.path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let part = part::ALL.iter().find(|part| part.file == name);
            // What is no file of the user's own is not opened.
            if let Some(part) = part.filter(|_| matches!(entry.trouble, None | Some(Trouble::Readable(_)))) {
                entry.format = Some(header::read(&entry.path, part));
            }
            entry
        })
        .collect()
}

fn entry(path: PathBuf, found: io::Result<Metadata>, as_directory: bool) -> Entry {
    match found {
        Ok(metadata) => Entry {
            trouble: trouble(&metadata, as_directory),
            is_directory: metadata.is_dir(),
            modified: metadata.modified().ok(),
            path,
            format: None,
        },
        Err(error) => {
            let trouble = Some(Trouble::Unreadable(error));
            Entry { path, trouble, is_directory: as_directory, modified: None, format: None }
        }
    }
}

fn trouble(metadata: &Metadata, as_directory: bool) -> Option<Trouble> {
    if metadata.is_symlink() {
        return Some(Trouble::Linked);
    }
    if !(if as_directory { metadata.is_dir() } else { metadata.is_file() }) {
        return Some(Trouble::WrongKind);
    }
    permissions(metadata)
}

#[cfg(unix)]
fn permissions(metadata: &Metadata) -> Option<Trouble> {
    use std::os::unix::fs::MetadataExt;
    if crate::directory::is_foreign(metadata) {
        return Some(Trouble::Foreign);
    }
    let mode = metadata.mode() & 0o7777;
    match mode {
        _ if mode & 0o022 != 0 => Some(Trouble::Writable(mode)),
        _ if mode & 0o055 != 0 => Some(Trouble::Readable(mode)),
        _ => None,
    }
}

#[cfg(not(unix))]
fn permissions(_metadata: &Metadata) -> Option<Trouble> {
    None
}

#[cfg(test)]
#[cfg(unix)]
mod tests;
