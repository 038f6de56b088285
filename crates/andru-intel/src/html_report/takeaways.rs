//! What to take from a model: which tier to call, what to find out, which groups stand out.

use andru_core::engine::icp::Points;
use andru_core::engine::icp::learn::{SHIFT, Verdict};
use andru_core::engine::icp::model::{Model, ModelField};

use super::groups::{Group, groups};
use super::verdict::overall;
use super::words::{Rate, percent};
use crate::html::markup::Markup;

pub(super) fn write(model: &Model, out: &mut Markup) {
    let history = &model.history;
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "What to take from it");
        section.element("ul", &[("class", "take")], |list| {
            let mut item = |lead: &str, write: &dyn Fn(&mut Markup)| {
                list.line().element("li", &[], |item| {
                    item.leaf("strong", &[], lead).text(" ");
                    write(item);
                });
            };
            match history.verdict {
                Verdict::Learned | Verdict::Weak => {}
                Verdict::TooFewDeals => item("Gather more deals.", &|item| {
                    if let Some(cold) = &model.scorecard.cold_start {
                        let learned = percent(1.0 - cold.weight);
                        item.text(format!("Until then what was learned has a part of {learned} in a score, and "))
                            .foreign(cold.source.name())
                            .text(" the rest. ");
                    }
                    item.text("An earlier outcome has more cases: mark which deals came to a second meeting, and ")
                        .text("learn from that column with ")
                        .flag("--outcome")
                        .text(".");
                }),
                Verdict::NothingLearnable => item("Do not rank by it.", &|item| {
                    item.text("If you know more about these companies, such as industry or head count, join it with ")
                        .flag("--accounts")
                        .text(" and learn again.");
                }),
            }
            if let Some(told) = call(model) {
                item(&told.0, &|item| _ = item.text(&told.1));
            }
            if !matches!(history.verdict, Verdict::Learned | Verdict::Weak) {
                return;
            }
            if history.drift.is_some_and(|drift| drift > SHIFT) {
                item("Learn again from newer deals.", &|item| {
                    item.text("The later deals score unlike the earlier ones; see drift below.");
                });
            }
            if let Some((field, width)) = widest(&model.scorecard.fields) {
                item("Find out first:", &|item| {
                    item.foreign(&field.column)
                        .text(format!(". It can move a score by {width} points, more than any other column."));
                });
            }
            let (most, least) = standing_out(model);
            for (lead, found) in [("Adds most:", most), ("Takes most:", least)] {
                let Some((field, group)) = found else { continue };
                item(lead, &|item| {
                    item.foreign(&field.column).text(": ");
                    group.name.write(item);
                    let (points, rate) = (group.points.signed(), group.rate);
                    item.text(format!(", {points} points. {} won: {}.", rate.counts(), rate.with_range()));
                });
            }
        });
    });
    out.line();
}

/// Which tier to call first, or last where the best one holds most of the deals.
fn call(model: &Model) -> Option<(String, String)> {
    let tiers = &model.scorecard.tiers;
    let (best, worst) = (tiers.first()?, tiers.last()?);
    let all = overall(model);
    let came = |rate: Rate| {
        format!("{} deals were won: {}, against {} of all.", rate.counts(), rate.with_range(), all.percent())
    };
    if best.deals.saturating_mul(2) <= all.deals {
        let rate = Rate::new(best.won, best.deals);
        return Some((
            format!("Call tier {} first.", best.tier),
            format!("From {} points up, {}", best.from, came(rate)),
        ));
    }
    let above = tiers.iter().rev().nth(1)?;
    let rate = Rate::new(worst.won, worst.deals);
    Some((format!("Call tier {} last.", worst.tier), format!("Below {} points, {}", above.from, came(rate))))
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
    fn the_tier_named_is_the_one_that_sets_deals_apart() {
        let mut model = model();
        let first = "From 50.0 points up, 80 of 120 deals were won: 67% (58 to 74), against 40% of all.";
        assert_eq!(call(&model), Some(("Call tier A first.".to_owned(), first.to_owned())));
        (model.scorecard.tiers[0].deals, model.scorecard.tiers[0].won) = (240, 112);
        (model.scorecard.tiers[1].deals, model.scorecard.tiers[1].won) = (60, 8);
        let last = "Below 50.0 points, 8 of 60 deals were won: 13% (7 to 24), against 40% of all.";
        assert_eq!(call(&model), Some(("Call tier D last.".to_owned(), last.to_owned())));
        model.scorecard.tiers.clear();
        assert_eq!(call(&model), None);
    }

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
