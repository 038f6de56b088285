//! Rows as CSV for a spreadsheet: fixed columns, the same bytes for the same rows.

use std::io::{self, Write};

use andru_core::engine::icp::{Points, Tier};
use andru_core::tools::FitRow;

use andru_core::guard::{harmless, spreadsheet_safe};

/// The columns, part of the published interface.
pub(crate) const COLUMNS: [&str; 16] = [
    "row",
    "line",
    "company",
    "action",
    "score",
    "tier",
    "coverage",
    "low",
    "high",
    "timing",
    "gates",
    "reasons",
    "unknown",
    "duplicate_of",
    "people",
    "notes",
];

/// Between the parts of a cell that holds several.
const BETWEEN: &str = "; ";

#[derive(Debug, Default)]
pub(super) struct Csv {
    headed: bool,
    /// One row as it is put together, and one cell of it: reused, so that a long list asks for no memory.
    line: String,
    cell: String,
}

impl Csv {
    pub(super) fn row(&mut self, row: &FitRow, out: &mut impl Write) -> io::Result<()> {
        self.head(out)?;
        self.line.clear();
        self.number(row.row);
        self.optional(row.line);
        self.text(&row.company);
        self.text(row.action.name());
        self.points(row.score);
        self.text(row.tier.map_or("", Tier::name));
        self.points(row.coverage);
        self.points(row.low);
        self.points(row.high);
        self.text(row.timing.name());
        self.texts(row.gates.iter().map(AsRef::as_ref));
        self.texts(row.reasons.iter().map(AsRef::as_ref));
        self.texts(row.unknown.iter().map(|field| field.name()));
        self.optional(row.duplicate_of);
        self.optional(row.people.map(u64::from));
        self.texts(row.notes.iter().map(AsRef::as_ref));
        self.line.pop();
        self.line.push('\n');
        out.write_all(self.line.as_bytes())
    }

    /// A list without rows still has its heading.
    pub(super) fn finish(&mut self, out: &mut impl Write) -> io::Result<()> {
        self.head(out)
    }

    fn head(&mut self, out: &mut impl Write) -> io::Result<()> {
        if std::mem::replace(&mut self.headed, true) {
            return Ok(());
        }
        writeln!(out, "{}", COLUMNS.join(","))
    }

    fn number(&mut self, number: u64) {
        self.line.push_str(itoa::Buffer::new().format(number));
        self.line.push(',');
    }

    fn optional(&mut self, number: Option<u64>) {
        match number {
            Some(number) => self.number(number),
            None => self.line.push(','),
        }
    }

    fn points(&mut self, points: Points) {
        if points < Points::ZERO {
            self.line.push('-');
        }
        let tenths = u64::from(points.tenths().unsigned_abs());
        self.number(tenths / 10);
        self.line.pop();
        self.line.push('.');
        self.number(tenths % 10);
    }

    fn texts<'a>(&mut self, parts: impl Iterator<Item = &'a str>) {
        let mut cell = std::mem::take(&mut self.cell);
        cell.clear();
        for (at, part) in parts.enumerate() {
            if at > 0 {
                cell.push_str(BETWEEN);
            }
            cell.push_str(part);
        }
        self.text(&cell);
        self.cell = cell;
    }

    /// A cell of text: harmless on a terminal, no formula in a spreadsheet, quoted where RFC 4180 asks for it.
    fn text(&mut self, text: &str) {
        let shown = harmless(text);
        let cell = spreadsheet_safe(&shown);
        push_cell(&cell, &mut self.line);
        self.line.push(',');
    }
}

/// Appends a cell, quoted where RFC 4180 asks for it.
pub(super) fn push_cell(cell: &str, line: &mut String) {
    if !cell.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
        line.push_str(cell);
        return;
    }
    line.push('"');
    for (at, part) in cell.split('"').enumerate() {
        if at > 0 {
            line.push_str("\"\"");
        }
        line.push_str(part);
    }
    line.push('"');
}
