#![expect(clippy::disallowed_methods, reason = "tests look at the files of the store")]

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use secrecy::SecretString;
use tempfile::TempDir;

use super::*;
use crate::database::Database;
use crate::part::LIMITS;

/// A clock that a test sets, in nanoseconds.
#[derive(Default)]
pub(super) struct Hand(AtomicU64);

impl Hand {
    pub(super) fn set(&self, now: Duration) {
        self.0.store(u64::try_from(now.as_nanos()).unwrap(), Ordering::Relaxed);
    }
}

impl BootClock for Hand {
    fn since_boot(&self) -> Duration {
        Duration::from_nanos(self.0.load(Ordering::Relaxed))
    }
}

/// A clock that can be set back: it knows of no start of the machine.
struct Wall(Arc<Hand>);

impl BootClock for Wall {
    fn since_boot(&self) -> Duration {
        self.0.since_boot()
    }

    fn least_age_from_before(&self, _now: Duration) -> Duration {
        Duration::ZERO
    }
}

pub(super) fn key(secret: &str) -> ApiKey {
    ApiKey::new("https://api.andru-ai.com", SecretString::from(secret))
}

struct Bench {
    root: TempDir,
    clock: Arc<Hand>,
}

impl Bench {
    fn at(seconds: u64) -> Self {
        let bench = Self { root: tempfile::tempdir().unwrap(), clock: Arc::default() };
        bench.clock.set(Duration::from_secs(seconds));
        bench
    }

    fn home(&self) -> std::path::PathBuf {
        self.root.path().join("andru")
    }

    fn file(&self) -> std::path::PathBuf {
        self.home().join(LIMITS.file)
    }

    fn process(&self) -> RateLedger {
        RateLedger::new(Some(self.home()), self.clock.clone())
    }

    fn rows(&self) -> i64 {
        let open = Database::existing(&Directory::new(self.home()), &LIMITS).unwrap().unwrap();
        open.read(|connection| connection.query_row("SELECT count(*) FROM calls", [], |row| row.get(0))).unwrap()
    }
}

/// How many of `tries` calls are admitted.
fn admitted(ledger: &RateLedger, tries: usize) -> usize {
    (0..tries).filter(|_| ledger.admit(&key("sk_live_a")).is_ok()).count()
}

fn wait(ledger: &RateLedger) -> u64 {
    ledger.admit(&key("sk_live_a")).unwrap_err().wait.as_secs()
}

#[test]
fn the_call_after_the_hundredth_is_refused_until_the_first_is_900_seconds_old() {
    let bench = Bench::at(5_000);
    let ledger = bench.process();
    assert_eq!(admitted(&ledger, 1), 1);
    bench.clock.set(Duration::from_secs(5_600));
    assert_eq!(admitted(&ledger, 200), 99);
    assert_eq!(wait(&ledger), 300);
    bench.clock.set(Duration::from_secs(5_900) - Duration::from_nanos(1));
    assert_eq!(ledger.admit(&key("sk_live_a")), Err(Refused { wait: Duration::from_nanos(1) }));
    bench.clock.set(Duration::from_secs(5_900));
    assert_eq!(admitted(&ledger, 200), 1);
    assert_eq!(wait(&ledger), 600);
    let refused = Refused { wait: Duration::ZERO };
    assert_eq!(refused.to_string(), "100 calls in 15 minutes are used");
}

#[test]
fn processes_and_restarts_share_one_count_and_keys_do_not() {
    let bench = Bench::at(5_000);
    let (one, two) = (bench.process(), bench.process());
    assert_eq!((admitted(&one, 40), admitted(&two, 40)), (40, 40));
    drop(one);
    assert_eq!(admitted(&bench.process(), 40), 20);
    assert_eq!(admitted(&two, 1), 0);
    assert!(two.admit(&key("sk_live_b")).is_ok());
}

#[test]
fn the_origin_of_a_key_is_no_second_allowance() {
    let bench = Bench::at(5_000);
    assert_eq!(admitted(&bench.process(), 100), 100);
    let elsewhere = ApiKey::new("http://localhost:8080", SecretString::from("sk_live_a"));
    assert!(bench.process().admit(&elsewhere).is_err());
}

#[test]
fn calls_of_before_a_restart_of_the_machine_are_as_old_as_the_restart() {
    let bench = Bench::at(50_000);
    assert_eq!(admitted(&bench.process(), 100), 100);
    for (seconds, left) in [(10, 890), (700, 200)] {
        bench.clock.set(Duration::from_secs(seconds));
        assert_eq!(wait(&bench.process()), left);
    }
    bench.clock.set(Duration::from_secs(900));
    assert_eq!(admitted(&bench.process(), 200), 100);
}

#[test]
fn calls_that_may_be_of_now_or_of_before_are_taken_as_of_now_and_pass_in_900_seconds() {
    let bench = Bench::at(1_000);
    assert_eq!(admitted(&bench.process(), 100), 100);
    // The machine was started anew, longer ago than it had been up before.
    bench.clock.set(Duration::from_secs(1_200));
    assert_eq!(wait(&bench.process()), 700);
    bench.clock.set(Duration::from_secs(1_900));
    assert_eq!(admitted(&bench.process(), 200), 100);
}

#[test]
fn a_clock_that_was_set_back_gives_no_new_calls_and_mends_in_900_seconds() {
    let bench = Bench::at(50_000);
    let wall = || RateLedger::new(Some(bench.home()), Arc::new(Wall(bench.clock.clone())));
    let old = wall();
    assert_eq!(admitted(&old, 100), 100);
    bench.clock.set(Duration::from_secs(40_000));
    assert_eq!((wait(&wall()), wait(&old)), (900, 900));
    bench.clock.set(Duration::from_secs(40_900));
    assert_eq!(admitted(&wall(), 200), 100);
}

#[test]
fn a_file_that_was_deleted_is_written_again_with_what_processes_remember() {
    let bench = Bench::at(5_000);
    let (one, two) = (bench.process(), bench.process());
    assert_eq!((admitted(&one, 60), admitted(&two, 20)), (60, 20));
    for suffix in ["", "-wal", "-shm"] {
        fs::remove_file(format!("{}{suffix}", bench.file().display())).unwrap();
    }
    assert_eq!(admitted(&two, 30), 20, "it has seen the calls of the other");
    assert_eq!(bench.rows(), 100);
    assert_eq!(admitted(&bench.process(), 1), 0);
}

#[test]
fn a_file_put_back_from_before_forgets_nothing_a_process_knows() {
    let bench = Bench::at(5_000);
    let ledger = bench.process();
    assert_eq!(admitted(&ledger, 10), 10);
    drop(ledger);
    let before = fs::read(bench.file()).unwrap();
    let ledger = bench.process();
    assert_eq!(admitted(&ledger, 80), 80);
    fs::rename(bench.file(), bench.home().join("aside")).unwrap();
    fs::remove_file(format!("{}-wal", bench.file().display())).unwrap();
    fs::remove_file(format!("{}-shm", bench.file().display())).unwrap();
    fs::write(bench.file(), before).unwrap();
    assert_eq!(admitted(&ledger, 30), 10);
}

#[test]
fn a_damaged_file_makes_way_for_a_new_one() {
    for damaged in [&b"not a database at all"[..], b"", &[0xA5; 8192]] {
        let bench = Bench::at(5_000);
        Directory::new(bench.home()).create(&LIMITS).unwrap();
        fs::write(bench.file(), damaged).unwrap();
        assert_eq!(admitted(&bench.process(), 60), 60);
        assert_eq!(admitted(&bench.process(), 60), 40, "the first process wrote its calls down");
    }
}

#[test]
fn without_a_directory_each_process_counts_for_itself() {
    let clock = Arc::new(Hand::default());
    let ledger = RateLedger::new(None, clock.clone());
    assert_eq!(admitted(&ledger, 200), 100);
    clock.set(WINDOW);
    assert_eq!(admitted(&ledger, 200), 100);
}

#[test]
fn a_database_of_another_program_is_left_alone() {
    let bench = Bench::at(5_000);
    Directory::new(bench.home()).create(&LIMITS).unwrap();
    let other = rusqlite::Connection::open(bench.file()).unwrap();
    other.execute_batch("CREATE TABLE songs (title TEXT)").unwrap();
    assert_eq!(admitted(&bench.process(), 200), 100);
    assert_eq!(other.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)).unwrap(), 1);
}

#[test]
fn a_file_held_by_another_program_delays_an_answer_by_half_a_second_at_most() {
    let bench = Bench::at(5_000);
    let ledger = bench.process();
    assert_eq!(admitted(&ledger, 10), 10);
    let other = rusqlite::Connection::open(bench.file()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let begun = std::time::Instant::now();
    assert_eq!(admitted(&ledger, 1), 1);
    let took = begun.elapsed();
    assert!(took >= Duration::from_millis(500) && took < Duration::from_secs(5), "{took:?}");
    other.execute_batch("ROLLBACK").unwrap();
    // What was admitted meanwhile is written once the file is free.
    assert_eq!(admitted(&ledger, 1), 1);
    assert_eq!(bench.rows(), 12);
}

#[test]
fn only_what_is_in_the_window_is_kept() {
    let bench = Bench::at(5_000);
    let ledger = bench.process();
    for second in 0..2_000 {
        bench.clock.set(Duration::from_secs(5_000 + second * 10));
        assert_eq!(admitted(&ledger, 1), 1);
    }
    assert_eq!(bench.rows(), 90);
}

#[test]
fn the_key_is_in_no_file() {
    let bench = Bench::at(5_000);
    let ledger = bench.process();
    assert_eq!(admitted(&ledger, 10), 10);
    for entry in fs::read_dir(bench.home()).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(9).any(|part| part == b"sk_live_a"));
    }
    assert!(!format!("{ledger:?}").contains("sk_live"));
}

#[cfg(unix)]
#[test]
fn where_the_directory_is_refused_each_process_counts_and_nothing_is_written() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let shared = |home: &Path| {
        fs::create_dir(home).unwrap();
        fs::set_permissions(home, fs::Permissions::from_mode(0o777)).unwrap();
    };
    let linked = |home: &Path| {
        let target = home.with_extension("target");
        fs::create_dir(&target).unwrap();
        symlink(&target, home).unwrap();
    };
    for prepare in [&shared as &dyn Fn(&Path), &linked] {
        let bench = Bench::at(5_000);
        prepare(&bench.home());
        assert_eq!(admitted(&bench.process(), 200), 100);
        assert_eq!(fs::read_dir(bench.home()).unwrap().count(), 0);
    }
}
