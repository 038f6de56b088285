//! `andru-mcp` as its clients meet it: both eras, every tool, broken input, its life and its end.
#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "clippy takes only the test functions themselves for tests"
)]

mod bad_input;
mod calls;
mod eras;
mod history;
mod life;

use serde_json::Value;

/// Good arguments for every tool, shared with the peers' scripts.
const CALLS: &str = include_str!("../../peers/calls.json");

fn good_arguments(tool: &str) -> Value {
    let calls: Value = serde_json::from_str(CALLS).unwrap();
    calls.get(tool).unwrap_or_else(|| panic!("tests/peers/calls.json has no call of `{tool}`")).clone()
}

fn home() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}
