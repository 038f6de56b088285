//! One version of a memory as a record.

use andru_tools::ports::memories::{Category, Memory, MemoryDomain, MemoryType};
use serde::{Deserialize, Serialize};

use super::tampered;
use crate::durable::{Reading, Shelf, Writing};
use crate::error::StoreError;

/// What the record holds; the rest is its name, which it is sealed for.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Version {
    value: String,
    memory_type: MemoryType,
    domain: MemoryDomain,
    confidence: f64,
    logged_at: String,
}

/// A version that the index knows of.
pub(super) fn read(reading: &Reading<'_>, category: Category, key: &str, number: u32) -> Result<Memory, StoreError> {
    let bytes = reading.get(Shelf::Memories, &name(category, key, &number.to_le_bytes()))?;
    let version: Version = serde_json::from_slice(&bytes.ok_or_else(|| tampered(reading))?)
        .map_err(|source| StoreError::Unreadable { what: "memory", path: reading.path().to_path_buf(), source })?;
    Ok(Memory {
        category,
        key: key.to_owned(),
        value: version.value,
        memory_type: version.memory_type,
        domain: version.domain,
        confidence: version.confidence,
        logged_at: version.logged_at,
        version: number,
    })
}

/// Puts a version in its place.
pub(super) fn write(writing: &mut Writing<'_>, memory: &Memory) -> Result<(), StoreError> {
    let version = Version {
        value: memory.value.clone(),
        memory_type: memory.memory_type,
        domain: memory.domain,
        confidence: memory.confidence,
        logged_at: memory.logged_at.clone(),
    };
    let bytes = serde_json::to_vec(&version).map_err(|source| StoreError::Unwritable { what: "memory", source })?;
    let number = memory.version.to_le_bytes();
    writing.put(Shelf::Memories, &name(memory.category, &memory.key, &number), &bytes).map(|_| ())
}

/// Takes a version away; answers whether there was one.
pub(super) fn delete(
    writing: &mut Writing<'_>,
    category: Category,
    key: &str,
    number: u32,
) -> Result<bool, StoreError> {
    writing.delete(Shelf::Memories, &name(category, key, &number.to_le_bytes()))
}

fn name<'a>(category: Category, key: &'a str, number: &'a [u8; 4]) -> [&'a [u8]; 3] {
    [category.name().as_bytes(), key.as_bytes(), number]
}
