//! The top of the page: the verdict, its figures, and what to take from it.

use andru_core::engine::icp::Points;
use andru_core::engine::icp::learn::{LEAST_RARER, Verdict};
use andru_core::engine::icp::model::{Model, ModelField};

use super::groups::{Group, groups};
use super::markup::Markup;
use super::words::{Rate, count};

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
    take_from_it(model, out);
}

/// What to take from it: the best tier, the column to know first, the groups that stand out.
fn take_from_it(model: &Model, out: &mut Markup) {
    let card = &model.scorecard;
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "What to take from it");
        section.element("ul", &[("class", "take")], |list| {
            if let Some(best) = card.tiers.first() {
                let rate = Rate::new(best.won, best.deals);
                list.element("li", &[], |item| {
                    item.leaf("strong", &[], format!("Call tier {} first.", best.tier)).text(format!(
                        " From {} points up, {} deals were won: {}, against {} of all.",
                        best.from,
                        rate.counts(),
                        rate.with_range(),
                        overall(model).percent()
                    ));
                });
            } else {
                list.element("li", &[], |item| {
                    item.leaf("strong", &[], "There are no tiers.")
                        .text(" Win rates of high and low scores cannot be told apart on these deals.");
                });
            }
            if let Some((field, width)) = widest(&card.fields) {
                list.element("li", &[], |item| {
                    item.leaf("strong", &[], "Find out first:")
                        .text(" ")
                        .foreign(&field.column)
                        .text(format!(". It can move a score by {width} points, more than any other column."));
                });
            }
            if !matches!(model.history.verdict, Verdict::Learned | Verdict::Weak) {
                return;
            }
            let (most, least) = standing_out(model);
            for (name, found) in [("Adds most:", most), ("Takes most:", least)] {
                let Some((field, group)) = found else { continue };
                list.element("li", &[], |item| {
                    item.leaf("strong", &[], name).text(" ").foreign(&field.column).text(": ");
                    group.name.write(item);
                    item.text(format!(
                        ", {} points. {} won: {}.",
                        group.points.signed(),
                        group.rate.counts(),
                        group.rate.with_range()
                    ));
                });
            }
        });
    });
    out.line();
}

/// The column between whose worst and best group most points lie, with the points.
fn widest(fields: &[ModelField]) -> Option<(&ModelField, Points)> {
    let width = |field: &ModelField| field.most() - field.least();
    let widest = fields.iter().rev().max_by_key(|field| width(field))?;
    (width(widest) > Points::ZERO).then(|| (widest, width(widest)))
}

type Found<'m> = Option<(&'m ModelField, Group<'m>)>;

/// The groups that add most and take most, of those whose win rate is surely above and below the overall one.
fn standing_out(model: &Model) -> (Found<'_>, Found<'_>) {
    let Some(overall) = overall(model).share() else { return (None, None) };
    let (mut most, mut least): (Found<'_>, Found<'_>) = (None, None);
    for field in &model.scorecard.fields {
        for group in groups(field) {
            let Some((low, high)) = group.rate.interval() else { continue };
            let beats = |best: &Found<'_>, better: fn(Points, Points) -> bool| {
                better(group.points, best.as_ref().map_or(Points::ZERO, |(_, best)| best.points))
            };
            if low > overall && beats(&most, |a, b| a > b) {
                most = Some((field, group));
            } else if high < overall && beats(&least, |a, b| a < b) {
                least = Some((field, group));
            }
        }
    }
    (most, least)
}

#[cfg(test)]
mod tests {
    use super::super::samples::model;
    use super::*;

    #[test]
    fn what_stands_out_is_beyond_its_interval() {
        let mut model = model();
        let (most, least) = standing_out(&model);
        assert_eq!(
            most.map(|(field, group)| (field.column.as_str(), group.points)),
            Some(("Industry", Points::from_tenths(400)))
        );
        assert_eq!(
            least.map(|(field, group)| (field.column.as_str(), group.points)),
            Some(("Industry", Points::from_tenths(-300)))
        );
        // The same shares of a tenth of the deals could be chance.
        for bin in model.scorecard.fields.iter_mut().flat_map(|field| &mut field.bins) {
            (bin.deals, bin.won) = (bin.deals / 10, bin.won / 10);
        }
        model.scorecard.fields.iter_mut().for_each(|field| field.blank = None);
        assert_eq!(standing_out(&model), (None, None));
    }
}
