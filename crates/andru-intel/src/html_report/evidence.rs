//! How far the score can be trusted: the curves, the groups they are drawn from, and every figure.

use andru_core::engine::icp::learn::LEAST_RARER;
use andru_core::engine::icp::model::Model;

use super::markup::Markup;
use super::table::{FIGURES, WORDS, row, table, text_cell};
use super::verdict::{is_too_small, overall};
use super::words::{Rate, percent};
use super::{calibration, distribution, gain};

pub(super) fn write(model: &Model, out: &mut Markup) {
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "How far to trust it");
        if is_too_small(model) {
            section.leaf(
                "p",
                &[],
                format!(
                    "No curve and no figure: below {LEAST_RARER} deals of the rarer outcome they would only look like \
                     knowledge."
                ),
            );
            return;
        }
        section.leaf("p", &[], "Every deal below was scored by a model that never saw it.");
        let validation = &model.validation;
        section.element("div", &[("class", "figures")], |figures| {
            calibration::figure(validation, figures);
            gain::figure(validation, figures);
            distribution::figure(validation, &model.scorecard.tiers, figures);
            groups(model, figures);
        });
        if validation.groups.is_empty() {
            section.leaf("p", &[], "The model file holds no groups of deals to draw curves from.");
        }
        figures(model, section);
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
    let mut heads = vec![("points", ""), ("won of deals", FIGURES), ("win rate (95%)", FIGURES)];
    if has_probability {
        heads.push(("given", FIGURES));
    }
    heads.push(("lift so far", FIGURES));
    let cuts = gain::cuts(&model.validation);
    out.element("div", &[("class", "beside")], |out| {
        out.leaf("h3", &[], "The groups behind the curves");
        let caption = |caption: &mut Markup| {
            caption.text(
                "Deals by points, best first. Lift so far: the win rate from the best down to here, as a multiple of the \
                 overall one.",
            );
        };
        table(out, "deciles", caption, &heads, |rows| {
            for (at, group) in groups.iter().rev().enumerate() {
                let rate = Rate::new(group.won, group.deals);
                let name = if group.low == group.high { group.low.to_string() } else { format!("{} to {}", group.low, group.high) };
                row(rows, |head| { head.text(name); }, |row| {
                    text_cell(row, FIGURES, rate.counts());
                    text_cell(row, FIGURES, rate.with_range());
                    if has_probability {
                        text_cell(row, FIGURES, group.probability.map(percent).unwrap_or_default());
                    }
                    text_cell(row, FIGURES, cuts.get(at).map(|cut| format!("{:.2}", cut.lift)).unwrap_or_default());
                });
            }
        });
    });
}

/// Every figure with what it says; those that are not there are said to be unknown.
fn figures(model: &Model, out: &mut Markup) {
    let history = &model.history;
    let base = overall(model).share();
    let heads = [("figure", ""), ("value", FIGURES), ("what it says", WORDS)];
    table(
        out,
        "facts",
        |caption| {
            caption.text("The figures, one by one");
        },
        &heads,
        |rows| {
            let mut figure = |name: &str, value: Option<String>, text: &str| {
                row(
                    rows,
                    |head| {
                        head.text(name);
                    },
                    |row| {
                        text_cell(row, FIGURES, value.as_deref().unwrap_or("not known"));
                        text_cell(row, WORDS, text);
                    },
                );
            };
            let three = |value: Option<f64>| value.map(|value| format!("{value:.3}"));
            let interval = match (history.auc_low, history.auc_high) {
                (Some(low), Some(high)) => format!(" 95% interval {low:.3} to {high:.3}."),
                _ => String::new(),
            };
            figure(
                "AUC",
                three(history.auc),
                &format!("How often a won deal scores above a lost one. 0.5 is a coin, 1 is never wrong.{interval}"),
            );
            let order = history
                .ordered_by
                .as_deref()
                .map_or_else(|| "their order in the file".to_owned(), |by| format!("`{by}`"));
            figure(
                "AUC later",
                three(history.auc_forward),
                &format!(
                    "The same on the last quarter of the deals by {order}, learned from the three quarters before."
                ),
            );
            figure(
                "chance",
                three(history.permutation_p),
                "How often outcomes handed out at random rank as well. Up to 0.05 counts as shown.",
            );
            let lift = base
                .filter(|base| *base > 0.0)
                .map_or_else(String::new, |base| format!(" The most possible here is {:.2}.", (1.0 / base).min(10.0)));
            figure(
                "lift at 10%",
                history.lift_at_10.map(|lift| format!("{lift:.2}")),
                &format!("The win rate of the best tenth as a multiple of the overall one.{lift}"),
            );
            if model.scorecard.calibration.is_some() {
                let even = base.map_or_else(String::new, |base| {
                    format!(" Always saying {} gives {:.3}.", percent(base), base * (1.0 - base))
                });
                figure(
                    "Brier",
                    three(history.brier),
                    &format!("The mean squared distance between probability and outcome; lower is better.{even}"),
                );
                figure(
                    "ECE",
                    three(history.ece),
                    "The mean distance between probability and win rate; 0.01 is one percent.",
                );
            }
            if history.blend_auc.is_some() {
                figure("AUC blended", three(history.blend_auc), "The AUC of history and earlier score together.");
            }
            figure(
                "weight",
                Some(percent(history.blend_weight)),
                "The part such a history deserves in a score beside the profile match: m / (m + 50), with m deals of the rarer outcome.",
            );
        },
    );
}
