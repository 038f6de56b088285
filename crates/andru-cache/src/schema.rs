//! The version of a file's schema, and how an older version becomes the one known here.

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::StoreError;
use crate::part::Part;

/// Brings the database at `path` to the last version of its part, in one transaction.
///
/// `along` is called in it after each step, with the version just reached.
pub(crate) fn migrate(
    connection: &mut Connection,
    part: &Part,
    path: &Path,
    mut along: impl FnMut(&Transaction<'_>, i64) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    if checked_version(connection, part, path)? == part.version() {
        return Ok(());
    }
    let failed = |source| StoreError::sqlite(path, source);
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
    // Looked at again under the lock: another process may have migrated in between.
    let version = checked_version(&transaction, part, path)?;
    for (step, next) in part.steps.iter().zip(1..).filter(|(_, next)| *next > version) {
        transaction.execute_batch(step).map_err(failed)?;
        along(&transaction, next)?;
        transaction.pragma_update(None, "user_version", next).map_err(failed)?;
    }
    transaction.commit().map_err(failed)
}

/// The version of the database at `path`, unless it is one to leave alone: newer, or another program's.
pub(crate) fn checked_version(connection: &Connection, part: &Part, path: &Path) -> Result<i64, StoreError> {
    let failed = |source| StoreError::sqlite(path, source);
    let version = || connection.prepare_cached("PRAGMA user_version")?.query_row([], |row| row.get(0));
    let known: i64 = version().map_err(failed)?;
    if known == part.version() {
        return Ok(known);
    }
    // Nearly always it is the version known here, which the header of the file says.
    let version = || connection.prepare_cached("PRAGMA user_version")?.query_row([], |row| row.get(0));
    let known: i64 = version().map_err(|source| StoreError::sqlite(path, source))?;
    if known == part.version() {
        return Ok(known);
    }
    // One statement, so one snapshot: another process may be creating the tables right now.
    let ask = || {
        connection
            .prepare_cached("SELECT user_version, (SELECT count(*) FROM sqlite_schema) FROM pragma_user_version")?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
    };
    let (found, objects): (i64, i64) = ask().map_err(failed)?;
    if found > part.version() {
        return Err(StoreError::Newer { path: path.to_path_buf(), found, known: part.version() });
    }
    if found < 0 || (found == 0 && objects > 0) {
        return Err(StoreError::OtherProgram(path.to_path_buf()));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SONGS: Part = Part {
        file: "songs.db",
        kind: "songs",
        steps: &["CREATE TABLE songs (title TEXT)", "CREATE TABLE singers (name TEXT)"],
    };

    fn memory() -> Connection {
        Connection::open_in_memory().unwrap()
    }

    fn migrated(connection: &mut Connection) -> Result<Vec<i64>, StoreError> {
        let mut reached = Vec::new();
        migrate(connection, &SONGS, Path::new("m"), |_, version| {
            reached.push(version);
            Ok(())
        })
        .map(|()| reached)
    }

    #[test]
    fn each_step_is_taken_once() {
        let mut connection = memory();
        assert_eq!(checked_version(&connection, &SONGS, Path::new("m")).unwrap(), 0);
        assert_eq!(migrated(&mut connection).unwrap(), [1, 2]);
        assert!(migrated(&mut connection).unwrap().is_empty());
        assert_eq!(checked_version(&connection, &SONGS, Path::new("m")).unwrap(), 2);
    }

    #[test]
    fn a_newer_version_is_left_alone() {
        let mut connection = memory();
        connection.pragma_update(None, "user_version", 3).unwrap();
        let error = migrated(&mut connection).unwrap_err();
        assert_eq!(error.to_string(), "`m` was saved by a newer version of Andru (format 3, this version knows 2)");
    }

    #[test]
    fn a_database_of_another_program_is_left_alone() {
        let mut connection = memory();
        connection.execute_batch("CREATE TABLE notes (text TEXT)").unwrap();
        assert!(matches!(migrated(&mut connection), Err(StoreError::OtherProgram(_))));
    }

    #[test]
    fn what_fails_half_way_leaves_nothing_behind() {
        let mut connection = memory();
        // Room for the first table, not for the second.
        connection.pragma_update(None, "max_page_count", 2).unwrap();
        assert!(matches!(migrated(&mut connection), Err(StoreError::Sqlite { .. })));
        connection.pragma_update(None, "max_page_count", 100).unwrap();
        let refused = migrate(&mut connection, &SONGS, Path::new("m"), |_, version| {
            if version == 2 { Err(StoreError::TooLarge) } else { Ok(()) }
        });
        assert!(matches!(refused, Err(StoreError::TooLarge)));
        assert_eq!(checked_version(&connection, &SONGS, Path::new("m")).unwrap(), 0);
        assert_eq!(migrated(&mut connection).unwrap(), [1, 2]);
    }
}
