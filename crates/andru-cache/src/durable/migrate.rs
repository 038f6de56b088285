//! What the first release kept in the open, sealed.

use std::collections::BTreeMap;
use std::path::Path;

use andru_tools::ports::Run;
use rusqlite::Transaction;
use rusqlite::types::Type;

use super::{Partition, Reading, Writing};
use crate::error::StoreError;
use crate::sealing::Sealer;
use crate::{runs, saved};

/// Moves the rows of `saved` and `runs` onto their shelves and drops the tables.
pub(super) fn seal_plain_values(transaction: &Transaction<'_>, sealer: &Sealer, path: &Path) -> Result<(), StoreError> {
    let failed = |source| StoreError::sqlite(path, source);
    // The first release knew this partition alone.
    let partition = Partition::local();
    let mut writing = Writing::new(Reading::new(transaction, sealer, &partition, path));
    for (name, value) in plain_values(transaction).map_err(failed)? {
        saved::put_named(&mut writing, &name, &value)?;
    }
    runs::insert(&mut writing, &plain_runs(transaction).map_err(failed)?)?;
    writing.finish()?;
    transaction.execute_batch("DROP TABLE saved; DROP TABLE runs;").map_err(failed)
}

fn plain_values(transaction: &Transaction<'_>) -> rusqlite::Result<Vec<(String, Vec<u8>)>> {
    transaction
        .prepare("SELECT name, value FROM saved ORDER BY name")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

fn plain_runs(transaction: &Transaction<'_>) -> rusqlite::Result<Vec<Run>> {
    transaction
        .prepare("SELECT tool, input_hash, counts, finished_at FROM runs ORDER BY id")?
        .query_map([], |row| {
            let counts: String = row.get(2)?;
            let counts: BTreeMap<String, u64> = serde_json::from_str(&counts)
                .map_err(|error| rusqlite::Error::FromSqlConversionFailure(2, Type::Text, error.into()))?;
            Ok(Run { id: 0, tool: row.get(0)?, input_hash: row.get(1)?, counts, finished_at: row.get(3)? })
        })?
        .collect()
}
