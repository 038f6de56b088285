//! Bars of amounts by period with the line of their running sum.

use super::axis::{Axis, Scale};
use crate::html::markup::Markup;
use crate::html::svg::{area, dot, label, line, path, turned};

const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 196.0;
const LEFT: f64 = 48.0;
const RIGHT: f64 = 352.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 156.0;

/// Amounts by period and their running sum.
#[derive(Debug, Clone)]
pub(super) struct Flow<'a> {
    /// Its id in the page.
    pub(super) id: &'static str,
    /// What it shows.
    pub(super) title: &'static str,
    /// What it says, in a sentence.
    pub(super) says: String,
    pub(super) amounts: Vec<f64>,
    /// One per amount, or none where no line is drawn.
    pub(super) running: Vec<f64>,
    /// The number of the first period: 0 is today.
    pub(super) first: usize,
    /// The name of a period.
    pub(super) period: &'static str,
    pub(super) currency: &'a str,
}

/// Adds the chart with its caption.
pub(super) fn flow(out: &mut Markup, flow: &Flow<'_>) {
    let ends = flow
        .amounts
        .iter()
        .chain(&flow.running)
        .fold((0.0_f64, 0.0_f64), |(low, high), each| (low.min(*each), high.max(*each)));
    let axis = Axis::over(ends.0, ends.1, 5.0);
    let scale = Scale::of(axis.high.abs().max(axis.low.abs()));
    let count = flow.amounts.len();
    let slot = (RIGHT - LEFT) / count.max(1) as f64;
    let middle = |at: usize| LEFT + slot * (at as f64 + 0.5);
    let y = |amount: f64| BOTTOM - (BOTTOM - TOP) * axis.part(amount);
    out.element("figure", &[("class", "wide")], |figure| {
        let [title, description] = ["title", "desc"].map(|part| format!("{}-{part}", flow.id));
        let attributes = [
            ("viewBox", &*format!("0 0 {WIDTH} {HEIGHT}")),
            ("role", "img"),
            ("aria-labelledby", &*format!("{title} {description}")),
        ];
        figure.element("svg", &attributes, |svg| {
            svg.leaf("title", &[("id", &title)], flow.title);
            svg.leaf("desc", &[("id", &description)], &flow.says);
            for mark in axis.marks() {
                line(svg, "grid", (LEFT, y(mark)), (RIGHT, y(mark)));
                label(svg, "end", (LEFT - 5.0, y(mark) + 3.5), &scale.mark(mark));
            }
            for (at, amount) in flow.amounts.iter().enumerate() {
                let half = slot * 0.35;
                let class = if *amount < 0.0 { "lost" } else { "won" };
                area(svg, class, (middle(at) - half, y(0.0)), (middle(at) + half, y(*amount)));
            }
            line(svg, "axis", (LEFT, y(0.0)), (RIGHT, y(0.0)));
            let points: Vec<(f64, f64)> =
                flow.running.iter().enumerate().map(|(at, sum)| (middle(at), y(*sum))).collect();
            if !points.is_empty() {
                path(svg, "running", &points);
            }
            if count <= 40 {
                for at in &points {
                    dot(svg, *at);
                }
            }
            for at in named(count, flow.first) {
                let name = if at + flow.first == 0 { "today".to_owned() } else { (at + flow.first).to_string() };
                label(svg, "middle", (middle(at), BOTTOM + 14.0), &name);
            }
            label(svg, "middle", (f64::midpoint(LEFT, RIGHT), BOTTOM + 32.0), flow.period);
            turned(svg, (8.0, f64::midpoint(TOP, BOTTOM)), &format!("{}{}", flow.currency, scale.name));
        });
        figure.leaf("figcaption", &[], &flow.says);
    });
}

/// The places whose names are written: at most about ten, evenly apart.
fn named(count: usize, first: usize) -> Vec<usize> {
    let step = [1, 2, 3, 4, 6, 12, 24, 36, 60].into_iter().find(|step| count / step <= 10).unwrap_or(60);
    (0..count).filter(|at| (at + first).is_multiple_of(step)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_periods_are_all_named_and_many_are_not() {
        assert_eq!(named(4, 0), [0, 1, 2, 3]);
        assert_eq!(named(37, 0), (0..=9).map(|at| at * 4).collect::<Vec<_>>());
        assert_eq!(named(36, 1), (1..=9).map(|at| at * 4 - 1).collect::<Vec<_>>());
        assert!(named(361, 0).len() <= 11);
    }
}
