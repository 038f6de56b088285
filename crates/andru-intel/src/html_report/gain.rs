//! The gain curve: how many of the wins the best scores hold.

use andru_core::engine::icp::model::Validation;

use super::frame::{Frame, Saying};
use super::words::{count, percent};
use crate::html::markup::Markup;
use crate::html::svg::{dot, label, path};

/// A cut through the deals, best first; shares from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cut {
    /// The deals from the best down to here, and their share of all.
    pub(super) deals: u64,
    pub(super) of_deals: f64,
    /// Their share of all wins.
    pub(super) of_wins: f64,
    /// Their win rate as a multiple of the overall one.
    pub(super) lift: f64,
}

/// The cuts after each group, best first; none where nothing was won.
pub(super) fn cuts(validation: &Validation) -> Vec<Cut> {
    let sum = |counts: &mut dyn Iterator<Item = u64>| counts.fold(0, u64::saturating_add);
    let groups = || validation.groups.iter().rev();
    let (all, wins) = (sum(&mut groups().map(|group| group.deals)), sum(&mut groups().map(|group| group.won)));
    if all == 0 || wins == 0 {
        return Vec::new();
    }
    let (mut deals, mut won) = (0_u64, 0_u64);
    let cut = |group: &andru_core::engine::icp::model::ScoreGroup| {
        (deals, won) = (deals.saturating_add(group.deals), won.saturating_add(group.won));
        let (of_deals, of_wins) = (deals as f64 / all as f64, won as f64 / wins as f64);
        Cut { deals, of_deals, of_wins, lift: if deals == 0 { 0.0 } else { of_wins / of_deals } }
    };
    groups().map(cut).collect()
}

/// Adds the curve, or nothing where there are no groups.
pub(super) fn figure(validation: &Validation, out: &mut Markup) {
    let cuts = cuts(validation);
    let Some(best) = cuts.first() else { return };
    let mut summary = held(best);
    if let Some(half) = cuts.iter().find(|cut| cut.of_deals >= 0.495).filter(|half| half.of_deals < 1.0) {
        summary = format!("{summary} {}", held(half));
    }
    let frame = Frame { most_x: 1.0, most_y: 1.0 };
    let along: Vec<(f64, f64)> = [(0.0, 0.0)]
        .into_iter()
        .chain(cuts.iter().map(|cut| (cut.of_deals, cut.of_wins)))
        .map(|(x, y)| (frame.x(x), frame.y(y)))
        .collect();
    out.element("figure", &[], |figure| {
        figure.leaf("h3", &[], "Do the best scores win?");
        let saying = Saying {
            id: "gain",
            title: "Gain curve: share of all wins among the best-scored deals",
            description: &summary,
            across: "share of deals, best scores first",
            up: "share of all wins",
        };
        frame.draw(figure, saying, |svg| {
            frame.diagonal(svg);
            path(svg, "curve", &along);
            along.iter().skip(1).for_each(|at| dot(svg, *at));
            label(svg, "start", (frame.x(0.6), frame.y(0.5)), "in any order");
        });
        figure.element("figcaption", &[], |caption| {
            caption.text(&summary).text(" The dashed line is what any order gives.");
        });
    });
}

fn held(cut: &Cut) -> String {
    format!(
        "The best {} of deals ({}) hold {} of the wins.",
        percent(cut.of_deals),
        count(cut.deals),
        percent(cut.of_wins)
    )
}

#[cfg(test)]
mod tests {
    use andru_core::engine::icp::Points;
    use andru_core::engine::icp::model::ScoreGroup;
    use proptest::prelude::*;

    use super::super::samples::validations;
    use super::*;

    proptest! {
        #[test]
        fn the_curve_rises_to_the_whole(validation in validations()) {
            let cuts = cuts(&validation);
            let rises = |a: &Cut, b: &Cut| a.of_deals <= b.of_deals && a.of_wins <= b.of_wins;
            prop_assert!(cuts.is_sorted_by(rises));
            if let Some(last) = cuts.last() {
                prop_assert_eq!((last.of_deals, last.of_wins, last.lift), (1.0, 1.0, 1.0));
            }
        }
    }

    #[test]
    fn one_group_holds_all() {
        let group = ScoreGroup { low: Points::ZERO, high: Points::HUNDRED, deals: 9, won: 3, probability: None };
        let cuts = cuts(&Validation { groups: vec![group], bars: Vec::new() });
        assert_eq!(cuts, [Cut { deals: 9, of_deals: 1.0, of_wins: 1.0, lift: 1.0 }]);
    }
}
