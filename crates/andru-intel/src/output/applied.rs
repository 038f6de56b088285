//! Accounts with their score by a model: every column as it came, then ours.

mod json;
mod page;

use std::fmt::Write as _;
use std::io::{self, Write};

use andru_core::apply::{AppliedRow, ApplySink};
use andru_core::engine::icp::model::Model;
use andru_core::engine::icp::{Points, Tier};
use andru_core::guard::{harmless, spreadsheet_safe};

use super::csv::push_cell;
use crate::printer::Printer;

pub(crate) use page::page;

/// What our columns hold, in order; the headings begin with `andru_`, so that they clash with no export's own.
const COLUMNS: [&str; 6] = ["points", "probability", "tier", "coverage", "low", "high"];

/// The headings of our columns.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    /// In the order of the columns.
    pub(crate) headings: Vec<String>,
    /// Whether the list had some of them already, so that others were taken.
    pub(crate) renamed: bool,
}

impl Names {
    /// Headings that the list does not have, numbered alike where it has one of the plain ones.
    fn beside(headers: &[String]) -> Self {
        let taken = |heading: &String| headers.iter().any(|header| header.eq_ignore_ascii_case(heading));
        let numbered = |number: usize| -> Vec<String> {
            let end = if number > 1 { format!("_{number}") } else { String::new() };
            COLUMNS.iter().map(|column| format!("andru_{column}{end}")).collect()
        };
        let mut number = 1;
        let mut headings = numbered(number);
        while headings.iter().any(taken) {
            number += 1;
            headings = numbered(number);
        }
        Self { headings, renamed: number > 1 }
    }
}

/// Writes scored accounts to standard output as CSV, or as JSON Lines where JSON is wanted.
pub(crate) struct Writer<'a> {
    printer: &'a mut Printer,
    json: Option<json::Keys>,
    on_terminal: bool,
    names: Names,
    width: usize,
    texts: Texts,
    /// One row as it is put together; reused, so that a long list asks for no memory.
    line: String,
}

/// Numbers as texts, made once: there are 1,001 of each.
struct Texts {
    points: Vec<String>,
    probabilities: Vec<String>,
}

impl Texts {
    fn new(model: &Model) -> Self {
        let scale = || (0..=Points::HUNDRED.tenths()).map(Points::from_tenths);
        let calibration = model.scorecard.calibration;
        let probability = |points| calibration.map_or_else(String::new, |c| c.probability(points).to_string());
        Self {
            points: scale().map(|points| points.to_string()).collect(),
            probabilities: scale().map(probability).collect(),
        }
    }

    /// The text at a number of points; a model that can be scored by gives none outside the scale.
    fn at(texts: &[String], points: Points) -> &str {
        usize::try_from(points.tenths()).ok().and_then(|tenths| texts.get(tenths)).map_or("", String::as_str)
    }

    /// What a row's columns hold, in order.
    fn of<'t>(&'t self, row: &AppliedRow<'_>) -> [&'t str; 6] {
        let scored = &row.scored;
        let points = |points| Self::at(&self.points, points);
        [
            points(scored.points),
            Self::at(&self.probabilities, scored.points),
            row.tier.map_or("", Tier::name),
            points(scored.coverage),
            points(scored.low),
            points(scored.high),
        ]
    }
}

impl<'a> Writer<'a> {
    /// A writer that makes cells harmless where they go to a terminal, and else keeps them as they came.
    pub(crate) fn new(model: &Model, on_terminal: bool, printer: &'a mut Printer) -> Self {
        let json = printer.json_wanted().then(json::Keys::default);
        let (names, texts) = (Names::default(), Texts::new(model));
        Self { printer, json, on_terminal, names, width: 0, texts, line: String::new() }
    }

    /// Ends the writing and tells the headings of our columns.
    pub(crate) fn finish(self) -> Names {
        self.names
    }

    /// A cell of the list: no formula in a spreadsheet, quoted where it must be.
    fn cell(&mut self, text: &str) {
        if self.on_terminal {
            push_cell(&spreadsheet_safe(&harmless(text)), &mut self.line);
        } else {
            push_cell(&spreadsheet_safe(text), &mut self.line);
        }
        self.line.push(',');
    }
}

impl ApplySink for Writer<'_> {
    fn head(&mut self, headers: &[String]) -> io::Result<()> {
        self.names = Names::beside(headers);
        self.width = headers.len();
        if let Some(keys) = &mut self.json {
            keys.set(headers, &self.names.headings);
            return Ok(());
        }
        self.line.clear();
        for header in headers {
            self.cell(header);
        }
        let _ = writeln!(self.line, "{}", self.names.headings.join(","));
        self.printer.write_all(self.line.as_bytes())
    }

    fn row(&mut self, row: &AppliedRow<'_>) -> io::Result<()> {
        self.line.clear();
        if let Some(keys) = &self.json {
            keys.write(row, self.texts.of(row), &mut self.line);
            return writeln!(self.printer, "{}", crate::printer::json_text(&self.line));
        }
        for column in 0..self.width {
            self.cell(row.cells.raw(column));
        }
        for text in self.texts.of(row) {
            self.line.push_str(text);
            self.line.push(',');
        }
        self.line.pop();
        self.line.push('\n');
        self.printer.write_all(self.line.as_bytes())
    }
}
