//! The first sheet: the measures, live, and what they rest on.

use andru_core::engine::cost::Amounts;
use andru_core::engine::cost::measure::{Measure, Size, measures};
use andru_core::engine::cost::money::plain;
use andru_core::engine::cost::question::questions;
use andru_core::engine::cost::{BusinessCase, Scope};
use rust_xlsxwriter::{Format, XlsxError};

use super::cash;
use super::charts;
use super::grid::{Grid, Result, Written, row};
use super::measures::{NEVER, formula};
use crate::case_words::headline;

const HEADS: u32 = 5;
const FIRST: u32 = 6;
const VALUE: u16 = 2;
/// Added to what a measure says where its value is no formula.
const NOT_LIVE: &str = "As it was when the file was made.";

/// Writes the sheet.
pub(super) fn write(case: &BusinessCase, grid: &mut Grid<'_>) -> Written {
    let formats = grid.formats;
    grid.title(
        &case.title,
        "Business case. Every value of the table is a formula; change an input in sheet Figures and it follows.",
    )?;
    if let Some(buyer) = &case.buyer {
        grid.text(2, 0, "for", &formats.note)?;
        grid.text(2, 1, buyer, &formats.plain)?;
    }
    grid.text(3, 0, "verdict when made", &formats.note)?;
    grid.text(3, 1, &headline(case), &formats.plain)?;
    for (at, name) in (0..).zip(["id", "measure", "value", "unit", "what it says"]) {
        grid.text(HEADS, at, name, if at == VALUE { &formats.head_right } else { &formats.head })?;
    }
    let mut next = write_measures(case, grid)?;
    next = rests_on(case, next + 1, grid)?;
    next = open(case, next, grid)?;
    charts::cash(case, grid, next + 1)?;
    grid.widths(&[24.0, 28.0, 22.0, 13.0, 70.0])?;
    grid.sheet.set_freeze_panes(FIRST, 0).map(drop)
}

fn write_measures(case: &BusinessCase, grid: &mut Grid<'_>) -> std::result::Result<u32, XlsxError> {
    let formats = grid.formats;
    let mut at = FIRST;
    for measure in measures(case) {
        grid.text(at, 0, measure.id, &formats.note)?;
        grid.text(at, 1, measure.name, &formats.plain)?;
        let formula = formula(case, measure.id);
        write_size(case, &measure, formula.as_deref(), at, grid)?;
        let says = if formula.is_some() { measure.says.to_owned() } else { format!("{} {NOT_LIVE}", measure.says) };
        grid.text(at, 4, &says, &formats.plain)?;
        at += 1;
    }
    at = write_sums(case, at, grid)?;
    if case.case.scope != Scope::Whole {
        grid.text(at, 1, "ROI", &formats.plain)?;
        grid.text(at, VALUE, "not yet", &formats.right)?;
        grid.text(at, 4, "There is no return on a case before every line counts.", &formats.plain)?;
        at += 1;
    }
    Ok(at)
}

/// Writes what a measure comes to, with its unit.
fn write_size(case: &BusinessCase, measure: &Measure, formula: Option<&str>, at: u32, grid: &mut Grid<'_>) -> Written {
    let formats = grid.formats;
    let (result, format, unit): (Result<'_>, &Format, &str) = match &measure.size {
        Size::Money(amount) => (Result::from(*amount), &formats.money, case.model.terms().currency.code()),
        Size::Share(share) => {
            (Result::Number(*share), &formats.share, if measure.id == "roi" { "of costs" } else { "a year" })
        }
        Size::Ratio(ratio) => (Result::Number(*ratio), &formats.ratio, ""),
        Size::Months(months) => (Result::Number(*months), &formats.months, "months"),
        Size::Words(words) if words.starts_with(NEVER) => (Result::Words(NEVER), &formats.months, "months"),
        Size::Words(words) => (Result::Words(words), &formats.months, ""),
    };
    match (formula, &measure.size) {
        (Some(formula), _) => grid.formula(at, VALUE, formula, result, format)?,
        (None, Size::Words(words)) => grid.wrapped(at, VALUE, words)?,
        (None, _) => {}
    }
    grid.text(at, 3, unit, &formats.unit)
}

/// Writes the sums behind the measures, and gives the next free row.
fn write_sums(case: &BusinessCase, first: u32, grid: &mut Grid<'_>) -> std::result::Result<u32, XlsxError> {
    let (formats, found) = (grid.formats, &case.case);
    let sums = [
        ("present value of benefits", cash::PV_BENEFITS, found.benefits.present_value, "After risk, in today's money."),
        ("present value of costs", cash::PV_COSTS, found.costs.present_value, "After risk, in today's money."),
        ("benefits in all", cash::BENEFITS, found.benefits.total, "After risk, not discounted."),
        ("net in all", cash::NET, found.net.total, "Benefits less costs, after risk, not discounted."),
    ];
    for (at, (name, of, amount, says)) in (first..).zip(sums) {
        grid.text(at, 1, name, &formats.plain)?;
        grid.formula(at, VALUE, &cash::total(of), Result::from(amount), &formats.money)?;
        grid.text(at, 3, case.model.terms().currency.code(), &formats.unit)?;
        grid.text(at, 4, says, &formats.plain)?;
    }
    Ok(row(first, sums.len()))
}

fn rests_on(case: &BusinessCase, at: u32, grid: &mut Grid<'_>) -> std::result::Result<u32, XlsxError> {
    let formats = grid.formats;
    let Some(rests) = &case.case.rests_on else { return Ok(at) };
    let head = "What it rests on: shares of the benefits and costs that count, by size, when the file was made";
    grid.text(at, 0, head, &formats.part)?;
    let shares = [
        (rests.buyer, "on what the buyer said"),
        (rests.benchmark, "on published figures"),
        (rests.assumption, "on assumptions"),
    ];
    for (next, (share, name)) in shares.into_iter().enumerate() {
        grid.text(row(at + 1, next), 0, name, &formats.plain)?;
        grid.number(row(at + 1, next), VALUE, plain(share) / 100.0, &formats.share)?;
    }
    Ok(at + 5)
}

/// Writes the questions that wait for the buyer, each with what its answer is worth.
fn open(case: &BusinessCase, at: u32, grid: &mut Grid<'_>) -> std::result::Result<u32, XlsxError> {
    let formats = grid.formats;
    let asked = questions(&case.model).unwrap_or_default();
    if asked.is_empty() {
        return Ok(at);
    }
    let amounts = Amounts::of(case.model.terms());
    grid.heads(
        at,
        0,
        &["What to ask first", "figure", "each is worth", "", "question"].map(str::to_owned),
        &formats.head,
    )?;
    for (next, question) in asked.iter().enumerate() {
        let at = row(at + 1, next);
        grid.text(at, 0, &question.lines.join(", "), &formats.plain)?;
        grid.text(at, 1, &question.figure, &formats.plain)?;
        if let Some(each) = question.each {
            grid.text(at, VALUE, &amounts.money(each), &formats.right)?;
        }
        grid.wrapped(at, 4, &question.ask)?;
    }
    Ok(row(at + 2, asked.len()))
}
