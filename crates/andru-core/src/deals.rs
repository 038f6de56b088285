//! Reading an export of deals into a table the engine can learn from.
//!
//! The order of work: `table` reads a file into columns of distinct texts; `outcome` finds the column that says won or
//! lost and `deal_type` the renewals, and both say which rows stay; `join` adds what other files know of the same
//! accounts; `order` brings the deals into the order of time.

pub(crate) mod columns;
mod deal_type;
mod headless;
mod join;
pub(crate) mod layout;
mod moment;
mod order;
mod outcome;
mod outcome_words;
pub(crate) mod records;
mod table;

#[cfg(test)]
mod tests;

use std::io::Read;

use andru_engine::icp::learn::{DealColumn, Deals};
use andru_tools::ToolError;
use andru_tools::context::Cancel;
use serde::Serialize;

pub use join::{AccountSpec, JoinCount};
pub use table::MAX_COLUMNS;

pub(crate) use columns::position;
use columns::{Wanted, counted, shown};
use outcome::{Outcome, OutcomeRule};
use table::Table;

/// How many outcomes that are not known are named with their count.
pub const MAX_UNKNOWN: usize = 10;

/// What the user said about the export; whatever is left open is recognised.
#[derive(Debug, Clone, Default)]
pub struct DealOptions {
    /// The column that says how a deal ended.
    pub outcome: Option<String>,
    /// Its values that mean won.
    pub won: Vec<String>,
    /// Its values that mean lost.
    pub lost: Vec<String>,
    /// The column that names a deal; of closed rows with the same name the first counts.
    pub id: Option<String>,
    /// The column that orders the deals; without it they stand in the order they came.
    pub time: Option<String>,
    /// The column that tells new business from renewals, and its values to keep; without values the renewals are
    /// recognised.
    pub deal_type: Option<(String, Vec<String>)>,
    /// The column and values by which a model knew how deals ended; they count where the export has the column and
    /// none is named in `outcome`.
    pub known: Option<KnownOutcome>,
}

/// A column that said how deals ended, with its values.
#[derive(Debug, Clone, Default)]
pub struct KnownOutcome {
    /// The column.
    pub column: String,
    /// Its values that meant won.
    pub won: Vec<String>,
    /// Its values that meant lost.
    pub lost: Vec<String>,
}

/// An export of deals, read.
#[derive(Debug, Clone)]
pub struct DealsRead {
    /// The closed deals; the column of the outcome is not among their columns.
    pub deals: Deals,
    /// The column that said how a deal ended.
    pub outcome_column: String,
    /// Its values that meant won, as they were written, in the order they came.
    pub won_values: Vec<String>,
    /// Its values that meant lost, as they were written, in the order they came.
    pub lost_values: Vec<String>,
    /// What became of the rows.
    pub counts: DealCounts,
    /// What became of each further file, in the order given.
    pub joins: Vec<JoinCount>,
    /// The SHA-256 of the export as it came, in lower-case hexadecimal.
    pub input_hash: String,
    /// What the user should know about how the files were read, one sentence each.
    pub notes: Vec<String>,
}

/// What became of the rows of an export.
///
/// `rows` is the sum of `closed`, `open`, `blank`, `unknown`, `renewals`, `repeated` and `unreadable`. A report has those that are
/// not said elsewhere in it: closed deals are counted by outcome, and the others are in the notes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DealCounts {
    /// Rows under the header row, without empty ones and footers.
    pub rows: u64,
    /// Rows that became deals.
    #[serde(skip)]
    pub closed: u64,
    /// Rows whose outcome says the deal is still open.
    pub open: u64,
    /// Rows without an outcome.
    pub blank: u64,
    /// Rows whose outcome is neither won, lost nor open as far as we know.
    pub unknown: u64,
    /// The first [`MAX_UNKNOWN`] of these outcomes with their rows, in the order they came.
    #[serde(skip)]
    pub unknown_values: Vec<(String, u64)>,
    /// Closed rows left out because they are renewals or other business with customers, or not of the type asked for.
    pub renewals: u64,
    /// Closed rows left out because an earlier one names the same deal.
    pub repeated: u64,
    /// Rows with fewer cells than the header row; the missing ones are blank.
    #[serde(skip)]
    pub short_rows: u64,
    /// Rows with something written beyond the last header; it is left out.
    #[serde(skip)]
    pub long_rows: u64,
    /// Rows left out because they are over 1 MiB or not valid JSON.
    pub unreadable: u64,
}

impl DealCounts {
    /// The rows that were left out, by why: `2 open`, `1 without an outcome`.
    pub fn left_out(&self) -> Vec<String> {
        let left_out = [
            (self.open, "open"),
            (self.blank, "without an outcome"),
            (self.unknown, "of unknown outcome"),
            (self.renewals, "not new business"),
            (self.repeated, "of a deal that is there already"),
            (self.unreadable, "unreadable"),
        ];
        left_out.iter().filter(|(rows, _)| *rows > 0).map(|(rows, what)| format!("{rows} {what}")).collect()
    }
}

/// Reads an export of deals and the files to join to it.
///
/// Both may be CSV with any usual delimiter, or JSON objects. Files are joined in the order given, so a column of one
/// may be the key of the next.
///
/// # Errors
/// | kind | when |
/// | --- | --- |
/// | `invalid_input` | an empty file, no header row, fewer than 2 columns or more than [`MAX_COLUMNS`], a column that is not there, no outcome that can be told, a value both won and lost, no closed deal, a time column that cannot be ordered |
/// | `cancelled` | `cancel` was used |
/// | `unavailable` | a file cannot be read |
pub fn read_deals<R: Read>(
    mut input: R,
    options: &DealOptions,
    accounts: Vec<(AccountSpec, Box<dyn Read + '_>)>,
    cancel: &Cancel,
) -> Result<DealsRead, ToolError> {
    let known = options.known.as_ref().map(|known| known.column.as_str());
    let wanted = options.outcome.as_deref().or(known).map_or(Wanted::Outcome, Wanted::Column);
    let mut table = table::read(&mut input, "the list of deals", wanted, cancel)?;
    if table.rows == 0 {
        return Err(ToolError::invalid("the list of deals has a header row but no deal under it"));
    }
    let as_known = options.known.as_ref().and_then(|known| outcome::as_known(&table.columns, options, known));
    let options = as_known.as_ref().unwrap_or(options);
    headless::refuse(&table.columns)?;
    let rule = OutcomeRule::find(&table.columns, options)?;
    let renewals = deal_type::left_out(&table.columns, options)?;
    let mut named = options.id.as_deref().map(|id| Named::by(&table.columns, id)).transpose()?;
    let mut notes = std::mem::take(&mut table.notes);
    notes.extend(rule.notes.iter().cloned());

    let mut counts = counts_of(&table);
    let mut kept: Vec<usize> = Vec::with_capacity(table.rows);
    let mut won = Vec::with_capacity(table.rows);
    for row in 0..table.rows {
        match rule.outcome(&table.columns, row) {
            Outcome::Open => counts.open += 1,
            Outcome::Blank => counts.blank += 1,
            Outcome::Unknown => counts.unknown += 1,
            Outcome::Won | Outcome::Lost if renewals.as_ref().is_some_and(|renewals| renewals.has(&table, row)) => {
                counts.renewals += 1;
            }
            Outcome::Won | Outcome::Lost if named.as_mut().is_some_and(|named| named.repeats(&table, row)) => {
                counts.repeated += 1;
            }
            outcome => {
                kept.push(row);
                won.push(outcome == Outcome::Won);
            }
        }
    }
    counts.closed = kept.len() as u64;
    counts.unknown_values = rule.unknown_values(&table.columns);
    note_left_out(&counts, &rule, renewals.as_ref(), &mut notes);
    if kept.is_empty() {
        return Err(no_deal(&counts, &rule));
    }

    let outcome_columns = rule.columns();
    let mut columns: Vec<DealColumn> = std::mem::take(&mut table.columns)
        .into_iter()
        .enumerate()
        .filter(|(at, _)| !outcome_columns.contains(at))
        .map(|(_, column)| select(column, &kept))
        .collect();
    let mut joins = Vec::new();
    for (spec, mut file) in accounts {
        joins.push(join::add(&mut columns, &spec, &mut file, cancel, &mut notes)?);
    }
    let mut ordered_by = None;
    if let Some(time) = &options.time {
        let at = columns::find(&columns, time, "--time")?;
        let order = columns.get(at).map(|column| order::order(column, &mut notes)).transpose()?.unwrap_or_default();
        won = order.iter().filter_map(|&deal| won.get(deal).copied()).collect();
        columns = columns.into_iter().map(|column| select(column, &order)).collect();
        ordered_by = columns.get(at).map(|column| column.name.clone());
    }
    let columns = columns.into_iter().map(recode).collect();
    Ok(DealsRead {
        deals: Deals { columns, won, ordered_by, cold_start: None },
        outcome_column: rule.name,
        won_values: rule.won_values,
        lost_values: rule.lost_values,
        counts,
        joins,
        input_hash: table.hash,
        notes,
    })
}

/// The deals named so far, by the column that names them.
struct Named {
    column: usize,
    seen: Vec<bool>,
}

impl Named {
    fn by(columns: &[DealColumn], id: &str) -> Result<Self, ToolError> {
        let column = columns::find(columns, id, "--id")?;
        let texts = columns.get(column).map_or(0, |column| column.texts.len());
        Ok(Self { column, seen: vec![false; texts] })
    }

    /// Whether an earlier row has the name of this one, which then counts as seen; a row without a name repeats none.
    fn repeats(&mut self, table: &Table, row: usize) -> bool {
        let code = table.columns.get(self.column).and_then(|column| column.cells.get(row)).copied().unwrap_or_default();
        match self.seen.get_mut(code as usize) {
            Some(seen) if code > 0 => std::mem::replace(seen, true),
            _ => false,
        }
    }
}

/// The heading of the column that the user means by `name`, given with `flag`.
///
/// # Errors
/// `invalid_input` where there is no such column; it names those that come close.
pub(crate) fn heading(deals: &Deals, name: &str, flag: &str) -> Result<String, ToolError> {
    let at = columns::find(&deals.columns, name, flag)?;
    Ok(deals.columns.get(at).map(|column| column.name.clone()).unwrap_or_default())
}

fn counts_of(table: &Table) -> DealCounts {
    DealCounts {
        rows: table.rows as u64 + table.unreadable,
        short_rows: table.short_rows,
        long_rows: table.long_rows,
        unreadable: table.unreadable,
        ..DealCounts::default()
    }
}

/// Says in words which rows were left out for their outcome or type.
fn note_left_out(
    counts: &DealCounts,
    rule: &OutcomeRule,
    renewals: Option<&deal_type::LeftOut>,
    notes: &mut Vec<String>,
) {
    if counts.unknown > 0 {
        let named: Vec<String> =
            counts.unknown_values.iter().map(|(value, rows)| format!("`{}` ({rows})", shown(value))).collect();
        notes.push(format!(
            "{} left out: we do not know whether these values of `{}` mean won, lost or open: {}",
            counted(counts.unknown, "row"),
            shown(&rule.name),
            named.join(", ")
        ));
    }
    if let Some(renewals) = renewals.filter(|_| counts.renewals > 0) {
        let (rows, column) = (counted(counts.renewals, "closed row"), shown(&renewals.name));
        notes.push(if renewals.asked {
            format!("{rows} left out: `{column}` has another value than those asked for")
        } else {
            format!("{rows} left out: renewals or business with customers, by `{column}`")
        });
    }
}

fn no_deal(counts: &DealCounts, rule: &OutcomeRule) -> ToolError {
    let (column, parts) = (shown(&rule.name), counts.left_out().join(", "));
    ToolError::invalid(format!("no row is a closed deal by column `{column}`: {parts}"))
}

/// A column of the given rows, in the order given.
fn select(mut column: DealColumn, rows: &[usize]) -> DealColumn {
    column.cells = rows.iter().map(|&row| column.cells.get(row).copied().unwrap_or_default()).collect();
    column
}

/// Numbers the texts of a column in the order they appear and drops those that no longer do.
fn recode(mut column: DealColumn) -> DealColumn {
    let mut new_codes: Vec<Option<u32>> = vec![None; column.texts.len()];
    let mut texts = vec![String::new()];
    if let Some(blank) = new_codes.first_mut() {
        *blank = Some(0);
    }
    for cell in &mut column.cells {
        let Some(old) = usize::try_from(*cell).ok().filter(|old| *old < new_codes.len()) else {
            *cell = 0;
            continue;
        };
        let Some(new) = new_codes.get_mut(old) else { continue };
        *cell = *new.get_or_insert_with(|| {
            texts.push(column.texts.get_mut(old).map(std::mem::take).unwrap_or_default());
            u32::try_from(texts.len() - 1).unwrap_or_default()
        });
    }
    column.texts = texts;
    column
}
