//! What the result hangs on: computed by Andru, and not live.

use andru_core::engine::cost::BusinessCase;
use andru_core::engine::cost::figure::{Figure, Value};
use andru_core::engine::cost::money::{Decimal, plain};
use andru_core::engine::cost::sensitivity::{BreakEvenAt, Sensitivity, Simulation};
use rust_xlsxwriter::row_col_to_cell;

use super::charts;
use super::format::Formats;
use super::grid::{Grid, Result, Written, row};

const HEADS: u32 = 3;
const FIRST: u32 = 4;

/// Writes the sheet.
pub(super) fn write(case: &BusinessCase, sensitivity: &Sensitivity, grid: &mut Grid<'_>) -> Written {
    let formats = grid.formats;
    grid.title(
        "Sensitivity",
        "Computed by Andru when the file was made, from the figures as they were then; these values do not follow the inputs.",
    )?;
    let currency = case.model.terms().currency;
    heads(HEADS, ["id", "low", "high"], grid)?;
    let values = ["at low", "at high"].map(|end| format!("NPV {end}, {currency}"));
    let changes = ["at low", "at high"].map(|end| format!("change {end}, {currency}"));
    grid.heads(HEADS, 5, &values, &formats.head_right)?;
    grid.heads(HEADS, 7, &changes, &formats.head_right)?;
    let base = case.case.net.present_value;
    for (at, swing) in sensitivity.tornado.iter().enumerate() {
        let at = row(FIRST, at);
        figure_cells(case, &swing.figure, at, grid)?;
        if let Some(figure) = case.model.figure(&swing.figure) {
            value(figure, swing.low, at, 2, grid)?;
            value(figure, swing.high, at, 3, grid)?;
            grid.text(at, 4, figure.unit.text(), &formats.unit)?;
        }
        for (column, npv) in [(5, swing.npv_at_low), (6, swing.npv_at_high)] {
            grid.number(at, column, plain(npv), &formats.money)?;
            let change = format!("{}-{}", row_col_to_cell(at, column), plain(base));
            grid.formula(at, column + 2, &change, Result::from(npv - base), &formats.money)?;
        }
    }
    let mut next = row(FIRST, sensitivity.tornado.len()) + 1;
    if !sensitivity.tornado.is_empty() {
        // The widest ones: a chart of 200 is none.
        let last = row(FIRST, sensitivity.tornado.len().min(12)) - 1;
        charts::tornado(case, grid, (FIRST, last), (7, 8), (next, 0))?;
        next += 10 + (last - FIRST + 1) * 2;
    }
    next = break_even(case, sensitivity, next, grid)?;
    if let Some(simulation) = &sensitivity.simulation {
        simulated(case, simulation, next + 1, grid)?;
    }
    grid.widths(&[24.0, 34.0, 14.0, 14.0, 18.0, 16.0, 16.0, 16.0, 16.0])?;
    grid.sheet.set_freeze_panes(FIRST, 2).map(drop)
}

/// Writes the headings over figures with two values.
fn heads(at: u32, [first, one, other]: [&str; 3], grid: &mut Grid<'_>) -> Written {
    let formats = grid.formats;
    let (left, right) = (&formats.head, &formats.head_right);
    let names = [(first, left), ("figure", left), (one, right), (other, right), ("unit", &formats.head_unit)];
    (0..).zip(names).try_for_each(|(column, (name, format))| grid.text(at, column, name, format))
}

fn figure_cells(case: &BusinessCase, id: &str, at: u32, grid: &mut Grid<'_>) -> Written {
    let formats = grid.formats;
    grid.text(at, 0, id, &formats.note)?;
    grid.text(at, 1, case.model.figure(id).map_or(id, |figure| &figure.name), &formats.plain)
}

fn value(figure: &Figure, value: Decimal, at: u32, column: u16, grid: &mut Grid<'_>) -> Written {
    let shown = value.round_sf(8).unwrap_or(value);
    grid.number(at, column, plain(figure.unit.scaled(value)), &Formats::value(figure, shown, false))
}

fn break_even(
    case: &BusinessCase,
    sensitivity: &Sensitivity,
    at: u32,
    grid: &mut Grid<'_>,
) -> std::result::Result<u32, rust_xlsxwriter::XlsxError> {
    let formats = grid.formats;
    heads(at, ["break-even", "now", "NPV is 0 at"], grid)?;
    for (next, even) in sensitivity.break_even.iter().enumerate() {
        let at = row(at + 1, next);
        figure_cells(case, &even.figure, at, grid)?;
        let Some(figure) = case.model.figure(&even.figure) else { continue };
        match figure.value {
            Value::Constant(now) => value(figure, now, at, 2, grid)?,
            Value::Unknown | Value::ByYear(_) => grid.text(at, 2, "by year", &formats.right)?,
        }
        match even.at {
            BreakEvenAt::Value(found) => value(figure, found, at, 3, grid)?,
            BreakEvenAt::Nowhere => grid.text(at, 3, "nowhere", &formats.right)?,
            BreakEvenAt::NoInfluence => grid.text(at, 3, "no influence", &formats.right)?,
        }
        grid.text(at, 4, figure.unit.text(), &formats.unit)?;
    }
    Ok(row(at + 1, sensitivity.break_even.len()))
}

fn simulated(case: &BusinessCase, simulation: &Simulation, at: u32, grid: &mut Grid<'_>) -> Written {
    let (formats, currency) = (grid.formats, case.model.terms().currency);
    grid.heads(at, 0, &["Simulation".to_owned(), String::new(), format!("NPV, {currency}")], &formats.head)?;
    let says = format!(
        "{} cases; each figure with a range drawn by itself from a triangle with its low, its value and its high; generator \
         SplitMix64, seed {}",
        simulation.draws, simulation.seed
    );
    grid.text(at + 1, 0, &says, &formats.note)?;
    let mut next = at + 2;
    for (percentile, npv) in &simulation.percentiles {
        grid.text(next, 0, &format!("P{percentile}"), &formats.plain)?;
        grid.text(next, 1, &format!("{percentile}% of cases lie at or below"), &formats.plain)?;
        grid.number(next, 2, plain(*npv), &formats.money)?;
        next += 1;
    }
    grid.text(next, 0, "mean", &formats.plain)?;
    grid.number(next, 2, plain(simulation.mean), &formats.money)?;
    grid.text(next + 1, 0, "lose money", &formats.plain)?;
    grid.text(next + 1, 1, "cases below zero", &formats.plain)?;
    grid.number(next + 1, 2, f64::from(simulation.below_zero), &formats.whole)?;
    next += 3;
    grid.heads(
        next,
        0,
        &["Bars".to_owned(), String::new(), format!("from, {currency}"), format!("to, {currency}"), "cases".to_owned()],
        &formats.head,
    )?;
    for (bar_at, bar) in simulation.bars.iter().enumerate() {
        let at = row(next + 1, bar_at);
        grid.number(at, 2, plain(bar.from), &formats.money)?;
        grid.number(at, 3, plain(bar.to), &formats.money)?;
        grid.number(at, 4, f64::from(bar.count), &formats.whole)?;
    }
    Ok(())
}
