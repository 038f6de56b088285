//! What waiting costs, month by month, live; never added to the benefits.

use andru_core::engine::cost::BusinessCase;
use andru_core::engine::cost::inaction::{Inaction, Loss};
use andru_core::engine::cost::line::Line;
use andru_core::engine::cost::money::{Decimal, decimal};
use rust_xlsxwriter::{XlsxError, column_number_to_name, row_col_to_cell, row_col_to_cell_absolute};

use super::charts;
use super::figures::Places;
use super::grid::{Grid, Result, Written, column, rounded, row};
use super::lines::{AFTER, after_formula, amount_formula, due_formula, due_name, months_between};
use crate::case_words::standing;

const FIRST_MONTH: u32 = 3;
const HEADS: u32 = 4;
const FIRST: u32 = 5;
const COUNTS: u16 = 2;
const FORMULA: u16 = 3;
const START: u16 = 4;
const END: u16 = 5;
const RISK: u16 = 6;
const WHAT: u16 = 7;
const TOTAL: u16 = 8;
const MONTHS: u16 = 9;

/// Writes the sheet.
pub(super) fn write(case: &BusinessCase, inaction: &Inaction, places: &Places<'_>, grid: &mut Grid<'_>) -> Written {
    let (formats, terms) = (grid.formats, case.model.terms());
    grid.title(
        "Cost of inaction by month",
        &format!(
            "Amounts in {}, not discounted. Not added to the benefits: what a purchase ends of it is a benefit already, and both \
             together would count the same cash twice.",
            terms.currency
        ),
    )?;
    let heads =
        ["id", "line", "counts", "formula", "first month (input)", "last month (input)", "risk", "row", "total"];
    for (at, head) in (0..).zip(heads) {
        let format = if matches!(at, START | END | RISK | TOTAL) { &formats.head_right } else { &formats.head };
        grid.text(HEADS, at, head, format)?;
    }
    grid.text(FIRST_MONTH, WHAT, "from month", &formats.note)?;
    for month in 1..=inaction.months.len() {
        let at = column(MONTHS, month - 1);
        // What is lost today is lost with the first month.
        let first = if month == 1 { 0 } else { month };
        grid.number(FIRST_MONTH, at, first as f64, &formats.note)?;
        grid.number(HEADS, at, month as f64, &formats.head_right)?;
    }
    let mut next = FIRST;
    for loss in &inaction.lines {
        if let Some(line) = case.model.line(&loss.id) {
            next = write_loss(case, places, line, loss, next, grid)?;
        }
    }
    sums(case, inaction, next, grid)?;
    grid.widths(&[18.0, 32.0, 8.0, 40.0, 10.0, 10.0, 9.0, 22.0, 15.0])?;
    let last = column(MONTHS, inaction.months.len().saturating_sub(1));
    grid.sheet.set_column_range_width(MONTHS, last, 13)?;
    grid.sheet.set_freeze_panes(FIRST, 2)?;
    charts::inaction(case, grid, HEADS, next + 1, (MONTHS, last), next + 3)
}

fn write_loss(
    case: &BusinessCase,
    places: &Places<'_>,
    line: &Line,
    loss: &Loss,
    first: u32,
    grid: &mut Grid<'_>,
) -> std::result::Result<u32, XlsxError> {
    let (formats, terms) = (grid.formats, case.model.terms());
    grid.text(first, 0, &line.id, &formats.plain)?;
    grid.text(first, 1, &line.name, &formats.wrapped)?;
    grid.text(first, COUNTS, if loss.counts { "yes" } else { "no" }, &formats.plain)?;
    grid.text(first, FORMULA, line.amount.text(), &formats.wrapped)?;
    grid.number(first, START, f64::from(line.start_month), &formats.input_whole)?;
    if line.every.months() > 0 {
        grid.number(first, END, f64::from(line.end_month.unwrap_or(terms.years * 12)), &formats.input_whole)?;
    }
    if let Some(why) = standing(&loss.standing, line.same_cash_as.as_deref()) {
        grid.text(first, WHAT, &why, &formats.wrapped)?;
    } else {
        grid.text(first, WHAT, due_name(line), &formats.plain)?;
    }
    if loss.months.is_empty() {
        return Ok(first + 1);
    }
    let (risk, share) = match &line.risk {
        Some(risk) => (places.formula(risk, 0), risk_share(case, line)),
        None => ("0".to_owned(), Decimal::ZERO),
    };
    grid.formula(first, RISK, &risk, Result::from(share), &formats.share)?;
    let (before, after) = (first + 1, first + 2);
    for (at, what) in [(before, "before risk"), (after, AFTER)] {
        grid.text(at, 0, &line.id, &formats.note)?;
        grid.text(at, 1, &line.name, &formats.note)?;
        grid.text(at, COUNTS, if loss.counts { "yes" } else { "no" }, &formats.note)?;
        grid.text(at, WHAT, what, &formats.plain)?;
    }
    let ends = [MONTHS, column(MONTHS, loss.months.len() - 1)].map(|end| row_col_to_cell(after, end));
    grid.formula(after, TOTAL, &format!("SUM({}:{})", ends[0], ends[1]), Result::from(loss.total), &formats.money)?;
    let decimals = terms.rounding.decimals(terms.currency);
    for (at, amount) in loss.months.iter().enumerate() {
        let (month, place) = (at + 1, column(MONTHS, at));
        let cell = |row: u32| row_col_to_cell(row, place);
        let months = months_between(line, if month == 1 { 0 } else { month }, month);
        let due = due_formula(line, first, place, FIRST_MONTH, HEADS, (START, END));
        grid.formula(first, place, &due, Result::Number(months), &formats.whole)?;
        let year = month.div_ceil(12);
        let unadjusted = amount_formula(places, line, &cell(first), year, decimals);
        grid.formula(before, place, &unadjusted, Result::from(before_risk(case, line, year, months)), &formats.money)?;
        let adjusted = after_formula(&cell(before), '-', &row_col_to_cell_absolute(first, RISK), decimals);
        grid.formula(after, place, &adjusted, Result::from(*amount), &formats.money)?;
    }
    Ok(first + 3)
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

fn sums(case: &BusinessCase, inaction: &Inaction, at: u32, grid: &mut Grid<'_>) -> Written {
    let (formats, terms) = (grid.formats, case.model.terms());
    grid.text(at, 1, "what counts", &formats.sum_label)?;
    grid.text(at + 1, 1, "running sum", &formats.plain)?;
    let last = at.max(FIRST + 1);
    let range = |column: u16| {
        let name = column_number_to_name(column);
        format!("${name}${}:${name}${last}", FIRST + 1)
    };
    let ends = [MONTHS, column(MONTHS, inaction.months.len().saturating_sub(1))].map(|end| row_col_to_cell(at, end));
    grid.formula(at, TOTAL, &format!("SUM({}:{})", ends[0], ends[1]), Result::from(inaction.total), &formats.sum)?;
    let decimals = Some(terms.rounding.decimals(terms.currency).unwrap_or(8));
    for (month, (amount, running)) in inaction.months.iter().zip(&inaction.cumulative).enumerate() {
        let place = column(MONTHS, month);
        let sum = format!("SUMIFS({},{},\"yes\",{},\"{AFTER}\")", range(place), range(COUNTS), range(WHAT));
        grid.formula(at, place, &sum, Result::from(*amount), &formats.sum)?;
        let now = row_col_to_cell(at, place);
        let formula =
            if month == 0 { now } else { rounded(&format!("{}+{now}", row_col_to_cell(at + 1, place - 1)), decimals) };
        grid.formula(row(at, 1), place, &formula, Result::from(*running), &formats.money)?;
    }
    Ok(())
}
