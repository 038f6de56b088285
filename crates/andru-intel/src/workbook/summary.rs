//! The first sheet: the measures, live, and what they rest on.

use andru_core::engine::cost::money::plain;
use andru_core::engine::cost::question::questions;
use andru_core::engine::cost::{BusinessCase, Scope};
use rust_xlsxwriter::{Format, XlsxError};

use super::cash;
use super::charts;
use super::grid::{Grid, Result, Written, row};
use crate::case_words::{Amounts, NO_INDEX, NO_MIRR, Size, headline, measures};

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
    let (formats, currency) = (grid.formats, case.model.terms().currency);
    let months = case.model.terms().period.months();
    let flows = cash::range(case, cash::NET, 0);
    let npv = cash::total(cash::PV_NET);
    let (benefits, costs) = (cash::total(cash::PV_BENEFITS), cash::total(cash::PV_COSTS));
    let rate = cash::rate();
    let over = |above: &str| format!("IF({costs}=0,\"no cost\",{above}/{costs})");
    let payback = |sums: u32, crossings: u32| {
        let last = cash::range(case, sums, case.model.terms().periods());
        let last = last.split(':').next().unwrap_or_default().to_owned();
        let crossings = cash::range(case, crossings, 1);
        format!("IF({last}<0,\"never\",IF(COUNT({crossings})=0,\"nothing to pay back\",MAX({crossings})*{months}))")
    };
    let irr = irr(case, &flows).map(|irr| format!("IFERROR((1+{irr})^(12/{months})-1,\"none found\")"));
    let mut at = FIRST;
    for measure in measures(case) {
        let formula = match measure.id {
            "npv" => npv.clone(),
            "roi" => over(&npv),
            "benefit_cost_ratio" => over(&benefits),
            "irr" => irr.clone().unwrap_or_default(),
            "mirr" => {
                let mirr = format!("MIRR({flows},{rate},{rate})");
                format!("IFERROR((1+{mirr})^(12/{months})-1,\"{NO_MIRR}\")")
            }
            "profitability_index" => {
                let first = flows.split(':').next().unwrap_or_default();
                let later = cash::range(case, cash::NET, 1);
                format!("IF({first}<0,NPV({rate},{later})/-{first},\"{NO_INDEX}\")")
            }
            "payback" => payback(cash::RUNNING, cash::PAID_BACK),
            "discounted_payback" => payback(cash::PV_RUNNING, cash::PV_PAID_BACK),
            _ => cash::total(cash::COSTS),
        };
        let is_live = measure.id != "irr" || irr.is_some();
        let (result, format, unit): (Result<'_>, &Format, &str) = match &measure.size {
            Size::Money(amount) => (Result::from(*amount), &formats.money, currency.code()),
            Size::Share(share) => {
                (Result::Number(*share), &formats.share, if measure.id == "roi" { "of costs" } else { "a year" })
            }
            Size::Ratio(ratio) => (Result::Number(*ratio), &formats.ratio, ""),
            Size::Months(months) => (Result::Number(*months), &formats.months, "months"),
            Size::Words(words) if words.starts_with("never") => (Result::Words("never"), &formats.months, "months"),
            Size::Words(words) => (Result::Words(words), &formats.months, ""),
        };
        grid.text(at, 0, measure.id, &formats.note)?;
        grid.text(at, 1, measure.name, &formats.plain)?;
        match &measure.size {
            Size::Words(words) if !is_live => grid.text(at, VALUE, words, &formats.wrapped)?,
            _ => grid.formula(at, VALUE, &formula, result, format)?,
        }
        grid.text(at, 3, unit, &formats.unit)?;
        let says = if is_live { measure.says.to_owned() } else { format!("{} {NOT_LIVE}", measure.says) };
        grid.text(at, 4, &says, &formats.plain)?;
        at += 1;
    }
    let found = &case.case;
    for (id, name, cell, amount, says) in [
        (
            "benefits_present_value",
            "present value of benefits",
            benefits,
            found.benefits.present_value,
            "Benefits that count, after risk, in today's money.",
        ),
        (
            "costs_present_value",
            "present value of costs",
            costs,
            found.costs.present_value,
            "Costs that count, after risk, in today's money.",
        ),
        (
            "benefits_total",
            "benefits in all",
            cash::total(cash::BENEFITS),
            found.benefits.total,
            "After risk, not discounted.",
        ),
        (
            "net_total",
            "net in all",
            cash::total(cash::NET),
            found.net.total,
            "Benefits less costs, after risk, not discounted.",
        ),
    ] {
        grid.text(at, 0, id, &formats.note)?;
        grid.text(at, 1, name, &formats.plain)?;
        grid.formula(at, VALUE, &cell, Result::from(amount), &formats.money)?;
        grid.text(at, 3, currency.code(), &formats.unit)?;
        grid.text(at, 4, says, &formats.plain)?;
        at += 1;
    }
    if case.case.scope != Scope::Whole {
        grid.text(at, 1, "ROI", &formats.plain)?;
        grid.text(at, VALUE, "not yet", &formats.right)?;
        grid.text(at, 4, "There is no return on a case before every line counts.", &formats.plain)?;
        at += 1;
    }
    Ok(at)
}

/// The internal rate of a period, sought from where the engine found it; none where there is not exactly one.
fn irr(case: &BusinessCase, flows: &str) -> Option<String> {
    let [yearly] = case.case.measures.as_ref()?.irr.as_slice() else { return None };
    let periodic = (1.0 + yearly).powf(f64::from(case.model.terms().period.months()) / 12.0) - 1.0;
    Some(format!("IRR({flows},{periodic:.6})"))
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
    let amounts = Amounts::of(case);
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
        grid.text(at, 4, &question.ask, &formats.wrapped)?;
    }
    Ok(row(at + 2, asked.len()))
}
