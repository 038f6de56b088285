//! Lays a page out for a terminal of a given width.
//!
//! The page holds the content; here it only gets its places: the verdict at the right-hand edge, facts in
//! aligned columns, text wrapped under its own column, tables that fit. Every text is made harmless first,
//! so nothing a customer wrote can move the cursor or change a colour.

mod facts;
pub(crate) mod table;
pub(crate) mod words;

use andru_core::Page;
use andru_core::tools::page::Block;

use crate::palette::Palette;
use andru_core::guard::harmless;
use words::{columns, wrap};

/// The most columns a line of prose takes: longer lines are hard to read.
const READABLE: usize = 100;

/// The page as lines of at most `width` columns, each ended by a line break.
///
/// Text to be kept as it is ([`Block::Code`]) alone may be wider.
pub(crate) fn page(page: &Page, width: usize, palette: Palette) -> String {
    let mut out = String::new();
    let prose = width.min(READABLE);
    let mut before: Option<&Block> = None;
    for block in &page.blocks {
        if matches!(block, Block::Facts(facts) if facts.is_empty()) {
            continue;
        }
        if let Some(before) = before
            && !belong_together(before, block)
        {
            out.push('\n');
        }
        before = Some(block);
        match block {
            Block::Title { left, right } => title(&harmless(left), &harmless(right), prose, palette, &mut out),
            Block::Heading(text) => {
                for line in wrap(&harmless(text), prose) {
                    emphasised(&line, palette.strong, &mut out);
                }
            }
            Block::Text(text) => lines("", &one_line(text), prose, &mut out),
            Block::Facts(rows) => facts::facts(rows, prose, palette, &mut out),
            Block::List(points) => {
                for point in points {
                    hanging("- ", &one_line(point), prose, &mut out);
                }
            }
            Block::Table { head, rows } => table::table(head, rows, width, palette, &mut out),
            Block::Code(text) => text.lines().for_each(|each| line(&harmless(&each.replace('\t', "    ")), &mut out)),
        }
    }
    out
}

/// What stands without an empty line between: a headline and its first line, a heading and its group.
fn belong_together(before: &Block, block: &Block) -> bool {
    match before {
        Block::Title { .. } => matches!(block, Block::Text(_)),
        Block::Heading(_) => true,
        _ => false,
    }
}

/// The subject at the left, the verdict at the right-hand edge; below it where both do not fit.
fn title(left: &str, right: &str, width: usize, palette: Palette, out: &mut String) {
    let strong = palette.strong;
    let room = width.saturating_sub(columns(left) + columns(right));
    if right.is_empty() || room < 2 {
        for each in wrap(left, width) {
            emphasised(&each, strong, out);
        }
        lines("", right, width, out);
    } else {
        line(&format!("{strong}{left}{strong:#}{}{right}", " ".repeat(room)), out);
    }
}

/// A point with its mark, the following lines set in under the text.
fn hanging(mark: &str, text: &str, width: usize, out: &mut String) {
    let indent = columns(mark);
    for (at, each) in wrap(text, width.saturating_sub(indent)).iter().enumerate() {
        let before = if at == 0 { mark.to_owned() } else { " ".repeat(indent) };
        line(&format!("{before}{each}"), out);
    }
}

/// Text from outside behind a mark, wrapped at the width.
pub(crate) fn hanging_text(mark: &str, text: &str, width: usize) -> String {
    let mut out = String::new();
    hanging(mark, &one_line(text), width.min(READABLE), &mut out);
    out
}

/// Wrapped text, every line behind the same indent.
fn lines(indent: &str, text: &str, width: usize, out: &mut String) {
    for each in wrap(text, width.saturating_sub(columns(indent))) {
        line(&format!("{indent}{each}"), out);
    }
}

fn emphasised(text: &str, style: anstyle::Style, out: &mut String) {
    line(&format!("{style}{text}{style:#}"), out);
}

fn line(text: &str, out: &mut String) {
    out.push_str(text.trim_end());
    out.push('\n');
}

/// Text from outside for one line: line breaks become spaces, then it is made harmless.
pub(crate) fn one_line(text: &str) -> String {
    harmless(&text.replace(['\n', '\r', '\t'], " ")).into_owned()
}

#[cfg(test)]
mod tests;
