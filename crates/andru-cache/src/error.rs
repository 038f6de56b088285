//! What can go wrong with the store, and what the user can do about it.

use std::io;
use std::path::PathBuf;

use andru_tools::{ErrorKind, ToolError};
use rusqlite::ErrorCode;

use crate::keys::KeyringError;

/// A failed read or write of the store.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StoreError {
    #[error("no data directory is known, so nothing can be saved")]
    NoHome,
    #[error("the data directory `{}` is a symbolic link", .0.display())]
    LinkedDirectory(PathBuf),
    #[error("the data directory `{}` is not a directory", .0.display())]
    NotADirectory(PathBuf),
    #[error("other users can write to the data directory `{}` (mode {mode:04o})", .path.display())]
    SharedDirectory { path: PathBuf, mode: u32 },
    #[error("`{}` is a symbolic link", .0.display())]
    LinkedFile(PathBuf),
    #[error("`{}` is not a regular file", .0.display())]
    NotAFile(PathBuf),
    #[error("`{}` belongs to another user", .0.display())]
    #[cfg_attr(not(unix), expect(dead_code, reason = "only Unix tells owners apart cheaply"))]
    ForeignOwner(PathBuf),
    #[error("cannot {action} `{}`", .path.display())]
    Io { action: &'static str, path: PathBuf, source: io::Error },
    #[error("`{}` was saved by a newer version of Andru (format {found}, this version knows {known})", .path.display())]
    Newer { path: PathBuf, found: i64, known: i64 },
    #[error("`{}` is a database of another program", .0.display())]
    OtherProgram(PathBuf),
    #[error("`{}` is damaged or is not a database", .path.display())]
    Damaged { path: PathBuf, source: rusqlite::Error },
    #[error("`{}` is held by another program", .path.display())]
    Busy { path: PathBuf, source: rusqlite::Error },
    #[error("cannot use `{}`", .path.display())]
    Sqlite { path: PathBuf, source: rusqlite::Error },
    #[error("the saved {what} in `{}` cannot be understood", .path.display())]
    Unreadable { what: &'static str, path: PathBuf, source: serde_json::Error },
    #[error("a {what} in `{}` is not what was written there, or one has vanished", .path.display())]
    Tampered { path: PathBuf, what: &'static str },
    #[error("the key of the data in `{}` is lost", .0.display())]
    LostKey(PathBuf),
    #[error("the key there is does not open the data in `{}`", .0.display())]
    WrongKey(PathBuf),
    #[error("`{}` is not a key of Andru", .0.display())]
    BrokenKeyFile(PathBuf),
    #[error("others can use the key file `{}` (mode {mode:04o})", .path.display())]
    SharedKeyFile { path: PathBuf, mode: u32 },
    #[error("the keyring is locked, so the key of the data in `{}` cannot be read", .0.display())]
    KeyLocked(PathBuf),
    #[error("the key of the data in `{}` is not in its key file, and {reason}", .path.display())]
    KeyUnreachable { path: PathBuf, reason: KeyringError },
    #[error("the value is too large to be kept")]
    TooLarge,
    #[error("the system gives no random bytes")]
    NoRandom(#[source] getrandom::Error),
    #[error("the {what} cannot be written as JSON")]
    Unwritable { what: &'static str, source: serde_json::Error },
    #[error(
        "SQLite {found} is linked, which can damage a store shared by several programs; 3.51.3 is the oldest safe one"
    )]
    OldLibrary { found: &'static str },
}

impl StoreError {
    /// An error of SQLite about the file at `path`, sorted by what the user can do about it.
    pub(crate) fn sqlite(path: impl Into<PathBuf>, source: rusqlite::Error) -> Self {
        let path = path.into();
        match source.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Self::Damaged { path, source },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { path, source },
            _ => Self::Sqlite { path, source },
        }
    }

    fn kind(&self) -> ErrorKind {
        match self {
            Self::Unwritable { .. } | Self::OldLibrary { .. } => ErrorKind::Internal,
            Self::TooLarge => ErrorKind::InvalidInput,
            _ => ErrorKind::Unavailable,
        }
    }

    fn hint(&self) -> Option<&'static str> {
        Some(match self {
            Self::NoHome | Self::ForeignOwner(_) => "name a directory of yours in `ANDRU_HOME`",
            Self::LinkedDirectory(_) => "name the directory it points to in `ANDRU_HOME`",
            Self::NotADirectory(_) => "move it aside, or name a directory of yours in `ANDRU_HOME`",
            Self::SharedDirectory { .. } => "run `chmod 700` on it, or name another directory in `ANDRU_HOME`",
            Self::LinkedFile(_) => "put the file itself in its place, or move the link aside to start empty",
            Self::NotAFile(_) | Self::OtherProgram(_) => "move it aside, or name another directory in `ANDRU_HOME`",
            Self::Newer { .. } => "update Andru, or name another directory in `ANDRU_HOME`",
            Self::Damaged { .. } => {
                "move `durable.db` aside, with `durable.db-wal` and `durable.db-shm` where they exist, to start empty"
            }
            Self::Tampered { .. } => "bring back the last backup: andru-intel data restore",
            Self::LostKey(_) | Self::WrongKey(_) => {
                "put the right key back, or the directory where it was if you moved it; to start anew: andru-intel data \
                 erase"
            }
            Self::BrokenKeyFile(_) => {
                "put the right key back, or move the file aside if the key is in your keyring; to start anew: \
                 andru-intel data erase"
            }
            Self::SharedKeyFile { .. } => "run `chmod 600` on it if you put it there yourself, or move it aside",
            Self::KeyLocked(_) => "unlock it, as logging in to the desktop does, and try again; nothing was changed",
            Self::KeyUnreachable { reason: KeyringError::Absent(_), .. } => {
                "run Andru where the keyring is, or put the key file back; to start anew: andru-intel data erase"
            }
            Self::KeyUnreachable { .. } => {
                "try again; with `ANDRU_KEYRING=0` the key of a directory without data is kept in a file instead"
            }
            Self::TooLarge => "values of up to 4 GB can be kept",
            Self::NoRandom(_) => "try again; this is the operating system's to mend",
            Self::Busy { .. } => "try again in a moment",
            Self::Unreadable { .. } => "save it again, or update Andru if a newer version saved it",
            Self::Io { .. } => "check that you may read and write there, or name another directory in `ANDRU_HOME`",
            Self::Sqlite { .. } => "check that the disk is not full and that you may write to the directory",
            Self::Unwritable { .. } | Self::OldLibrary { .. } => return None,
        })
    }
}

impl From<StoreError> for ToolError {
    fn from(error: StoreError) -> Self {
        let mut answer = Self::new(error.kind(), error.to_string());
        if let Some(hint) = error.hint() {
            answer = answer.hinted(hint);
        }
        // The message already says what the store error says; what follows in the chain is its own cause.
        match error {
            StoreError::Io { source, .. } => answer.caused_by(source),
            StoreError::Damaged { source, .. }
            | StoreError::Busy { source, .. }
            | StoreError::Sqlite { source, .. } => answer.caused_by(source),
            StoreError::NoRandom(source) => answer.caused_by(source),
            StoreError::Unreadable { source, .. } | StoreError::Unwritable { source, .. } => answer.caused_by(source),
            _ => answer,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chain_says_each_thing_once() {
        let source = io::Error::other("no space left");
        let error = ToolError::from(StoreError::Io { action: "create", path: PathBuf::from("/data"), source });
        assert_eq!(error.kind(), ErrorKind::Unavailable);
        assert_eq!(error.chain(), "cannot create `/data`: no space left");
    }

    #[test]
    fn a_mode_is_written_as_chmod_takes_it() {
        let error = StoreError::SharedDirectory { path: PathBuf::from("/data"), mode: 0o777 };
        assert_eq!(error.to_string(), "other users can write to the data directory `/data` (mode 0777)");
    }
}
