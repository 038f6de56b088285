//! The figures: each value in an input cell, with who stands behind it.

use andru_core::engine::cost::BusinessCase;
use andru_core::engine::cost::figure::{Figure, Value};
use andru_core::engine::cost::formula::Formula;
use andru_core::engine::cost::money::{Decimal, plain};
use rust_xlsxwriter::{row_col_to_cell, row_col_to_cell_absolute};

use super::format::Formats;
use super::grid::{Grid, Result, Written, column, row};
use crate::case_words::stands;

const HEADS: u32 = 3;
const FIRST: u32 = 4;
const VALUE: u16 = 2;
/// The values by year, where a figure has them.
const YEARS: u16 = 12;

/// Where the value of each figure stands.
#[derive(Debug)]
pub(super) struct Places<'a> {
    case: &'a BusinessCase,
    /// Columns of years; none where every figure has one value.
    years: usize,
}

impl<'a> Places<'a> {
    pub(super) fn of(case: &'a BusinessCase) -> Self {
        let longest = case.model.figures().iter().map(|figure| match &figure.value {
            Value::ByYear(values) => values.len(),
            Value::Unknown | Value::Constant(_) => 0,
        });
        let years = match longest.max().unwrap_or_default() {
            0 => 0,
            longest => longest.max(case.model.terms().years as usize),
        };
        Self { case, years }
    }

    /// The cell of a figure's value in a year; today is in the first.
    pub(super) fn cell(&self, id: &str, year: usize) -> String {
        let at = row(FIRST, self.case.model.index(id).unwrap_or_default());
        let by_year = matches!(self.case.model.figure(id).map(|figure| &figure.value), Some(Value::ByYear(_)));
        let column = if by_year { column(YEARS, year.saturating_sub(1)) } else { VALUE };
        format!("Figures!{}", row_col_to_cell_absolute(at, column))
    }

    /// A formula over the cells of its figures in a year.
    pub(super) fn formula(&self, formula: &Formula, year: usize) -> String {
        formula.written(&|id| self.cell(id, year))
    }
}

/// Writes the sheet.
pub(super) fn write(case: &BusinessCase, places: &Places<'_>, grid: &mut Grid<'_>) -> Written {
    let formats = grid.formats;
    grid.title(
        "Figures",
        "Coloured cells under `input` are inputs: change one and every sheet but Sensitivity follows. The rest says who stands \
         behind each.",
    )?;
    let names = [
        "id",
        "figure",
        "value (input)",
        "unit",
        "basis",
        "who",
        "date",
        "publication",
        "why",
        "low",
        "high",
        "question",
    ];
    for (at, name) in (0..).zip(names) {
        let format = if matches!(at, 2 | 9 | 10) { &formats.head_right } else { &formats.head };
        grid.text(HEADS, at, name, format)?;
    }
    let years: Vec<String> = (1..=places.years).map(|year| format!("year {year} (input)")).collect();
    grid.heads(HEADS, YEARS, &years, &formats.head_right)?;
    for (at, figure) in case.model.figures().iter().enumerate() {
        write_figure(figure, row(FIRST, at), places, grid)?;
    }
    grid.widths(&[18.0, 28.0, 15.0, 15.0, 10.0, 28.0, 9.0, 16.0, 30.0, 11.0, 11.0, 30.0])?;
    if places.years > 0 {
        grid.sheet.set_column_range_width(YEARS, column(YEARS, places.years - 1), 14)?;
    }
    grid.sheet.set_row_height(HEADS, 30)?;
    grid.sheet.set_freeze_panes(FIRST, 3)?;
    grid.sheet.set_repeat_rows(HEADS, HEADS)?;
    Ok(())
}

fn write_figure(figure: &Figure, at: u32, places: &Places<'_>, grid: &mut Grid<'_>) -> Written {
    let formats = grid.formats;
    grid.text(at, 0, &figure.id, &formats.plain)?;
    grid.text(at, 1, &figure.name, &formats.wrapped)?;
    match &figure.value {
        Value::Unknown => grid.text(at, VALUE, "not known", &formats.right)?,
        Value::Constant(value) => input(figure, *value, at, VALUE, grid)?,
        Value::ByYear(values) => {
            grid.text(at, VALUE, "by year, in M…", &formats.right)?;
            for year in 0..places.years {
                let place = column(YEARS, year);
                match (values.get(year), values.last()) {
                    (Some(value), _) => input(figure, *value, at, place, grid)?,
                    // The last one holds after.
                    (None, Some(last)) => {
                        let before = row_col_to_cell(at, place.saturating_sub(1));
                        let format = Formats::value(figure, *last, false);
                        grid.formula(at, place, &before, Result::from(figure.unit.scaled(*last)), &format)?;
                    }
                    (None, None) => {}
                }
            }
        }
    }
    grid.text(at, 3, figure.unit.text(), &formats.unit)?;
    let stands = stands(&figure.basis);
    let words = [Some(stands.kind), stands.who, stands.date, stands.tier, stands.why];
    for (column, words) in (4..).zip(words) {
        grid.text(at, column, words.unwrap_or_default(), &formats.wrapped)?;
    }
    if let Some((low, high)) = figure.range {
        for (column, end) in [(9, low), (10, high)] {
            grid.number(at, column, plain(figure.unit.scaled(end)), &Formats::value(figure, end, false))?;
        }
    }
    grid.text(at, 11, figure.ask.as_deref().unwrap_or_default(), &formats.wrapped)
}

fn input(figure: &Figure, value: Decimal, at: u32, place: u16, grid: &mut Grid<'_>) -> Written {
    grid.number(at, place, plain(figure.unit.scaled(value)), &Formats::value(figure, value, true))
}
