//! What vanished or was changed behind the back of the store is noticed.

use super::*;
use crate::testing::durable;

/// A store in which something was taken off a shelf without the index being told.
fn without(on: Shelf, name: &[&[u8]]) -> (tempfile::TempDir, Durable) {
    let (root, durable) = durable();
    let entries = vec![said("mrr", "1", "2026-08-01"), said("mrr", "2", "2026-08-02"), said("arr", "3", "2026-08-03")];
    durable.write(|writing| log(writing, entries)).unwrap();
    assert!(durable.write(|writing| writing.delete(on, name)).unwrap());
    (root, durable)
}

fn problems(durable: &Durable) -> [bool; 3] {
    let all = MemorySearch::default();
    [
        durable.read(|reading| history(reading, Category::Metric, "mrr")).is_err(),
        durable.read(|reading| search(reading, &all, 9)).is_err(),
        durable.write(|writing| forget(writing, &all)).is_err(),
    ]
}

#[test]
fn a_version_that_vanished_is_noticed() {
    let (_root, durable) = without(Shelf::Memories, &[b"metric", b"mrr", &2_u32.to_le_bytes()]);
    assert_eq!(problems(&durable), [true; 3]);
    let (_root, durable) = without(Shelf::Memories, &[b"metric", b"mrr", &1_u32.to_le_bytes()]);
    // The current version is there still.
    assert_eq!(problems(&durable), [true, false, true]);
}

#[test]
fn a_segment_that_vanished_is_noticed() {
    let (_root, durable) = without(Shelf::MemoryIndex, &[b"segment", &0_u64.to_le_bytes()]);
    assert_eq!(problems(&durable), [true; 3]);
    let refused = durable.write(|writing| log(writing, vec![said("new", "1", "2026-08-01")]));
    assert!(matches!(refused, Err(StoreError::Tampered { .. })));
}

#[test]
fn a_number_of_keys_that_vanished_is_noticed() {
    let (_root, durable) = without(Shelf::MemoryIndex, &[b"size"]);
    let all = MemorySearch::default();
    assert!(durable.read(|reading| search(reading, &all, 9)).is_err());
}

#[test]
fn a_record_of_another_form_is_not_understood() {
    let (_root, durable) = durable();
    durable.write(|writing| log(writing, vec![said("mrr", "1", "2026-08-01")])).unwrap();
    for bytes in [&b""[..], b"x", b"sx", b"s\xFF\x00aaaaaaaaaa"] {
        let put =
            |writing: &mut Writing<'_>| writing.put(Shelf::MemoryIndex, &[b"segment", &0_u64.to_le_bytes()], bytes);
        durable.write(put).unwrap();
        let all = MemorySearch::default();
        let refused = durable.read(|reading| search(reading, &all, 9)).unwrap_err();
        assert!(matches!(refused, StoreError::Unreadable { .. }), "{bytes:?}: {refused}");
    }
}
