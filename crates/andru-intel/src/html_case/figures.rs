//! What the result rests on: the shares, and every figure with who stands behind it.

use andru_core::engine::cost::BusinessCase;
use andru_core::engine::cost::figure::{Figure, Value};
use andru_core::engine::cost::money::written_exactly;

use crate::case_words::stands;
use crate::html::markup::Markup;
use crate::html::table::{WORDS, cell, row_of, table};

/// Adds the section.
pub(super) fn write(case: &BusinessCase, out: &mut Markup) {
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "What it rests on");
        if let Some(rests) = &case.case.rests_on {
            let shares = [
                (rests.buyer, "on what the buyer said"),
                (rests.benchmark, "on published figures"),
                (rests.assumption, "on assumptions"),
            ];
            let named: Vec<String> =
                shares.iter().map(|(share, on)| format!("{}% {on}", written_exactly(*share))).collect();
            section.element("p", &[], |text| {
                text.text(format!(
                    "Of the benefits and costs that count, by size in today's money: {}.",
                    named.join(", ")
                ))
                .text(" Each line is shared out evenly among the figures of its amount; rates of discount and of risk are left out.");
            });
        }
        let heads = [("figure", ""), ("value", WORDS), ("who stands behind it", WORDS)];
        table(section, "facts basis", "Every figure of the case", &heads, |rows| {
            for figure in case.model.figures() {
                let heading = |head: &mut Markup| {
                    head.foreign(&figure.name).text(" ").leaf("code", &[("class", "note")], &figure.id);
                };
                row_of(rows, heading, |row| {
                    cell(row, WORDS, |cell| value(figure, cell));
                    cell(row, WORDS, |cell| source(figure, cell));
                });
            }
        });
    });
    out.line();
}

fn value(figure: &Figure, cell: &mut Markup) {
    match &figure.value {
        Value::Unknown => _ = cell.leaf("strong", &[], "not known"),
        Value::Constant(value) => _ = cell.foreign(&figure.written(*value)),
        Value::ByYear(values) => {
            for (at, value) in values.iter().enumerate() {
                let after = if at + 1 == values.len() { "; " } else { ", " };
                cell.text(format!("year {} ", at + 1)).foreign(&figure.written(*value)).text(after);
            }
            cell.text("the last holds after");
        }
    }
    if let Some((low, high)) = figure.range {
        let range = format!("{} to {}", written_exactly(low), written_exactly(high));
        cell.text(" ").leaf("small", &[("class", "note")], format!("may be {range}"));
    }
}

fn source(figure: &Figure, cell: &mut Markup) {
    let stands = stands(&figure.basis);
    cell.text(stands.kind);
    if let Some(who) = stands.who {
        cell.text(": ").foreign(who);
    }
    if let Some(date) = stands.date {
        cell.text(", ").foreign(date);
    }
    if let Some(tier) = stands.tier {
        cell.text(format!(" ({tier})"));
    }
    if let Some(why) = stands.why {
        cell.text(", because ").foreign(why);
    }
}
