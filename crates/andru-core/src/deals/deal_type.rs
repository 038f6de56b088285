//! Telling new business from renewals, which are won for other reasons.

use andru_engine::icp::learn::DealColumn;
use andru_tools::ToolError;

use crate::intake::fold_header;

use super::DealOptions;
use super::columns::{find, list_texts, shown};
use super::table::Table;

/// Headers of a column that tells the type of a deal.
const HEADERS: [&str; 3] = ["dealtype", "opportunitytype", "type"];
/// How a type begins that is business with customers.
const EXISTING: [&str; 7] = ["renew", "existing", "upsell", "crosssell", "expansion", "addon", "upgrade"];

/// The rows to leave out by the type of the deal.
#[derive(Debug)]
pub(super) struct LeftOut {
    column: usize,
    /// The name of the column.
    pub(super) name: String,
    /// Whether the user named the values to keep.
    pub(super) asked: bool,
    /// Which texts of the column are left out.
    texts: Vec<bool>,
}

impl LeftOut {
    /// Whether a row is left out.
    pub(super) fn has(&self, table: &Table, row: usize) -> bool {
        let cell = table.columns.get(self.column).and_then(|column| column.cells.get(row));
        let at = cell.and_then(|cell| usize::try_from(*cell).ok());
        at.and_then(|at| self.texts.get(at)).copied().unwrap_or_default()
    }
}

/// Finds the rows to leave out: those without a value the user named, or those that are renewals.
///
/// # Errors
/// `invalid_input` where the column the user named is not there, or has none of the values.
pub(super) fn left_out(columns: &[DealColumn], options: &DealOptions) -> Result<Option<LeftOut>, ToolError> {
    let (at, keep) = match &options.deal_type {
        Some((name, values)) => (Some(find(columns, name, "--type")?), values.as_slice()),
        None => (recognised(columns), &[][..]),
    };
    let Some((at, column)) = at.and_then(|at| columns.get(at).map(|column| (at, column))) else { return Ok(None) };
    let keep: Vec<String> = keep.iter().map(|value| fold_header(value)).collect();
    let texts: Vec<bool> = column
        .texts
        .iter()
        .map(|text| {
            let folded = fold_header(text);
            if keep.is_empty() { is_existing(&folded) } else { !keep.contains(&folded) }
        })
        .collect();
    if texts.iter().all(|left_out| *left_out) {
        let values = list_texts(column.texts.iter().skip(1).map(String::as_str));
        return Err(ToolError::invalid(format!("`--type`: column `{}` has none of the values", shown(&column.name)))
            .hinted(format!("its values are {values}")));
    }
    Ok(Some(LeftOut { column: at, name: column.name.clone(), asked: !keep.is_empty(), texts }))
}

fn recognised(columns: &[DealColumn]) -> Option<usize> {
    HEADERS.iter().find_map(|header| columns.iter().position(|column| fold_header(&column.name) == *header))
}

/// Whether a type is a renewal or other business with a customer.
fn is_existing(folded: &str) -> bool {
    folded.contains("renewal") || EXISTING.iter().any(|begin| folded.starts_with(begin))
}
