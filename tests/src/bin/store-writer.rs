//! A process that logs memories until it is killed: for the test that kills it.
//!
//! Its arguments are Andru's directory, a name, and the number it begins at. For each save that is done it prints how
//! far it has come.

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use andru_cache::{Place, SqliteStore};
use andru_core::engine::generator::SplitMix64;
use andru_core::tools::ports::memories::{Category, Memories, MemoryDomain, MemoryType, NewMemory};

/// The most memories that one save logs.
const MOST: usize = 20;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut argument = || arguments.next().ok_or("a directory, a name and a number");
    let (home, name, mut next) = (PathBuf::from(argument()?), argument()?, argument()?.parse::<u64>()?);
    let store = SqliteStore::new(Place::local(Some(home)));
    let mut sizes = SplitMix64::new(next);
    let mut out = std::io::stdout().lock();
    loop {
        let after = next + 1 + sizes.below(MOST) as u64;
        let logged = store.log((next..after).map(|number| memory(&name, number)).collect());
        match pin!(logged).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(logged) => logged?,
            Poll::Pending => return Err("the store answers at once".into()),
        };
        next = after;
        writeln!(out, "{next}")?;
        out.flush()?;
    }
}

fn memory(name: &str, number: u64) -> NewMemory {
    NewMemory {
        category: Category::Metric,
        key: format!("{name}_{number}"),
        value: format!("{name} said {number}"),
        memory_type: MemoryType::Episodic,
        domain: MemoryDomain::Revenue,
        confidence: 1.0,
        logged_at: "2026-11-24T10:00:00Z".to_owned(),
    }
}
