use std::time::Instant;

use super::*;

fn run(tool: &str) -> Run {
    Run {
        id: 0,
        tool: tool.into(),
        input_hash: "00".into(),
        counts: std::collections::BTreeMap::new(),
        finished_at: "2026-11-24T10:00:00Z".into(),
    }
}

fn noted(directory: &Directory) -> usize {
    let Some(database) = Database::existing(directory).unwrap() else { return 0 };
    database.read(|connection| runs::latest(connection, usize::MAX)).unwrap().len()
}

#[test]
fn no_thread_runs_before_the_first_run() {
    let writer = RunWriter::default();
    writer.flush(Duration::from_secs(5));
    assert!(writer.queue.lock().thread.is_none());
}

#[test]
fn the_end_of_the_writer_writes_what_is_queued() {
    let root = tempfile::tempdir().unwrap();
    let directory = Directory::new(root.path().join("andru"));
    let writer = RunWriter::default();
    for _ in 0..100 {
        writer.record(&directory, run("fit"));
    }
    drop(writer);
    assert_eq!(noted(&directory), 100);
}

#[test]
fn a_full_queue_drops_and_counts_without_waiting() {
    let root = tempfile::tempdir().unwrap();
    let directory = Directory::new(root.path().join("andru"));
    let mut holder = Database::or_create(&directory).unwrap();
    let writer = RunWriter::default();
    holder
        .write(|_| {
            // The lock is held here, so the thread can write nothing.
            for _ in 0..3 * CAPACITY {
                writer.record(&directory, run("fit"));
            }
            Ok(())
        })
        .unwrap();
    writer.flush(Duration::from_secs(5));
    let dropped = usize::try_from(writer.dropped()).unwrap();
    // The thread takes at most one batch off the queue before it meets the lock.
    assert!((CAPACITY..=2 * CAPACITY).contains(&dropped), "{dropped}");
    assert_eq!(noted(&directory) + dropped, 3 * CAPACITY);
}

#[test]
fn the_end_of_the_writer_does_not_wait_for_a_held_lock() {
    let root = tempfile::tempdir().unwrap();
    let directory = Directory::new(root.path().join("andru"));
    let mut holder = Database::or_create(&directory).unwrap();
    let writer = RunWriter::default();
    let waited = holder
        .write(|_| {
            writer.record(&directory, run("fit"));
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
    let file = tempfile::NamedTempFile::new().unwrap();
    let writer = RunWriter::default();
    writer.record(&Directory::new(file.path()), run("fit"));
    writer.flush(Duration::from_secs(5));
    assert_eq!(writer.dropped(), 1);
}

#[cfg(unix)]
#[test]
fn a_database_moved_aside_is_made_anew() {
    let root = tempfile::tempdir().unwrap();
    let directory = Directory::new(root.path().join("andru"));
    let writer = RunWriter::default();
    writer.record(&directory, run("first"));
    writer.flush(Duration::from_secs(5));
    std::fs::rename(directory.database(), root.path().join("aside")).unwrap();
    writer.record(&directory, run("second"));
    writer.flush(Duration::from_secs(5));
    assert_eq!(noted(&directory), 1);
}
