//! Whether everything in the file is what was written there, of every partition.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::Connection;

use super::shelf::Bucket;
use super::{Shelf, sums};
use crate::database::Database;
use crate::error::StoreError;
use crate::sealing::{Lookup, Multiset, Place, Sealer, Tampered};

/// As [`everything`], at one moment.
pub(super) fn everything_of(database: &Database, sealer: &Sealer) -> Result<u64, StoreError> {
    database.snapshot(|transaction| everything(transaction, sealer, database.path()))
}

/// Opens every record and checks every sum; answers how many records there are.
///
/// It needs no partition and hands out no value: what is checked stays sealed to its account.
///
/// # Errors
/// [`StoreError::Damaged`] where SQLite finds its own structures broken, [`StoreError::Tampered`] where a record
/// is not what was written or one is missing.
fn everything(connection: &Connection, sealer: &Sealer, path: &Path) -> Result<u64, StoreError> {
    let failed = |source| StoreError::sqlite(path, source);
    let sound: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(failed)?;
    if sound != "ok" {
        return Err(StoreError::Unsound { path: path.to_path_buf(), problem: sound });
    }
    let tampered = |_| StoreError::Tampered { path: path.to_path_buf(), what: "record" };
    let mut seen: BTreeMap<(Lookup, Bucket), Multiset> = BTreeMap::new();
    let mut records = 0;
    let large = large_shelves(connection).map_err(failed)?;
    let mut statement =
        connection.prepare("SELECT shelf, name, head, body FROM records ORDER BY shelf, name").map_err(failed)?;
    let mut rows = statement.query([]).map_err(failed)?;
    while let Some(row) = rows.next().map_err(failed)? {
        let (tag, name): (Lookup, Lookup) = (row.get(0).map_err(failed)?, row.get(1).map_err(failed)?);
        let blob = |at| row.get_ref(at).map_err(failed)?.as_blob().map_err(|_| tampered(Tampered));
        let (head, body) = (blob(2)?, blob(3)?);
        opens(sealer, &tag, &name, head, body).map_err(tampered)?;
        let bucket = if large.contains(&tag) { name.first().copied().unwrap_or_default() } else { 0 };
        seen.entry((tag, bucket)).or_default().add(&sealer.element(&tag, &name, head).map_err(tampered)?);
        records += 1;
    }
    let mut number = 0_u64;
    let mut statement = connection.prepare("SELECT shelf, bucket, sum FROM sums").map_err(failed)?;
    let mut rows = statement.query([]).map_err(failed)?;
    while let Some(row) = rows.next().map_err(failed)? {
        let (tag, bucket): (Lookup, Bucket) = (row.get(0).map_err(failed)?, row.get(1).map_err(failed)?);
        let stored = row.get_ref(2).map_err(failed)?.as_blob().map_err(|_| tampered(Tampered))?;
        let kept = sums::open(sealer, &tag, bucket, stored).map_err(tampered)?;
        // A bucket that was emptied keeps its sum, which is that of nothing.
        if seen.remove(&(tag, bucket)).unwrap_or_default() != kept {
            return Err(tampered(Tampered));
        }
        number += 1;
    }
    let all_there = seen.is_empty() && sums::anchor(connection, sealer, path)? == number;
    if all_there { Ok(records) } else { Err(tampered(Tampered)) }
}

/// The shelves whose records are summed by bucket: a small shelf has no bucket but the first, and a large one with
/// nothing in any other is checked the same either way only if its records are all in the first.
fn large_shelves(connection: &Connection) -> rusqlite::Result<BTreeSet<Lookup>> {
    connection.prepare("SELECT DISTINCT shelf FROM sums WHERE bucket > 0")?.query_map([], |row| row.get(0))?.collect()
}

/// Whether the record opens, in whichever format its kind has.
fn opens(sealer: &Sealer, tag: &Lookup, name: &Lookup, head: &[u8], body: &[u8]) -> Result<(), Tampered> {
    let opened = Shelf::SCHEMAS
        .iter()
        .any(|schema| sealer.open_parts(&Place { shelf: tag, name, schema: *schema, expiry: 0 }, head, body).is_ok());
    if opened { Ok(()) } else { Err(Tampered) }
}
