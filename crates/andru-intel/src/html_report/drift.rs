//! Drift: whether the later deals are like the earlier ones.

use andru_core::engine::icp::learn::{FieldReport, Status};
use andru_core::engine::icp::model::Model;

use super::markup::Markup;
use super::table::{FIGURES, WORDS, row, table, text_cell};

pub(super) fn write(model: &Model, out: &mut Markup) {
    let history = &model.history;
    let used: Vec<&FieldReport> = history.fields.iter().filter(|field| field.status == Status::Used).collect();
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "Drift");
        section.element("p", &[], |text| {
            text.text("How far the last quarter of the deals, by ");
            match &history.ordered_by {
                Some(column) => text.foreign(column),
                None => text.text("their order in the file"),
            };
            text.text(
                ", differs from the three before, as a population stability index. By convention under 0.1 is stable, 0.1 \
                 to 0.25 has moved, over 0.25 is a shift: learn again from newer deals.",
            );
        });
        let heads = [("what", ""), ("drift", FIGURES), ("in words", WORDS)];
        table(section, "facts", |caption| { caption.text("Drift of the score and of every column learned from"); }, &heads, |rows| {
            let cells = |row: &mut Markup, drift: Option<f64>| {
                text_cell(row, FIGURES, drift.map_or_else(|| "not known".to_owned(), |drift| format!("{drift:.3}")));
                text_cell(row, WORDS, in_words(drift));
            };
            row(rows, |head| { head.text("score"); }, |row| cells(row, history.drift));
            for field in &used {
                row(rows, |head| { head.foreign(&field.name); }, |row| cells(row, field.drift));
            }
        });
    });
    out.line();
}

/// What a stability index means by the usual convention (Siddiqi 2006).
fn in_words(drift: Option<f64>) -> &'static str {
    match drift {
        None => "not measured",
        Some(drift) if drift < 0.1 => "stable",
        Some(drift) if drift <= 0.25 => "has moved",
        Some(_) => "shift",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_convention_is_kept_at_its_bounds() {
        let said = [None, Some(0.0999), Some(0.1), Some(0.25), Some(0.2501)].map(in_words);
        assert_eq!(said, ["not measured", "stable", "has moved", "has moved", "shift"]);
    }
}
