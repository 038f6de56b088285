//! Drift: whether the later deals are like the earlier ones.

use andru_core::engine::icp::learn::{FieldReport, SHIFT, STABLE, Status};
use andru_core::engine::icp::model::Model;

use super::verdict::is_too_small;
use crate::html::markup::Markup;
use crate::html::table::{FIGURES, WORDS, cell, foreign_row, row, table, text_cell};
use andru_core::engine::figure::counted;

pub(super) fn write(model: &Model, out: &mut Markup) {
    let history = &model.history;
    let mut used: Vec<&FieldReport> = history.fields.iter().filter(|field| field.status == Status::Used).collect();
    let least = |field: &FieldReport| field.drift.unwrap_or(f64::NEG_INFINITY);
    used.sort_by(|a, b| least(b).total_cmp(&least(a)));
    let shifted = used.iter().filter(|field| field.drift.is_some_and(|drift| drift > SHIFT)).count();
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "Drift");
        if is_too_small(model) {
            section.leaf("p", &[], "Not told: on so few deals the later ones always seem to differ from the earlier.");
            return;
        }
        section.element("p", &[], |text| {
            let score = match in_words(history.drift) {
                "stable" => "The score is stable.".to_owned(),
                "not measured" => "Whether the score has moved is not known.".to_owned(),
                moved => format!("The score has {moved}."),
            };
            text.leaf("strong", &[], score).text(match (shifted, used.len()) {
                (_, 0) => String::new(),
                (0, _) => " No column has shifted.".to_owned(),
                (shifted, all) => format!(
                    " {shifted} of {} {} shifted: {} values come in other shares than before.",
                    counted(all as u64, "column", "columns"),
                    if shifted == 1 { "has" } else { "have" },
                    if shifted == 1 { "its" } else { "their" }
                ),
            });
        });
        section.element("p", &[], |text| {
            text.text("How far the last quarter of the deals, by ");
            match &history.ordered_by {
                Some(column) => text.foreign(column),
                None => text.text("their order in the file"),
            };
            text.text(format!(
                ", differs from the three before, as a population stability index. By convention under {STABLE} is \
                 stable, {STABLE} to {SHIFT} has moved, over {SHIFT} has shifted: learn again from newer deals."
            ));
        });
        let heads = [("what", ""), ("drift", FIGURES), ("in words", WORDS)];
        table(section, "facts", "Drift of the score and of every column learned from", &heads, |rows| {
            let cells = |row: &mut Markup, drift: Option<f64>| {
                text_cell(row, FIGURES, drift.map_or_else(|| "not known".to_owned(), |drift| format!("{drift:.3}")));
                let (words, shifted) = (in_words(drift), drift.is_some_and(|drift| drift > SHIFT));
                cell(row, WORDS, |cell| _ = if shifted { cell.leaf("strong", &[], words) } else { cell.text(words) });
            };
            row(rows, "score", |row| cells(row, history.drift));
            for field in &used {
                foreign_row(rows, &field.name, |row| cells(row, field.drift));
            }
        });
    });
    out.line();
}

/// What a stability index means.
fn in_words(drift: Option<f64>) -> &'static str {
    match drift {
        None => "not measured",
        Some(drift) if drift < STABLE => "stable",
        Some(drift) if drift <= SHIFT => "moved",
        Some(_) => "shifted",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_convention_is_kept_at_its_bounds() {
        let said = [None, Some(0.0999), Some(0.1), Some(0.25), Some(0.2501)].map(in_words);
        assert_eq!(said, ["not measured", "stable", "moved", "moved", "shifted"]);
    }
}
