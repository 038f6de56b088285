//! What stands under the header row of a CSV list: rows, and what is no row and is passed over.

use std::io::{self, BufRead};

use andru_tools::ToolError;

use super::cells::{Cells, RawCells};
use super::csv_rows::{CsvItem, CsvRow, CsvRows};
use super::footer::is_footer;

/// Takes the rows of a list.
pub(crate) trait RowTaker {
    /// Takes a row that begins on `line`.
    fn row(&mut self, cells: &impl RawCells, line: u64) -> Result<(), ToolError>;

    /// Takes note of a record that is too long and was read past.
    fn too_long(&mut self, line: u64) -> Result<(), ToolError>;
}

/// What a CSV list had beside its rows.
#[derive(Debug, Default)]
struct Oddities {
    blank: u64,
    footers: u64,
    headers: u64,
    short: u64,
    long: u64,
    first_long: u64,
}

/// The records under a header row.
pub(crate) struct Body<'h, T> {
    taker: T,
    headers: &'h [String],
    held: Option<Lone>,
    in_footer: bool,
    odd: Oddities,
}

/// A row of one cell under a wider header; a footer may come after it, and then it is the name of the report.
struct Lone {
    text: String,
    raw: String,
    line: u64,
}

impl Cells for Lone {
    fn cell(&self, column: usize) -> &str {
        if column == 0 { &self.text } else { "" }
    }
}

impl RawCells for Lone {
    fn raw(&self, column: usize) -> &str {
        if column == 0 { &self.raw } else { "" }
    }
}

impl<'h, T: RowTaker> Body<'h, T> {
    /// Gives every row of a list to `taker` and gives it back, with what should be known of how the list was read.
    ///
    /// `above` is how many records come before the rows, the header row among them; `unreadable` makes the error of a
    /// stream that fails after the row that begins on a line.
    pub(crate) fn read<R: BufRead>(
        rows: &mut CsvRows<R>,
        headers: &'h [String],
        above: usize,
        taker: T,
        unreadable: impl Fn(u64, io::Error) -> ToolError,
    ) -> Result<(T, Vec<String>), ToolError> {
        let mut body = Self { taker, headers, held: None, in_footer: false, odd: Oddities::default() };
        let mut above = above;
        let mut last_line = 0;
        loop {
            let item = rows.advance().map_err(|error| unreadable(last_line, error))?;
            match item {
                CsvItem::End => break,
                _ if above > 0 => above -= 1,
                CsvItem::TooLong { line } => {
                    body.give_held()?;
                    body.taker.too_long(line)?;
                }
                CsvItem::Row { line } => {
                    last_line = line;
                    body.record(rows.row(), line)?;
                }
            }
        }
        body.give_held()?;
        let notes = body.odd.notes(rows.decoded_cells());
        Ok((body.taker, notes))
    }

    fn record(&mut self, row: CsvRow<'_>, line: u64) -> Result<(), ToolError> {
        if row.is_empty() {
            // An empty line is nothing; a row of separators is a row somebody left blank.
            self.odd.blank += u64::from(row.len() > 1);
            return Ok(());
        }
        let first = row.cell(0);
        let alone = self.headers.len() > 1 && !row.is_written_from(1);
        if is_footer(first) && (alone || row.len() < self.headers.len()) {
            self.odd.footers += 1 + u64::from(self.held.take().is_some());
            self.in_footer = true;
            return Ok(());
        }
        if self.in_footer && alone {
            self.odd.footers += 1;
            return Ok(());
        }
        self.in_footer = false;
        self.give_held()?;
        if alone && row.len() == 1 {
            self.held = Some(Lone { text: first.to_owned(), raw: row.raw(0).to_owned(), line });
            return Ok(());
        }
        if self.repeats_headers(row) {
            self.odd.headers += 1;
            return Ok(());
        }
        if row.len() < self.headers.len() {
            self.odd.short += 1;
        } else if row.len() > self.headers.len() && row.is_written_from(self.headers.len()) {
            self.odd.long += 1;
            if self.odd.long == 1 {
                self.odd.first_long = line;
            }
        }
        self.taker.row(&row, line)
    }

    fn give_held(&mut self) -> Result<(), ToolError> {
        let Some(lone) = self.held.take() else { return Ok(()) };
        self.odd.short += 1;
        self.taker.row(&lone, lone.line)
    }

    /// Whether a row is the header row once more, as where lists were put one after the other.
    fn repeats_headers(&self, row: CsvRow<'_>) -> bool {
        let mut headers = self.headers.iter().enumerate();
        headers.all(|(column, header)| row.cell(column) == header)
    }
}

impl Oddities {
    /// What should be known of how a list was read.
    fn notes(&self, decoded_cells: u64) -> Vec<String> {
        let mut notes = Vec::new();
        let mut note = |count: u64, one: &str, many: &str| match count {
            0 => {}
            1 => notes.push(format!("1 {one}")),
            _ => notes.push(format!("{count} {many}")),
        };
        note(
            decoded_cells,
            "cell was not UTF-8 and is read as Windows-1252",
            "cells were not UTF-8 and are read as Windows-1252",
        );
        note(self.blank, "blank row was passed over", "blank rows were passed over");
        note(self.footers, "footer line was passed over", "footer lines were passed over");
        note(self.headers, "repeated header row was passed over", "repeated header rows were passed over");
        note(
            self.short,
            "row has fewer cells than the header; the missing ones are blank",
            "rows have fewer cells than the header; the missing ones are blank",
        );
        if self.long > 0 {
            let (line, rows) = (self.first_long, if self.long == 1 { "row has" } else { "rows have" });
            notes.push(format!(
                "{} {rows} more cells than the header, first at line {line}; what is over is left out (is there a \
                 separator in a cell without quotes?)",
                self.long
            ));
        }
        notes
    }
}

/// What is said of NUL bytes that were left out of a list, where there were any.
pub(crate) fn nul_note(nul_bytes: u64) -> Option<String> {
    match nul_bytes {
        0 => None,
        1 => Some("1 NUL byte was left out".to_owned()),
        _ => Some(format!("{nul_bytes} NUL bytes were left out")),
    }
}
