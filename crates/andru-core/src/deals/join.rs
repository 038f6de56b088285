//! Adding what another file knows of the accounts, products or people of the deals.

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

use andru_engine::icp::learn::DealColumn;
use andru_tools::ToolError;
use andru_tools::context::Cancel;
use serde::Serialize;

use crate::intake::fold_header;

use super::columns::{Wanted, counted, find, shown};
use super::table::{self, free_name};

/// A file whose columns are added to the deals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountSpec {
    /// The file as the user named it; its stem tells its columns from those of the same name.
    pub file: String,
    /// The column of the deals, or of a file joined before, that names a row of the file.
    pub left: String,
    /// The column of the file that holds these names.
    pub right: String,
}

/// What became of a join, counted in closed deals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JoinCount {
    /// The file as the user named it.
    pub file: String,
    /// Deals whose row was found.
    pub matched: u64,
    /// Deals that name a row that is not there.
    pub unmatched: u64,
    /// Deals that name none.
    pub blank: u64,
}

/// Adds the columns of a file except its key; a deal without a row there gets blank cells.
///
/// Names are compared as they are, else by their letters and digits where only one row has these.
///
/// # Errors
/// Those of [`table::read`], and `invalid_input` where a column of the key is not there.
pub(super) fn add(
    columns: &mut Vec<DealColumn>,
    spec: &AccountSpec,
    file: &mut dyn Read,
    cancel: &Cancel,
    notes: &mut Vec<String>,
) -> Result<JoinCount, ToolError> {
    let what = format!("`{}`", shown(&spec.file));
    let left = find(columns, &spec.left, "--on")?;
    let mut table = table::read(file, &what, Wanted::Column(&spec.right), cancel)?;
    let right = find(&table.columns, &spec.right, "--on")?;
    notes.append(&mut table.notes);
    let (Some(left), Some(right_column)) = (columns.get(left), table.columns.get(right)) else {
        return Err(ToolError::invalid(format!("`--on`: the key of {what} is not there")));
    };

    let keys = Keys::of(right_column);
    if keys.repeated > 0 {
        let key = shown(&right_column.name);
        let rows = counted(keys.repeated as u64, "row");
        notes.push(format!("{rows} of {what} with a `{key}` that an earlier one has; the first of each counts"));
    }
    let rows: Vec<Option<usize>> = left.texts.iter().map(|text| keys.row(text)).collect();
    let mut count = JoinCount { file: spec.file.clone(), matched: 0, unmatched: 0, blank: 0 };
    for cell in &left.cells {
        match (cell, rows.get(usize::try_from(*cell).unwrap_or(usize::MAX)).copied().flatten()) {
            (0, _) => count.blank += 1,
            (_, Some(_)) => count.matched += 1,
            (_, None) => count.unmatched += 1,
        }
    }
    let cells = left.cells.clone();
    let stem = Path::new(&spec.file).file_stem().map_or_else(|| "joined".into(), |stem| stem.to_string_lossy());
    for (_, mut column) in table.columns.into_iter().enumerate().filter(|(at, _)| *at != right) {
        let codes: Vec<u32> =
            rows.iter().map(|row| row.and_then(|row| column.cells.get(row)).copied().unwrap_or_default()).collect();
        let of_text = |cell: &u32| codes.get(usize::try_from(*cell).ok()?).copied();
        column.cells = cells.iter().map(|cell| of_text(cell).unwrap_or_default()).collect();
        let taken = |name: &str| columns.iter().any(|column| column.name == name);
        if taken(&column.name) {
            column.name = free_name(&format!("{} ({stem})", column.name), taken);
        }
        columns.push(column);
    }
    Ok(count)
}

/// The rows of a file by the text of its key.
struct Keys<'a> {
    exact: HashMap<&'a str, usize>,
    /// By letters and digits; `None` where several texts have the same.
    folded: HashMap<String, Option<usize>>,
    /// Rows whose text an earlier row has.
    repeated: usize,
}

impl<'a> Keys<'a> {
    fn of(column: &'a DealColumn) -> Self {
        let mut keys = Self { exact: HashMap::new(), folded: HashMap::new(), repeated: 0 };
        for row in 0..column.cells.len() {
            let text = column.text(row);
            if text.is_empty() {
                continue;
            }
            if keys.exact.contains_key(text) {
                keys.repeated += 1;
                continue;
            }
            keys.exact.insert(text, row);
            keys.folded.entry(fold_header(text)).and_modify(|row| *row = None).or_insert(Some(row));
        }
        keys
    }

    fn row(&self, text: &str) -> Option<usize> {
        if text.is_empty() {
            return None;
        }
        self.exact.get(text).copied().or_else(|| {
            let folded = fold_header(text);
            self.folded.get(&folded).copied().flatten().filter(|_| !folded.is_empty())
        })
    }
}
