//! Rows as CSV for a spreadsheet: fixed columns, the same bytes for the same rows.

use std::io::{self, Write};

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
}

impl Csv {
    pub(super) fn row(&mut self, row: &FitRow, out: &mut impl Write) -> io::Result<()> {
        self.head(out)?;
        let optional = |number: Option<u64>| number.map(|number| number.to_string()).unwrap_or_default();
        write!(out, "{},{},", row.row, optional(row.line))?;
        text(&row.company, out)?;
        let tier = row.tier.map(|tier| tier.to_string()).unwrap_or_default();
        write!(out, ",{},{},{tier},{},{},{},{},", row.action, row.score, row.coverage, row.low, row.high, row.timing)?;
        text(&row.gates.join(BETWEEN), out)?;
        out.write_all(b",")?;
        text(&row.reasons.join(BETWEEN), out)?;
        out.write_all(b",")?;
        let unknown: Vec<&str> = row.unknown.iter().map(|field| field.name()).collect();
        write!(out, "{},{},{},", unknown.join(BETWEEN), optional(row.duplicate_of), optional(row.people.map(u64::from)))?;
        text(&row.notes.join(BETWEEN), out)?;
        out.write_all(b"\n")
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
