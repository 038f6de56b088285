//! The distribution of scores: won deals above the line, lost ones below.

use andru_core::engine::icp::model::{TierCut, Validation};

use super::frame::{HEIGHT, WIDTH};
use super::words::{count, percent};
use crate::html::markup::Markup;
use crate::html::svg::{area, coordinate, label, line};

const LEFT: f64 = 44.0;
const RIGHT: f64 = 342.0;
/// The line between won and lost, and the longest bar.
const MIDDLE: f64 = 122.0;
const REACH: f64 = 100.0;

/// A bar of the chart: where it begins on the scale, 0 to 1, and the shares of won and of lost deals in it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Bar {
    from: f64,
    won: f64,
    lost: f64,
}

fn bars(validation: &Validation) -> Vec<Bar> {
    let sum = |counts: &mut dyn Iterator<Item = u64>| counts.fold(0, u64::saturating_add).max(1) as f64;
    let won = sum(&mut validation.bars.iter().map(|bar| bar.won));
    let lost = sum(&mut validation.bars.iter().map(|bar| bar.lost));
    let bar = |bar: &andru_core::engine::icp::model::ScoreBar| Bar {
        from: (bar.from.to_f64() / 100.0).clamp(0.0, 0.95),
        won: (bar.won as f64 / won).min(1.0),
        lost: (bar.lost as f64 / lost).min(1.0),
    };
    validation.bars.iter().map(bar).collect()
}

fn x(share: f64) -> f64 {
    LEFT + (RIGHT - LEFT) * share.clamp(0.0, 1.0)
}

/// Adds the chart, or nothing where there are no bars.
pub(super) fn figure(validation: &Validation, tiers: &[TierCut], out: &mut Markup) {
    let bars = bars(validation);
    if bars.is_empty() {
        return;
    }
    let most = bars.iter().map(|bar| bar.won.max(bar.lost)).fold(0.0, f64::max);
    let reach = |share: f64| if most > 0.0 { REACH * share / most } else { 0.0 };
    let count_of = |of: fn(&andru_core::engine::icp::model::ScoreBar) -> u64| {
        count(validation.bars.iter().map(of).fold(0, u64::saturating_add))
    };
    let summary = format!(
        "Above the line the {} won deals, below it the {} lost ones, each as a share of its own kind, in steps of five \
         points; the longest bar is {}.",
        count_of(|bar| bar.won),
        count_of(|bar| bar.lost),
        percent(most)
    );
    out.element("figure", &[], |figure| {
        figure.leaf("h3", &[], "Where won and lost deals stand");
        let attributes = [
            ("viewBox", &*format!("0 0 {WIDTH} {HEIGHT}")),
            ("role", "img"),
            ("aria-labelledby", "distribution-title distribution-desc"),
        ];
        figure.element("svg", &attributes, |svg| {
            svg.leaf("title", &[("id", "distribution-title")], "Distribution of scores, won and lost deals");
            svg.leaf("desc", &[("id", "distribution-desc")], &summary);
            for cut in tiers.iter().filter(|cut| cut.from.tenths() > 0) {
                let at = x(cut.from.to_f64() / 100.0);
                line(svg, "cut", (at, 14.0), (at, MIDDLE + REACH + 4.0));
            }
            for bar in &bars {
                let (from, to) = (x(bar.from) + 1.0, x(bar.from + 0.05) - 1.0);
                area(svg, "won", (from, MIDDLE - reach(bar.won)), (to, MIDDLE));
                area(svg, "lost", (from, MIDDLE), (to, MIDDLE + reach(bar.lost)));
            }
            line(svg, "axis", (LEFT, MIDDLE), (RIGHT, MIDDLE));
            for (letter, middle) in letters(tiers) {
                label(svg, "middle", (x(middle), 11.0), letter);
            }
            label(svg, "end", (LEFT - 6.0, MIDDLE - REACH / 2.0), "won");
            label(svg, "end", (LEFT - 6.0, MIDDLE + REACH / 2.0), "lost");
            for step in 0..=5 {
                let share = f64::from(step) / 5.0;
                label(svg, "middle", (x(share), MIDDLE + REACH + 20.0), &coordinate(share * 100.0));
            }
            label(svg, "middle", (f64::midpoint(LEFT, RIGHT), HEIGHT - 8.0), "points");
        });
        figure.leaf("figcaption", &[], &summary);
    });
}

/// The tiers with the middle of each on the scale, 0 to 1.
fn letters(tiers: &[TierCut]) -> Vec<(&'static str, f64)> {
    let mut above = 1.0;
    let mut letters = Vec::new();
    for cut in tiers {
        let from = cut.from.to_f64() / 100.0;
        letters.push((cut.tier.name(), f64::midpoint(from, above)));
        above = from;
    }
    letters
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::samples::validations;
    use super::*;

    proptest! {
        #[test]
        fn shares_sum_to_the_whole_and_stay_on_the_scale(validation in validations()) {
            let bars = bars(&validation);
            for bar in &bars {
                prop_assert!(LEFT <= x(bar.from) && x(bar.from + 0.05) <= RIGHT + 1e-9, "{bar:?}");
            }
            for sum in [bars.iter().map(|bar| bar.won).sum::<f64>(), bars.iter().map(|bar| bar.lost).sum()] {
                prop_assert!(sum.abs() < 1e-9 || (sum - 1.0).abs() < 1e-9, "{sum}");
            }
        }
    }
}
