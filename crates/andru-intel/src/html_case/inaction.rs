//! What waiting costs: its own section, never added to the benefits.

use andru_core::engine::cost::Amounts;
use andru_core::engine::cost::BusinessCase;
use andru_core::engine::cost::money::{Decimal, plain};

use super::chart::{Flow, flow};
use super::lines::with_values;
use crate::case_words::{due, weakest};
use crate::html::markup::Markup;
use crate::html::table::{FIGURES, WORDS, cell, foreign_row, row, table, text_cell};

/// Adds the section, or nothing where the case has no such line.
pub(super) fn write(case: &BusinessCase, out: &mut Markup) {
    let Some(inaction) = &case.inaction else { return };
    let amounts = Amounts::of(case.model.terms());
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "Cost of inaction");
        section.leaf(
            "p",
            &[],
            "What the buyer pays every month in which nothing changes. It is not added to the benefits: a purchase ends \
             part of it, later, and that part is a benefit already. Both together would count the same cash twice.",
        );
        if inaction.lines.iter().any(|line| line.counts) {
            flow(
                section,
                &Flow {
                    id: "inaction",
                    title: "Cost of inaction: what waiting has cost by the end of each month",
                    says: format!(
                        "What waiting has cost by the end of each month: {} after {} months, after risk, not discounted.",
                        amounts.money(inaction.total),
                        inaction.months.len()
                    ),
                    amounts: inaction.cumulative.iter().copied().map(plain).collect(),
                    running: Vec::new(),
                    first: 1,
                    period: "month",
                    currency: amounts.currency.code(),
                },
            );
            by_year(&inaction.months, amounts, section);
        }
        let heads = [("line", ""), ("amount each time", WORDS), ("in all", FIGURES)];
        let caption = format!("What is lost while nothing changes, {}", amounts.currency);
        table(section, "facts losses", &caption, &heads, |rows| {
            for loss in &inaction.lines {
                let Some(line) = case.model.line(&loss.id) else { continue };
                foreign_row(rows, &line.name, |row| {
                    cell(row, WORDS, |cell| {
                        let notes = format!("{}; {}", due(line, case.model.terms()), weakest(loss.weakest));
                        cell.foreign(&with_values(case, &line.amount));
                        cell.text(" ").leaf("code", &[("class", "note")], line.amount.text());
                        cell.text(" ").leaf("small", &[("class", "note")], notes);
                        if let Some(why) = loss.standing.why_not(line.same_cash_as.as_deref()) {
                            cell.text(" ").leaf("strong", &[("class", "note")], format!("not counted: {why}"));
                        }
                    });
                    text_cell(row, FIGURES, if loss.months.is_empty() { String::new() } else { amounts.bare(loss.total) });
                });
            }
        });
    });
    out.line();
}

fn by_year(months: &[Decimal], amounts: Amounts, out: &mut Markup) {
    let heads =
        [("months", ""), ("a month, on average", FIGURES), ("in these months", FIGURES), ("running sum", FIGURES)];
    out.element("div", &[("class", "across")], |across| {
        table(across, "money", &format!("By year, {}", amounts.currency), &heads, |rows| {
            let mut running = Decimal::ZERO;
            for (year, months) in months.chunks(12).enumerate() {
                let sum: Decimal = months.iter().sum();
                running += sum;
                row(rows, &format!("{} to {}", year * 12 + 1, year * 12 + months.len()), |row| {
                    for amount in [sum / Decimal::from(months.len()), sum, running] {
                        text_cell(row, FIGURES, amounts.bare(amount));
                    }
                });
            }
        });
    });
}
