//! The shelves `memories` and `memory index`: what the user logged, every version kept.
//!
//! A version is a record named by its category, its key and its number. Which keys there are, and how many versions
//! each has, is said by the [`index`] alone: a wildcard search opens its segments and not the memories, and a version
//! that vanished is noticed. Versions of a key are in the order of their times, and no two of them are equal with
//! their times.

mod entry;
mod exchange;
mod index;
mod log;
mod pattern;
mod port;
mod search;
mod version;

use andru_tools::ports::memories::{Category, Forgotten, Memory, MemorySearch};

use crate::durable::{Reading, Shelf, Writing};
use crate::error::StoreError;

use index::Index;

pub(crate) use exchange::{export, import};
pub(crate) use log::log;
pub(crate) use search::search;

/// Every version of a key, oldest first.
pub(crate) fn history(reading: &Reading<'_>, category: Category, key: &str) -> Result<Vec<Memory>, StoreError> {
    let mut index = Index::open(reading)?;
    let versions = index.find(reading, category, key)?.map_or(0, |entry| entry.versions);
    (1..=versions).map(|number| version::read(reading, category, key, number)).collect()
}

/// Forgets every version of the keys found.
pub(crate) fn forget(writing: &mut Writing<'_>, search: &MemorySearch) -> Result<Forgotten, StoreError> {
    let found = search::keys(writing, search)?;
    if found.is_empty() {
        return Ok(Forgotten::default());
    }
    let mut index = Index::open(writing)?;
    let mut forgotten = Forgotten::default();
    for entry in found {
        for number in 1..=entry.versions {
            if !version::delete(writing, entry.category, &entry.key, number)? {
                return Err(tampered(writing));
            }
        }
        index.remove(writing, entry.category, &entry.key)?;
        forgotten.keys += 1;
        forgotten.versions += u64::from(entry.versions);
    }
    index.write(writing)?;
    Ok(forgotten)
}

/// The error of a memory that the index knows of and that is not there, or the reverse.
fn tampered(reading: &Reading<'_>) -> StoreError {
    StoreError::Tampered { path: reading.path().to_path_buf(), what: Shelf::Memories.name() }
}

#[cfg(test)]
mod tests;
