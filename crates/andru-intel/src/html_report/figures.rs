//! Every figure with what it says; one that is not there is said to be unknown.

use andru_core::engine::icp::learn::MOST_CHANCE;
use andru_core::engine::icp::model::Model;

use super::verdict::overall;
use crate::html::markup::Markup;
use crate::html::table::{FIGURES, WORDS, cell, row, table, text_cell};

/// Adds the figures as a table.
pub(super) fn write(model: &Model, out: &mut Markup) {
    let history = &model.history;
    let heads = [("figure", ""), ("value", FIGURES), ("what it says", WORDS)];
    table(out, "facts", "The figures, one by one", &heads, |rows| {
        let mut figure = |name: &str, value: Option<f64>, says: &dyn Fn(&mut Markup)| {
            row(rows, name, |row| {
                let value = value.map_or_else(|| "not known".to_owned(), |value| format!("{value:.3}"));
                text_cell(row, FIGURES, value);
                cell(row, WORDS, says);
            });
        };
        figure("AUC", history.auc, &|says| {
            says.text("How often a won deal scores above a lost one. 0.5 is a coin, 1 is never wrong.");
            if let (Some(low), Some(high)) = (history.auc_low, history.auc_high) {
                says.text(format!(" 95% interval {low:.3} to {high:.3}."));
            }
        });
        figure("AUC later", history.auc_forward, &|says| {
            says.text("The same on the last quarter of the deals by ");
            match &history.ordered_by {
                Some(column) => says.foreign(column),
                None => says.text("their order in the file"),
            };
            says.text(", learned from the three quarters before.");
        });
        figure("chance", history.permutation_p, &|says| {
            says.text("How often outcomes handed out at random rank as well. ")
                .text(format!("Up to {MOST_CHANCE} counts as shown."));
        });
        let base = overall(model).share().filter(|base| *base > 0.0);
        figure("lift at 10%", history.lift_at_10, &|says| {
            says.text("The win rate of the best tenth as a multiple of the overall one.");
            if let Some(base) = base {
                says.text(format!(" The most possible here is {:.2}.", (1.0 / base).min(10.0)));
            }
        });
        if model.scorecard.calibration.is_some() {
            figure("Brier", history.brier, &|says| {
                says.text("The mean squared distance between probability and outcome; lower is better.");
                if let Some(base) = base {
                    says.text(format!(" Always saying {} gives {:.3}.", overall(model).percent(), base * (1.0 - base)));
                }
            });
            figure("ECE", history.ece, &|says| {
                says.text(
                    "The mean distance between probability and win rate over groups of deals; 0.01 is one percent.",
                );
            });
        }
        if history.blend_auc.is_some() {
            figure("AUC together", history.blend_auc, &|says| {
                says.text("The AUC of what was learned and the score from before, together.");
            });
        }
        figure("weight", Some(history.blend_weight), &|says| {
            says.text(
                "The part such a history deserves in a score beside the profile match: m / (m + 50), with m deals of \
                 the rarer outcome.",
            );
        });
    });
}
