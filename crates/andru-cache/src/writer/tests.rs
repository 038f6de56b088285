#![expect(clippy::disallowed_methods, reason = "tests look at the files of the store")]

use std::time::Instant;

use tempfile::TempDir;

use super::*;
use crate::testing;

/// A durable part to note in, and the directory it lives in.
fn durable() -> (TempDir, Arc<Durable>) {
    let (root, durable) = testing::durable();
    (root, Arc::new(durable))
}

fn run(tool: &str) -> Run {
    Run {
        id: 0,
        tool: tool.into(),
        input_hash: "00".into(),
        counts: std::collections::BTreeMap::new(),
        finished_at: "2026-11-24T10:00:00Z".into(),
    }
}

fn noted(durable: &Durable) -> usize {
    durable.read(|reading| runs::latest(reading, usize::MAX)).unwrap().unwrap_or_default().len()
}

#[test]
fn no_thread_runs_before_the_first_run() {
    let writer = RunWriter::default();
    writer.flush(Duration::from_secs(5));
    assert!(writer.queue.lock().thread.is_none());
}

#[test]
fn the_end_of_the_writer_writes_what_is_queued() {
    let (_root, durable) = durable();
    let writer = RunWriter::default();
    for _ in 0..100 {
        writer.record(&durable, run("fit"));
    }
    drop(writer);
    assert_eq!(noted(&durable), 100);
}

#[test]
fn a_full_queue_drops_and_counts_without_waiting() {
    let (_root, durable) = durable();
    let writer = RunWriter::default();
    durable
        .write(|_| {
            // The lock is held here, so the thread can write nothing.
            for _ in 0..3 * CAPACITY {
                writer.record(&durable, run("fit"));
            }
            Ok(())
        })
        .unwrap();
    writer.flush(Duration::from_secs(5));
    let dropped = usize::try_from(writer.dropped()).unwrap();
    // The thread takes at most one batch off the queue before it meets the lock.
    assert!((CAPACITY..=2 * CAPACITY).contains(&dropped), "{dropped}");
    assert_eq!(noted(&durable) + dropped, 3 * CAPACITY);
}

#[test]
fn the_end_of_the_writer_does_not_wait_for_a_held_lock() {
    let (_root, durable) = durable();
    let writer = RunWriter::default();
    let waited = durable
        .write(|_| {
            writer.record(&durable, run("fit"));
            let begun = Instant::now();
            drop(writer);
            Ok(begun.elapsed())
        })
        .unwrap();
    assert!(waited >= FAREWELL, "{waited:?}");
    assert!(waited < crate::database::BUSY, "{waited:?}");
}

#[test]
fn a_directory_that_cannot_be_used_drops_runs_in_silence() {
    let root = tempfile::tempdir().unwrap();
    std::fs::write(root.path().join("andru"), "a file").unwrap();
    let writer = RunWriter::default();
    writer.record(&Arc::new(testing::durable_in(&root, crate::durable::Partition::local())), run("fit"));
    writer.flush(Duration::from_secs(5));
    assert_eq!(writer.dropped(), 1);
}

#[cfg(unix)]
#[test]
fn a_database_moved_aside_is_made_anew() {
    let (root, durable) = durable();
    let writer = RunWriter::default();
    writer.record(&durable, run("first"));
    writer.flush(Duration::from_secs(5));
    std::fs::rename(durable.directory().file("durable.db"), root.path().join("aside")).unwrap();
    writer.record(&durable, run("second"));
    writer.flush(Duration::from_secs(5));
    assert_eq!(noted(&durable), 1);
}
