//! Stand-in of `andru_core::jobs` until it arrives.
#![expect(dead_code, missing_docs, reason = "replaced at the merge")]

use std::collections::BTreeMap;

use andru_core::engine::icp::{Action, Tier};
use andru_core::tools::FitRow;

pub(crate) trait RowSink {
    fn row(&mut self, row: &FitRow) -> std::io::Result<()>;
}

#[derive(Debug, Clone, Copy, Default)]
pub(crate) enum InputFormat {
    #[default]
    Auto,
    Csv,
    Jsonl,
}

#[derive(Debug, Default)]
pub(crate) struct FitOptions {
    pub(crate) format: InputFormat,
    pub(crate) map: Vec<String>,
    pub(crate) top: Option<usize>,
}

#[derive(Debug)]
pub(crate) struct RowError {
    pub(crate) line: u64,
    pub(crate) message: String,
}

#[derive(Debug, Default)]
pub(crate) struct FitSummary {
    pub(crate) rows: u64,
    pub(crate) scored: u64,
    pub(crate) by_action: BTreeMap<Action, u64>,
    pub(crate) by_tier: BTreeMap<Tier, u64>,
    pub(crate) errors: u64,
    pub(crate) first_errors: Vec<RowError>,
    pub(crate) duplicates: u64,
    pub(crate) people_rows: u64,
    pub(crate) ties: u64,
    pub(crate) columns: Vec<(String, String)>,
    pub(crate) ignored_columns: Vec<String>,
    pub(crate) source: String,
    pub(crate) notes: Vec<String>,
    pub(crate) input_hash: String,
}
