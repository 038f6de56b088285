//! A file as columns of distinct texts.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::{self, Read};

use andru_engine::figure::count;
use andru_engine::icp::learn::DealColumn;
use andru_tools::context::Cancel;
use andru_tools::{ErrorKind, ToolError};

use crate::intake::{Cells, Counted, CsvItem, CsvRows, Input, InputFormat, JsonItem, JsonRow, JsonRows, is_footer};

use super::columns::{Wanted, counted, shown};
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
    let mut source = Counted::new(input, &bytes);
    let mut table = {
        let input = Input::open(&mut source).map_err(|error| unreadable(what, error))?;
        if is_no_text(input.prefix()) {
            return Err(ToolError::invalid(format!("{what} is a workbook or a compressed file, not text"))
                .hinted("save it as CSV, or unpack it, and give that"));
        }
        let file = File { what, wanted, cancel };
        match InputFormat::Auto.resolve(input.prefix()) {
            InputFormat::Jsonl => file.json(input)?,
            InputFormat::Csv | InputFormat::Auto => file.csv(input)?,
        }
    };
    table.hash = source.finish();
    if table.unreadable > 0 {
        let rows = counted(table.unreadable, "row");
        table.notes.push(format!("{rows} of {what} left out: over 1 MiB or not valid"));
    }
    if table.columns.is_empty() {
        let unread = format!("no row of {what} can be read: each is over 1 MiB or not valid");
        return Err(ToolError::invalid(if table.unreadable > 0 { unread } else { format!("{what} is empty") }));
    }
    if table.columns.len() < 2 {
        let names: Vec<String> = table.columns.iter().map(|column| format!(", `{}`", shown(&column.name))).collect();
        let count = table.columns.len();
        return Err(ToolError::invalid(format!("{what} must have at least 2 columns, not {count}{}", names.concat())));
    }
    Ok(table)
}

/// Whether a file begins as archives and workbooks do (ZIP, gzip, and the compound files of old Excel).
fn is_no_text(prefix: &[u8]) -> bool {
    [&b"PK\x03\x04"[..], b"\x1f\x8b", b"\xd0\xcf\x11\xe0"].iter().any(|begin| prefix.starts_with(begin))
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
        let mut swallowing = None;
        loop {
            match next(&mut rows)? {
                CsvItem::End => break,
                CsvItem::TooLong { .. } => table.unreadable += 1,
                CsvItem::Row { line } => {
                    let row = rows.row();
                    if row.is_empty() || is_footer(row.cell(0)) {
                        continue;
                    }
                    table.short_rows += u64::from(row.len() < columns.len());
                    let ends_in_lines = || row.cell(row.len().saturating_sub(1)).contains('\n');
                    swallowing = (row.len() < columns.len() && ends_in_lines()).then_some(line);
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
            let cells = counted(rows.decoded_cells(), "cell");
            table.notes.push(format!("{cells} of {} read as Windows-1252", self.what));
        }
        if let Some(line) = swallowing {
            let what = self.what;
            table
                .notes
                .push(format!("a quote in the row on line {line} of {what} is not closed: all after it is one cell"));
        }
        if table.short_rows > 0 {
            let rows = counted(table.short_rows, "row");
            table.notes.push(format!("{rows} of {} with fewer cells than headers", self.what));
        }
        if table.long_rows > 0 {
            let rows = counted(table.long_rows, "row");
            table.notes.push(format!("{rows} of {} with more cells than headers", self.what));
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
        let most = counted(MAX_COLUMNS as u64, "column");
        Err(ToolError::invalid(format!("{} must have at most {most}, not {}", self.what, count(width as u64))))
    }

    fn check_rows(&self, rows: usize, columns: usize) -> Result<(), ToolError> {
        if rows.is_multiple_of(CANCEL_EVERY) {
            self.cancel.check()?;
        }
        if rows.saturating_mul(columns) <= MAX_CELLS {
            return Ok(());
        }
        Err(ToolError::invalid(format!("{} must have at most {}", self.what, counted(MAX_CELLS as u64, "cell")))
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
        doubled += u64::from(name != header);
        taken.insert(header, number);
        taken.entry(name.clone()).or_insert(1);
        named.push(DealColumn { name, cells: column.cells, texts: column.texts });
    }
    if doubled > 0 {
        let columns = counted(doubled, "column");
        notes.push(format!("{columns} with the name of another, numbered such as `Name (2)`"));
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
