//! The tiers: where they begin and what the deals in them came to.

use andru_core::engine::icp::model::Model;

use super::rate::rate_in;
use super::verdict::overall;
use super::words::{Rate, percent};
use crate::html::markup::Markup;
use crate::html::svg::{area, line};
use crate::html::table::{FIGURES, row, table, text_cell};

pub(super) fn write(model: &Model, out: &mut Markup) {
    let tiers = &model.scorecard.tiers;
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "Tiers");
        if tiers.is_empty() {
            section.leaf(
                "p",
                &[],
                "None: on these deals the win rates of high and low scores cannot be told apart, so a letter would \
                 say more than is known.",
            );
            return;
        }
        section.leaf(
            "p",
            &[],
            "Cut where win rates differ, so that their 95% intervals do not overlap. Every deal was scored by a \
             model that never saw it.",
        );
        let all = tiers.iter().map(|cut| cut.deals).fold(0, u64::saturating_add);
        let heads = [
            ("tier", ""),
            ("points from", FIGURES),
            ("of all deals", "n part"),
            ("won of deals", FIGURES),
            ("win rate, 95% interval", "r"),
        ];
        table(section, "tiers", "Tiers, best first", &heads, |rows| {
            let mut tier = |name: &str, from: String, rate: Rate| {
                row(rows, name, |row| {
                    text_cell(row, FIGURES, from);
                    let part = Rate::new(rate.deals, all.max(rate.deals)).share();
                    text_cell(row, "n part", part.map(percent).unwrap_or_default());
                    text_cell(row, FIGURES, rate.counts());
                    row.element("td", &[("class", "r")], |cell| {
                        cell.element("span", &[("class", "bar")], |bar| {
                            interval(rate, overall(model), bar);
                            bar.element("span", &[], |span| rate_in(span, rate));
                        });
                    });
                });
            };
            for cut in tiers {
                tier(cut.tier.name(), cut.from.to_string(), Rate::new(cut.won, cut.deals));
            }
            tier("all", String::new(), overall(model));
        });
        section.element("p", &[("class", "small")], |note| {
            note.text(format!(
                "The upright line is the overall win rate, {}. A company of which little is known is held back at B \
                 or C.",
                overall(model).percent()
            ));
        });
    });
    out.line();
}

/// A win rate as a bar on a ground from 0 to 100%, and the overall rate as an upright line; the figures stand beside it.
fn interval(rate: Rate, overall: Rate, out: &mut Markup) {
    let (Some(share), Some(overall)) = (rate.share(), overall.share()) else { return };
    let attributes = [("viewBox", "0 0 100 12"), ("preserveAspectRatio", "none"), ("aria-hidden", "true")];
    out.element("svg", &attributes, |svg| {
        area(svg, "ground", (0.0, 2.0), (100.0, 10.0));
        area(svg, "won", (0.0, 2.0), (share * 100.0, 10.0));
        line(svg, "mark", (overall * 100.0, 0.0), (overall * 100.0, 12.0));
    });
}
