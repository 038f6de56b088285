#![expect(clippy::disallowed_methods, reason = "tests look at the files of the store")]

use std::time::Instant;

use andru_tools::ports::Run;
use tempfile::TempDir;

use super::*;
use crate::durable::Durable;
use crate::runs;
use crate::testing;

/// How many runs may wait.
const CAPACITY: usize = 1024;

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
    let (_root, durable) = durable();
    let writer = runs::writer(&durable);
    writer.flush(Duration::from_secs(5));
    assert!(writer.queue.lock().thread.is_none());
}

#[test]
fn the_end_of_the_writer_writes_what_is_queued() {
    let (_root, durable) = durable();
    let writer = runs::writer(&durable);
    for _ in 0..100 {
        writer.push(run("fit"), 1);
    }
    drop(writer);
    assert_eq!(noted(&durable), 100);
}

#[test]
fn a_full_queue_drops_and_counts_without_waiting() {
    let (_root, durable) = durable();
    let writer = runs::writer(&durable);
    durable
        .write(|_| {
            // The lock is held here, so the thread can write nothing.
            for _ in 0..3 * CAPACITY {
                writer.push(run("fit"), 1);
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
    let writer = runs::writer(&durable);
    let waited = durable
        .write(|_| {
            writer.push(run("fit"), 1);
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
    let durable = Arc::new(testing::durable_in(&root, crate::durable::Partition::local()));
    let writer = runs::writer(&durable);
    writer.push(run("fit"), 1);
    writer.flush(Duration::from_secs(5));
    assert_eq!(writer.dropped(), 1);
}

#[cfg(unix)]
#[test]
fn a_database_moved_aside_is_made_anew() {
    let (root, durable) = durable();
    let writer = runs::writer(&durable);
    writer.push(run("first"), 1);
    writer.flush(Duration::from_secs(5));
    std::fs::rename(durable.directory().file("durable.db"), root.path().join("aside")).unwrap();
    writer.push(run("second"), 1);
    writer.flush(Duration::from_secs(5));
    assert_eq!(noted(&durable), 1);
}

#[test]
fn what_waits_is_bounded_by_its_weight() {
    let gate = Arc::new((Mutex::new(false), Condvar::new()));
    let opened = gate.clone();
    let writer = Writer::new("test", 10, move |_: Vec<u8>| {
        let _open = opened.1.wait_while(opened.0.lock().unwrap(), |open| !*open).unwrap();
        Ok(())
    });
    writer.push(0, 11);
    assert_eq!(writer.dropped(), 1);
    // The first may be taken off before the others come, so twelve of weight 3 are more than fit either way.
    for item in 0..12 {
        writer.push(item, 3);
    }
    assert!((7..=10).contains(&writer.dropped()), "{}", writer.dropped());
    *gate.0.lock().unwrap() = true;
    gate.1.notify_all();
}
