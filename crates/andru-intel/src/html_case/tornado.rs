//! The tornado: the result with one figure at a time at the ends of its range.

use andru_core::engine::cost::Amounts;
use andru_core::engine::cost::BusinessCase;
use andru_core::engine::cost::figure::Figure;
use andru_core::engine::cost::money::plain;
use andru_core::engine::cost::sensitivity::{Sensitivity, Swing};
use unicode_width::UnicodeWidthChar;

use super::axis::{Axis, Scale};
use crate::html::markup::Markup;
use crate::html::svg::{area, label, line};
use crate::html::table::{FIGURES, foreign_row, table as plain_table, text_cell};

const WIDTH: f64 = 360.0;
const LEFT: f64 = 14.0;
const RIGHT: f64 = 346.0;
const TOP: f64 = 8.0;
/// The height of a figure: its name, and a bar for each end.
const ROW: f64 = 34.0;
/// The most figures in the chart; the table has all.
const MOST: usize = 10;
/// The widest a name may be in the chart, in columns of a terminal.
const NAME: usize = 44;

/// Adds the chart, or nothing where no figure has a range.
pub(super) fn figure(case: &BusinessCase, sensitivity: &Sensitivity, out: &mut Markup) {
    let Some(measures) = &case.case.measures else { return };
    let bars: Vec<&Swing> = sensitivity.tornado.iter().take(MOST).collect();
    if bars.is_empty() {
        return;
    }
    let base = plain(measures.npv);
    let ends = bars.iter().flat_map(|bar| [plain(bar.npv_at_low), plain(bar.npv_at_high)]);
    let (low, high) = ends.fold((base, base), |(low, high), each| (low.min(each), high.max(each)));
    let axis = Axis::over(low, high, 4.0);
    let scale = Scale::of(axis.high.abs().max(axis.low.abs()));
    let x = |amount: f64| LEFT + (RIGHT - LEFT) * axis.part(amount);
    let bottom = TOP + ROW * bars.len() as f64;
    let currency = case.model.terms().currency;
    let says = format!(
        "Net present value with one figure at the ends of its range and all others as they are, widest first. Filled: \
         at the high end. Open: at the low end. The dashed line is the case, {}.",
        Amounts::of(case.model.terms()).money(measures.npv)
    );
    out.element("figure", &[], |figure| {
        figure.leaf("h3", &[], "Which figure moves it most");
        let attributes = [
            ("viewBox", &*format!("0 0 {WIDTH} {}", bottom + 44.0)),
            ("role", "img"),
            ("aria-labelledby", "tornado-title tornado-desc"),
        ];
        figure.element("svg", &attributes, |svg| {
            svg.leaf("title", &[("id", "tornado-title")], "Tornado: net present value by figure");
            svg.leaf("desc", &[("id", "tornado-desc")], &says);
            for mark in axis.marks() {
                line(svg, "grid", (x(mark), TOP), (x(mark), bottom));
                label(svg, "middle", (x(mark), bottom + 15.0), &scale.mark(mark));
            }
            for (at, bar) in bars.iter().enumerate() {
                let top = TOP + ROW * at as f64;
                area(svg, "lost", (x(base), top + 16.0), (x(plain(bar.npv_at_low)), top + 22.0));
                area(svg, "won", (x(base), top + 23.0), (x(plain(bar.npv_at_high)), top + 29.0));
                label(svg, "start", (LEFT, top + 12.0), &shortened(name(case, &bar.figure)));
            }
            line(svg, "even", (x(base), TOP), (x(base), bottom));
            line(svg, "axis", (LEFT, bottom), (RIGHT, bottom));
            let unit = format!("net present value, {currency}{}", scale.name);
            label(svg, "middle", (f64::midpoint(LEFT, RIGHT), bottom + 34.0), &unit);
        });
        figure.element("figcaption", &[], |caption| {
            caption.text(&says);
            if sensitivity.tornado.len() > MOST {
                caption.text(format!(" The {MOST} widest of {}; the table has all.", sensitivity.tornado.len()));
            }
        });
    });
}

/// Adds the figures of the chart as a table.
pub(super) fn table(case: &BusinessCase, sensitivity: &Sensitivity, out: &mut Markup) {
    if sensitivity.tornado.is_empty() {
        return;
    }
    let amounts = Amounts::of(case.model.terms());
    let caption = format!("Net present value at the ends of each range, {}", amounts.currency);
    let heads =
        [("figure", ""), ("low", FIGURES), ("high", FIGURES), ("value at low", FIGURES), ("value at high", FIGURES)];
    out.element("div", &[("class", "across")], |across| {
        plain_table(across, "money", &caption, &heads, |rows| {
            for swing in &sensitivity.tornado {
                let figure = case.model.figure(&swing.figure);
                let end = |value| figure.map(|figure: &Figure| figure.written(value)).unwrap_or_default();
                foreign_row(rows, name(case, &swing.figure), |row| {
                    text_cell(row, FIGURES, end(swing.low));
                    text_cell(row, FIGURES, end(swing.high));
                    text_cell(row, FIGURES, amounts.bare(swing.npv_at_low));
                    text_cell(row, FIGURES, amounts.bare(swing.npv_at_high));
                });
            }
        });
    });
}

/// The name of a figure.
pub(super) fn name<'a>(case: &'a BusinessCase, id: &'a str) -> &'a str {
    case.model.figure(id).map_or(id, |figure| &figure.name)
}

/// A name as it fits into the chart.
fn shortened(name: &str) -> String {
    let mut room = NAME;
    let mut out = String::new();
    for letter in name.chars() {
        let width = letter.width().unwrap_or(0);
        if width > room {
            return format!("{}…", out.trim_end());
        }
        room -= width;
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_by_their_width() {
        assert_eq!(shortened("hours"), "hours");
        assert_eq!(shortened(&"a".repeat(60)), format!("{}…", "a".repeat(44)));
        assert_eq!(shortened(&"語".repeat(60)).chars().count(), 23);
    }
}
