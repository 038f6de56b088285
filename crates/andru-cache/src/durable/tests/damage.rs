//! Flipped bits, overwritten pages, garbage: never a wrong value, always a clear error and a way back.

use andru_engine::generator::SplitMix64;

use super::*;

/// What is in the store: small and large values, enough for pages of every kind.
const NAMES: [&str; 12] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];

fn value(at: usize) -> String {
    format!("value {at} ").repeat(1 + at * at * 9)
}

/// A store whose one file holds everything, its bytes, and a copy.
fn filled() -> (TempDir, Vec<u8>) {
    let (root, durable) = durable();
    for (at, name) in NAMES.iter().enumerate() {
        put(&durable, name, &value(at));
    }
    durable
        .write(|writing| {
            (0..40_u32).try_for_each(|at| writing.put(Shelf::Runs, &[&at.to_le_bytes()], b"run").map(|_| ()))
        })
        .unwrap();
    durable.back_up().unwrap();
    drop(durable);
    let bytes = fs::read(home(&root).join("durable.db")).unwrap();
    assert!(!home(&root).join("durable.db-wal").exists(), "the last to close brings the log into the file");
    (root, bytes)
}

/// What the damaged file gave: the number of errors, after checking that nothing wrong was read.
fn read_all(durable: &Durable, what: &str) -> usize {
    let mut errors = 0;
    for (at, name) in NAMES.iter().enumerate() {
        match get(durable, name) {
            Ok(found) => assert_eq!(found, Some(value(at)), "{what}: a wrong value for {name}"),
            Err(error) => {
                assert!(clear(&error), "{what}: {error:?}");
                errors += 1;
            }
        }
    }
    // A name that was never there is absent or an error, never a value.
    assert!(matches!(get(durable, "z"), Ok(None) | Err(_)), "{what}");
    errors
}

/// An error that says what is wrong with the file and how to go on.
fn clear(error: &StoreError) -> bool {
    let told = andru_tools::ToolError::from(StoreError::NoBackup("x".into()));
    !told.hints().is_empty() && (error.is_about_the_file() || error.is_about_the_key())
}

fn damage_and_recover(root: &TempDir, whole: &[u8], damaged: &[u8], what: &str) -> bool {
    let file = home(root).join("durable.db");
    let key = fs::read(home(root).join("key")).unwrap();
    fs::write(&file, damaged).unwrap();
    for suffix in ["-wal", "-shm"] {
        let _ = fs::remove_file(format!("{}{suffix}", file.display()));
    }
    let durable = durable_in(root, Partition::local());
    let errors = read_all(&durable, what);
    let noticed = errors > 0 || durable.check().is_err();
    // A write over damage is done right or refused, and never makes a wrong value of another record.
    if let Ok(()) = durable.write(|writing| writing.put(Shelf::Saved, &[b"new"], b"new").map(|_| ())) {
        read_all(&durable, what);
    }
    drop(durable);
    if noticed {
        let durable = durable_in(root, Partition::local());
        durable.restore(None).unwrap_or_else(|error| panic!("{what}: not recovered: {error:?}"));
        assert_eq!(read_all(&durable, what), 0, "{what}");
        assert_eq!(durable.check().unwrap(), Some(52), "{what}");
    }
    assert_eq!(fs::read(home(root).join("key")).unwrap(), key);
    fs::write(&file, whole).unwrap();
    noticed
}

#[test]
fn a_thousand_flipped_bits() {
    let (root, whole) = filled();
    let mut random = SplitMix64::new(5);
    let mut noticed = 0;
    for round in 0..1000 {
        let bit = random.below(8 * whole.len());
        let mut damaged = whole.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        noticed += usize::from(damage_and_recover(&root, &whole, &damaged, &format!("round {round}, bit {bit}")));
    }
    println!("1000 flipped bits over {} bytes: {noticed} noticed and recovered, 0 wrong values", whole.len());
    assert!(noticed > 200, "most of the file is in use: {noticed}");
}

#[test]
fn two_hundred_overwritten_pieces_of_512_bytes() {
    let (root, whole) = filled();
    let mut random = SplitMix64::new(6);
    let mut noticed = 0;
    for round in 0..200 {
        let at = random.below(whole.len() - 512);
        let mut damaged = whole.clone();
        for byte in &mut damaged[at..at + 512] {
            *byte = random.next_u64().to_le_bytes()[0];
        }
        noticed += usize::from(damage_and_recover(&root, &whole, &damaged, &format!("round {round}, byte {at}")));
    }
    println!("200 overwrites of 512 bytes: {noticed} noticed and recovered, 0 wrong values");
    assert!(noticed > 100, "most of the file is in use: {noticed}");
}

#[test]
fn garbage_an_empty_file_and_half_a_file() {
    let (root, whole) = filled();
    for (what, bytes) in [
        ("garbage", b"garbage".to_vec()),
        ("text", b"not a database ".repeat(1000)),
        ("zeros", vec![0; 8192]),
        ("empty", Vec::new()),
        ("half", whole[..whole.len() / 2].to_vec()),
        ("header", whole[..512].to_vec()),
    ] {
        assert!(damage_and_recover(&root, &whole, &bytes, what), "{what} must be noticed");
    }
}

/// Removes rows behind the store's back and answers what is noticed.
fn without(sql: &str) -> Result<(), StoreError> {
    let (root, _) = filled();
    let other = rusqlite::Connection::open(home(&root).join("durable.db")).unwrap();
    assert!(other.execute(sql, []).unwrap() > 0, "{sql}");
    drop(other);
    let durable = durable_in(&root, Partition::local());
    assert!(durable.check().is_err(), "{sql}");
    // Every value that is still there, and one that never was.
    NAMES.iter().chain(&["z"]).try_for_each(|name| get(&durable, name).map(|_| ()))
}

#[test]
fn vanished_rows_are_noticed_by_whoever_looks_for_them() {
    for sql in [
        "DELETE FROM records",
        "DELETE FROM records WHERE length(body) > 3000",
        "DELETE FROM sums",
        "DELETE FROM meta WHERE name = 'check'",
    ] {
        let error = without(sql).expect_err(sql);
        assert!(clear(&error), "{sql}: {error:?}");
    }
}

#[test]
fn a_record_put_in_place_of_another_is_noticed() {
    let (root, _) = filled();
    let other = rusqlite::Connection::open(home(&root).join("durable.db")).unwrap();
    let swap = "UPDATE records SET (head, body) = (SELECT head, body FROM records ORDER BY name DESC LIMIT 1)
                WHERE name <> (SELECT max(name) FROM records)";
    other.execute(swap, []).unwrap();
    drop(other);
    let durable = durable_in(&root, Partition::local());
    let refused = NAMES.iter().filter(|name| matches!(get(&durable, name), Err(StoreError::Tampered { .. })));
    // All but one at most, which may be the record that was copied.
    assert!(refused.count() >= NAMES.len() - 1);
}

#[test]
fn an_older_value_put_back_is_noticed_by_a_check() {
    let (root, durable) = durable();
    put(&durable, "profile", "old");
    let file = home(&root).join("durable.db");
    let other = rusqlite::Connection::open(&file).unwrap();
    let columns = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let old: (Vec<u8>, Vec<u8>) = other.query_row("SELECT head, body FROM records", [], columns).unwrap();
    put(&durable, "profile", "new");
    other.execute("UPDATE records SET head = ?1, body = ?2", old).unwrap();
    assert!(matches!(durable.check(), Err(StoreError::Tampered { .. })));
    let each = durable.read(|reading| reading.each(Shelf::Saved, |_| Ok(())));
    assert!(matches!(each, Err(StoreError::Tampered { .. })));
}
