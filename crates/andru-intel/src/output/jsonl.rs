//! Rows as JSON Lines for programs; the first hundred are held against the schema of a row.

use std::io::{self, Write};

use andru_core::tools::validate::Checker;
use andru_core::tools::{FitRow, schema};

use crate::printer::json_text;

/// How many rows of a run are checked: a mistake of ours shows in the first rows or not at all.
const CHECKED: u64 = 100;

#[derive(Debug, Default)]
pub(super) struct Jsonl {
    checker: Option<Checker>,
    written: u64,
}

impl Jsonl {
    pub(super) fn row(&mut self, row: &FitRow, out: &mut impl Write) -> io::Result<()> {
        let value = serde_json::to_value(row)?;
        if self.written < CHECKED {
            let checker = self.checker.get_or_insert_with(|| Checker::new(&schema::of_output::<FitRow>()));
            checker.check_answer("fit", &value).map_err(io::Error::other)?;
        }
        self.written += 1;
        writeln!(out, "{}", json_text(&serde_json::to_string(row)?))
    }
}
