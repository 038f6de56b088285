//! The rows of a CSV or JSON list, fed to a run.

use andru_tools::ToolError;

use super::collect::Run;
use super::summary::FitSummary;
use super::{FitOptions, unreadable};
use crate::intake::{
    Cells, CsvItem, CsvRow, CsvRows, Input, JsonItem, JsonRow, JsonRows, MAX_RECORD, Plan, find_layout, is_footer,
};

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

/// Reads a CSV list.
pub(super) fn csv(input: Input<'_>, options: &FitOptions, mut run: Run<'_>) -> Result<FitSummary, ToolError> {
    let layout = find_layout(input.prefix(), input.prefix_is_all(), &options.map)?;
    run.set_plan(Plan::build(&layout.headers, &options.map, None)?, &layout.headers);
    let mut rows = CsvRows::new(input, layout.delimiter);
    let mut reader = CsvFeed { run, headers: layout.headers, held: None, in_footer: false, odd: Oddities::default() };
    let mut above = layout.titles + 1;
    let mut last_line = 0;
    loop {
        let item = rows.advance().map_err(|error| unreadable(last_line, error))?;
        match item {
            CsvItem::End => break,
            _ if above > 0 => above -= 1,
            CsvItem::TooLong { line } => reader.too_long(line)?,
            CsvItem::Row { line } => {
                last_line = line;
                reader.record(rows.row(), line)?;
            }
        }
    }
    let decoded_cells = rows.decoded_cells();
    let nul_bytes = rows.into_inner().map_or(0, |input| input.nul_bytes());
    reader.finish(decoded_cells, nul_bytes)
}

/// A row of one cell under a wider header; a footer may come after it, and then it is the name of the report.
struct Lone {
    text: String,
    line: u64,
}

impl Cells for Lone {
    fn cell(&self, column: usize) -> &str {
        if column == 0 { &self.text } else { "" }
    }
}

struct CsvFeed<'a> {
    run: Run<'a>,
    headers: Vec<String>,
    held: Option<Lone>,
    in_footer: bool,
    odd: Oddities,
}

impl CsvFeed<'_> {
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
            self.held = Some(Lone { text: first.to_owned(), line });
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
        self.run.row(&row, line)
    }

    fn too_long(&mut self, line: u64) -> Result<(), ToolError> {
        self.give_held()?;
        self.run.begin_row()?;
        let message = format!("record is over {MAX_RECORD} bytes; left out (is a quote never closed?)");
        self.run.summary.error(line, message);
        Ok(())
    }

    fn give_held(&mut self) -> Result<(), ToolError> {
        let Some(lone) = self.held.take() else { return Ok(()) };
        self.odd.short += 1;
        self.run.row(&lone, lone.line)
    }

    /// Whether a row is the header row once more, as where lists were put one after the other.
    fn repeats_headers(&self, row: CsvRow<'_>) -> bool {
        let mut headers = self.headers.iter().enumerate();
        headers.all(|(column, header)| row.cell(column) == header)
    }

    fn finish(mut self, decoded_cells: u64, nul_bytes: u64) -> Result<FitSummary, ToolError> {
        self.give_held()?;
        let odd = &self.odd;
        let notes = &mut self.run.summary.notes;
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
        note(nul_bytes, "NUL byte was left out", "NUL bytes were left out");
        note(odd.blank, "blank row was passed over", "blank rows were passed over");
        note(odd.footers, "footer line was passed over", "footer lines were passed over");
        note(odd.headers, "repeated header row was passed over", "repeated header rows were passed over");
        note(
            odd.short,
            "row has fewer cells than the header; the missing ones are blank",
            "rows have fewer cells than the header; the missing ones are blank",
        );
        if odd.long > 0 {
            let (line, rows) = (odd.first_long, if odd.long == 1 { "row has" } else { "rows have" });
            notes.push(format!(
                "{} {rows} more cells than the header, first at line {line}; what is over is left out (is there a \
                 separator in a cell without quotes?)",
                odd.long
            ));
        }
        self.run.finish()
    }
}

/// Reads a JSON list.
pub(super) fn json(input: Input<'_>, options: &FitOptions, mut run: Run<'_>) -> Result<FitSummary, ToolError> {
    let mut row = JsonRow::default();
    let mut rows = JsonRows::new(input).map_err(|error| unreadable(0, error))?;
    let mut planned = 0;
    let mut of_people = None;
    let mut last_line = 0;
    loop {
        let item = rows.advance(&mut row).map_err(|error| unreadable(last_line, error))?;
        match item {
            JsonItem::End => break,
            JsonItem::Bad { line, message } => {
                last_line = line;
                run.begin_row()?;
                run.summary.error(line, message);
            }
            JsonItem::Row { line } => {
                last_line = line;
                if planned < row.headers().len() {
                    planned = row.headers().len();
                    let plan = plan_of(row.headers(), options, of_people)?;
                    of_people = Some(plan.is_of_people());
                    run.set_plan(plan, row.headers());
                    row.want(|column| run.plan.is_used(column));
                }
                run.row(&row, line)?;
            }
        }
    }
    for mapping in &options.map {
        if Plan::build(row.headers(), std::slice::from_ref(mapping), None).is_err() {
            run.summary
                .notes
                .push(format!("no object has the key `{}` that `{}` is mapped to", mapping.column, mapping.field));
        }
    }
    let nul_bytes = rows.into_inner().nul_bytes();
    if nul_bytes > 0 {
        run.summary.notes.push(format!("{nul_bytes} NUL bytes were left out"));
    }
    run.finish()
}

/// The plan for the keys met so far; a mapped key may still come.
fn plan_of(keys: &[String], options: &FitOptions, of_people: Option<bool>) -> Result<Plan, ToolError> {
    let there: Vec<_> = options
        .map
        .iter()
        .filter(|mapping| Plan::build(keys, std::slice::from_ref(mapping), None).is_ok())
        .cloned()
        .collect();
    Plan::build(keys, &there, of_people)
}
