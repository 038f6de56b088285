//! What the score is, and what it is not.

use andru_core::engine::icp::Points;
use andru_core::engine::icp::model::{Calibration, Model};

use crate::html::markup::Markup;
use crate::html::table::{FIGURES, text_cell};

pub(super) fn write(model: &Model, out: &mut Markup) {
    let card = &model.scorecard;
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "What the score is, and is not");
        section.element("p", &[], |text| {
            text.leaf("strong", &[], "It is a sum.").text(format!(
                " A company starts at {} points; each column adds or takes the points of the group its value falls \
                 into. The worst of everything is 0, the best is 100. All are whole tenths, so what is printed adds \
                 up exactly. A column of which nothing is known adds nothing.",
                card.start
            ));
        });
        section.element("p", &[], |text| {
            text.leaf("strong", &[], "It is not a cause.").text(
                " It says which kinds of companies were won so far, not why, and nothing of any one deal for sure. \
                 Only closed deals were seen: of companies you never sold to it knows nothing.",
            );
        });
        match card.calibration {
            Some(calibration) => probability(calibration, section),
            None => {
                section.element("p", &[], |text| {
                    text.leaf("strong", &[], "It is not a probability.")
                        .text(" The deals are too few to say how often a score comes true, so none is given.");
                });
            }
        }
    });
    out.line();
}

fn probability(calibration: Calibration, out: &mut Markup) {
    let sign = if calibration.slope < 0.0 { "-" } else { "+" };
    let formula = format!("1 / (1 + exp(-({} {sign} {} × points)))", calibration.intercept, calibration.slope.abs());
    out.element("p", &[], |text| {
        text.leaf("strong", &[], "It becomes a probability")
            .text(" of winning, for deals like those learned from, by one formula:");
    });
    out.element("p", &[("class", "formula")], |text| _ = text.leaf("code", &[], formula));
    let steps = [0, 20, 40, 60, 80, 100].map(|points| Points::from_tenths(points * 10));
    out.element("div", &[("class", "across")], |out| {
        out.element("table", &[("class", "steps")], |table| {
            table.leaf("caption", &[], "The probability of some scores");
            table.element("tbody", &[], |rows| {
                for (name, text) in [
                    ("points", steps.map(|points| format!("{:.0}", points.to_f64()))),
                    ("probability", steps.map(|points| percent(calibration.probability(points)))),
                ] {
                    rows.element("tr", &[], |row| {
                        row.leaf("th", &[("scope", "row")], name);
                        for text in &text {
                            text_cell(row, FIGURES, text);
                        }
                    });
                }
            });
        });
    });
}

/// A probability in percent that says neither never nor always.
fn percent(probability: f64) -> String {
    match probability * 100.0 {
        percent if percent < 1.0 => format!("{percent:.1}%"),
        percent if percent > 99.0 => format!("{percent:.1}%"),
        percent => format!("{percent:.0}%"),
    }
}
