//! The rows of a CSV or JSON list, fed to a run.

use andru_tools::ToolError;

use super::run::Run;
use super::summary::Applied;
use super::unreadable;
use crate::deals::columns::{Wanted, shown};
use crate::deals::layout;
use crate::intake::{Body, CsvItem, CsvRows, Input, JsonItem, JsonRow, JsonRows, nul_note};

/// Reads a CSV list.
pub(super) fn csv(input: Input<'_>, mut run: Run<'_>) -> Result<Applied, ToolError> {
    let wanted = run.wanted()?;
    let layout =
        layout::find(input.prefix(), input.prefix_is_all(), Wanted::Any(&wanted)).ok_or_else(the_list_is_empty)?;
    let mut rows = CsvRows::new(input, layout.delimiter);
    for _ in 0..layout.titles {
        rows.advance().map_err(|error| unreadable(0, error))?;
    }
    // The header row is read anew: in the first bytes it may be cut off.
    let headers = match rows.advance().map_err(|error| unreadable(0, error))? {
        CsvItem::Row { .. } => rows.row().to_texts(),
        CsvItem::TooLong { .. } | CsvItem::End => {
            return Err(ToolError::invalid("the header row of the list is over 1 MiB"));
        }
    };
    run.find_columns(&headers, true)?;
    run.head(&headers)?;
    let (mut run, notes) = Body::read(&mut rows, &headers, 0, run, unreadable)?;
    run.applied.notes.extend(notes);
    run.applied.notes.extend(nul_note(rows.into_inner().map_or(0, |input| input.nul_bytes())));
    Ok(run.finish())
}

/// Reads a JSON list; the headings are the keys of the objects in its first bytes.
pub(super) fn json(input: Input<'_>, mut run: Run<'_>) -> Result<Applied, ToolError> {
    let headers = first_keys(input.prefix());
    if headers.is_empty() {
        return Err(the_list_is_empty());
    }
    run.find_columns(&headers, false)?;
    run.head(&headers)?;
    let mut row = JsonRow::default();
    let mut rows = JsonRows::new(input).map_err(|error| unreadable(0, error))?;
    let mut planned = headers.len();
    let mut last_line = 0;
    loop {
        let item = rows.advance(&mut row).map_err(|error| unreadable(last_line, error))?;
        match item {
            JsonItem::End => break,
            JsonItem::Bad { line, message } => {
                last_line = line;
                run.begin_row()?;
                run.applied.error(line, message);
            }
            JsonItem::Row { line } => {
                last_line = line;
                if planned < row.headers().len() {
                    planned = row.headers().len();
                    run.find_columns(row.headers(), false)?;
                }
                run.score(&row, Some(rows.text()), line)?;
            }
        }
    }
    if let Some(late) = row.headers().get(headers.len()) {
        run.applied.notes.push(format!(
            "{} keys come late in the list, first `{}`; as CSV they are left out, with --json they are kept",
            planned - headers.len(),
            shown(late)
        ));
    }
    run.applied.notes.extend(nul_note(rows.into_inner().nul_bytes()));
    Ok(run.finish())
}

/// The keys of the objects in the first bytes, in the order a reading of the whole list meets them.
fn first_keys(prefix: &[u8]) -> Vec<String> {
    let mut row = JsonRow::default();
    if let Ok(mut rows) = JsonRows::new(prefix) {
        while let Ok(item) = rows.advance(&mut row) {
            match item {
                JsonItem::End => break,
                // The last object may be cut off, and its keys then count as those of the whole one do.
                JsonItem::Row { .. } | JsonItem::Bad { .. } => {}
            }
        }
    }
    row.headers().to_vec()
}

fn the_list_is_empty() -> ToolError {
    ToolError::invalid("the list of accounts is empty").hinted("give CSV with a header row, or JSON Lines")
}
