//! Rows of a scored list, written as they come: CSV, JSON Lines, a Markdown table, a table on a terminal.

pub(crate) mod applied;
mod csv;
mod jsonl;
mod markdown;
mod progress;
pub(crate) mod records;
pub(crate) mod summary;
mod table;

use std::io;

use andru_core::tools::FitRow;

use crate::cli::ListFormat;
use crate::failure::Failure;
use crate::printer::Printer;
use andru_core::jobs::RowSink;

pub(crate) use progress::Progress;
pub(crate) use summary::Written;

/// Writes rows to standard output in one format.
pub(crate) struct Writer<'a> {
    printer: &'a mut Printer,
    format: Format,
    written: Written,
}

enum Format {
    Csv(csv::Csv),
    Jsonl(jsonl::Jsonl),
    Markdown(markdown::Markdown),
    Table(table::Table),
}

impl<'a> Writer<'a> {
    /// A writer of `format`; nothing is written before the first row or the end.
    pub(crate) fn new(format: ListFormat, printer: &'a mut Printer) -> Self {
        let format = match format {
            ListFormat::Csv => Format::Csv(csv::Csv::default()),
            ListFormat::Jsonl => Format::Jsonl(jsonl::Jsonl::default()),
            ListFormat::Md => Format::Markdown(markdown::Markdown::default()),
            ListFormat::Table => Format::Table(table::Table::default()),
        };
        Self { printer, format, written: Written::default() }
    }

    /// Writes what is held back and tells what was written.
    pub(crate) fn finish(self) -> Result<Written, Failure> {
        let Self { printer, format, written } = self;
        match format {
            Format::Csv(mut csv) => csv.finish(printer).map_err(Failure::Output)?,
            Format::Markdown(mut markdown) => markdown.finish(printer).map_err(Failure::Output)?,
            Format::Jsonl(_) => {}
            Format::Table(table) => printer.text(&table.text(printer.width(), printer.palette()))?,
        }
        Ok(written)
    }
}

impl RowSink for Writer<'_> {
    fn row(&mut self, row: &FitRow) -> io::Result<()> {
        self.written.rows += 1;
        for field in &row.unknown {
            *self.written.unknown.entry(*field).or_default() += 1;
        }
        match &mut self.format {
            Format::Csv(csv) => csv.row(row, self.printer),
            Format::Jsonl(jsonl) => jsonl.row(row, self.printer),
            Format::Markdown(markdown) => markdown.row(row, self.printer),
            Format::Table(table) => {
                table.row(row);
                Ok(())
            }
        }
    }
}

/// `63-74` in whole points, for a reader; programs get both figures.
fn range(row: &FitRow) -> String {
    let whole = |points: andru_core::engine::icp::Points| (points.tenths() + 5).div_euclid(10);
    format!("{}-{}", whole(row.low), whole(row.high))
}

/// Coverage in whole percent.
fn coverage(row: &FitRow) -> String {
    format!("{}%", (row.coverage.tenths() + 5).div_euclid(10))
}

#[cfg(test)]
mod tests;
