//! The range: all figures with a range drawn at once, many times.

use andru_core::engine::cost::Amounts;
use andru_core::engine::cost::BusinessCase;
use andru_core::engine::cost::money::plain;
use andru_core::engine::cost::sensitivity::{Sensitivity, Simulation};
use andru_core::engine::figure::{count, number, percent};

use super::axis::{Axis, Scale};
use crate::html::markup::Markup;
use crate::html::svg::{area, label, line, turned};
use crate::html::table::{FIGURES, row, table as plain_table, text_cell};

const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 270.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = 346.0;
const TOP: f64 = 26.0;
const BOTTOM: f64 = 226.0;

/// The percentiles that are drawn.
const DRAWN: [u8; 3] = [5, 50, 95];

/// Adds the histogram, or nothing where nothing was drawn.
pub(super) fn figure(case: &BusinessCase, sensitivity: &Sensitivity, out: &mut Markup) {
    let Some(simulation) = &sensitivity.simulation else { return };
    let (Some(first), Some(last)) = (simulation.bars.first(), simulation.bars.last()) else { return };
    let across = Axis::over(plain(first.from), plain(last.to), 4.0);
    let most = simulation.bars.iter().map(|bar| bar.count).max().unwrap_or_default();
    let up = Axis::over(0.0, f64::from(most.max(1)), 4.0);
    let scale = Scale::of(across.high.abs().max(across.low.abs()));
    let x = |amount: f64| LEFT + (RIGHT - LEFT) * across.part(amount);
    let y = |draws: f64| BOTTOM - (BOTTOM - TOP) * up.part(draws);
    let currency = case.model.terms().currency;
    let says = says(case, simulation);
    out.element("figure", &[], |figure| {
        figure.leaf("h3", &[], "What it comes to when all ranges move at once");
        let attributes = [
            ("viewBox", &*format!("0 0 {WIDTH} {HEIGHT}")),
            ("role", "img"),
            ("aria-labelledby", "range-title range-desc"),
        ];
        figure.element("svg", &attributes, |svg| {
            svg.leaf("title", &[("id", "range-title")], "Range: net present values of the cases drawn");
            svg.leaf("desc", &[("id", "range-desc")], &says);
            for mark in up.marks().into_iter().filter(|mark| mark.fract() == 0.0) {
                line(svg, "grid", (LEFT, y(mark)), (RIGHT, y(mark)));
                label(svg, "end", (LEFT - 5.0, y(mark) + 4.0), &number(mark));
            }
            for bar in &simulation.bars {
                let (from, to) = (x(plain(bar.from)), x(plain(bar.to)));
                let gap = ((to - from) * 0.08).min(1.0);
                area(svg, "won", (from + gap, y(f64::from(bar.count))), (to - gap, BOTTOM));
            }
            line(svg, "axis", (LEFT, BOTTOM), (RIGHT, BOTTOM));
            for mark in across.marks() {
                label(svg, "middle", (x(mark), BOTTOM + 16.0), &scale.mark(mark));
            }
            if across.low < 0.0 && 0.0 < across.high {
                line(svg, "axis", (x(0.0), TOP), (x(0.0), BOTTOM));
            }
            let drawn = simulation.percentiles.iter().filter(|(percentile, _)| DRAWN.contains(percentile));
            for (at, (percentile, value)) in drawn.enumerate() {
                let at_x = x(plain(*value));
                line(svg, "even", (at_x, TOP), (at_x, BOTTOM));
                // Names of near percentiles stand in two rows.
                let row = if at % 2 == 0 { TOP - 3.0 } else { TOP - 14.0 };
                label(svg, "middle", (at_x, row), &format!("P{percentile}"));
            }
            let unit = format!("net present value, {currency}{}", scale.name);
            label(svg, "middle", (f64::midpoint(LEFT, RIGHT), BOTTOM + 36.0), &unit);
            turned(svg, (9.0, f64::midpoint(TOP, BOTTOM)), "cases drawn");
        });
        figure.leaf("figcaption", &[], &says);
    });
}

/// How many cases were drawn, how, and what they show.
fn says(case: &BusinessCase, simulation: &Simulation) -> String {
    let amounts = Amounts::of(case.model.terms());
    let at = |wanted: u8| {
        simulation.percentiles.iter().find(|(percentile, _)| *percentile == wanted).map(|(_, value)| *value)
    };
    let range = match (at(5), at(95)) {
        (Some(low), Some(high)) => {
            format!("Nine in ten lie between {} and {}. ", amounts.money(low), amounts.money(high))
        }
        _ => String::new(),
    };
    let below = f64::from(simulation.below_zero) / f64::from(simulation.draws.max(1));
    format!(
        "{range}{} of {} cases ({}) lose money. Each figure with a range is drawn by itself from a triangle with its low, \
         its value and its high; generator SplitMix64, seed {}. The ranges are as good as whoever gave them.",
        count(u64::from(simulation.below_zero)),
        count(u64::from(simulation.draws)),
        percent(below),
        simulation.seed
    )
}

/// Adds the percentiles.
pub(super) fn table(case: &BusinessCase, sensitivity: &Sensitivity, out: &mut Markup) {
    let Some(simulation) = &sensitivity.simulation else { return };
    let amounts = Amounts::of(case.model.terms());
    let caption = format!("Net present values of the cases drawn, {}", amounts.currency);
    plain_table(out, "sum", &caption, &[("so many lie at or below", ""), ("value", FIGURES)], |rows| {
        for (percentile, value) in &simulation.percentiles {
            row(rows, &format!("{percentile}% (P{percentile})"), |row| text_cell(row, FIGURES, amounts.bare(*value)));
        }
        row(rows, "mean", |row| text_cell(row, FIGURES, amounts.bare(simulation.mean)));
    });
}
