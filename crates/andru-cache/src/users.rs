//! The shelf `users`: which user of the platform an API key belongs to.
//!
//! Durable data belongs to the user, so that a key can be replaced and nothing is lost. The platform says whose a
//! key is when it first answers; this machine remembers it, to find the data again without asking.

use crate::durable::{Reading, Shelf, Writing};
use crate::error::StoreError;

/// The user of the key with this hash, once the platform has said who that is.
pub(crate) fn of(reading: &Reading<'_>, key: &[u8; 32]) -> Result<Option<String>, StoreError> {
    let id = reading.get(Shelf::Users, &[key])?;
    id.map(|id| String::from_utf8(id).map_err(|_| reading.unreadable("user"))).transpose()
}

/// Remembers whose the key with this hash is.
pub(crate) fn remember(writing: &mut Writing<'_>, key: &[u8; 32], id: &str) -> Result<(), StoreError> {
    writing.put(Shelf::Users, &[key], id.as_bytes()).map(|_| ())
}
