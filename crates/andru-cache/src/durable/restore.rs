//! The newest good copy brought back in place of a damaged file, which is kept aside.

use super::backup;
use super::vault::Vault;
use crate::database::Database;
use crate::directory::Directory;
use crate::error::StoreError;
use crate::keys::Keys;
use crate::part::DURABLE;

/// What the damaged file is called once it was replaced.
const ASIDE: &str = "durable.db.damaged";

/// What was brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The name of the copy.
    pub from: String,
    /// How many records it holds, of every account.
    pub records: u64,
    /// Where the file it replaced is now; `None` where there was none.
    pub aside: Option<String>,
}

/// Brings back the copy called `wanted`, or the newest good one.
///
/// A file that SQLite still opens is overwritten under its locks, so that other processes go on with what was
/// brought back; one that it does not open, nobody can be using, and it is moved away.
///
/// # Errors
/// [`StoreError::NoBackup`], a key that is missing, or what the directory or the disk refuses.
pub(super) fn restore(home: &Directory, keys: &Keys, wanted: Option<&str>) -> Result<Restored, StoreError> {
    let (from, copy) = backup::newest_good(home, keys, wanted)?;
    let records = copy.check()?;
    let aside = match Database::existing(home, &DURABLE) {
        Ok(Some(mut database)) => {
            home.remove(ASIDE)?;
            home.create_file(ASIDE)?;
            // Page for page, whatever is in them; a page that cannot even be read ends up missing.
            let kept = database.copy_into(home, ASIDE).is_ok();
            copy.overwrite(&mut database)?;
            kept.then(|| ASIDE.to_owned())
        }
        Ok(None) => {
            put_in_place(home, &from)?;
            None
        }
        Err(error) if error.is_about_the_file() => {
            for suffix in ["-wal", "-shm", ""] {
                home.rename(&format!("{}{suffix}", DURABLE.file), &format!("{ASIDE}{suffix}"))?;
            }
            put_in_place(home, &from)?;
            Some(ASIDE.to_owned())
        }
        Err(error) => return Err(error),
    };
    let vault = Vault::existing(home, keys)?.ok_or_else(|| StoreError::NoBackup(home.file(DURABLE.file)))?;
    vault.check()?;
    Ok(Restored { from, records, aside })
}

/// Copies the backup into the place of the database that is not there.
fn put_in_place(home: &Directory, from: &str) -> Result<(), StoreError> {
    const UNFINISHED: &str = "durable.db.unfinished";
    home.remove(UNFINISHED)?;
    home.create_file(UNFINISHED)?;
    Database::copy(&home.inside(backup::DIRECTORY), from, &DURABLE)?.copy_into(home, UNFINISHED)?;
    home.sync_file(UNFINISHED)?;
    home.rename(UNFINISHED, DURABLE.file)
}
