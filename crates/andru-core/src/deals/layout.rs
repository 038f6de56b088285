//! Which delimiter a file has, and which of its first rows holds the headers.

use crate::intake::{DELIMITERS, first_records};

use super::columns::Wanted;

/// How a CSV file is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Layout {
    /// What stands between cells.
    pub(crate) delimiter: u8,
    /// How many records come before the header row.
    pub(crate) titles: usize,
}

/// Finds the delimiter and the header row in the first bytes of a file; `all` says whether they are the whole file.
///
/// The delimiter is the one whose header row has the wanted column, else the one that splits the first row and most
/// others alike, into the most cells; of equal ones the first tried. `None` where nothing is written.
pub(crate) fn find(prefix: &[u8], all: bool, wanted: Wanted<'_>) -> Option<Layout> {
    let mut best = None;
    for delimiter in DELIMITERS {
        let records = first_records(prefix, all, delimiter);
        if all && !records.is_empty() && records.iter().all(|cells| written_cells(cells) == 0) {
            // There is nothing but this delimiter.
            return None;
        }
        let Some(titles) = header_row(&records, wanted) else { continue };
        let Some(header) = records.get(titles) else { continue };
        let written: Vec<&Vec<String>> = records.iter().filter(|cells| written_cells(cells) > 0).collect();
        let alike = written.iter().filter(|cells| cells.len() == header.len()).count();
        let splits_first = written.first().is_some_and(|cells| written_cells(cells) >= 2);
        let score = (
            wanted.is_among(header) && header.len() > 1,
            splits_first && 2 * alike >= written.len(),
            header.len(),
            alike,
        );
        if best.as_ref().is_none_or(|(known, _)| score > *known) {
            best = Some((score, Layout { delimiter, titles }));
        }
    }
    best.map(|(_, layout)| layout)
}

/// The first row of 2 written cells that has the wanted column, else the first with the most written cells.
fn header_row(records: &[Vec<String>], wanted: Wanted<'_>) -> Option<usize> {
    let holds = records.iter().position(|cells| written_cells(cells) >= 2 && wanted.is_among(cells));
    holds.or_else(|| {
        let most = records.iter().map(|cells| written_cells(cells)).max().filter(|most| *most > 0)?;
        records.iter().position(|cells| written_cells(cells) == most)
    })
}

fn written_cells(cells: &[String]) -> usize {
    cells.iter().filter(|cell| !cell.is_empty()).count()
}
