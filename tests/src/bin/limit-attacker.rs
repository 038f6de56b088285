//! A process that uses up calls of one key, on a clock its driver sets: for the tests of the rate ledger.
//!
//! Its argument is Andru's directory. Each line of its input is a time since boot in milliseconds and a number of
//! tries; it answers each line with how many were admitted.

use std::error::Error;
use std::io::{BufRead, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use andru_cache::{ApiKey, BootClock, RateLedger};

#[derive(Default)]
struct Clock(AtomicU64);

impl BootClock for Clock {
    fn since_boot(&self) -> Duration {
        Duration::from_millis(self.0.load(Ordering::Relaxed))
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let home = std::env::args_os().nth(1).map(PathBuf::from);
    let clock = Arc::new(Clock::default());
    let ledger = RateLedger::new(home, clock.clone());
    let key = ApiKey::new("https://api.andru-ai.com", "sk_live_test".to_owned().into());
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (now, tries) = line.split_once(' ').ok_or("a time and a number")?;
        clock.0.store(now.parse()?, Ordering::Relaxed);
        let admitted = (0..tries.parse::<u32>()?).filter(|_| ledger.admit(&key).is_ok()).count();
        writeln!(out, "{admitted}")?;
        out.flush()?;
    }
    Ok(())
}
