#![expect(clippy::disallowed_methods, reason = "tests look at the files of the store")]

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::testing::{durable, durable_in};

mod damage;
mod first_release;

/// Puts a value on the shelf `saved`.
fn put(durable: &Durable, name: &str, value: &str) {
    durable.write(|writing| writing.put(Shelf::Saved, &[name.as_bytes()], value.as_bytes())).unwrap();
}

/// The value of that name on the shelf `saved`.
fn get(durable: &Durable, name: &str) -> Result<Option<String>, StoreError> {
    let value = durable.read(|reading| reading.get(Shelf::Saved, &[name.as_bytes()]))?.flatten();
    Ok(value.map(|value| String::from_utf8(value).unwrap()))
}

/// The home of [`durable`].
fn home(root: &TempDir) -> std::path::PathBuf {
    root.path().join("andru")
}

#[test]
fn partitions_see_nothing_of_each_other() {
    let (root, local) = durable();
    let [ann, bob] = ["ann", "bob"].map(|user| durable_in(&root, Partition::user(user)));
    for (durable, value) in [(&local, "local"), (&ann, "ann"), (&bob, "bob")] {
        assert_eq!(get(durable, "profile").unwrap(), None);
        put(durable, "profile", value);
    }
    for (durable, value) in [(&local, "local"), (&ann, "ann"), (&bob, "bob")] {
        assert_eq!(get(durable, "profile").unwrap().as_deref(), Some(value));
        assert_eq!(durable.read(|reading| reading.len(Shelf::Saved)).unwrap(), Some(1));
    }
    ann.write(|writing| writing.clear(Shelf::Saved)).unwrap();
    assert_eq!(get(&ann, "profile").unwrap(), None);
    assert_eq!(get(&bob, "profile").unwrap().as_deref(), Some("bob"));
    assert_eq!(bob.check().unwrap(), Some(2));
}

#[test]
fn what_fails_half_way_leaves_nothing_behind() {
    let (_root, durable) = durable();
    put(&durable, "profile", "first");
    let failed = durable.write(|writing| {
        writing.put(Shelf::Saved, &[b"profile"], b"second")?;
        writing.put(Shelf::Saved, &[b"model"], b"third")?;
        Err::<(), _>(StoreError::TooLarge)
    });
    assert!(matches!(failed, Err(StoreError::TooLarge)));
    assert_eq!(get(&durable, "profile").unwrap().as_deref(), Some("first"));
    assert_eq!(get(&durable, "model").unwrap(), None);
    assert_eq!(durable.check().unwrap(), Some(1));
}

#[test]
fn records_are_listed_counted_and_taken_off() {
    let (_root, durable) = durable();
    durable
        .write(|writing| {
            assert!(!writing.put(Shelf::Saved, &[b"a"], b"1")?);
            assert!(!writing.put(Shelf::Saved, &[b"b"], b"2")?);
            assert!(writing.put(Shelf::Saved, &[b"a"], b"3")?);
            assert_eq!(writing.len(Shelf::Saved)?, 2);
            assert!(writing.delete(Shelf::Saved, &[b"b"])?);
            assert!(!writing.delete(Shelf::Saved, &[b"b"])?);
            Ok(())
        })
        .unwrap();
    let mut seen = Vec::new();
    durable
        .read(|reading| {
            reading.each(Shelf::Saved, |value| {
                seen.push(value);
                Ok(())
            })
        })
        .unwrap();
    assert_eq!(seen, [b"3"]);
}

#[test]
fn the_file_holds_nothing_in_the_open() {
    let (root, durable) = durable();
    put(&durable, "the plan of Northwind", "move to Hamburg in May");
    for file in ["durable.db", "durable.db-wal"] {
        let bytes = fs::read(home(&root).join(file)).unwrap();
        for piece in ["Northwind", "Hamburg", "saved", "local"] {
            let found = bytes.windows(piece.len()).any(|window| window == piece.as_bytes());
            // The first release's tables had a table of that name, which the schema drops again.
            assert!(!found || piece == "saved" || piece == "local", "{piece} in {file}");
        }
    }
}

#[test]
fn the_first_save_is_copied_and_a_copy_brought_back() {
    let (root, durable) = durable();
    put(&durable, "profile", "docks");
    assert_eq!(durable.backups().unwrap().len(), 1);
    put(&durable, "profile", "cranes");
    let named = durable.back_up().unwrap().unwrap();
    put(&durable, "profile", "ships");
    assert_eq!(durable.backups().unwrap().first(), Some(&named));
    let restored = durable.restore(None).unwrap();
    assert_eq!((restored.from, restored.records), (named, 1));
    assert_eq!(get(&durable, "profile").unwrap().as_deref(), Some("cranes"));
    // What was replaced is kept aside, and opens as well.
    assert!(home(&root).join(restored.aside.unwrap()).exists());
    put(&durable, "profile", "trains");
    assert_eq!(get(&durable, "profile").unwrap().as_deref(), Some("trains"));
}

#[test]
fn other_processes_go_on_with_what_was_brought_back() {
    let (root, one) = durable();
    let two = durable_in(&root, Partition::local());
    put(&one, "profile", "docks");
    one.back_up().unwrap();
    put(&two, "profile", "cranes");
    assert_eq!(get(&two, "profile").unwrap().as_deref(), Some("cranes"));
    one.restore(None).unwrap();
    assert_eq!(get(&two, "profile").unwrap().as_deref(), Some("docks"));
    put(&two, "profile", "ships");
    assert_eq!(get(&one, "profile").unwrap().as_deref(), Some("ships"));
    assert_eq!(one.check().unwrap(), Some(1));
}

#[test]
fn an_unknown_copy_or_none_at_all_is_said() {
    let (_root, durable) = durable();
    assert!(matches!(durable.restore(None), Err(StoreError::NoBackup(_))));
    assert_eq!(durable.back_up().unwrap(), None);
    put(&durable, "profile", "docks");
    assert!(matches!(durable.restore(Some("durable-x.db")), Err(StoreError::NoBackup(_))));
    assert_eq!(get(&durable, "profile").unwrap().as_deref(), Some("docks"));
}

#[test]
fn damaged_data_is_not_copied_over_good_copies() {
    let (root, durable) = durable();
    put(&durable, "profile", "docks");
    let before = durable.backups().unwrap();
    drop(durable);
    let file = home(&root).join("durable.db");
    let other = rusqlite::Connection::open(&file).unwrap();
    other.execute("UPDATE records SET body = zeroblob(length(body))", []).unwrap();
    drop(other);
    let durable = durable_in(&root, Partition::local());
    assert!(matches!(durable.back_up(), Err(StoreError::Tampered { .. })));
    assert_eq!(durable.backups().unwrap(), before);
    durable.restore(None).unwrap();
    assert_eq!(get(&durable, "profile").unwrap().as_deref(), Some("docks"));
}
