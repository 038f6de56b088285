//! How far the score can be trusted: the curves, the groups they are drawn from, and every figure.

use andru_core::engine::icp::learn::LEAST_RARER;
use andru_core::engine::icp::model::Model;

use super::rate::rate_cell;
use super::verdict::is_too_small;
use super::words::{Rate, percent};
use super::{calibration, distribution, figures, gain};
use crate::html::markup::Markup;
use crate::html::table::{FIGURES, row, table, text_cell};

pub(super) fn write(model: &Model, out: &mut Markup) {
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "How far to trust it");
        if is_too_small(model) {
            section.leaf(
                "p",
                &[],
                format!(
                    "No curve and no figure: below {LEAST_RARER} deals of the rarer outcome they would only look \
                     like knowledge."
                ),
            );
            return;
        }
        section.leaf("p", &[], "Every deal below was scored by a model that never saw it.");
        let validation = &model.validation;
        section.element("div", &[("class", "figures")], |pictures| {
            calibration::figure(validation, pictures);
            gain::figure(validation, pictures);
            distribution::figure(validation, &model.scorecard.tiers, pictures);
            groups(model, pictures);
        });
        if validation.groups.is_empty() {
            section.leaf("p", &[], "The model file holds no groups of deals to draw curves from.");
        }
        figures::write(model, section);
    });
    out.line();
}

/// The groups that the curves are drawn from.
fn groups(model: &Model, out: &mut Markup) {
    let groups = &model.validation.groups;
    if groups.is_empty() {
        return;
    }
    let has_probability = groups.iter().any(|group| group.probability.is_some());
    let mut heads = vec![("points from", ""), ("won of deals", FIGURES), ("win rate (95%)", FIGURES)];
    if has_probability {
        heads.push(("given", FIGURES));
    }
    heads.push(("lift so far", FIGURES));
    let cuts = gain::cuts(&model.validation);
    out.element("div", &[("class", "beside")], |out| {
        out.leaf("h3", &[], "The groups behind the curves");
        let caption = "Deals by points, best first, each scored by a model that never saw it. Lift so far: the win \
                       rate from the best down to here, as a multiple of the overall one.";
        table(out, "deciles", caption, &heads, |rows| {
            for (at, group) in groups.iter().rev().enumerate() {
                let rate = Rate::new(group.won, group.deals);
                row(rows, &group.low.to_string(), |row| {
                    text_cell(row, FIGURES, rate.counts());
                    rate_cell(row, rate);
                    if has_probability {
                        text_cell(row, FIGURES, group.probability.map(percent).unwrap_or_default());
                    }
                    text_cell(row, FIGURES, cuts.get(at).map(|cut| format!("{:.2}", cut.lift)).unwrap_or_default());
                });
            }
        });
    });
}
