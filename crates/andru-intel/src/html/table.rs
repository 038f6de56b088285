//! A table with a caption and headings that a screen reader can follow.

use super::markup::Markup;

/// A column of a table: its heading, and the class of its cells.
pub(crate) type Head<'a> = (&'a str, &'static str);

/// The class of a column of figures.
pub(crate) const FIGURES: &str = "n";
/// The class of a column of words.
pub(crate) const WORDS: &str = "w";

/// Adds a table under a caption of one sentence. `rows` adds its rows, each by [`row`] or one of its kind.
pub(crate) fn table(
    out: &mut Markup,
    class: &'static str,
    caption: &str,
    heads: &[Head<'_>],
    rows: impl FnOnce(&mut Markup),
) {
    captioned(out, class, |inside| _ = inside.text(caption), heads, rows);
}

/// Adds a table whose caption is more than a sentence.
pub(crate) fn captioned(
    out: &mut Markup,
    class: &'static str,
    caption: impl FnOnce(&mut Markup),
    heads: &[Head<'_>],
    rows: impl FnOnce(&mut Markup),
) {
    out.element("table", &[("class", class)], |table| {
        table.element("caption", &[], caption);
        table.element("thead", &[], |head| {
            head.element("tr", &[], |row| {
                for (name, class) in heads {
                    let attributes = [("scope", "col"), ("class", *class)];
                    let attributes = if class.is_empty() { &attributes[..1] } else { &attributes };
                    row.leaf("th", attributes, name);
                }
            });
        });
        table.element("tbody", &[], rows);
    });
    out.line();
}

/// Adds a row: what it is about, in words of this program, then its other cells, each by [`cell`] or [`text_cell`].
pub(crate) fn row(rows: &mut Markup, name: &str, cells: impl FnOnce(&mut Markup)) {
    row_of(rows, |head| _ = head.text(name), cells);
}

/// Adds a row about something of outside, such as a column of a table.
pub(crate) fn foreign_row(rows: &mut Markup, name: &str, cells: impl FnOnce(&mut Markup)) {
    row_of(rows, |head| _ = head.foreign(name), cells);
}

/// Adds a row whose heading is more than a text.
pub(crate) fn row_of(rows: &mut Markup, name: impl FnOnce(&mut Markup), cells: impl FnOnce(&mut Markup)) {
    rows.line().element("tr", &[], |row| {
        row.element("th", &[("scope", "row")], name);
        cells(row);
    });
}

/// Adds a cell.
pub(crate) fn cell(row: &mut Markup, class: &'static str, inside: impl FnOnce(&mut Markup)) {
    row.element("td", &[("class", class)], inside);
}

/// Adds a cell with text alone.
pub(crate) fn text_cell(row: &mut Markup, class: &'static str, text: impl AsRef<str>) {
    row.leaf("td", &[("class", class)], text);
}
