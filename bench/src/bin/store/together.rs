//! Six processes over one directory for ten seconds: reads, saves, tool calls, kept answers.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use andru_core::clock::SystemClock;
use andru_core::tools::context::Cancel;
use andru_core::{Session, Settings};
use serde_json::{Value, json};

use crate::Outcome;
use crate::figures::{Figures, now, quantile, say, timed};
use crate::sealing::{answers, key};

const PROCESSES: u32 = 6;
const SECONDS: u64 = 10;

/// How many different answers each process keeps and looks for.
const ANSWERS: u32 = 500;

/// The slowest that the 99th of a hundred may be, in microseconds: a read, and a call.
const READ_BAR: f64 = 5_000.0;
const CALL_BAR: f64 = 50_000.0;

/// What a process does, and how long it took each time, in microseconds.
#[derive(Debug, Default)]
struct Times {
    reads: Vec<f64>,
    calls: Vec<f64>,
    saves: Vec<f64>,
    keeps: Vec<f64>,
    errors: Vec<String>,
    lost: u64,
}

pub(crate) fn measure(figures: &mut Figures) -> Outcome<()> {
    let root = tempfile::tempdir()?;
    let home = root.path().join("andru");
    let profile = json!({
        "product": "We check freight invoices", "industries": ["logistics"], "employees": "50-500",
        "geographies": ["Canada"], "pains": ["manual customs entry"],
    });
    let save = json!({ "profile": profile, "confirm": true });
    now(session(&home).call("set_product_context", save, Cancel::default()))?;
    let program = std::env::current_exe()?;
    let workers = (0..PROCESSES)
        .map(|number| {
            let mut command = Command::new(&program);
            command.arg("--worker").arg(&home).arg(number.to_string()).stdout(Stdio::piped()).spawn()
        })
        .collect::<Result<Vec<_>, _>>()?;
    let mut all = Times::default();
    for worker in workers {
        let output = worker.wait_with_output()?;
        if !output.status.success() {
            return Err("a process of the six failed".into());
        }
        all.add(&serde_json::from_slice(&output.stdout)?);
    }
    say("six processes, 10 s: operations", all.operations());
    for (what, times) in [("saves", &mut all.saves), ("writes of answers, handed over", &mut all.keeps)] {
        let (half, most) = (quantile(times, 0.5), quantile(times, 0.99));
        say(&format!("  {what}, p50 and p99"), format!("{half:.0}, {most:.0} us"));
    }
    say("  writes of answers that were lost", all.lost);
    say("  reads, p50", format!("{:.1} us", quantile(&mut all.reads, 0.5)));
    figures.at_most("  reads, p99", quantile(&mut all.reads, 0.99), READ_BAR);
    say("  tool calls, p50", format!("{:.1} us", quantile(&mut all.calls, 0.5)));
    figures.at_most("  tool calls, p99", quantile(&mut all.calls, 0.99), CALL_BAR);
    all.errors.iter().take(3).for_each(|error| say("  error", error));
    figures.none("  errors", all.errors.len() as u64);
    Ok(())
}

/// What one of the processes does; its times go to standard output.
pub(crate) fn work(home: &str, number: u32) -> Outcome<()> {
    let home = Path::new(home);
    let session = session(home);
    // Three accounts, two processes each.
    let kept = answers(home, &format!("sk_live_{}", number % 3));
    let keys = (0..ANSWERS).map(key).collect::<Outcome<Vec<_>>>()?;
    let value = vec![b'x'; 8 * 1024];
    let mut times = Times::default();
    let mut state = number.wrapping_mul(0x9E37_79B1) | 1;
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(SECONDS) {
        // Xorshift (Marsaglia 2003): which thing is done next.
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        let Some(key) = keys.get((state / 100 % ANSWERS) as usize) else { continue };
        let millis = SystemClock::milliseconds();
        match state % 100 {
            0..30 => {
                let (time, profile) = timed(|| now(session.store().profile()));
                times.reads.push(time);
                match profile {
                    Ok(Some(_)) => {}
                    Ok(None) => times.errors.push("the profile is gone".to_owned()),
                    Err(error) => times.errors.push(error.chain()),
                }
            }
            30..60 => {
                let (time, found) = timed(|| kept.find(key, millis));
                times.reads.push(time);
                if found.is_some_and(|found| found.value != value) {
                    times.errors.push("a wrong answer".to_owned());
                }
            }
            60..88 => {
                let company =
                    json!({ "companyName": "Northwind Freight", "industry": "logistics", "employeeCount": 240 });
                let (time, called) = timed(|| now(session.call("get_icp_fit_score", company, Cancel::default())));
                times.calls.push(time);
                times.errors.extend(called.err().map(|error| error.chain()));
            }
            88..98 => times.keeps.push(timed(|| kept.keep(*key, value.clone(), millis)).0),
            _ => {
                let draft = Some(json!({ "answers": state }));
                let (time, saved) = timed(|| now(session.store().save_draft(draft)));
                times.saves.push(time);
                times.errors.extend(saved.err().map(|error| error.chain()));
            }
        }
    }
    kept.settle(Duration::from_secs(5));
    times.lost = kept.counts().lost;
    println!("{}", times.json());
    Ok(())
}

fn session(home: &Path) -> Session {
    Session::open(&Settings { home: Some(home.to_path_buf()), ..Settings::default() })
}

impl Times {
    fn json(&self) -> Value {
        json!({
            "reads": self.reads, "calls": self.calls, "saves": self.saves, "keeps": self.keeps, "errors": self.errors,
            "lost": self.lost,
        })
    }

    fn add(&mut self, other: &Value) {
        let times =
            |name: &str| other.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_f64);
        self.reads.extend(times("reads"));
        self.calls.extend(times("calls"));
        self.saves.extend(times("saves"));
        self.keeps.extend(times("keeps"));
        let errors = other.get("errors").and_then(Value::as_array).into_iter().flatten();
        self.errors.extend(errors.filter_map(Value::as_str).map(str::to_owned));
        self.lost += other.get("lost").and_then(Value::as_u64).unwrap_or_default();
    }

    fn operations(&self) -> usize {
        self.reads.len() + self.calls.len() + self.saves.len() + self.keeps.len()
    }
}
