//! Memories out of the store and into one, as JSON.

use andru_tools::ports::memories::{Memory, MemorySearch, NewMemory};
use serde_json::Value;

use super::index::Index;
use super::log::was_said_then;
use super::{search, version};
use crate::durable::{Reading, Writing};
use crate::error::StoreError;
use crate::transfer::not_a;

/// Hands every version to `sink` as a [`Memory`], by category and key, the oldest of each key first.
///
/// # Errors
/// Whatever `sink` reports.
pub(crate) fn export(
    reading: &Reading<'_>,
    sink: &mut dyn FnMut(Value) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    for entry in search::keys(reading, &MemorySearch::default())? {
        for number in 1..=entry.versions {
            let memory = version::read(reading, entry.category, &entry.key, number)?;
            sink(serde_json::to_value(memory).map_err(|source| StoreError::Unwritable { what: "memory", source })?)?;
        }
    }
    Ok(())
}

/// Takes in a version as [`export`] gives it; answers whether it is new here.
///
/// It gets its place among the versions of its key by its time, behind those of the same time, whatever number it
/// had; those behind it count up. So records of one key belong in their order, and none that is here is lost.
///
/// # Errors
/// [`StoreError::BadRecord`] for what is no memory.
pub(crate) fn import(writing: &mut Writing<'_>, record: Value) -> Result<bool, StoreError> {
    let memory: Memory = serde_json::from_value(record).map_err(|source| not_a("memory", source))?;
    let new = NewMemory {
        category: memory.category,
        key: memory.key,
        value: memory.value,
        memory_type: memory.memory_type,
        domain: memory.domain,
        confidence: memory.confidence,
        logged_at: memory.logged_at,
    };
    if let Some(problem) = new.problem() {
        return Err(not_a("memory", serde::de::Error::custom(problem)));
    }
    let mut index = Index::open(writing)?;
    let versions = index.find(writing, new.category, &new.key)?.map_or(0, |entry| entry.versions);
    let mut later = Vec::new();
    for number in (1..=versions).rev() {
        let known = version::read(writing, new.category, &new.key, number)?;
        if known.logged_at <= new.logged_at {
            break;
        }
        later.push(known);
    }
    // There are no more of them than versions.
    let place = versions - u32::try_from(later.len()).unwrap_or(versions);
    if was_said_then(writing, &new, place)? {
        return Ok(false);
    }
    let next = |number: u32| number.checked_add(1).ok_or(StoreError::TooLarge);
    // From the last on, so that each moves to where none is any more.
    for known in &mut later {
        known.version = next(known.version)?;
        version::write(writing, known)?;
    }
    let new = new.into_version(next(place)?);
    version::write(writing, &new)?;
    index.set(writing, later.first().unwrap_or(&new))?;
    index.write(writing)?;
    Ok(true)
}
