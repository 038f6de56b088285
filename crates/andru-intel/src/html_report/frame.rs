//! A chart's frame: two axes, their marks, and where a pair of values stands.

use super::words::percent;
use crate::html::markup::Markup;
use crate::html::svg::{label, line, turned};

pub(super) const WIDTH: f64 = 360.0;
pub(super) const HEIGHT: f64 = 270.0;
const LEFT: f64 = 44.0;
const RIGHT: f64 = 342.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 226.0;

/// The frame of a chart of shares, both of whose axes run from 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// Where the axis across ends.
    pub(super) most_x: f64,
    /// Where the axis up ends.
    pub(super) most_y: f64,
}

/// What a chart says, to who cannot see it and on its axes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Saying<'a> {
    /// Its id in the page.
    pub(super) id: &'static str,
    /// What it shows.
    pub(super) title: &'static str,
    /// The figures in it, in a sentence.
    pub(super) description: &'a str,
    /// The axis across.
    pub(super) across: &'static str,
    /// The axis up.
    pub(super) up: &'static str,
}

impl Frame {
    /// Where a value of the axis across stands; never outside the frame.
    pub(super) fn x(self, value: f64) -> f64 {
        LEFT + (RIGHT - LEFT) * part(value, self.most_x)
    }

    /// Where a value of the axis up stands; never outside the frame.
    pub(super) fn y(self, value: f64) -> f64 {
        BOTTOM - (BOTTOM - TOP) * part(value, self.most_y)
    }

    /// Adds the chart: its axes, each with five marks in percent, and what `inside` draws.
    pub(super) fn draw(self, out: &mut Markup, saying: Saying<'_>, inside: impl FnOnce(&mut Markup)) {
        let [title, description] = ["title", "desc"].map(|part| format!("{}-{part}", saying.id));
        let attributes = [
            ("viewBox", &*format!("0 0 {WIDTH} {HEIGHT}")),
            ("role", "img"),
            ("aria-labelledby", &*format!("{title} {description}")),
        ];
        out.element("svg", &attributes, |svg| {
            svg.leaf("title", &[("id", &title)], saying.title);
            svg.leaf("desc", &[("id", &description)], saying.description);
            for step in 0..=4 {
                let share = f64::from(step) / 4.0;
                let (x, y) = (self.x(self.most_x * share), self.y(self.most_y * share));
                line(svg, "grid", (LEFT, y), (RIGHT, y));
                label(svg, "end", (LEFT - 6.0, y + 4.0), &percent(self.most_y * share));
                label(svg, "middle", (x, BOTTOM + 16.0), &percent(self.most_x * share));
            }
            line(svg, "axis", (LEFT, BOTTOM), (RIGHT, BOTTOM));
            inside(svg);
            label(svg, "middle", (f64::midpoint(LEFT, RIGHT), BOTTOM + 36.0), saying.across);
            turned(svg, (10.0, f64::midpoint(TOP, BOTTOM)), saying.up);
        });
    }

    /// Adds the line along which both axes, up to where the shorter ends, say the same.
    pub(super) fn diagonal(self, svg: &mut Markup) {
        let end = self.most_x.min(self.most_y);
        line(svg, "even", (self.x(0.0), self.y(0.0)), (self.x(end), self.y(end)));
    }
}

/// A value as a part of the most there is, 0 to 1.
fn part(value: f64, most: f64) -> f64 {
    let part = value / most;
    if part.is_finite() { part.clamp(0.0, 1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn nothing_stands_outside_the_frame(x: f64, y: f64, most_x: f64, most_y: f64) {
            let frame = Frame { most_x, most_y };
            prop_assert!((LEFT..=RIGHT).contains(&frame.x(x)));
            prop_assert!((TOP..=BOTTOM).contains(&frame.y(y)));
        }
    }
}
