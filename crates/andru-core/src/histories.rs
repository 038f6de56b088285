//! Rows of deals given to a tool, studied by the same reader as an export of deals.

use std::thread;

use andru_engine::icp::learn::Options;
use andru_tools::context::Cancel;
use andru_tools::ports::{DealRows, Histories, Learned, PortFuture};
use andru_tools::{ErrorKind, ToolError};
use tokio::sync::oneshot;

use crate::deals::DealOptions;
use crate::learn::{LearnOptions, learn};

/// Studies histories on this machine.
///
/// The work has a thread of its own: it may take a second, and whoever waits for it answers other calls meanwhile.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LocalHistories;

impl Histories for LocalHistories {
    fn learn(&self, history: DealRows, cancel: Cancel) -> PortFuture<'_, Learned> {
        Box::pin(async move { apart(move || learn_rows(history, &cancel))?.await })
    }
}

/// Reads the rows as the lines of a file of JSON objects.
fn learn_rows(history: DealRows, cancel: &Cancel) -> Result<Learned, ToolError> {
    let DealRows { rows, outcome, won, lost, time, only, ignore, allow } = history;
    let mut lines = Vec::new();
    for row in &rows {
        serde_json::to_writer(&mut lines, row)
            .map_err(|error| ToolError::new(ErrorKind::Internal, "a row cannot be written").caused_by(error))?;
        lines.push(b'\n');
    }
    let options = LearnOptions {
        deals: DealOptions { outcome, won, lost, time, ..DealOptions::default() },
        study: Options { only, ignore, allow, ..Options::default() },
        cold_start: None,
    };
    let learned = learn(lines.as_slice(), options, Vec::new(), None, cancel)?;
    Ok(Learned {
        report: learned.report,
        model: learned.model,
        outcome_column: learned.input.outcome_column,
        won_values: learned.input.won_values,
        lost_values: learned.input.lost_values,
        left_out: learned.input.counts.left_out(),
        notes: learned.input.notes,
    })
}

/// Does work on a thread of its own.
fn apart<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ToolError> + Send + 'static,
) -> Result<impl Future<Output = Result<T, ToolError>> + Send, ToolError> {
    let (leave, left) = oneshot::channel();
    let work = move || {
        // Nobody waits any more where the call was withdrawn.
        let _ = leave.send(work());
    };
    thread::Builder::new()
        .name("history".to_owned())
        .spawn(work)
        .map_err(|error| ToolError::new(ErrorKind::Unavailable, "no thread can be started").caused_by(error))?;
    Ok(async move {
        left.await.unwrap_or_else(|_| Err(ToolError::new(ErrorKind::Internal, "the work ended without a result")))
    })
}
