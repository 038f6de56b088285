//! Whether the row taken for the headers is itself a deal.

use andru_engine::icp::learn::DealColumn;
use andru_tools::ToolError;

use crate::intake::fold_header;

use super::columns::shown;
use super::outcome_words as words;

/// A value this often under a heading that is the same is no accident, such as a header row written twice.
const OFTEN: u64 = 2;

/// Refuses a table without headers.
///
/// # Errors
/// `invalid_input` where a heading is a word for won or lost that stands among the values under it, and another
/// heading is a value too.
pub(super) fn refuse(columns: &[DealColumn]) -> Result<(), ToolError> {
    let is_outcome = |column: &&DealColumn| {
        let heading = fold_header(&column.name);
        (words::is_won(&heading) || words::is_lost(&heading)) && times_under_itself(column) >= OFTEN
    };
    let Some(outcome) = columns.iter().find(is_outcome) else { return Ok(()) };
    let is_value = |column: &DealColumn| column.name != outcome.name && times_under_itself(column) > 0;
    if !columns.iter().any(is_value) {
        return Ok(());
    }
    let heading = shown(&outcome.name);
    Err(ToolError::invalid(format!(
        "the first row of the list of deals is a deal and no header row: it has `{heading}`"
    ))
    .hinted("put a row above it that names every column"))
}

/// How many cells under a heading say the same as it.
fn times_under_itself(column: &DealColumn) -> u64 {
    let at = column.texts.iter().skip(1).position(|text| *text == column.name);
    at.and_then(|at| column.counts().get(at + 1).copied()).unwrap_or_default()
}
