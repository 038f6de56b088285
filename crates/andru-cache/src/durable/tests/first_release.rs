//! Files of the first release, whose values were in the open.

use super::*;
use crate::{runs, saved};

/// A home as the first release left it: the profile `docks`, two runs, no key.
fn first_release(root: &TempDir) -> std::path::PathBuf {
    let home = home(root);
    fs::create_dir(&home).unwrap();
    let file = home.join("durable.db");
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection.pragma_update(None, "journal_mode", "WAL").unwrap();
    connection.execute_batch(STEPS[0]).unwrap();
    connection
        .execute_batch(
            "INSERT INTO saved VALUES ('local', 'profile', CAST('the plan of Northwind' AS BLOB), '2026-11-01T08:00:00Z');
             INSERT INTO runs (partition, tool, input_hash, counts, finished_at)
             VALUES ('local', 'fit', 'aa', '{\"rows\":3}', '2026-11-01T08:00:00Z'),
                    ('local', 'learn', 'bb', '{}', '2026-11-02T08:00:00Z');
             PRAGMA user_version = 1;",
        )
        .unwrap();
    drop(connection);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&home, fs::Permissions::from_mode(0o700)).unwrap();
    }
    home
}

fn found_in(directory: &Path, piece: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(found_in(&path, piece));
        } else if fs::read(&path).unwrap().windows(piece.len()).any(|window| window == piece) {
            found.push(path.display().to_string());
        }
    }
    found
}

#[test]
fn its_values_are_sealed_and_leave_no_trace() {
    let root = tempfile::tempdir().unwrap();
    let home = first_release(&root);
    assert_eq!(found_in(&home, b"Northwind").len(), 1);
    let durable = durable_in(&root, Partition::local());
    let profile = durable.read(|reading| saved::get(reading, saved::Name::Profile)).unwrap().flatten();
    assert_eq!(profile.as_deref(), Some(b"the plan of Northwind".as_slice()));
    let runs = durable.read(|reading| runs::latest(reading, 10)).unwrap().unwrap();
    let kept: Vec<_> = runs.iter().map(|run| (run.id, run.tool.as_str(), run.counts.len())).collect();
    assert_eq!(kept, [(2, "learn", 0), (1, "fit", 1)]);
    assert_eq!(durable.check().unwrap(), Some(4));
    assert_eq!(found_in(&home, b"Northwind"), Vec::<String>::new());
    assert_eq!(found_in(&home, b"learn"), Vec::<String>::new());
}

#[test]
fn one_that_cannot_be_sealed_stays_as_it_was() {
    let root = tempfile::tempdir().unwrap();
    let home = first_release(&root);
    // A directory where the key should go.
    fs::create_dir(home.join("key")).unwrap();
    let durable = durable_in(&root, Partition::local());
    assert!(durable.read(|reading| saved::get(reading, saved::Name::Profile)).is_err());
    let connection = rusqlite::Connection::open(home.join("durable.db")).unwrap();
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    let rows: i64 = connection.query_row("SELECT count(*) FROM saved", [], |row| row.get(0)).unwrap();
    assert_eq!((version, rows), (1, 1));
    drop((connection, durable));
    fs::remove_dir(home.join("key")).unwrap();
    let durable = durable_in(&root, Partition::local());
    assert!(durable.read(|reading| saved::get(reading, saved::Name::Profile)).unwrap().flatten().is_some());
}

#[test]
fn several_processes_may_seal_it_at_once() {
    for _ in 0..10 {
        let root = tempfile::tempdir().unwrap();
        first_release(&root);
        std::thread::scope(|scope| {
            let read = || {
                let durable = durable_in(&root, Partition::local());
                durable.read(|reading| saved::get(reading, saved::Name::Profile)).unwrap().flatten()
            };
            let all: Vec<_> = (0..4).map(|_| scope.spawn(read)).collect();
            for one in all {
                assert!(one.join().unwrap().is_some());
            }
        });
    }
}
