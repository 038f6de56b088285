//! How fast a kept answer is served, from the question to the answer with its provenance.

use andru_cache::{AnswerKind, Question, Subject};
use andru_core::answers::{Asked, answer};
use andru_core::clock::SystemClock;
use andru_core::tools::{Effect, Provenance, Source};
use andru_core::{ErrorKind, ToolError};
use serde_json::{Value, json};
use std::time::Duration;

use crate::Outcome;
use crate::figures::{Figures, now, quantile, say, timed};
use crate::sealing::answers;

const ROUNDS: usize = 5_000;

/// The slowest that the 99th of a hundred may be, in microseconds.
const BAR: f64 = 1_000.0;

pub(crate) fn measure(figures: &mut Figures) -> Outcome<()> {
    let root = tempfile::tempdir()?;
    let kept = answers(&root.path().join("andru"), "sk_live_bench");
    let result = eight_kilobytes();
    let arguments = json!({ "companies": [{ "name": "Northwind Freight", "employees": 240 }], "limit": 50 });
    let ask = |fetched: Result<Value, ToolError>| {
        let question = Question {
            subject: Subject::Tool("get_prospects"),
            kind: AnswerKind::Prospects,
            version: "1",
            arguments: &arguments,
            profile_hash: Some("00"),
        };
        let asked = Asked { question, effect: Effect::ReadsPlatform, provenance: provenance() };
        now(answer(Some(&kept), &SystemClock::milliseconds, asked, async { fetched }, None))
    };
    ask(Ok(result.clone()))?;
    kept.settle(Duration::from_secs(10));
    let mut times = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let (time, given) = timed(|| ask(Err(ToolError::new(ErrorKind::Internal, "the platform was asked"))));
        let given = given?;
        if given.provenance.source != Source::Cache || given.result != result {
            return Err("the kept answer is not what was kept".into());
        }
        times.push(time);
    }
    say("kept answer of 8 KB served, p50", format!("{:.1} us", quantile(&mut times, 0.5)));
    figures.at_most("kept answer of 8 KB served, p99", quantile(&mut times, 0.99), BAR);
    Ok(())
}

/// An answer as the platform gives them: rows of words and figures.
fn eight_kilobytes() -> Value {
    let rows: Vec<Value> = (0..52)
        .map(|row| {
            json!({
                "name": format!("Company {row}"), "industry": "logistics", "employees": 100 + row, "score": 50 + row % 50,
                "reason": "the size and the industry match the profile, the region is not known",
            })
        })
        .collect();
    json!({ "prospects": rows })
}

fn provenance() -> Provenance {
    Provenance {
        source: Source::Platform,
        engine: "platform/1".to_owned(),
        input_hash: "00".repeat(32),
        profile_hash: Some("00".repeat(32)),
        model: None,
        as_of: "2026-11-24".to_owned(),
        stale: false,
        fetched_at: None,
        notes: Vec::new(),
    }
}
