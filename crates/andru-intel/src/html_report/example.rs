//! A company added up by hand.

use andru_core::engine::icp::Points;
use andru_core::engine::icp::model::{Model, ModelField, tier_of};

use super::groups::{Group, groups};
use super::words::percent;
use crate::html::markup::Markup;
use crate::html::table::{FIGURES, WORDS, cell, foreign_row, row, table, text_cell};

/// Adds the example: the commonest group of every column, in the order given.
pub(super) fn write(model: &Model, fields: &[&ModelField], out: &mut Markup) {
    let card = &model.scorecard;
    let commonest = |field| groups(field).into_iter().rev().max_by_key(|group| group.rate.deals);
    let parts: Vec<(&str, Group<'_>)> =
        fields.iter().filter_map(|field| Some((field.column.as_str(), commonest(field)?))).collect();
    let total = card.start + parts.iter().map(|(_, group)| group.points).sum();
    let heads = [("column", ""), ("group", WORDS), ("points", FIGURES)];
    out.leaf("h3", &[], "Added up by hand").line();
    let caption = "The commonest group of each column, added up. No one company need look like this.";
    table(out, "sum", caption, &heads, |rows| {
        row(rows, "start", |row| {
            text_cell(row, WORDS, "");
            text_cell(row, FIGURES, card.start.to_string());
        });
        for (column, group) in &parts {
            foreign_row(rows, column, |row| {
                cell(row, WORDS, |cell| group.name.write(cell));
                text_cell(row, FIGURES, group.points.signed());
            });
        }
        if let Some(cold) = &card.cold_start {
            foreign_row(rows, cold.source.name(), |row| {
                text_cell(row, WORDS, "not known");
                text_cell(row, FIGURES, Points::ZERO.signed());
            });
        }
        rows.line().element("tr", &[("class", "total")], |row| {
            row.leaf("th", &[("scope", "row")], "score");
            text_cell(row, WORDS, outcome(model, total));
            text_cell(row, FIGURES, total.to_string());
        });
    });
}

/// What a score comes to, where everything is known.
fn outcome(model: &Model, total: Points) -> String {
    let card = &model.scorecard;
    let probability =
        card.calibration.map(|calibration| format!("probability {}", percent(calibration.probability(total))));
    let coverage = if card.cold_start.is_some() { None } else { Some(Points::HUNDRED) };
    let tier = coverage.and_then(|coverage| tier_of(&card.tiers, total, coverage)).map(|tier| format!("tier {tier}"));
    tier.into_iter().chain(probability).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::samples::model;
    use super::*;

    #[test]
    fn the_sum_is_what_the_program_computes() {
        let model = model();
        let mut out = Markup::default();
        write(&model, &model.scorecard.fields.iter().collect::<Vec<_>>(), &mut out);
        let html = out.into_document();
        // 40.0 - 10.0 (up to 50 people) - 30.0 (rail) = 0.0.
        assert!(html.contains(">0.0</td></tr></tbody>"), "{html}");
        assert_eq!(outcome(&model, Points::from_tenths(600)), "tier A, probability 62%");
    }
}
