//! A table with a caption and headings that a screen reader can follow.

use super::markup::Markup;

/// A column of a table: its heading, and the class of its cells.
pub(super) type Head = (&'static str, &'static str);

/// The class of a column of figures.
pub(super) const FIGURES: &str = "n";
/// The class of a column of words.
pub(super) const WORDS: &str = "w";

/// Adds a table. `rows` adds its rows, each by [`row`].
pub(super) fn table(
    out: &mut Markup,
    class: &'static str,
    caption: impl FnOnce(&mut Markup),
    heads: &[Head],
    rows: impl FnOnce(&mut Markup),
) {
    out.element("table", &[("class", class)], |table| {
        table.element("caption", &[], caption);
        table.element("thead", &[], |head| {
            head.element("tr", &[], |row| {
                for (name, class) in heads {
                    row.leaf("th", &[("scope", "col"), ("class", class)], name);
                }
            });
        });
        table.element("tbody", &[], rows);
    });
    out.line();
}

/// Adds a row: what it is about, then its other cells, each by [`cell`] or [`text_cell`].
pub(super) fn row(rows: &mut Markup, name: impl FnOnce(&mut Markup), cells: impl FnOnce(&mut Markup)) {
    rows.line().element("tr", &[], |row| {
        row.element("th", &[("scope", "row")], name);
        cells(row);
    });
}

/// Adds a cell.
pub(super) fn cell(row: &mut Markup, class: &'static str, inside: impl FnOnce(&mut Markup)) {
    row.element("td", &[("class", class)], inside);
}

/// Adds a cell with text alone.
pub(super) fn text_cell(row: &mut Markup, class: &'static str, text: impl AsRef<str>) {
    row.leaf("td", &[("class", class)], text);
}
