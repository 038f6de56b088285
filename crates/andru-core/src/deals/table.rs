//! A file as columns of distinct texts.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::{self, Read};

use andru_engine::icp::learn::DealColumn;
use andru_tools::context::Cancel;
use andru_tools::{ErrorKind, ToolError};

use crate::intake::{Cells, Counted, CsvItem, CsvRows, Input, InputFormat, JsonItem, JsonRow, JsonRows, is_footer};

use super::columns::{Wanted, shown};
use super::layout;

/// The most columns a file may have.
pub const MAX_COLUMNS: usize = 10_000;
/// The most cells a file may have; each takes 4 bytes.
const MAX_CELLS: usize = 250_000_000;
/// How many rows pass between two looks at [`Cancel`].
const CANCEL_EVERY: usize = 1_000;

/// A file, read.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Its columns, of different names.
    pub(super) columns: Vec<DealColumn>,
    /// How many cells each column has.
    pub(super) rows: usize,
    /// Rows with fewer cells than the header row.
    pub(super) short_rows: u64,
    /// Rows with something written beyond the last header.
    pub(super) long_rows: u64,
    /// Rows that were left out because they cannot be read.
    pub(super) unreadable: u64,
    /// The SHA-256 of the file as it came.
    pub(super) hash: String,
    /// What the user should know about how it was read.
    pub(super) notes: Vec<String>,
}

/// Reads a file that is called `what` in messages; its header row is known by the column that is `wanted`.
pub(super) fn read(input: &mut dyn Read, what: &str, wanted: Wanted<'_>, cancel: &Cancel) -> Result<Table, ToolError> {
    let bytes = Cell::new(0);
    let mut counted = Counted::new(input, &bytes);
    let mut table = {
        let input = Input::open(&mut counted).map_err(|error| unreadable(what, error))?;
        let file = File { what, wanted, cancel };
        match InputFormat::Auto.resolve(input.prefix()) {
            InputFormat::Jsonl => file.json(input)?,
            InputFormat::Csv | InputFormat::Auto => file.csv(input)?,
        }
    };
    table.hash = counted.finish();
    if table.unreadable > 0 {
        table.notes.push(format!("{} rows of {what} are left out because they cannot be read", table.unreadable));
    }
    if table.columns.len() < 2 {
        let names: Vec<String> = table.columns.iter().map(|column| format!(", `{}`", shown(&column.name))).collect();
        let count = table.columns.len();
        return Err(ToolError::invalid(format!("{what} must have at least 2 columns, not {count}{}", names.concat())));
    }
    Ok(table)
}

fn unreadable(what: &str, error: io::Error) -> ToolError {
    ToolError::new(ErrorKind::Unavailable, format!("cannot read {what}")).caused_by(error)
}

/// What is said of a file before it is read.
struct File<'a> {
    what: &'a str,
    wanted: Wanted<'a>,
    cancel: &'a Cancel,
}

impl File<'_> {
    fn csv(&self, input: Input<'_>) -> Result<Table, ToolError> {
        let layout = layout::find(input.prefix(), input.prefix_is_all(), self.wanted)
            .ok_or_else(|| ToolError::invalid(format!("{} is empty", self.what)))?;
        let mut rows = CsvRows::new(input, layout.delimiter);
        let next = |rows: &mut CsvRows<_>| rows.advance().map_err(|error| unreadable(self.what, error));
        for _ in 0..layout.titles {
            next(&mut rows)?;
        }
        // The header row is read anew: in the first bytes it may be cut off.
        let headers = match next(&mut rows)? {
            CsvItem::Row { .. } => rows.row().to_texts(),
            CsvItem::TooLong { .. } | CsvItem::End => {
                return Err(ToolError::invalid(format!("the header row of {} is over 1 MiB", self.what)));
            }
        };
        self.check_width(headers.len())?;
        let mut columns: Vec<Builder> = headers.iter().map(|_| Builder::default()).collect();
        let mut table = Table::default();
        loop {
            match next(&mut rows)? {
                CsvItem::End => break,
                CsvItem::TooLong { .. } => table.unreadable += 1,
                CsvItem::Row { .. } => {
                    let row = rows.row();
                    if row.is_empty() || is_footer(row.cell(0)) {
                        continue;
                    }
                    table.short_rows += u64::from(row.len() < columns.len());
                    table.long_rows += u64::from(row.len() > columns.len() && row.is_written_from(columns.len()));
                    for (at, column) in columns.iter_mut().enumerate() {
                        column.push(row.cell(at));
                    }
                    table.rows += 1;
                    self.check_rows(table.rows, columns.len())?;
                }
            }
        }
        if rows.decoded_cells() > 0 {
            table.notes.push(format!("{} cells of {} were read as Windows-1252", rows.decoded_cells(), self.what));
        }
        if table.short_rows > 0 {
            table.notes.push(format!("{} rows of {} have fewer cells than headers", table.short_rows, self.what));
        }
        if table.long_rows > 0 {
            table.notes.push(format!("{} rows of {} have more cells than headers", table.long_rows, self.what));
        }
        // A delimiter at the end of every line makes a column of nothing.
        let written = headers.into_iter().enumerate().zip(columns);
        let written = written.filter(|((_, header), column)| !header.is_empty() || column.texts.len() > 1);
        let named = written.map(|((at, header), column)| {
            let name = if header.is_empty() { format!("Column {}", at + 1) } else { header };
            (name, column)
        });
        table.columns = name(named, &mut table.notes);
        Ok(table)
    }

    fn json(&self, input: Input<'_>) -> Result<Table, ToolError> {
        let fail = |error| unreadable(self.what, error);
        let mut rows = JsonRows::new(input).map_err(fail)?;
        let (mut table, mut row) = (Table::default(), JsonRow::default());
        let mut columns: Vec<Builder> = Vec::new();
        loop {
            match rows.advance(&mut row).map_err(fail)? {
                JsonItem::End => break,
                JsonItem::Bad { .. } => table.unreadable += 1,
                JsonItem::Row { .. } => {
                    while columns.len() < row.headers().len() {
                        columns.push(Builder::blank(table.rows));
                    }
                    for (at, column) in columns.iter_mut().enumerate() {
                        column.push(row.cell(at));
                    }
                    table.rows += 1;
                    self.check_rows(table.rows, columns.len())?;
                }
            }
        }
        let headers = row.headers().iter().map(|header| header.trim().to_owned());
        table.columns = name(headers.zip(columns), &mut table.notes);
        Ok(table)
    }

    fn check_width(&self, width: usize) -> Result<(), ToolError> {
        if width <= MAX_COLUMNS {
            return Ok(());
        }
        Err(ToolError::invalid(format!("{} must have at most {MAX_COLUMNS} columns, not {width}", self.what)))
    }

    fn check_rows(&self, rows: usize, columns: usize) -> Result<(), ToolError> {
        if rows.is_multiple_of(CANCEL_EVERY) {
            self.cancel.check()?;
        }
        if rows.saturating_mul(columns) <= MAX_CELLS {
            return Ok(());
        }
        Err(ToolError::invalid(format!("{} must have at most {MAX_CELLS} cells", self.what))
            .hinted("leave out columns that cannot matter, or take a part of the rows"))
    }
}

/// A column while its file is read.
#[derive(Debug)]
struct Builder {
    cells: Vec<u32>,
    texts: Vec<String>,
    codes: HashMap<String, u32>,
    /// The code last met for each rough shape of a text; most cells repeat one of few texts and need no hash.
    recent: [u32; 64],
}

impl Default for Builder {
    fn default() -> Self {
        Self::blank(0)
    }
}

impl Builder {
    /// A column that is blank so far.
    fn blank(rows: usize) -> Self {
        Self { cells: vec![0; rows], texts: vec![String::new()], codes: HashMap::new(), recent: [0; 64] }
    }

    fn push(&mut self, text: &str) {
        let code = if text.is_empty() { 0 } else { self.code(text) };
        self.cells.push(code);
    }

    fn code(&mut self, text: &str) -> u32 {
        let shape = shape(text);
        let recent = self.recent.get(shape).copied().unwrap_or_default();
        let known = usize::try_from(recent).ok().and_then(|code| self.texts.get(code));
        if known.is_some_and(|known| known == text) {
            return recent;
        }
        let code = self.codes.get(text).copied().unwrap_or_else(|| {
            let code = u32::try_from(self.texts.len()).unwrap_or_default();
            self.texts.push(text.to_owned());
            self.codes.insert(text.to_owned(), code);
            code
        });
        if let Some(recent) = self.recent.get_mut(shape) {
            *recent = code;
        }
        code
    }
}

/// A number under 64 that texts of different length, beginning or end mostly differ in.
fn shape(text: &str) -> usize {
    let bytes = text.as_bytes();
    let byte = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or_default());
    (bytes.len() * 7 + byte(bytes.first()) * 3 + byte(bytes.last()) * 5) % 64
}

/// Gives columns their names; of those with the same name the second becomes `Name (2)`.
fn name(columns: impl Iterator<Item = (String, Builder)>, notes: &mut Vec<String>) -> Vec<DealColumn> {
    // The number to try next for each name, so that 10,000 equal names take 10,000 steps.
    let mut taken: HashMap<String, usize> = HashMap::new();
    let mut doubled = 0;
    let mut named = Vec::new();
    for (header, column) in columns {
        let mut name = header.clone();
        let mut number = taken.get(&header).copied().unwrap_or(1);
        while taken.contains_key(&name) {
            number += 1;
            name = format!("{header} ({number})");
        }
        doubled += usize::from(name != header);
        taken.insert(header, number);
        taken.entry(name.clone()).or_insert(1);
        named.push(DealColumn { name, cells: column.cells, texts: column.texts });
    }
    if doubled > 0 {
        notes.push(format!("{doubled} columns have the name of another and are numbered, such as `Name (2)`"));
    }
    named
}

/// A name, or where it is taken the name with the first number that is free.
pub(super) fn free_name(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut free = name.to_owned();
    let mut number = 2;
    while taken(&free) {
        free = format!("{name} ({number})");
        number += 1;
    }
    free
}
