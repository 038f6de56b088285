//! Copies of the durable part, each checked as a whole before it counts.
//!
//! A copy is as sealed as what it is of, and opens with the same key. One is made with the first save after an hour
//! without one, before a migration, and when asked for. Kept are the newest [`LATEST`] and the newest of each of
//! the last [`DAYS`] days that have one.

use std::collections::BTreeSet;

use super::vault::Vault;
use crate::database::Database;
use crate::directory::Directory;
use crate::error::StoreError;
use crate::keys::Keys;
use crate::part::DURABLE;
use crate::sealing::fill_random;

/// The directory of the copies, in Andru's own.
pub(crate) const DIRECTORY: &str = "backups";

/// How many of the newest copies are kept.
const LATEST: usize = 3;

/// Of how many days the newest copy is kept.
const DAYS: usize = 7;

/// What a copy is called while it is made and not yet checked.
const UNFINISHED: &str = "unfinished.db";

/// The names of the copies, newest first.
pub(super) fn names(home: &Directory) -> Result<Vec<String>, StoreError> {
    let mut names = home.inside(DIRECTORY).names()?;
    names.retain(|name| day(name).is_some());
    names.reverse();
    Ok(names)
}

/// Makes a copy of `vault` as it is now, and forgets those that need not be kept; gives its name.
///
/// # Errors
/// Whatever is wrong with the data: a copy of it would be none. Older copies are then left alone.
pub(super) fn make(vault: &Vault, home: &Directory, keys: &Keys) -> Result<String, StoreError> {
    let backups = home.inside(DIRECTORY);
    // One that another process left unfinished is in the way of this one.
    backups.remove(UNFINISHED)?;
    backups.create_file(UNFINISHED)?;
    let made = vault
        .compact_into(&backups, UNFINISHED)
        .and_then(|()| Vault::copy(&backups, UNFINISHED, keys)?.check().map(|_| ()))
        .and_then(|()| backups.sync_file(UNFINISHED));
    if let Err(error) = made {
        // The copy is worth nothing; what is wrong with the data matters more than what is left of it.
        let _ = backups.remove(UNFINISHED);
        return Err(error);
    }
    let name = format!("durable-{}.db", vault.stamp()?);
    backups.rename(UNFINISHED, &name)?;
    forget_old(home)?;
    Ok(name)
}

/// Copies the file as it is before its schema changes; only the first release's holds values in the open.
pub(super) fn before_migration(database: &Database, home: &Directory, version: i64) -> Result<String, StoreError> {
    let backups = home.inside(DIRECTORY);
    // Several processes may come to the same point at once, each with a copy of its own.
    let mut own = [0; 4];
    fill_random(&mut own)?;
    let name = format!("before-version-{}-{:08x}.db", version.saturating_add(1), u32::from_le_bytes(own));
    backups.create_file(&name)?;
    database.copy_into(&backups, &name)?;
    backups.sync_file(&name)?;
    Ok(name)
}

/// Whether the newest copy is from another hour than `stamp`.
pub(super) fn is_due(home: &Directory, stamp: &str) -> Result<bool, StoreError> {
    let hour = |text: &str| text.get(..11).map(str::to_owned);
    let newest = names(home)?.into_iter().next();
    Ok(newest.and_then(|name| hour(name.strip_prefix("durable-")?)) != hour(stamp))
}

/// The newest copy that is whole and opens with the key there is, with its name.
///
/// # Errors
/// [`StoreError::NoBackup`] where there is none; what the key is missing where that is the reason.
pub(super) fn newest_good(home: &Directory, keys: &Keys, wanted: Option<&str>) -> Result<(String, Vault), StoreError> {
    let mut reason = None;
    for name in names(home)?.into_iter().filter(|name| wanted.is_none_or(|wanted| wanted == name)) {
        let opened = Vault::copy(&home.inside(DIRECTORY), &name, keys).and_then(|vault| vault.check().map(|_| vault));
        match opened {
            Ok(vault) => return Ok((name, vault)),
            Err(error) => reason = reason.or(Some(error)),
        }
    }
    match reason {
        Some(error) if error.is_about_the_key() => Err(error),
        _ => Err(StoreError::NoBackup(home.file(DURABLE.file))),
    }
}

fn forget_old(home: &Directory) -> Result<(), StoreError> {
    let mut days = BTreeSet::new();
    for (at, name) in names(home)?.into_iter().enumerate() {
        let first_of_its_day = days.len() < DAYS && day(&name).is_some_and(|day| days.insert(day.to_owned()));
        if at >= LATEST && !first_of_its_day {
            home.inside(DIRECTORY).remove(&name)?;
        }
    }
    Ok(())
}

/// The day in the name of a copy, `20261124`; `None` for any other file.
fn day(name: &str) -> Option<&str> {
    let stamp = name.strip_prefix("durable-")?.strip_suffix(".db")?;
    let (day, rest) = stamp.split_at_checked(8)?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (digits(day) && rest.starts_with('T')).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_ours_are_copies() {
        assert_eq!(day("durable-20261124T200102.345Z.db"), Some("20261124"));
        for other in
            ["unfinished.db", "durable-.db", "durable-2026112.db", "before-version-2-0badcafe.db", "durable-é.db"]
        {
            assert_eq!(day(other), None, "{other}");
        }
    }

    #[test]
    fn the_newest_three_and_one_of_each_of_seven_days_are_kept() {
        let root = tempfile::tempdir().unwrap();
        let home = Directory::new(root.path().join("andru"));
        for day in 10..=20 {
            for hour in ["08", "09", "10", "11"] {
                home.inside(DIRECTORY).create_file(&format!("durable-202611{day}T{hour}0000.000Z.db")).unwrap();
            }
        }
        forget_old(&home).unwrap();
        let kept: Vec<String> =
            names(&home).unwrap().iter().filter_map(|name| name.get(14..19).map(str::to_owned)).collect();
        assert_eq!(kept, ["20T11", "20T10", "20T09", "19T11", "18T11", "17T11", "16T11", "15T11", "14T11"]);
    }

    #[test]
    fn a_copy_is_due_once_an_hour() {
        let root = tempfile::tempdir().unwrap();
        let home = Directory::new(root.path().join("andru"));
        assert!(is_due(&home, "20261124T101500.000Z").unwrap());
        home.inside(DIRECTORY).create_file("durable-20261124T100000.000Z.db").unwrap();
        assert!(!is_due(&home, "20261124T105959.000Z").unwrap());
        assert!(is_due(&home, "20261124T110000.000Z").unwrap());
    }
}
