//! A company added up by hand.

use andru_core::engine::icp::Points;
use andru_core::engine::icp::model::{Model, tier_of};

use super::groups::{Group, groups};
use super::markup::Markup;
use super::table::{FIGURES, WORDS, cell, row, table, text_cell};
use super::words::percent;

/// Adds the example: the commonest group of every column.
pub(super) fn write(model: &Model, out: &mut Markup) {
    let card = &model.scorecard;
    let parts: Vec<(&str, Group<'_>)> = card
        .fields
        .iter()
        .filter_map(|field| {
            Some((field.column.as_str(), groups(field).into_iter().rev().max_by_key(|group| group.rate.deals)?))
        })
        .collect();
    let total = card.start + parts.iter().map(|(_, group)| group.points).sum();
    out.leaf("h3", &[], "Added up by hand").line();
    table(
        out,
        "sum",
        |caption| {
            caption.text("The commonest group of each column, added up. No one company need look like this.");
        },
        &[("column", ""), ("group", WORDS), ("points", FIGURES)],
        |rows| {
            let plain = |rows: &mut Markup, name: &str, group: &str, points: String| {
                row(
                    rows,
                    |head| {
                        head.text(name);
                    },
                    |row| {
                        text_cell(row, WORDS, group);
                        text_cell(row, FIGURES, points);
                    },
                );
            };
            plain(rows, "start", "", card.start.to_string());
            for (column, group) in &parts {
                row(
                    rows,
                    |head| {
                        head.foreign(column);
                    },
                    |row| {
                        cell(row, WORDS, |cell| group.name.write(cell));
                        text_cell(row, FIGURES, group.points.signed());
                    },
                );
            }
            if let Some(cold) = &card.cold_start {
                row(
                    rows,
                    |head| {
                        head.foreign(cold.source.name());
                    },
                    |row| {
                        text_cell(row, WORDS, "not known");
                        text_cell(row, FIGURES, Points::ZERO.signed());
                    },
                );
            }
            rows.line().element("tr", &[("class", "total")], |row| {
                row.leaf("th", &[("scope", "row")], "score");
                text_cell(row, WORDS, outcome(model, total));
                text_cell(row, FIGURES, total.to_string());
            });
        },
    );
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
        write(&model, &mut out);
        let html = out.into_document();
        // 40.0 - 10.0 (up to 50 people) - 30.0 (rail) = 0.0.
        assert!(html.contains(">0.0</td></tr></tbody>"), "{html}");
        assert_eq!(outcome(&model, Points::from_tenths(600)), "tier A, probability 62%");
    }
}
