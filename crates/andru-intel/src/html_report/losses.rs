//! Why deals were lost, as it was written in the deals.

use andru_core::engine::icp::model::Model;

use super::rate::rate_cell;
use super::words::{Rate, count};
use crate::html::markup::Markup;
use crate::html::table::{FIGURES, row, table, text_cell};

pub(super) fn write(model: &Model, out: &mut Markup) {
    let Some(losses) = &model.losses else { return };
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "Why deals were lost");
        section.element("p", &[], |text| {
            text.text(format!("{} of {} lost deals have a reason in ", count(losses.given), count(losses.lost)))
                .foreign(&losses.column)
                .text(
                    ". Shares are of these, with the 95% interval that so few deals leave open. It is what was \
                     written, not what is true, and it has no part in the score.",
                );
        });
        let heads = [
            ("reason", ""),
            ("deals", FIGURES),
            ("buyer said", FIGURES),
            ("we said", FIGURES),
            ("not known who", FIGURES),
            ("share (95%)", FIGURES),
        ];
        table(section, "facts", "Reasons, each deal once", &heads, |rows| {
            for kind in &losses.kinds {
                row(rows, kind.kind.name(), |row| {
                    for number in [kind.count, kind.buyer, kind.us, kind.unknown] {
                        text_cell(row, FIGURES, count(number));
                    }
                    match kind.share {
                        Some(_) => rate_cell(row, Rate::new(kind.count, losses.given)),
                        None => text_cell(row, FIGURES, ""),
                    }
                });
            }
        });
    });
    out.line();
}
