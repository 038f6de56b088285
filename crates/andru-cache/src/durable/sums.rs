//! How the sum of a bucket, and the number of sums that anchors all of them, are kept.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, params};

use super::shelf::Bucket;
use crate::error::StoreError;
use crate::sealing::{Lookup, Multiset, Place, Sealer, Tampered};

/// The place of the number of sums.
const ANCHOR: Place<'_> = Place { shelf: &[0; 16], name: b"number of sums..", schema: 1, expiry: 0 };

/// The sum of a bucket; `None` where nothing was ever put into it, and then the anchor agrees.
pub(super) fn read(
    connection: &Connection,
    sealer: &Sealer,
    tag: &Lookup,
    bucket: Bucket,
    path: &Path,
) -> Result<Option<Multiset>, StoreError> {
    let stored: Option<Vec<u8>> = connection
        .prepare_cached("SELECT sum FROM sums WHERE shelf = ?1 AND bucket = ?2")
        .and_then(|mut statement| statement.query_row(params![tag, bucket], |row| row.get(0)).optional())
        .map_err(|source| StoreError::sqlite(path, source))?;
    match stored {
        Some(stored) => open(sealer, tag, bucket, &stored).map(Some).map_err(|_| vanished(path)),
        None if anchor(connection, sealer, path)? == count(connection, path)? => Ok(None),
        None => Err(vanished(path)),
    }
}

/// Writes the sum of a bucket; answers whether it is the first.
pub(super) fn write(
    connection: &Connection,
    sealer: &Sealer,
    tag: &Lookup,
    bucket: Bucket,
    sum: &Multiset,
    path: &Path,
) -> Result<bool, StoreError> {
    let failed = |source| StoreError::sqlite(path, source);
    let stored = sealer.seal(&place(tag, &name(bucket)), &sum.to_bytes())?;
    let had = connection
        .prepare_cached("UPDATE sums SET sum = ?3 WHERE shelf = ?1 AND bucket = ?2")
        .and_then(|mut statement| statement.execute(params![tag, bucket, stored]))
        .map_err(failed)?;
    if had == 0 {
        connection
            .prepare_cached("INSERT INTO sums (shelf, bucket, sum) VALUES (?1, ?2, ?3)")
            .and_then(|mut statement| statement.execute(params![tag, bucket, stored]))
            .map_err(failed)?;
    }
    Ok(had == 0)
}

/// Adds `new` to the number of sums.
pub(super) fn raise_anchor(connection: &Connection, sealer: &Sealer, new: u64, path: &Path) -> Result<(), StoreError> {
    let number = anchor(connection, sealer, path)?.saturating_add(new);
    let stored = sealer.seal(&ANCHOR, &number.to_le_bytes())?;
    connection
        .prepare_cached("INSERT OR REPLACE INTO meta (name, value) VALUES ('sums', ?1)")
        .and_then(|mut statement| statement.execute(params![stored]))
        .map_err(|source| StoreError::sqlite(path, source))
        .map(|_| ())
}

/// The sum of the bucket, opened.
pub(super) fn open(sealer: &Sealer, tag: &Lookup, bucket: Bucket, stored: &[u8]) -> Result<Multiset, Tampered> {
    Multiset::from_bytes(&sealer.open(&place(tag, &name(bucket)), stored)?).ok_or(Tampered)
}

/// How many sums were ever written, of every partition.
pub(super) fn anchor(connection: &Connection, sealer: &Sealer, path: &Path) -> Result<u64, StoreError> {
    let stored: Option<Vec<u8>> = connection
        .prepare_cached("SELECT value FROM meta WHERE name = 'sums'")
        .and_then(|mut statement| statement.query_row([], |row| row.get(0)).optional())
        .map_err(|source| StoreError::sqlite(path, source))?;
    // Written with the first sum: without it there is none, which their count confirms.
    let Some(stored) = stored else { return Ok(0) };
    let bytes = sealer.open(&ANCHOR, &stored).map_err(|_| vanished(path))?;
    Ok(u64::from_le_bytes(bytes.try_into().map_err(|_| vanished(path))?))
}

fn count(connection: &Connection, path: &Path) -> Result<u64, StoreError> {
    connection
        .prepare_cached("SELECT count(*) FROM sums")
        .and_then(|mut statement| statement.query_row([], |row| row.get::<_, i64>(0)))
        .map_err(|source| StoreError::sqlite(path, source))
        .map(i64::cast_unsigned)
}

fn vanished(path: &Path) -> StoreError {
    StoreError::Tampered { path: path.to_path_buf(), what: "sum" }
}

/// No record has this name, for theirs are HMACs.
fn name(bucket: Bucket) -> Lookup {
    let mut name = *b"sum of bucket  .";
    if let Some(last) = name.last_mut() {
        *last = bucket;
    }
    name
}

fn place<'a>(tag: &'a Lookup, name: &'a Lookup) -> Place<'a> {
    Place { shelf: tag, name, schema: 1, expiry: 0 }
}
