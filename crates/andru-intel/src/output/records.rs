//! Lists of imported records, and what came of an import.

use std::io::{self, IsTerminal};

use andru_core::guard::{harmless, shorten, spreadsheet_safe};
use andru_core::jobs::FitSummary;
use andru_core::tools::page::Column;
use andru_core::tools::ports::accounts::{Account, Contact, Deal, Importable, Saved, Tag, Which};
use andru_core::{ErrorKind, Page, ToolError};
use indicatif::HumanCount;
use serde_json::json;

use super::csv::push_cell;
use super::summary;
use crate::cli::ListFormat;
use crate::failure::Failure;
use crate::printer::{Printer, json_text};

/// How many records a table shows.
const TABLE_ROWS: usize = 50;
/// How many columns that were kept are named.
const COLUMNS_NAMED: usize = 12;

/// A record as a row of a list.
pub(crate) trait Row: Importable {
    /// The columns of a file, part of the published interface.
    const COLUMNS: &'static [&'static str];
    /// The columns of a table on a terminal, by their place in [`COLUMNS`](Self::COLUMNS).
    const SHOWN: &'static [usize];

    /// A cell per column.
    fn cells(&self) -> Vec<String>;
}

impl Row for Account {
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "domain",
        "industry",
        "employees",
        "revenue",
        "geography",
        "technologies",
        "pains",
        "habits",
        "triggers",
        "regulatedData",
        "insolvent",
        "beingAcquired",
        "rivalContract",
        "optedOut",
        "tags",
        "imported_at",
        "imported_from",
    ];
    const SHOWN: &'static [usize] = &[0, 1, 2, 3, 15];

    fn cells(&self) -> Vec<String> {
        let mut cells: Vec<String> = self.fields.iter().map(|(_, text)| text.unwrap_or_default().to_owned()).collect();
        cells.extend([tags(self), self.import.at.clone(), self.import.file.clone()]);
        cells
    }
}

impl Row for Deal {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "name",
        "account",
        "domain",
        "stage",
        "outcome",
        "amount",
        "currency",
        "created_on",
        "closed_on",
        "lost_reason",
        "pipeline",
        "type",
        "imported_at",
        "imported_from",
    ];
    const SHOWN: &'static [usize] = &[2, 1, 5, 6, 9];

    fn cells(&self) -> Vec<String> {
        let outcome = Some(self.outcome.name().to_owned());
        let fields = [
            &self.id,
            &self.name,
            &self.account,
            &self.domain,
            &self.stage,
            &outcome,
            &self.amount,
            &self.currency,
            &self.created_on,
            &self.closed_on,
            &self.lost_reason,
            &self.pipeline,
            &self.kind,
        ];
        let mut cells: Vec<String> = fields.into_iter().map(|field| field.clone().unwrap_or_default()).collect();
        cells.extend([self.import.at.clone(), self.import.file.clone()]);
        cells
    }
}

impl Row for Contact {
    const COLUMNS: &'static [&'static str] =
        &["id", "name", "title", "email", "account", "domain", "imported_at", "imported_from"];
    const SHOWN: &'static [usize] = &[1, 2, 4, 3];

    fn cells(&self) -> Vec<String> {
        let fields = [&self.id, &self.name, &self.title, &self.email, &self.account, &self.domain];
        let mut cells: Vec<String> = fields.into_iter().map(|field| field.clone().unwrap_or_default()).collect();
        cells.extend([self.import.at.clone(), self.import.file.clone()]);
        cells
    }
}

/// Writes records as a list: in the format asked for, else JSON Lines for `--json`, a table for a terminal, CSV.
pub(crate) fn list<T: Row>(records: &[T], format: Option<ListFormat>, printer: &mut Printer) -> Result<(), Failure> {
    let format = format.unwrap_or_else(|| match printer.json_wanted() {
        true => ListFormat::Jsonl,
        false if io::stdout().is_terminal() => ListFormat::Table,
        false => ListFormat::Csv,
    });
    match format {
        ListFormat::Csv => {
            printer.text(&format!("{}\n", T::COLUMNS.join(",")))?;
            let mut line = String::new();
            for record in records {
                line.clear();
                for cell in record.cells() {
                    // Harmless on a terminal, no formula in a spreadsheet; the items of a list stay apart.
                    let cell = cell.lines().collect::<Vec<_>>().join("; ");
                    push_cell(&spreadsheet_safe(&harmless(&cell)), &mut line);
                    line.push(',');
                }
                line.pop();
                line.push('\n');
                printer.text(&line)?;
            }
            Ok(())
        }
        ListFormat::Jsonl => records.iter().try_for_each(|record| {
            let json = serde_json::to_string(record).map_err(|error| {
                ToolError::new(ErrorKind::Internal, "the record cannot be written as JSON").caused_by(error)
            })?;
            printer.text(&format!("{}\n", json_text(&json)))
        }),
        ListFormat::Table => {
            let page = table(records, TABLE_ROWS);
            printer.page(&page)
        }
        ListFormat::Md => printer.text(&table(records, usize::MAX).markdown()),
    }
}

fn table<T: Row>(records: &[T], most: usize) -> Page {
    let column = |at: &usize| T::COLUMNS.get(*at).map(|name| Column::words(name));
    let row = |record: &T| {
        let cells = record.cells();
        let cell = |at: &usize| {
            cells.get(*at).map(|cell| shorten(&cell.lines().collect::<Vec<_>>().join("; "), 60).into_owned())
        };
        T::SHOWN.iter().filter_map(cell).collect()
    };
    let mut page = Page::default();
    page.table(T::SHOWN.iter().filter_map(column).collect(), records.iter().take(most).map(row).collect());
    if records.len() > most {
        page.text(format!("and {} more; --format csv lists all", HumanCount((records.len() - most) as u64)));
    }
    page
}

/// `new 3 · changed 1 · unchanged 0`, and what was put together or left out.
pub(crate) fn changes(saved: &Saved) -> String {
    let always = [("new", saved.new), ("changed", saved.changed), ("unchanged", saved.unchanged)];
    let parts = always.map(|(what, number)| format!("{what} {}", HumanCount(number)));
    parts.join(" · ")
}

/// The columns that filled a field, without those that were kept as they are.
pub(crate) fn columns(summary: &FitSummary) -> String {
    summary::columns(summary.columns.iter().filter(|used| used.field != "history"))
}

/// The rows that were left out, and why.
pub(crate) fn errors(summary: &FitSummary, page: &mut Page) {
    summary::errors(summary.errors, &summary.first_errors, "could not be kept", page);
}

/// The first names, and how many more there are.
pub(crate) fn named(names: &[String]) -> String {
    summary::named(names, COLUMNS_NAMED)
}

/// `1 account`, `1,200 accounts`.
pub(crate) fn counted(number: u64, what: &str) -> String {
    format!("{} {what}{}", HumanCount(number), if number == 1 { "" } else { "s" })
}

/// A number with commas.
pub(crate) fn number(number: u64) -> String {
    HumanCount(number).to_string()
}

/// The tags of an account.
pub(crate) fn tags(account: &Account) -> String {
    account.tags.iter().map(Tag::as_str).collect::<Vec<_>>().join("; ")
}

/// What to call an account in a question.
pub(crate) fn label(account: &Account) -> String {
    harmless(account.label()).into_owned()
}

/// Says how many records were forgotten.
pub(crate) fn forgotten(number: u64, what: &str, printer: &mut Printer) -> Result<(), Failure> {
    if printer.json_wanted() {
        return printer.value(&json!({ "forgotten": number }));
    }
    let verb = if number == 1 { "is" } else { "are" };
    printer.text(&format!("{} {verb} forgotten.\n", counted(number, what)))
}

/// The failure of a list with nothing on it.
pub(crate) fn none(what: &str, which: &Which) -> Failure {
    let error = match which {
        Which::Of(name) => ToolError::new(
            ErrorKind::NotFound,
            format!("no {what} of `{}` is saved", shorten(&harmless(name), 60).replace('`', "'")),
        ),
        Which::All | Which::Tagged(_) => ToolError::new(ErrorKind::NotFound, format!("no {what} is saved yet")),
    };
    error.hinted(format!("import some: andru-intel {what}s import {what}s.csv")).into()
}
