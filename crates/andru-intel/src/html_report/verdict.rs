//! The top of the page: the verdict with its reason and its figures.

use andru_core::engine::icp::learn::{LEAST_RARER, Verdict};
use andru_core::engine::icp::model::Model;

use super::words::{Rate, count};
use crate::html::markup::Markup;

/// The win rate over all deals.
pub(super) const fn overall(model: &Model) -> Rate {
    Rate::new(model.history.won, model.history.deals)
}

/// Whether there are so few deals that figures would only look like knowledge.
pub(super) fn is_too_small(model: &Model) -> bool {
    let rate = overall(model);
    rate.won.min(rate.deals.saturating_sub(rate.won)) < LEAST_RARER
}

/// The verdict as a heading.
pub(super) const fn headline(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Learned => "Your deals show who buys",
        Verdict::Weak => "Your deals hint at who buys, hardly better than a coin",
        Verdict::TooFewDeals => "Too few deals to tell who buys",
        Verdict::NothingLearnable => "Your deals do not show who buys",
    }
}

/// Adds the verdict with its reason and its figures.
pub(super) fn write(model: &Model, out: &mut Markup) {
    let history = &model.history;
    out.element("header", &[], |header| {
        header.leaf("p", &[("class", "over")], "ICP report");
        header.leaf("h1", &[], headline(history.verdict));
        header.leaf("p", &[("class", "lead")], &history.reason);
        header.element("dl", &[("class", "key")], |list| {
            let mut figure = |label: &'static str, value: String, note: String| {
                list.line().element("div", &[], |item| {
                    item.leaf("dt", &[], label);
                    item.leaf("dd", &[("class", "value")], value);
                    item.leaf("dd", &[("class", "note")], note);
                });
            };
            let rate = overall(model);
            figure("closed deals", count(rate.deals), format!("{} of them won", count(rate.won)));
            figure("win rate", rate.percent(), format!("{} with 95% confidence", rate.range()));
            if is_too_small(model) {
                return;
            }
            if let Some(auc) = history.auc {
                let interval = match (history.auc_low, history.auc_high) {
                    (Some(low), Some(high)) => format!("{:.1} to {:.1}; a coin has 50%", low * 100.0, high * 100.0),
                    _ => "a coin has 50%".to_owned(),
                };
                figure("pairs ranked right", format!("{:.1}%", auc * 100.0), interval);
            }
            if let Some(later) = history.auc_forward {
                figure(
                    "the same, later deals",
                    format!("{:.1}%", later * 100.0),
                    "learned from earlier ones".to_owned(),
                );
            }
            if let Some(lift) = history.lift_at_10 {
                figure("best tenth", format!("{lift:.1}×"), "the overall win rate".to_owned());
            }
        });
    });
    out.line();
}
