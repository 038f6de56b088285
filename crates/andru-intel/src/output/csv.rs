//! Rows as CSV for a spreadsheet: fixed columns, the same bytes for the same rows.

use std::io::{self, Write};
use std::sync::Arc;

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
    /// One cell while it is put together; kept, so that a long list needs one.
    cell: String,
}

impl Csv {
    pub(super) fn row(&mut self, row: &FitRow, out: &mut impl Write) -> io::Result<()> {
        self.head(out)?;
        let optional = |number: Option<u64>| number.map(|number| number.to_string()).unwrap_or_default();
        write!(out, "{},{},", row.row, optional(row.line))?;
        text(&row.company, out)?;
        let tier = row.tier.map(|tier| tier.to_string()).unwrap_or_default();
        write!(out, ",{},{},{tier},{},{},{},{},", row.action, row.score, row.coverage, row.low, row.high, row.timing)?;
        self.joined(&row.gates, plain, out)?;
        out.write_all(b",")?;
        self.joined(&row.reasons, points_last, out)?;
        out.write_all(b",")?;
        let unknown: Vec<&str> = row.unknown.iter().map(|field| field.name()).collect();
        write!(
            out,
            "{},{},{},",
            unknown.join(BETWEEN),
            optional(row.duplicate_of),
            optional(row.people.map(u64::from))
        )?;
        self.joined(&row.notes, plain, out)?;
        out.write_all(b"\n")
    }

    /// One cell of several parts.
    fn joined(&mut self, parts: &[Arc<str>], write: fn(&str, &mut String), out: &mut impl Write) -> io::Result<()> {
        self.cell.clear();
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                self.cell.push_str(BETWEEN);
            }
            write(part, &mut self.cell);
        }
        text(&self.cell, out)
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
}

fn plain(part: &str, cell: &mut String) {
    cell.push_str(part);
}

/// `+9.5 industry: why` as `industry +9.5: why`: a cell that begins with a sign would have to be escaped.
fn points_last(reason: &str, cell: &mut String) {
    let parts = reason.split_once(' ').and_then(|(points, rest)| Some((points, rest.split_once(": ")?)));
    match parts {
        Some((points, (field, why))) => {
            for part in [field, " ", points, ": ", why] {
                cell.push_str(part);
            }
        }
        None => cell.push_str(reason),
    }
}

/// A cell of text: harmless on a terminal, no formula in a spreadsheet, quoted where RFC 4180 asks for it.
fn text(text: &str, out: &mut impl Write) -> io::Result<()> {
    let shown = harmless(text);
    let cell = spreadsheet_safe(&shown);
    if cell.contains([',', '"', '\n', '\r']) {
        write!(out, "\"{}\"", cell.replace('"', "\"\""))
    } else {
        out.write_all(cell.as_bytes())
    }
}
