//! Everything erased: the key first, so that what a disk may keep of the files cannot be read.

use andru_tools::ToolError;

use crate::directory::Directory;
use crate::durable::BACKUPS;
use crate::error::StoreError;
use crate::keys::{KeyringError, Keys};

/// What is not erased: the times of the last calls, without which the limit on calls would be none.
const KEPT: &str = "limits.db";

/// What Andru's files begin with.
const OURS: [&str; 3] = ["durable.db", "cache.db", "key"];

/// What was erased.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Erased {
    /// Where the key was, and is no more.
    pub key_places: Vec<String>,
    /// The names of the files that were removed.
    pub files: Vec<String>,
    /// What was kept.
    pub kept: Vec<String>,
}

/// Erases everything in the directory but the rate ledger.
///
/// # Errors
/// What could not be erased; the key, and every file before it, is gone by then.
pub(crate) fn erase(directory: &Directory, keys: &Keys) -> Result<Erased, ToolError> {
    let mut erased = Erased::default();
    let names = directory.names()?;
    if names.is_empty() {
        return Ok(erased);
    }
    let key = keys.destroy()?;
    if key.file? {
        erased.key_places.push("key file".to_owned());
    }
    match key.keyring {
        Ok(true) => erased.key_places.push("keyring".to_owned()),
        // A keyring that is not here holds no key that opens this from here.
        Ok(false) | Err(KeyringError::Absent(_)) => {}
        Err(error) => return Err(StoreError::KeyNotForgotten(error).into()),
    }
    let backups = directory.inside(BACKUPS);
    for name in backups.names()? {
        remove(&backups, &name, &format!("{BACKUPS}/{name}"), &mut erased)?;
    }
    for name in names.iter().filter(|name| OURS.iter().any(|ours| name.starts_with(ours))) {
        remove(directory, name, name, &mut erased)?;
    }
    erased.kept.extend(names.into_iter().filter(|name| name == KEPT));
    Ok(erased)
}

fn remove(directory: &Directory, name: &str, shown: &str, erased: &mut Erased) -> Result<(), StoreError> {
    if directory.remove(name)? {
        erased.files.push(shown.to_owned());
    }
    Ok(())
}
