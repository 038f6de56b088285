//! A connection to a file of the store, opened the one way it may be opened.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::backup::Backup;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

use crate::directory::{Directory, FileId};
use crate::error::StoreError;
use crate::part::Part;
use crate::schema;

/// How long a connection waits for another process that is writing.
pub(crate) const BUSY: Duration = Duration::from_secs(5);

/// 3.51.3: before it, a race between two connections could corrupt a database in WAL mode.
const OLDEST_SAFE: i32 = 3_051_003;

/// An open and checked database; whoever opens it brings its schema up to date.
#[derive(Debug)]
pub(crate) struct Database {
    connection: Connection,
    part: &'static Part,
    path: PathBuf,
    /// `None` in memory.
    file: Option<FileId>,
}

impl Database {
    /// Opens the database there is; `None` where there is none, and then nothing is created.
    pub(crate) fn existing(directory: &Directory, part: &'static Part) -> Result<Option<Self>, StoreError> {
        if directory.find(part)?.is_none() {
            return Ok(None);
        }
        Self::open(directory, part, BUSY).map(Some)
    }

    /// As [`Database::existing`], where neither opening nor anything later waits for others longer than `busy`.
    pub(crate) fn existing_within(
        directory: &Directory,
        part: &'static Part,
        busy: Duration,
    ) -> Result<Option<Self>, StoreError> {
        if directory.find(part)?.is_none() {
            return Ok(None);
        }
        Self::open(directory, part, busy).map(Some)
    }

    /// Opens the database, creating the directory and the file where they are missing.
    pub(crate) fn or_create(directory: &Directory, part: &'static Part) -> Result<Self, StoreError> {
        Self::or_create_within(directory, part, BUSY)
    }

    /// As [`Database::or_create`], where neither opening nor anything later waits for others longer than `busy`.
    pub(crate) fn or_create_within(
        directory: &Directory,
        part: &'static Part,
        busy: Duration,
    ) -> Result<Self, StoreError> {
        if directory.find(part)?.is_none() {
            directory.create(part)?;
        }
        Self::open(directory, part, busy)
    }

    /// An empty database of the part that is gone with the process.
    pub(crate) fn in_memory(part: &'static Part) -> Result<Self, StoreError> {
        let path = PathBuf::from("memory");
        let connection = Connection::open_in_memory().map_err(|source| StoreError::sqlite(&path, source))?;
        connection.set_prepared_statement_cache_capacity(64);
        Ok(Self { connection, part, path, file: None })
    }

    fn open(directory: &Directory, part: &'static Part, busy: Duration) -> Result<Self, StoreError> {
        check_library(rusqlite::version_number())?;
        let (opened, file) = directory.checked(part)?;
        let path = directory.file(part.file);
        // Without CREATE, SQLite makes no file of its own mode; without URI, a path is only a path.
        let flags =
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
        let failed = |source| StoreError::sqlite(&path, source);
        let connection = Connection::open_with_flags(opened, flags).map_err(failed)?;
        connection.busy_timeout(busy).map_err(failed)?;
        // Before anything is written: the file may be another program's, damaged, or newer.
        schema::checked_version(&connection, part, &path)?;
        use_journal(&connection, Journal::on(directory.is_on_network()), busy).map_err(failed)?;
        connection.pragma_update(None, "synchronous", "NORMAL").map_err(failed)?;
        connection.pragma_update(None, "foreign_keys", true).map_err(failed)?;
        // What is deleted leaves no bytes behind, sealed or not.
        connection.pragma_update(None, "secure_delete", true).map_err(failed)?;
        connection.set_prepared_statement_cache_capacity(64);
        Ok(Self { connection, part, path, file: Some(file) })
    }

    /// Opens a copy made of the part, for reading alone: nothing beside it is created.
    pub(crate) fn copy(directory: &Directory, name: &str, part: &'static Part) -> Result<Self, StoreError> {
        let (opened, metadata) = directory.checked_file(name)?;
        let path = directory.file(name);
        let failed = |source| StoreError::sqlite(&path, source);
        let flags =
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
        let connection = Connection::open_with_flags(opened, flags).map_err(failed)?;
        schema::checked_version(&connection, part, &path)?;
        Ok(Self { connection, part, path, file: Some(FileId::of(&metadata)) })
    }

    /// Opens a database that nobody can be writing to, in a directory that cannot be written to: for reading alone,
    /// and only where its log is empty, for SQLite then looks at the file alone.
    pub(crate) fn immutable(directory: &Directory, part: &'static Part) -> Result<Self, StoreError> {
        let log = directory.checked_file(&format!("{}-wal", part.file));
        if log.is_ok_and(|(_, metadata)| metadata.len() > 0) {
            return Err(StoreError::UnreadableLog(directory.file(part.file)));
        }
        let (opened, file) = directory.checked(part)?;
        let path = directory.file(part.file);
        let failed = |source| StoreError::sqlite(&path, source);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_NOFOLLOW
            | OpenFlags::SQLITE_OPEN_URI;
        let connection = Connection::open_with_flags(immutable_uri(&opened), flags).map_err(failed)?;
        schema::checked_version(&connection, part, &path)?;
        Ok(Self { connection, part, path, file: Some(file) })
    }

    /// Copies every page of `from` over this database, in one transaction.
    pub(crate) fn overwrite(&mut self, from: &Self) -> Result<(), StoreError> {
        copy_pages(&from.connection, &mut self.connection).map_err(|source| StoreError::sqlite(&self.path, source))
    }

    /// Copies every page as it is, broken or not, into the empty file of this name.
    pub(crate) fn copy_into(&self, directory: &Directory, name: &str) -> Result<(), StoreError> {
        let (opened, _) = directory.checked_file(name)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Connection::open_with_flags(opened, flags)
            .and_then(|mut aside| copy_pages(&self.connection, &mut aside))
            .map_err(|source| StoreError::sqlite(directory.file(name), source))
    }

    /// Writes a whole and compact copy into the empty file of this name.
    pub(crate) fn compact_into(&self, directory: &Directory, name: &str) -> Result<(), StoreError> {
        let (opened, _) = directory.checked_file(name)?;
        let Some(opened) = opened.to_str() else { return Err(StoreError::NotUnicode(directory.file(name))) };
        self.read(|connection| connection.execute("VACUUM INTO ?1", [opened])).map(|_| ())
    }

    /// The version of the schema, 0 where there is no table yet.
    pub(crate) fn version(&self) -> Result<i64, StoreError> {
        schema::checked_version(&self.connection, self.part, &self.path)
    }

    /// Brings the schema up to date, with what `along` does in the same transaction at each step's end.
    pub(crate) fn migrate(
        &mut self,
        along: impl FnMut(&Transaction<'_>, i64) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        schema::migrate(&mut self.connection, self.part, &self.path, along)
    }

    /// Whether this is still the file of its name; it is not once someone moved it aside.
    pub(crate) fn is(&self, file: FileId) -> bool {
        self.file == Some(file)
    }

    /// The path, for messages.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The part it is the file of.
    pub(crate) const fn part(&self) -> &'static Part {
        self.part
    }

    /// Runs `read` on the connection.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        read(&self.connection).map_err(|source| StoreError::sqlite(&self.path, source))
    }

    /// Runs `read` in one transaction, so that all it sees is of one moment.
    pub(crate) fn snapshot<T>(
        &self,
        read: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let failed = |source| StoreError::sqlite(&self.path, source);
        let transaction = self.connection.unchecked_transaction().map_err(failed)?;
        // A newer Andru may have migrated the file meanwhile.
        schema::checked_version(&transaction, self.part, &self.path)?;
        let answer = read(&transaction)?;
        transaction.finish().map_err(failed)?;
        Ok(answer)
    }

    /// Runs `write` in one transaction that holds the write lock from its start; an error undoes all of it.
    pub(crate) fn write<T>(
        &mut self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let failed = |source| StoreError::sqlite(&self.path, source);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        schema::checked_version(&transaction, self.part, &self.path)?;
        let answer = write(&transaction)?;
        transaction.commit().map_err(failed)?;
        Ok(answer)
    }

    /// Makes each commit reach the disk before it is answered, at the price of a few milliseconds.
    pub(crate) fn survive_power_loss(&self) -> Result<(), StoreError> {
        self.read(|connection| connection.pragma_update(None, "synchronous", "FULL"))
    }
}

/// The path as a URI that SQLite opens without locks and logs; every byte that could mean something is escaped.
fn immutable_uri(path: &Path) -> String {
    let mut uri = "file:".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.') {
            uri.push(char::from(*byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri + "?immutable=1"
}

/// How many pages are copied before others get a turn.
const PAGES: std::ffi::c_int = 1 << 16;

/// All pages, waiting for others to finish with either file.
fn copy_pages(from: &Connection, to: &mut Connection) -> rusqlite::Result<()> {
    to.busy_timeout(BUSY)?;
    Backup::new(from, to)?.run_to_completion(PAGES, Duration::from_millis(5), None)
}

/// How SQLite makes a commit whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Journal {
    /// A write-ahead log, with an index in memory that the processes of one machine share.
    Log,
    /// A rollback journal, which needs locks alone: what a network file system has, at best.
    Rollback,
}

impl Journal {
    const fn on(network: bool) -> Self {
        if network { Self::Rollback } else { Self::Log }
    }

    const fn mode(self) -> &'static str {
        match self {
            Self::Log => "WAL",
            Self::Rollback => "TRUNCATE",
        }
    }
}

/// Switches the file to a journal, which lasts; SQLite does not wait for others there, so we do.
fn use_journal(connection: &Connection, journal: Journal, patience: Duration) -> rusqlite::Result<()> {
    let begun = Instant::now();
    loop {
        let switched =
            connection.pragma_update_and_check(None, "journal_mode", journal.mode(), |row| row.get::<_, String>(0));
        match switched {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && begun.elapsed() < patience => {
                thread::sleep(Duration::from_millis(2));
            }
            other => return other.map(|_| ()),
        }
    }
}

/// Refuses a library that is not safe for a file shared by several processes.
pub(crate) fn check_library(number: i32) -> Result<(), StoreError> {
    if number >= OLDEST_SAFE { Ok(()) } else { Err(StoreError::OldLibrary { found: rusqlite::version() }) }
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use super::*;
    use crate::part::DURABLE;

    #[test]
    fn the_linked_library_is_safe_and_an_older_one_is_refused() {
        assert!(check_library(rusqlite::version_number()).is_ok());
        assert!(check_library(3_051_003).is_ok());
        assert!(matches!(check_library(3_051_002), Err(StoreError::OldLibrary { .. })));
    }

    #[test]
    fn a_connection_is_set_up_as_the_design_says() {
        let root = tempfile::tempdir().unwrap();
        let database = Database::or_create(&Directory::new(root.path()), &DURABLE).unwrap();
        let ask = |query| {
            database.read(|connection| connection.query_row(query, [], |row| row.get::<_, rusqlite::types::Value>(0)))
        };
        let integer = rusqlite::types::Value::Integer;
        assert_eq!(ask("PRAGMA journal_mode").unwrap(), rusqlite::types::Value::Text("wal".into()));
        assert_eq!(ask("PRAGMA synchronous").unwrap(), integer(1));
        assert_eq!(ask("PRAGMA foreign_keys").unwrap(), integer(1));
        assert_eq!(ask("PRAGMA busy_timeout").unwrap(), integer(5000));
        assert_eq!(ask("PRAGMA secure_delete").unwrap(), integer(1));
    }

    #[test]
    fn a_disk_on_the_network_has_a_rollback_journal() {
        let root = tempfile::tempdir().unwrap();
        let directory = Directory::new(root.path());
        Database::or_create(&directory, &DURABLE).unwrap().migrate(|_, _| Ok(())).unwrap();
        let connection = Connection::open(root.path().join("durable.db")).unwrap();
        use_journal(&connection, Journal::on(true), BUSY).unwrap();
        let insert = "INSERT INTO meta (name, value) VALUES ('mark', x'00')";
        connection.execute(insert, []).unwrap();
        assert!(!root.path().join("durable.db-wal").exists() && root.path().join("durable.db-journal").exists());
        assert_eq!(Journal::on(false), Journal::Log);
    }

    #[test]
    fn a_path_means_nothing_but_itself_in_a_uri() {
        let uri = immutable_uri(Path::new("/a b/c?mode=rwc#d%/x.db"));
        assert_eq!(uri, "file:/a%20b/c%3Fmode%3Drwc%23d%25/x.db?immutable=1");
    }

    #[cfg(unix)]
    #[test]
    fn a_database_moved_aside_leaves_the_log_of_the_next_one_alone() {
        let root = tempfile::tempdir().unwrap();
        let directory = Directory::new(root.path());
        let mut old = Database::or_create(&directory, &DURABLE).unwrap();
        old.migrate(|_, _| Ok(())).unwrap();
        for name in ["durable.db", "durable.db-wal", "durable.db-shm"] {
            std::fs::rename(root.path().join(name), root.path().join(format!("old-{name}"))).unwrap();
        }
        let mut new = Database::or_create(&directory, &DURABLE).unwrap();
        new.migrate(|_, _| Ok(())).unwrap();
        // The last to close deletes its log by name, unless SQLite sees that the file was moved.
        drop(old);
        assert!(root.path().join("durable.db-wal").exists());
        let third = Database::existing(&directory, &DURABLE).unwrap().unwrap();
        third.read(|connection| connection.query_row("SELECT count(*) FROM records", [], |_| Ok(()))).unwrap();
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
                    Database::or_create(&directory, &DURABLE)?.migrate(|_, _| Ok(()))
                };
                let opened: Vec<_> = (0..8).map(|_| scope.spawn(create)).collect();
                for thread in opened {
                    thread.join().unwrap().unwrap();
                }
            });
        }
    }
}
