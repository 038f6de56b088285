//! Three processes write, and are killed at any moment; whatever one of them was told is saved must be there.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use andru_cache::{Place, SqliteStore};
use andru_core::engine::generator::SplitMix64;
use andru_core::tools::ports::memories::{Memories, MemorySearch};
use tempfile::TempDir;

/// How many kills and how many acknowledged saves there must be, at least.
const KILLS: usize = 200;
const SAVES: u64 = 100_000;

/// A process that writes, and how far it said it has come.
struct Writer {
    name: &'static str,
    child: Child,
    told: Receiver<u64>,
    acknowledged: u64,
}

impl Writer {
    fn start(home: &Path, name: &'static str, next: u64) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_store-writer"))
            .args([home.as_os_str(), name.as_ref(), next.to_string().as_ref()])
            .env_clear()
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (tell, told) = channel();
        thread::spawn(move || {
            for line in out.lines() {
                // A line that was cut off by the end is no acknowledgement.
                let Ok(Ok(number)) = line.map(|line| line.parse::<u64>()) else { return };
                if tell.send(number).is_err() {
                    return;
                }
            }
        });
        Self { name, child, told, acknowledged: next }
    }

    /// Ends the process with SIGKILL and takes down all that it had said.
    fn kill(&mut self) {
        self.child.kill().unwrap();
        let status = self.child.wait().unwrap();
        assert!(status.code().is_none(), "{} ended by itself: {status}", self.name);
        for told in &self.told {
            self.acknowledged = self.acknowledged.max(told);
        }
    }
}

/// A directory in memory where there is one: a killed process loses nothing that the system has taken, and what a
/// loss of power loses is not tried here.
fn root() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

fn keys(store: &SqliteStore, name: &str) -> BTreeSet<(String, String)> {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};
    let search = MemorySearch { key_pattern: Some(format!("{name}_*")), ..MemorySearch::default() };
    match pin!(store.search(search, usize::MAX)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(found) => found.unwrap().memories.into_iter().map(|memory| (memory.key, memory.value)).collect(),
        Poll::Pending => panic!("the store answers at once"),
    }
}

#[test]
fn two_hundred_kills_lose_nothing_that_was_acknowledged() {
    let root = root();
    let home = root.path().join("andru");
    let mut random = SplitMix64::new(9);
    let mut writers = ["one", "two", "three"].map(|name| Writer::start(&home, name, 0));
    let mut kills = 0;
    while kills < KILLS || writers.iter().map(|writer| writer.acknowledged).sum::<u64>() < SAVES {
        thread::sleep(Duration::from_millis(10 + random.below(300) as u64));
        let writer = &mut writers[random.below(3)];
        writer.kill();
        kills += 1;
        *writer = Writer::start(&home, writer.name, writer.acknowledged);
    }
    writers.iter_mut().for_each(Writer::kill);
    let store = SqliteStore::new(Place::local(Some(home)));
    let records = store.check().unwrap();
    let mut acknowledged = 0;
    for writer in &writers {
        let there = keys(&store, writer.name);
        let lost = (0..writer.acknowledged).filter(|number| {
            let name = writer.name;
            !there.contains(&(format!("{name}_{number}"), format!("{name} said {number}")))
        });
        assert_eq!(lost.collect::<Vec<_>>(), [] as [u64; 0], "{}", writer.name);
        acknowledged += writer.acknowledged;
    }
    println!("{kills} kills, {acknowledged} acknowledged saves: 0 lost, 0 corrupt, {records} records checked");
}
