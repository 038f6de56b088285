//! Fills a store with 100,000 memories and times wildcard searches, histories and logging against their bars.
//!
//! `memory [DIRECTORY]` makes its store in DIRECTORY (default: the system's for temporary files). A cold search is one
//! in a process of its own, timed from its first line to the answer: keys, opening and checks included. Ends with 1
//! where a bar is missed.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::process::{Command, ExitCode};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use andru_cache::{Place, SqliteStore};
use andru_core::tools::ports::PortFuture;
use andru_core::tools::ports::memories::{
    Category, FoundMemories, Memories, MemoryDomain, MemorySearch, MemoryType, NewMemory,
};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Memories in the store, and hits that are opened.
const MEMORIES: u32 = 100_000;
const HITS: usize = 200;

/// The bars.
const SEARCH: Duration = Duration::from_millis(20);
const LOG: Duration = Duration::from_millis(1);

/// Processes per pattern, and searches or logs in one process.
const COLD: usize = 40;
const WARM: usize = 200;

/// Patterns with what they find of the keys `account_<3 digits>_<word>_<n>`.
const PATTERNS: [(&str, &str); 6] = [
    ("nothing", "*no_such_key*"),
    ("nothing, near misses", "*_re*_ren*_renewal_date_x*"),
    ("all", "*"),
    ("all, by stars", "a*c*o*u*n*t*_*_*"),
    ("one in eight", "account_*_renewal_date_*"),
    ("one", "account_043_renewal_date_43"),
];

fn main() -> ExitCode {
    let began = Instant::now();
    let mut arguments = std::env::args_os().skip(1);
    let first = arguments.next();
    let outcome = if first.as_deref() == Some("--search".as_ref()) {
        search_once(
            arguments.next().map(PathBuf::from),
            arguments.next().and_then(|text| text.into_string().ok()),
            began,
        )
    } else {
        run(first.map(PathBuf::from))
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            println!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// A process of a cold search: prints the nanoseconds since it began, and what it found.
fn search_once(home: Option<PathBuf>, pattern: Option<String>, began: Instant) -> Outcome<bool> {
    let store = SqliteStore::new(Place::local(home));
    let found = search(&store, &pattern.ok_or("no pattern")?)?;
    println!("{} {} {}", began.elapsed().as_nanos(), found.total, found.memories.len());
    Ok(true)
}

fn run(directory: Option<PathBuf>) -> Outcome<bool> {
    let root = match directory {
        Some(directory) => tempfile::tempdir_in(directory)?,
        None => tempfile::tempdir()?,
    };
    let home = root.path().join("andru");
    let store = SqliteStore::new(Place::local(Some(home.clone())));
    let began = Instant::now();
    for from in (0..MEMORIES).step_by(10_000) {
        now(store.log((from..from + 10_000).map(memory).collect()))?;
    }
    let bytes = std::fs::metadata(home.join("durable.db"))?.len();
    println!("filled: {MEMORIES} memories in {:.1} s, {:.1} MB", began.elapsed().as_secs_f64(), bytes as f64 / 1e6);
    let mut kept = true;
    println!(
        "\n{:<22}{:>9}{:>11}{:>11}{:>11}{:>11}",
        "search", "found", "cold p50", "cold p99", "warm p50", "warm p99"
    );
    for (name, pattern) in PATTERNS {
        kept &= searches(&home, &store, name, pattern)?;
    }
    kept &= logs(&store)?;
    kept &= exact(&store)?;
    println!("\n{}", if kept { "every bar is kept" } else { "a bar is missed" });
    Ok(kept)
}

fn searches(home: &Path, store: &SqliteStore, name: &str, pattern: &str) -> Outcome<bool> {
    let expected = search(store, pattern)?;
    let mut cold = Vec::new();
    for _ in 0..COLD {
        let output = Command::new(std::env::current_exe()?).arg("--search").arg(home).arg(pattern).output()?;
        let text = String::from_utf8(output.stdout)?;
        let mut words = text.split_whitespace();
        cold.push(Duration::from_nanos(words.next().ok_or("no answer")?.parse()?));
        if words.collect::<Vec<_>>() != [expected.total.to_string(), expected.memories.len().to_string()] {
            return Err(format!("{pattern}: {text}").into());
        }
    }
    let mut warm = Vec::new();
    for _ in 0..WARM {
        let began = Instant::now();
        search(store, pattern)?;
        warm.push(began.elapsed());
    }
    let figures = [at(&mut cold, 50), at(&mut cold, 99), at(&mut warm, 50), at(&mut warm, 99)];
    let shown = figures.map(|figure| format!("{:>11}", milliseconds(figure))).concat();
    println!("{name:<22}{:>9}{shown}", expected.total);
    Ok(figures.iter().all(|figure| *figure < SEARCH))
}

/// What logging costs, its commit included.
fn logs(store: &SqliteStore) -> Outcome<bool> {
    let mut taken = Vec::new();
    for number in 0..WARM {
        let entry = memory(MEMORIES + u32::try_from(number)?);
        let began = Instant::now();
        now(store.log(vec![entry]))?;
        taken.push(began.elapsed());
    }
    let mut again = Vec::new();
    for number in 0..WARM {
        let entry = NewMemory { value: "said anew".to_owned(), ..memory(u32::try_from(number * 499)?) };
        let began = Instant::now();
        now(store.log(vec![entry]))?;
        again.push(began.elapsed());
    }
    let figures = [at(&mut taken, 50), at(&mut taken, 99), at(&mut again, 50), at(&mut again, 99)];
    let [new, new_worst, again, again_worst] = figures.map(milliseconds);
    println!("\nlog, a new key: p50 {new}, p99 {new_worst}; a new version: p50 {again}, p99 {again_worst}");
    Ok(figures.iter().step_by(2).all(|figure| *figure < LOG))
}

/// Whether the history of a key is what was logged, to the letter.
fn exact(store: &SqliteStore) -> Outcome<bool> {
    let key = memory(7).key;
    for day in 1..=28 {
        let value = format!("${day},000");
        now(store.log(vec![NewMemory { value, logged_at: format!("2027-02-{day:02}T08:00:00Z"), ..memory(7) }]))?;
    }
    let began = Instant::now();
    let history = now(store.history(Category::Account, key))?;
    let taken = began.elapsed();
    let first = history.first().ok_or("no history")?;
    let exact = history.len() == 29
        && *first == memory(7).into_version(1)
        && history.iter().skip(1).zip(1..).all(|(version, day)| version.value == format!("${day},000"));
    println!(
        "history: {} versions in {}, {}",
        history.len(),
        milliseconds(taken),
        if exact { "exact" } else { "WRONG" }
    );
    Ok(exact)
}

fn memory(number: u32) -> NewMemory {
    let words = ["mrr", "seats", "champion", "renewal_date", "blocker", "next_step", "health", "plan"];
    let word = words.get(number as usize % words.len()).copied().unwrap_or_default();
    // Logged in an order that is not that of the keys.
    let minute = u64::from(number) * 7_919 % 500_000;
    let (day, hour, minute) = (minute / 1440, minute / 60 % 24, minute % 60);
    NewMemory {
        category: Category::Account,
        key: format!("account_{:03}_{word}_{number}", number % 997),
        value: format!("said of it on a call with their team, number {number}"),
        memory_type: MemoryType::Episodic,
        domain: MemoryDomain::Revenue,
        confidence: 0.9,
        logged_at: format!("2026-{:02}-{:02}T{hour:02}:{minute:02}:00Z", 1 + day / 29, 1 + day % 28),
    }
}

fn search(store: &SqliteStore, pattern: &str) -> Outcome<FoundMemories> {
    let wanted = MemorySearch { key_pattern: Some(pattern.to_owned()), ..MemorySearch::default() };
    now(store.search(wanted, HITS))
}

/// The answer of a future that never waits.
fn now<T>(future: PortFuture<'_, T>) -> Outcome<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer.map_err(|error| error.chain().into()),
        Poll::Pending => Err("the store answers when first polled".into()),
    }
}

fn at(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    times.get(times.len() * percent / 100).or(times.last()).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1e3)
}
