//! The strokes charts are drawn with.

use super::markup::Markup;

/// A coordinate to two decimals.
pub(crate) fn coordinate(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    // A negative zero would be written with its sign.
    (rounded + 0.0).to_string()
}

/// Adds a line of a style of the sheet.
pub(crate) fn line(svg: &mut Markup, class: &'static str, from: (f64, f64), to: (f64, f64)) {
    let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(coordinate);
    svg.element("line", &[("class", class), ("x1", &x1), ("y1", &y1), ("x2", &x2), ("y2", &y2)], |_| {});
}

/// Adds a dot.
pub(crate) fn dot(svg: &mut Markup, at: (f64, f64)) {
    let [x, y] = [at.0, at.1].map(coordinate);
    svg.element("circle", &[("class", "dot"), ("cx", &x), ("cy", &y), ("r", "3.2")], |_| {});
}

/// Adds a box by two of its corners.
pub(crate) fn area(svg: &mut Markup, class: &'static str, from: (f64, f64), to: (f64, f64)) {
    let (x, y) = (from.0.min(to.0), from.1.min(to.1));
    let [x, y, width, height] = [x, y, (to.0 - from.0).abs(), (to.1 - from.1).abs()].map(coordinate);
    svg.element("rect", &[("class", class), ("x", &x), ("y", &y), ("width", &width), ("height", &height)], |_| {});
}

/// Adds words, which nothing breaks into lines: text from outside is shortened first.
pub(crate) fn label(svg: &mut Markup, anchor: &'static str, at: (f64, f64), text: &str) {
    let [x, y] = [at.0, at.1].map(coordinate);
    svg.leaf("text", &[("text-anchor", anchor), ("x", &x), ("y", &y)], text);
}

/// Adds words of this program that run upwards, around a point.
pub(crate) fn turned(svg: &mut Markup, at: (f64, f64), text: &str) {
    let [x, y] = [at.0, at.1].map(coordinate);
    svg.leaf("text", &[("text-anchor", "middle"), ("transform", &format!("translate({x} {y}) rotate(-90)"))], text);
}

/// Adds a line through points.
pub(crate) fn path(svg: &mut Markup, class: &'static str, points: &[(f64, f64)]) {
    let points: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", coordinate(*x), coordinate(*y))).collect();
    svg.element("polyline", &[("class", class), ("points", &points.join(" "))], |_| {});
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_short() {
        let said = [1.0, 0.1 + 0.2, -0.001, 1e9 / 3.0].map(coordinate);
        assert_eq!(said, ["1", "0.3", "0", "333333333.33"]);
    }
}
