//! What waiting costs, month by month, live; never added to the benefits.

use andru_core::engine::cost::BusinessCase;
use andru_core::engine::cost::inaction::{Inaction, Loss};
use andru_core::engine::cost::line::Line;
use andru_core::engine::cost::money::{Decimal, decimal};
use rust_xlsxwriter::{row_col_to_cell, row_col_to_cell_absolute};

use super::charts;
use super::figures::Places;
use super::grid::{Grid, Result, Written, rounded, row};
use super::lines::{after_formula, amount_formula, due_formula, due_name, months_between};

/// The table of lines.
const LINE_HEADS: u32 = 3;
const FIRST_LINE: u32 = 4;
const COUNTS: u16 = 2;
const START: u16 = 3;
const END: u16 = 4;
const RISK: u16 = 5;
const TOTAL: u16 = 6;
const FORMULA: u16 = 7;
/// Rows that the chart takes.
const CHART: usize = 19;
/// The table of months: from when each counts, the month, the sums, then three columns a line.
const FROM: u16 = 0;
const MONTH: u16 = 1;
const SUM: u16 = 2;
const RUNNING: u16 = 3;
const LOSSES: u16 = 4;

/// Where the months stand.
#[derive(Debug, Clone, Copy)]
struct Months {
    heads: u32,
    first: u32,
    last: u32,
}

/// Writes the sheet.
pub(super) fn write(case: &BusinessCase, inaction: &Inaction, places: &Places<'_>, grid: &mut Grid<'_>) -> Written {
    let formats = grid.formats;
    let currency = case.model.terms().currency;
    grid.title(
        "Cost of inaction by month",
        &format!(
            "Amounts in {currency}, not discounted. Not added to the benefits: what a purchase ends of it is a benefit \
             already, and both together would count the same cash twice."
        ),
    )?;
    let chart = row(FIRST_LINE + 2, inaction.lines.len());
    let heads = row(chart, CHART);
    let months = Months { heads, first: heads + 1, last: row(heads, inaction.months.len()) };
    let names = ["id", "line", "counts", "first month (input)", "last month (input)", "risk", "total", "formula"];
    for (at, name) in (0..).zip(names) {
        let format = if matches!(at, START..=TOTAL) { &formats.head_right } else { &formats.head };
        grid.text(LINE_HEADS, at, name, if at == FORMULA { &formats.head_unit } else { format })?;
    }
    let mut counted = Vec::new();
    let mut next = LOSSES;
    for (at, loss) in inaction.lines.iter().enumerate() {
        let Some(line) = case.model.line(&loss.id) else { continue };
        let own = row(FIRST_LINE, at);
        write_line(case, line, loss, own, grid)?;
        if loss.months.is_empty() {
            continue;
        }
        write_loss(case, places, (line, loss), own, next, months, grid)?;
        if loss.counts {
            counted.push(next + 2);
        }
        next = next.saturating_add(3);
    }
    sums(case, inaction, &counted, months, grid)?;
    let total = row(FIRST_LINE, inaction.lines.len());
    grid.text(total, 1, "what counts", &formats.sum_label)?;
    let range = [months.first, months.last].map(|row| row_col_to_cell(row, SUM));
    grid.formula(total, TOTAL, &format!("SUM({}:{})", range[0], range[1]), Result::from(inaction.total), &formats.sum)?;
    grid.widths(&[18.0, 34.0, 14.0, 14.0, 14.0, 14.0, 16.0, 46.0])?;
    if next > 8 {
        grid.sheet.set_column_range_width(8, next - 1, 14)?;
    }
    grid.sheet.set_row_height(LINE_HEADS, 30)?.set_row_height(heads, 45)?;
    charts::inaction(case, grid, (months.first, months.last), (MONTH, RUNNING), chart)
}

fn write_line(case: &BusinessCase, line: &Line, loss: &Loss, at: u32, grid: &mut Grid<'_>) -> Written {
    let formats = grid.formats;
    grid.text(at, 0, &line.id, &formats.plain)?;
    grid.text(at, 1, &line.name, &formats.wrapped)?;
    grid.text(at, COUNTS, if loss.counts { "yes" } else { "no" }, &formats.plain)?;
    grid.number(at, START, f64::from(line.start_month), &formats.input_whole)?;
    if line.every.months() > 0 {
        grid.number(at, END, f64::from(line.end_month.unwrap_or(case.model.terms().years * 12)), &formats.input_whole)?;
    }
    let why = loss.standing.why_not(line.same_cash_as.as_deref());
    let text = why.map_or_else(|| line.amount.text().to_owned(), |why| format!("{} ({why})", line.amount.text()));
    grid.text(at, FORMULA, &text, &formats.unit)
}

/// Writes the months of a line in three columns, and its risk and total in its own row.
fn write_loss(
    case: &BusinessCase,
    places: &Places<'_>,
    (line, loss): (&Line, &Loss),
    own: u32,
    due: u16,
    months: Months,
    grid: &mut Grid<'_>,
) -> Written {
    let (formats, terms) = (grid.formats, case.model.terms());
    let (risk, share) = match &line.risk {
        Some(risk) => (places.formula(risk, 0), risk_share(case, line)),
        None => ("0".to_owned(), Decimal::ZERO),
    };
    grid.formula(own, RISK, &risk, Result::from(share), &formats.share)?;
    let (before, after) = (due + 1, due + 2);
    let range = [months.first, months.last].map(|row| row_col_to_cell(row, after));
    grid.formula(own, TOTAL, &format!("SUM({}:{})", range[0], range[1]), Result::from(loss.total), &formats.money)?;
    let names = [due_name(line), "before risk", "after risk"].map(|what| format!("{}: {what}", line.id));
    grid.heads(months.heads, due, &names, &formats.head_right)?;
    let ends = [START, END].map(|column| row_col_to_cell_absolute(own, column));
    let decimals = terms.rounding.decimals(terms.currency);
    for (month, amount) in (1..).zip(&loss.months) {
        let at = row(months.heads, month);
        let cell = |column: u16| row_col_to_cell(at, column);
        let count = months_between(line, if month == 1 { 0 } else { month }, month);
        let due_text = due_formula(line, &ends, &[FROM, MONTH].map(|column| format!("${}", cell(column))));
        grid.formula(at, due, &due_text, Result::Number(count), &formats.whole)?;
        let year = month.div_ceil(12);
        let unadjusted = amount_formula(places, line, &cell(due), year, decimals);
        grid.formula(at, before, &unadjusted, Result::from(before_risk(case, line, year, count)), &formats.money)?;
        let adjusted = after_formula(&cell(before), '-', &row_col_to_cell_absolute(own, RISK), decimals);
        grid.formula(at, after, &adjusted, Result::from(*amount), &formats.money)?;
    }
    Ok(())
}

/// Writes the months with their sums.
fn sums(case: &BusinessCase, inaction: &Inaction, counted: &[u16], months: Months, grid: &mut Grid<'_>) -> Written {
    let (formats, terms) = (grid.formats, case.model.terms());
    let names = ["from month", "month", "what counts", "running sum"].map(str::to_owned);
    grid.heads(months.heads, FROM, &names, &formats.head_right)?;
    let decimals = Some(terms.rounding.decimals(terms.currency).unwrap_or(8));
    for (month, (amount, running)) in (1..).zip(inaction.months.iter().zip(&inaction.cumulative)) {
        let at = row(months.heads, month);
        // What is lost today is lost with the first month.
        grid.number(at, FROM, if month == 1 { 0.0 } else { month as f64 }, &formats.note_whole)?;
        grid.number(at, MONTH, month as f64, &formats.whole)?;
        let cells: Vec<String> = counted.iter().map(|column| row_col_to_cell(at, *column)).collect();
        let sum = if cells.is_empty() { "0".to_owned() } else { cells.join("+") };
        grid.formula(at, SUM, &sum, Result::from(*amount), &formats.money)?;
        let now = row_col_to_cell(at, SUM);
        let sum =
            if month == 1 { now } else { rounded(&format!("{}+{now}", row_col_to_cell(at - 1, RUNNING)), decimals) };
        grid.formula(at, RUNNING, &sum, Result::from(*running), &formats.money)?;
    }
    Ok(())
}

/// A loss of a year before risk, where so many of its months are due.
fn before_risk(case: &BusinessCase, line: &Line, year: usize, months: f64) -> Decimal {
    let terms = case.model.terms();
    let value = |id: &str| case.model.figure(id).and_then(|figure| figure.in_year(year));
    let due = decimal(months).unwrap_or_default();
    let amount = if due.is_zero() { None } else { line.amount.tree().value(&value).ok() };
    let amount = amount.and_then(|amount| amount.checked_mul(due)).unwrap_or_default();
    terms.rounding.round(amount / Decimal::from(line.every.months().max(1)), terms.currency)
}

/// The share a loss is taken down by for risk.
fn risk_share(case: &BusinessCase, line: &Line) -> Decimal {
    let value = |id: &str| case.model.figure(id).and_then(|figure| figure.in_year(0));
    line.risk.as_ref().and_then(|risk| risk.tree().value(&value).ok()).unwrap_or_default()
}
