//! The lines by period: what is due, the amount before and after risk, its present value.

use andru_core::engine::cost::line::{Line, Side};
use andru_core::engine::cost::money::Decimal;
use andru_core::engine::cost::terms::Terms;
use andru_core::engine::cost::{BusinessCase, LineResult};
use rust_xlsxwriter::{column_number_to_name, row_col_to_cell, row_col_to_cell_absolute};

use super::cash;
use super::figures::Places;
use super::grid::{Grid, Result, Written, column, rounded, row};
use crate::case_words::label;

const FIRST_MONTH: u32 = 3;
const LAST_MONTH: u32 = 4;
const HEADS: u32 = 5;
const FIRST: u32 = 6;
/// Columns of a line.
pub(super) const SIDE: u16 = 2;
pub(super) const COUNTS: u16 = 3;
const FORMULA: u16 = 4;
const EVERY: u16 = 5;
const START: u16 = 6;
const END: u16 = 7;
const RISK: u16 = 8;
pub(super) const WHAT: u16 = 9;
pub(super) const TOTAL: u16 = 10;
pub(super) const PERIODS: u16 = 11;
/// Rows of a line that has an amount.
const ROWS: usize = 4;

pub(super) const AFTER: &str = "after risk";
pub(super) const PRESENT: &str = "present value";

/// The name of a side in its column.
pub(super) const fn side(side: Side) -> &'static str {
    match side {
        Side::Benefit => "benefit",
        Side::Cost => "cost",
        Side::Inaction => "inaction",
    }
}

/// `SUMIFS` over a column of this sheet: one side, one kind of row, the lines that count.
pub(super) fn sum_of(case: &BusinessCase, wanted: Side, what: &str, at: u16) -> String {
    let last = row(FIRST, rows(case)).max(FIRST + 1);
    let range = |column: u16| {
        let name = column_number_to_name(column);
        format!("Lines!${name}${}:${name}${last}", FIRST + 1)
    };
    format!(
        "SUMIFS({},{},\"{}\",{},\"yes\",{},\"{what}\")",
        range(at).replacen('$', "", 1).replace(":$", ":"),
        range(SIDE),
        side(wanted),
        range(COUNTS),
        range(WHAT)
    )
}

/// How many rows the lines take.
fn rows(case: &BusinessCase) -> usize {
    case.case.lines.iter().map(|line| if line.unadjusted.is_empty() { 1 } else { ROWS }).sum()
}

/// Writes the sheet.
pub(super) fn write(case: &BusinessCase, places: &Places<'_>, grid: &mut Grid<'_>) -> Written {
    let (formats, terms) = (grid.formats, case.model.terms());
    grid.title(
        "Lines by period",
        &format!(
            "Amounts in {}. An amount is its formula over the cells of sheet Figures, times the months due, over the months it \
             stands for. Coloured months are inputs.",
            terms.currency
        ),
    )?;
    grid.text(FIRST_MONTH, WHAT, "first month", &formats.note)?;
    grid.text(LAST_MONTH, WHAT, "last month", &formats.note)?;
    let heads = [
        "id",
        "line",
        "side",
        "counts",
        "formula",
        "months it stands for (0: once)",
        "first month (input)",
        "last month (input)",
        "risk",
        "row",
        "total",
    ];
    for (at, head) in (0..).zip(heads) {
        let format = if matches!(at, EVERY | START | END | RISK | TOTAL) { &formats.head_right } else { &formats.head };
        grid.text(HEADS, at, head, format)?;
    }
    let months = terms.period.months();
    for period in 0..=terms.periods() {
        let last = f64::from(months) * period as f64;
        let first = if period == 0 { 0.0 } else { last + 1.0 - f64::from(months) };
        let at = column(PERIODS, period);
        grid.number(FIRST_MONTH, at, first, &formats.whole)?;
        grid.number(LAST_MONTH, at, last, &formats.whole)?;
        grid.text(HEADS, at, &label(terms.period, period), &formats.head_right)?;
    }
    let mut at = FIRST;
    for found in &case.case.lines {
        if let Some(line) = case.model.line(&found.id) {
            at = write_line(case, places, line, found, at, grid)?;
        }
    }
    grid.widths(&[18.0, 32.0, 9.0, 8.0, 40.0, 12.0, 10.0, 10.0, 9.0, 22.0, 15.0])?;
    grid.sheet.set_column_range_width(PERIODS, column(PERIODS, terms.periods()), 14)?;
    grid.sheet.set_freeze_panes(FIRST, 2)?;
    grid.sheet.set_row_height(HEADS, 45)?;
    grid.print(terms.periods(), 1)?;
    Ok(())
}

/// Writes the rows of a line from a row on, and gives the next free one.
fn write_line(
    case: &BusinessCase,
    places: &Places<'_>,
    line: &Line,
    found: &LineResult,
    first: u32,
    grid: &mut Grid<'_>,
) -> std::result::Result<u32, rust_xlsxwriter::XlsxError> {
    let (formats, terms) = (grid.formats, case.model.terms());
    let is_priced = !found.unadjusted.is_empty();
    head(line, found.counts, first, terms, grid)?;
    if let Some(why) = found.standing.why_not(line.same_cash_as.as_deref()) {
        grid.text(first, WHAT, &why, &formats.wrapped)?;
    }
    if !is_priced {
        return Ok(first + 1);
    }
    let risk = line.risk.as_ref().map(|risk| places.formula(risk, 0));
    grid.formula(first, RISK, risk.as_deref().unwrap_or("0"), Result::from(found.risk), &formats.share)?;
    let [due, before, after, present] = [0, 1, 2, 3].map(|at| first + at);
    for (at, what) in [(due, due_name(line)), (before, "before risk"), (after, AFTER), (present, PRESENT)] {
        if at > first {
            grid.text(at, 0, &line.id, &formats.note)?;
            grid.text(at, 1, &line.name, &formats.note)?;
            grid.text(at, SIDE, side(line.side), &formats.note)?;
            grid.text(at, COUNTS, if found.counts { "yes" } else { "no" }, &formats.note)?;
        }
        if at > first || found.counts {
            grid.text(at, WHAT, what, &formats.plain)?;
        }
    }
    let decimals = terms.rounding.decimals(terms.currency);
    let sign = if line.side == Side::Cost { '+' } else { '-' };
    let totals = [
        (before, found.unadjusted.iter().sum()),
        (after, found.adjusted.total),
        (present, found.adjusted.present_value),
    ];
    for (at, total) in totals {
        total_of(at, terms.periods(), total, grid)?;
    }
    let ends = [START, END].map(|column| row_col_to_cell_absolute(first, column));
    let amounts = found.unadjusted.iter().zip(found.adjusted.values.iter().zip(&found.adjusted.discounted));
    for (period, (unadjusted, (adjusted, discounted))) in amounts.enumerate() {
        let at = column(PERIODS, period);
        let cell = |row: u32| row_col_to_cell(row, at);
        let months = due_months(line, period, terms);
        let name = column_number_to_name(at);
        let months_of = [FIRST_MONTH, LAST_MONTH].map(|row| format!("{name}${}", row + 1));
        grid.formula(due, at, &due_formula(line, &ends, &months_of), Result::Number(months), &formats.whole)?;
        let amount = amount_formula(places, line, &cell(due), terms.year_of(period), decimals);
        grid.formula(before, at, &amount, Result::from(*unadjusted), &formats.money)?;
        let risky = after_formula(&cell(before), sign, &row_col_to_cell_absolute(first, RISK), decimals);
        grid.formula(after, at, &risky, Result::from(*adjusted), &formats.money)?;
        let worth = rounded(&format!("{}*{}", cell(after), cash::factor(period)), decimals);
        grid.formula(present, at, &worth, Result::from(*discounted), &formats.money)?;
    }
    Ok(row(first, ROWS))
}

/// Writes what a line is, in its first row.
fn head(line: &Line, counts: bool, at: u32, terms: &Terms, grid: &mut Grid<'_>) -> Written {
    let formats = grid.formats;
    grid.text(at, 0, &line.id, &formats.plain)?;
    grid.text(at, 1, &line.name, &formats.wrapped)?;
    grid.text(at, SIDE, side(line.side), &formats.plain)?;
    grid.text(at, COUNTS, if counts { "yes" } else { "no" }, &formats.plain)?;
    grid.text(at, FORMULA, line.amount.text(), &formats.wrapped)?;
    grid.number(at, EVERY, f64::from(line.every.months()), &formats.whole)?;
    grid.number(at, START, f64::from(line.start_month), &formats.input_whole)?;
    if line.every.months() > 0 {
        grid.number(at, END, f64::from(line.end_month.unwrap_or(terms.years * 12)), &formats.input_whole)?;
    }
    Ok(())
}

fn total_of(at: u32, periods: usize, total: Decimal, grid: &mut Grid<'_>) -> Written {
    let ends = [PERIODS, column(PERIODS, periods)].map(|end| row_col_to_cell(at, end));
    let format = &grid.formats.money;
    grid.formula(at, TOTAL, &format!("SUM({}:{})", ends[0], ends[1]), Result::from(total), format)
}

/// What the row of months due is called.
pub(super) const fn due_name(line: &Line) -> &'static str {
    if line.every.months() == 0 { "times due" } else { "months due" }
}

/// How many months of a line are due in a period; 0 or 1 for an amount that is due once.
fn due_months(line: &Line, period: usize, terms: &Terms) -> f64 {
    let months = terms.period.months() as usize;
    let last = period * months;
    let first = if period == 0 { 0 } else { last + 1 - months };
    months_between(line, first, last)
}

/// The months of a line that lie between two months.
pub(super) fn months_between(line: &Line, first: usize, last: usize) -> f64 {
    let start = line.start_month as usize;
    if line.every.months() == 0 {
        return f64::from(u8::from((first..=last).contains(&start)));
    }
    let end = line.end_month.map_or(last, |end| last.min(end as usize));
    (end + 1).saturating_sub(start.max(first)) as f64
}

/// The months due between two months, of a line that is due from one month to another; each a cell.
pub(super) fn due_formula(line: &Line, [start, end]: &[String; 2], [first, last]: &[String; 2]) -> String {
    if line.every.months() == 0 {
        format!("IF(AND({start}>={first},{start}<={last}),1,0)")
    } else {
        format!("MAX(0,MIN({end},{last})-MAX({start},{first})+1)")
    }
}

/// The amount of a line in a period: its formula, times what is due, over the months it stands for.
pub(super) fn amount_formula(
    places: &Places<'_>,
    line: &Line,
    due: &str,
    year: usize,
    decimals: Option<u32>,
) -> String {
    let amount = format!("({})*{due}", places.formula(&line.amount, year));
    let amount = if line.every.months() > 1 { format!("{amount}/{}", line.every.months()) } else { amount };
    // What is not due is nothing, whatever the formula comes to.
    format!("IF({due}=0,0,{})", rounded(&amount, decimals))
}

/// An amount moved against the case by its share for risk.
pub(super) fn after_formula(amount: &str, sign: char, risk: &str, decimals: Option<u32>) -> String {
    rounded(&format!("{amount}{sign}ABS({amount}*{risk})"), decimals)
}
