//! What to ask the buyer before there is a return: each question with what its answer is worth.

use andru_core::engine::cost::Amounts;
use andru_core::engine::cost::BusinessCase;
use andru_core::engine::cost::question::questions;

use crate::html::markup::Markup;
use crate::html::table::{WORDS, cell, row_of, table};

/// Adds the questions, or nothing where nothing is open.
pub(super) fn write(case: &BusinessCase, out: &mut Markup) {
    let amounts = Amounts::of(case.model.terms());
    // What cannot be priced was found when the case was computed; then there is no file.
    let asked = questions(&case.model).unwrap_or_default();
    if asked.is_empty() {
        return;
    }
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "What to ask first");
        let caption = "Each line that does not count yet, with the question that would settle it.";
        let heads = [("line", ""), ("question", WORDS)];
        table(section, "facts", caption, &heads, |rows| {
            for question in &asked {
                let lines: Vec<_> = question.lines.iter().filter_map(|id| case.model.line(id)).collect();
                let heading = |head: &mut Markup| {
                    for (at, line) in lines.iter().enumerate() {
                        head.text(if at == 0 { "" } else { ", " }).foreign(&line.name);
                    }
                };
                row_of(rows, heading, |row| {
                    cell(row, WORDS, |cell| {
                        cell.foreign(&question.ask);
                        let why = lines.first().and_then(|line| case.model.standing(line).why_not(None));
                        let worth = question.worth(amounts);
                        for note in why.into_iter().chain(worth) {
                            cell.text(" ").leaf("small", &[("class", "note")], note);
                        }
                    });
                });
            }
        });
    });
    out.line();
}
