//! The tables of the store, their version, and how an older version becomes this one.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::error::StoreError;

/// The version of the schema, kept in `PRAGMA user_version`; 0 is a file with no table yet.
pub(crate) const VERSION: i64 = 1;

/// What leads from each version to the next: the first from 0 to 1.
///
/// A value is one BLOB, so that sealing it changes no table. `partition` is whose data a row is.
const STEPS: [&str; 1] = ["
    CREATE TABLE saved (
        partition TEXT NOT NULL,
        name TEXT NOT NULL,
        value BLOB NOT NULL,
        saved_at TEXT NOT NULL,
        PRIMARY KEY (partition, name)
    ) STRICT;
    CREATE TABLE runs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        partition TEXT NOT NULL,
        tool TEXT NOT NULL,
        input_hash TEXT NOT NULL,
        counts TEXT NOT NULL,
        finished_at TEXT NOT NULL
    ) STRICT;
"];

/// Whose data this machine's is, as long as no account is known.
pub(crate) const LOCAL: &str = "local";

/// Brings the database at `path` to [`VERSION`], in one transaction.
pub(crate) fn migrate(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    if checked_version(connection, path)? == VERSION {
        return Ok(());
    }
    let failed = |source| StoreError::sqlite(path, source);
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
    // Looked at again under the lock: another process may have migrated in between.
    let version = checked_version(&transaction, path)?;
    for (step, next) in STEPS.iter().zip(1..).filter(|(_, next)| *next > version) {
        transaction.execute_batch(step).map_err(failed)?;
        transaction.pragma_update(None, "user_version", next).map_err(failed)?;
    }
    transaction.commit().map_err(failed)
}

/// The version of the database at `path`, unless it is one to leave alone: newer, or another program's.
pub(crate) fn checked_version(connection: &Connection, path: &Path) -> Result<i64, StoreError> {
    // One statement, so one snapshot: another process may be creating the tables right now.
    let ask = || {
        connection
            .prepare_cached("SELECT user_version, (SELECT count(*) FROM sqlite_schema) FROM pragma_user_version")?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
    };
    let (found, objects): (i64, i64) = ask().map_err(|source| StoreError::sqlite(path, source))?;
    if found > VERSION {
        return Err(StoreError::Newer { path: path.to_path_buf(), found, known: VERSION });
    }
    if found < 0 || (found == 0 && objects > 0) {
        return Err(StoreError::OtherProgram(path.to_path_buf()));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memory() -> Connection {
        Connection::open_in_memory().unwrap()
    }

    #[test]
    fn there_is_one_step_to_each_version() {
        assert_eq!(STEPS.len(), usize::try_from(VERSION).unwrap());
    }

    #[test]
    fn an_empty_database_is_migrated_once() {
        let mut connection = memory();
        let path = Path::new("m");
        assert_eq!(checked_version(&connection, path).unwrap(), 0);
        migrate(&mut connection, path).unwrap();
        migrate(&mut connection, path).unwrap();
        assert_eq!(checked_version(&connection, path).unwrap(), VERSION);
    }

    #[test]
    fn a_newer_version_is_left_alone() {
        let mut connection = memory();
        connection.pragma_update(None, "user_version", VERSION + 1).unwrap();
        let error = migrate(&mut connection, Path::new("m")).unwrap_err();
        assert_eq!(error.to_string(), "`m` was saved by a newer version of Andru (format 2, this version knows 1)");
    }

    #[test]
    fn a_database_of_another_program_is_left_alone() {
        let mut connection = memory();
        connection.execute_batch("CREATE TABLE songs (title TEXT)").unwrap();
        assert!(matches!(migrate(&mut connection, Path::new("m")), Err(StoreError::OtherProgram(_))));
    }

    #[test]
    fn a_disk_that_fills_up_half_way_leaves_nothing_behind() {
        let mut connection = memory();
        // Room for the first table and its index, not for the second.
        connection.pragma_update(None, "max_page_count", 3).unwrap();
        assert!(matches!(migrate(&mut connection, Path::new("m")), Err(StoreError::Sqlite { .. })));
        connection.pragma_update(None, "max_page_count", 100).unwrap();
        assert_eq!(checked_version(&connection, Path::new("m")).unwrap(), 0);
        migrate(&mut connection, Path::new("m")).unwrap();
    }
}
