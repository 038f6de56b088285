//! The calibration curve: what was said beside what came.

use andru_core::engine::icp::model::Validation;

use super::frame::{Frame, Saying};
use super::words::{Rate, percent};
use crate::html::markup::Markup;
use crate::html::svg::{dot, label, line};

/// A group of deals on the curve; all from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Point {
    said: f64,
    came: f64,
    low: f64,
    high: f64,
}

fn points(validation: &Validation) -> Vec<Point> {
    let point = |group: &andru_core::engine::icp::model::ScoreGroup| {
        let rate = Rate::new(group.won, group.deals);
        let (low, high) = rate.interval()?;
        Some(Point { said: group.probability?.clamp(0.0, 1.0), came: rate.share()?, low, high })
    };
    validation.groups.iter().filter_map(point).collect()
}

/// Adds the curve, or nothing where no probability was given.
pub(super) fn figure(validation: &Validation, out: &mut Markup) {
    let points = points(validation);
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
    let most = points.iter().map(|point| point.high.max(point.said)).fold(0.0, f64::max);
    let end = ((most * 5.0).ceil() / 5.0).clamp(0.2, 1.0);
    let frame = Frame { most_x: end, most_y: end };
    let met = points.iter().filter(|point| (point.low..=point.high).contains(&point.said)).count();
    let gap = points.iter().map(|point| (point.said - point.came).abs()).fold(0.0, f64::max);
    let summary = format!(
        "The worst group was given {} and won {}; the best was given {} and won {}.",
        percent(first.said),
        percent(first.came),
        percent(last.said),
        percent(last.came)
    );
    out.element("figure", &[], |figure| {
        figure.leaf("h3", &[], "Is the probability right?");
        let saying = Saying {
            id: "calibration",
            title: "Calibration curve: mean probability and win rate of groups of deals",
            description: &summary,
            across: "mean probability given",
            up: "win rate",
        };
        frame.draw(figure, saying, |svg| {
            frame.diagonal(svg);
            for point in &points {
                let x = frame.x(point.said);
                line(svg, "whisker", (x, frame.y(point.low)), (x, frame.y(point.high)));
            }
            for point in &points {
                dot(svg, (frame.x(point.said), frame.y(point.came)));
            }
            // The corner that points near the dashed line leave free.
            let y = frame.y(end * 0.93);
            line(svg, "even", (frame.x(end * 0.03), y), (frame.x(end * 0.11), y));
            label(svg, "start", (frame.x(end * 0.13), y + 4.0), "as said");
        });
        figure.element("figcaption", &[], |caption| {
            caption.text(&summary).text(format!(
                " The dashed line is a probability that always comes true; the largest distance from it is {:.1} \
                 percentage points. It lies inside the 95% interval of the win rate, drawn upright, in {met} of {} groups.",
                gap * 100.0,
                points.len()
            ));
        });
    });
}

#[cfg(test)]
mod tests {
    use super::super::samples::validations;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_point_is_a_share_inside_its_interval(validation in validations()) {
            for point in points(&validation) {
                prop_assert!((0.0..=1.0).contains(&point.said), "{point:?}");
                let Point { low, came, high, .. } = point;
                prop_assert!(0.0 <= low && low <= came && came <= high && high <= 1.0, "{point:?}");
            }
        }
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        let mut out = Markup::default();
        figure(&Validation::default(), &mut out);
        assert_eq!(format!("{out:?}"), format!("{:?}", Markup::default()));
    }
}
