//! A connection to `durable.db`, opened the one way it may be opened.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

use crate::directory::{Directory, FileId};
use crate::error::StoreError;
use crate::schema;

/// How long a connection waits for another process that is writing.
pub(crate) const BUSY: Duration = Duration::from_secs(5);

/// 3.51.3: before it, a race between two connections could corrupt a database in WAL mode.
const OLDEST_SAFE: i32 = 3_051_003;

/// An open, checked and migrated database.
#[derive(Debug)]
pub(crate) struct Database {
    connection: Connection,
    directory: Directory,
    file: FileId,
}

impl Database {
    /// Opens the database there is; `None` where there is none, and then nothing is created.
    pub(crate) fn existing(directory: &Directory) -> Result<Option<Self>, StoreError> {
        if directory.find()?.is_none() {
            return Ok(None);
        }
        Self::open(directory).map(Some)
    }

    /// Opens the database, creating the directory and the file where they are missing.
    pub(crate) fn or_create(directory: &Directory) -> Result<Self, StoreError> {
        if directory.find()?.is_none() {
            directory.create()?;
        }
        Self::open(directory)
    }

    fn open(directory: &Directory) -> Result<Self, StoreError> {
        check_library(rusqlite::version_number())?;
        let (path, file) = directory.checked()?;
        // Without CREATE, SQLite makes no file of its own mode; without URI, a path is only a path.
        let flags =
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
        let failed = |source| StoreError::sqlite(directory.database(), source);
        let mut connection = Connection::open_with_flags(path, flags).map_err(failed)?;
        connection.busy_timeout(BUSY).map_err(failed)?;
        // Before anything is written: the file may be another program's, damaged, or newer.
        schema::checked_version(&connection, directory.database())?;
        use_wal(&connection).map_err(failed)?;
        connection.pragma_update(None, "synchronous", "NORMAL").map_err(failed)?;
        connection.pragma_update(None, "foreign_keys", true).map_err(failed)?;
        schema::migrate(&mut connection, directory.database())?;
        Ok(Self { connection, directory: directory.clone(), file })
    }

    /// Whether this is still the file of its name; it is not once someone moved it aside.
    pub(crate) fn is(&self, file: FileId) -> bool {
        self.file == file
    }

    /// The path, for messages.
    pub(crate) fn path(&self) -> &Path {
        self.directory.database()
    }

    /// Runs `read` on the connection.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        read(&self.connection).map_err(|source| StoreError::sqlite(self.path(), source))
    }

    /// Checks again that the file is of a version known here: a newer Andru may have migrated it meanwhile.
    pub(crate) fn check_version(&self) -> Result<(), StoreError> {
        schema::checked_version(&self.connection, self.path()).map(|_| ())
    }

    /// Runs `write` in one transaction that holds the write lock from its start.
    pub(crate) fn write<T>(
        &mut self,
        write: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        let failed = |source| StoreError::sqlite(self.directory.database(), source);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        schema::checked_version(&transaction, self.directory.database())?;
        let answer = write(&transaction).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        Ok(answer)
    }

    /// Makes each commit reach the disk before it is answered, at the price of a few milliseconds.
    pub(crate) fn survive_power_loss(&self) -> Result<(), StoreError> {
        self.read(|connection| connection.pragma_update(None, "synchronous", "FULL"))
    }
}

/// Switches the file to a write-ahead log, which lasts; SQLite does not wait for others there, so we do.
fn use_wal(connection: &Connection) -> rusqlite::Result<()> {
    let begun = Instant::now();
    loop {
        match connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0)) {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && begun.elapsed() < BUSY => {
                thread::sleep(Duration::from_millis(2));
            }
            other => return other.map(|_| ()),
        }
    }
}

fn check_library(number: i32) -> Result<(), StoreError> {
    if number >= OLDEST_SAFE { Ok(()) } else { Err(StoreError::OldLibrary { found: rusqlite::version() }) }
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use super::*;

    #[test]
    fn the_linked_library_is_safe_and_an_older_one_is_refused() {
        assert!(check_library(rusqlite::version_number()).is_ok());
        assert!(check_library(3_051_003).is_ok());
        assert!(matches!(check_library(3_051_002), Err(StoreError::OldLibrary { .. })));
    }

    #[test]
    fn a_connection_is_set_up_as_the_design_says() {
        let root = tempfile::tempdir().unwrap();
        let database = Database::or_create(&Directory::new(root.path())).unwrap();
        let ask = |query| {
            database.read(|connection| connection.query_row(query, [], |row| row.get::<_, rusqlite::types::Value>(0)))
        };
        let integer = rusqlite::types::Value::Integer;
        assert_eq!(ask("PRAGMA journal_mode").unwrap(), rusqlite::types::Value::Text("wal".into()));
        assert_eq!(ask("PRAGMA synchronous").unwrap(), integer(1));
        assert_eq!(ask("PRAGMA foreign_keys").unwrap(), integer(1));
        assert_eq!(ask("PRAGMA busy_timeout").unwrap(), integer(5000));
        assert_eq!(ask("PRAGMA user_version").unwrap(), integer(1));
    }

    #[cfg(unix)]
    #[test]
    fn a_database_moved_aside_leaves_the_log_of_the_next_one_alone() {
        let root = tempfile::tempdir().unwrap();
        let directory = Directory::new(root.path());
        let old = Database::or_create(&directory).unwrap();
        for name in ["durable.db", "durable.db-wal", "durable.db-shm"] {
            std::fs::rename(root.path().join(name), root.path().join(format!("old-{name}"))).unwrap();
        }
        let mut new = Database::or_create(&directory).unwrap();
        let mark = |transaction: &Transaction<'_>| transaction.execute_batch("CREATE TABLE mark (x)");
        new.write(mark).unwrap();
        // The last to close deletes its log by name, unless SQLite sees that the file was moved.
        drop(old);
        assert!(root.path().join("durable.db-wal").exists());
        let third = Database::existing(&directory).unwrap().unwrap();
        third.read(|connection| connection.query_row("SELECT count(*) FROM mark", [], |_| Ok(()))).unwrap();
    }

    #[test]
    fn many_can_create_the_same_database_at_once() {
        let root = tempfile::tempdir().unwrap();
        for round in 0..40 {
            let directory = Directory::new(root.path().join(round.to_string()));
            let start = Barrier::new(8);
            thread::scope(|scope| {
                let create = || {
                    start.wait();
                    Database::or_create(&directory).map(|_| ())
                };
                let opened: Vec<_> = (0..8).map(|_| scope.spawn(create)).collect();
                for thread in opened {
                    thread.join().unwrap().unwrap();
                }
            });
        }
    }
}
