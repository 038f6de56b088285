//! The cash flow: sums by period, discount factors, present values, running sums and where they pay back.

use andru_core::engine::cost::BusinessCase;
use andru_core::engine::cost::finance::FirstFlow;
use andru_core::engine::cost::line::Side;
use andru_core::engine::cost::model::DISCOUNT_RATE;
use andru_core::engine::cost::money::{Decimal, plain};
use andru_core::engine::cost::terms::Period;
use rust_xlsxwriter::{row_col_to_cell, row_col_to_cell_absolute};

use super::figures::Places;
use super::grid::{Grid, Result, Written, column, rounded};
use super::lines::{self, AFTER, PRESENT};
use crate::case_words::label;

pub(super) const HEADS: u32 = 3;
const RATE: u32 = 4;
const TIMES: u32 = 5;
const FACTOR: u32 = 6;
pub(super) const BENEFITS: u32 = 7;
pub(super) const COSTS: u32 = 8;
pub(super) const NET: u32 = 9;
pub(super) const RUNNING: u32 = 10;
pub(super) const PV_BENEFITS: u32 = 11;
pub(super) const PV_COSTS: u32 = 12;
pub(super) const PV_NET: u32 = 13;
pub(super) const PV_RUNNING: u32 = 14;
pub(super) const PAID_BACK: u32 = 15;
pub(super) const PV_PAID_BACK: u32 = 16;
pub(super) const TOTAL: u16 = 1;
pub(super) const PERIODS: u16 = 2;

/// The cell of a period's discount factor.
pub(super) fn factor(period: usize) -> String {
    format!("'Cash flow'!{}", row_col_to_cell(FACTOR, column(PERIODS, period)))
}

/// The cell of a period in a row of this sheet.
pub(super) fn cell(row: u32, period: usize) -> String {
    format!("'Cash flow'!{}", row_col_to_cell_absolute(row, column(PERIODS, period)))
}

/// The cell of a total of this sheet.
pub(super) fn total(row: u32) -> String {
    format!("'Cash flow'!{}", row_col_to_cell_absolute(row, TOTAL))
}

/// The cell of the rate of one period.
pub(super) fn rate() -> String {
    total(RATE)
}

/// The cells of a row of this sheet, from a period to the last.
pub(super) fn range(case: &BusinessCase, row: u32, from: usize) -> String {
    let ends = [from, case.model.terms().periods()].map(|at| row_col_to_cell_absolute(row, column(PERIODS, at)));
    format!("'Cash flow'!{}:{}", ends[0], ends[1])
}

/// Writes the sheet.
pub(super) fn write(case: &BusinessCase, places: &Places<'_>, grid: &mut Grid<'_>) -> Written {
    let (formats, terms, found) = (grid.formats, case.model.terms(), &case.case);
    grid.title(
        "Cash flow",
        &format!("Amounts in {}, after risk; lines that do not count are not in it.", terms.currency),
    )?;
    grid.text(HEADS, 0, "", &formats.head)?;
    grid.text(HEADS, TOTAL, "total", &formats.head_right)?;
    for period in 0..=terms.periods() {
        grid.text(HEADS, column(PERIODS, period), &label(terms.period, period), &formats.head_right)?;
    }
    discounting(case, places, grid)?;
    let sums = [
        (BENEFITS, "benefits", Side::Benefit, AFTER, &found.benefits.values, found.benefits.total),
        (COSTS, "costs", Side::Cost, AFTER, &found.costs.values, found.costs.total),
        (
            PV_BENEFITS,
            "present value of benefits",
            Side::Benefit,
            PRESENT,
            &found.benefits.discounted,
            found.benefits.present_value,
        ),
        (PV_COSTS, "present value of costs", Side::Cost, PRESENT, &found.costs.discounted, found.costs.present_value),
    ];
    for (row, name, side, what, values, total) in sums {
        grid.text(row, 0, name, &formats.plain)?;
        sum_total(case, row, total, grid)?;
        for (period, value) in values.iter().enumerate() {
            let formula = lines::sum_of(case, side, what, column(lines::PERIODS, period));
            grid.formula(row, column(PERIODS, period), &formula, Result::from(*value), &formats.money)?;
        }
    }
    for (row, name, benefits, costs, net) in [
        (NET, "net", BENEFITS, COSTS, (&found.net.values, found.net.total)),
        (PV_NET, "present value of net", PV_BENEFITS, PV_COSTS, (&found.net.discounted, found.net.present_value)),
    ] {
        grid.text(row, 0, name, &formats.sum_label)?;
        let cells = [benefits, costs].map(|row| row_col_to_cell(row, TOTAL));
        grid.formula(row, TOTAL, &format!("{}-{}", cells[0], cells[1]), Result::from(net.1), &formats.sum)?;
        for (period, value) in net.0.iter().enumerate() {
            let at = column(PERIODS, period);
            let cells = [benefits, costs].map(|row| row_col_to_cell(row, at));
            grid.formula(row, at, &format!("{}-{}", cells[0], cells[1]), Result::from(*value), &formats.sum)?;
        }
    }
    running(
        case,
        grid,
        RUNNING,
        PAID_BACK,
        NET,
        &found.net.values,
        ["running sum", "paid back (periods after today)"],
    )?;
    let names = ["running sum of present values", "the same, discounted"];
    running(case, grid, PV_RUNNING, PV_PAID_BACK, PV_NET, &found.net.discounted, names)?;
    grid.sheet.set_column_width(0, 32)?;
    grid.sheet.set_column_range_width(TOTAL, column(PERIODS, terms.periods()), 14)?;
    grid.sheet.set_freeze_panes(HEADS + 1, PERIODS)?;
    grid.print(terms.periods(), 0)
}

/// Writes the rate of a period, how often each is discounted, and the factors.
fn discounting(case: &BusinessCase, places: &Places<'_>, grid: &mut Grid<'_>) -> Written {
    let (formats, terms) = (grid.formats, case.model.terms());
    let yearly = places.cell(DISCOUNT_RATE, 0);
    let (name, rate) = match terms.period {
        Period::Year => ("rate of discount, a year".to_owned(), yearly),
        Period::Month | Period::Quarter => (
            format!("rate of discount, a {}", terms.period.name()),
            format!("(1+{yearly})^({}/12)-1", terms.period.months()),
        ),
    };
    grid.text(RATE, 0, &name, &formats.plain)?;
    grid.formula(RATE, TOTAL, &rate, Result::Number(case.case.periodic_rate), &formats.rate)?;
    grid.text(TIMES, 0, "discounted so many times (input)", &formats.plain)?;
    grid.text(FACTOR, 0, "discount factor", &formats.plain)?;
    let first = match terms.first_flow {
        FirstFlow::Now => 0.0,
        FirstFlow::EndOfFirstPeriod => 1.0,
    };
    for (period, factor) in case.case.factors.iter().enumerate() {
        let at = column(PERIODS, period);
        grid.number(TIMES, at, first + period as f64, &formats.input_whole)?;
        let formula = format!("1/(1+{})^{}", row_col_to_cell_absolute(RATE, TOTAL), row_col_to_cell(TIMES, at));
        grid.formula(FACTOR, at, &formula, Result::from(*factor), &formats.factor)?;
    }
    Ok(())
}

fn sum_total(case: &BusinessCase, row: u32, total: Decimal, grid: &mut Grid<'_>) -> Written {
    let ends = [PERIODS, column(PERIODS, case.model.terms().periods())].map(|at| row_col_to_cell(row, at));
    let format = &grid.formats.money;
    grid.formula(row, TOTAL, &format!("SUM({}:{})", ends[0], ends[1]), Result::from(total), format)
}

/// Writes a running sum, and below it when it is made up: on a straight line within a period.
fn running(
    case: &BusinessCase,
    grid: &mut Grid<'_>,
    sums: u32,
    crossings: u32,
    flows: u32,
    values: &[Decimal],
    names: [&str; 2],
) -> Written {
    let (formats, terms) = (grid.formats, case.model.terms());
    grid.text(sums, 0, names[0], &formats.plain)?;
    grid.text(crossings, 0, names[1], &formats.note)?;
    // Sums of binary fractions that should be zero are not always.
    let decimals = Some(terms.rounding.decimals(terms.currency).unwrap_or(8));
    let mut before = Decimal::ZERO;
    for (period, value) in values.iter().enumerate() {
        let at = column(PERIODS, period);
        let (flow, sum) = (row_col_to_cell(flows, at), row_col_to_cell(sums, at));
        let now = before + value;
        if period == 0 {
            grid.formula(sums, at, &flow, Result::from(now), &formats.money)?;
        } else {
            let last = row_col_to_cell(sums, at.saturating_sub(1));
            grid.formula(sums, at, &rounded(&format!("{last}+{flow}"), decimals), Result::from(now), &formats.money)?;
            let crossing = format!("IF(AND({last}<0,{sum}>=0),{}-{last}/({sum}-{last}),\"-\")", period - 1);
            let crossed = before.is_sign_negative() && !before.is_zero() && (now.is_sign_positive() || now.is_zero());
            let within = plain((-before).checked_div(*value).unwrap_or_default());
            let result = if crossed { Result::Number((period - 1) as f64 + within) } else { Result::Words("-") };
            grid.formula(crossings, at, &crossing, result, &formats.crossing)?;
        }
        before = now;
    }
    Ok(())
}
