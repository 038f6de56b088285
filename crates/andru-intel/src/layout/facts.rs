//! Facts: a label, a figure and an explanation in three aligned columns.

use andru_core::tools::page::Fact;

use super::words::{columns, pad, wrap};
use super::{line, lines, one_line};
use crate::palette::Palette;

/// Space between two columns.
const GAP: usize = 3;
/// The narrowest column of explanations; below it they stand under their label.
const NARROWEST: usize = 24;
/// A longer label stands on a line of its own.
const LONGEST_LABEL: usize = 28;

/// Lays rows out: with figures set in by two, without figures flush left.
pub(super) fn facts(rows: &[Fact], width: usize, palette: Palette, out: &mut String) {
    let rows: Vec<Fact> = rows
        .iter()
        .map(|row| Fact { label: one_line(&row.label), figure: one_line(&row.figure), text: one_line(&row.text) })
        .collect();
    let widest = |of: fn(&Fact) -> &str| rows.iter().map(|row| columns(of(row))).max().unwrap_or(0);
    let figure = widest(|row| &row.figure);
    let indent = if figure == 0 { 0 } else { 2 };
    let longest = LONGEST_LABEL.min(width / 3);
    let label = rows.iter().map(|row| columns(&row.label)).filter(|columns| *columns <= longest).max().unwrap_or(0);
    let text_at = indent + label + GAP + if figure == 0 { 0 } else { figure + GAP };
    for row in &rows {
        if width < text_at + NARROWEST {
            stacked(row, width, palette, out);
            continue;
        }
        let mut head = format!("{}{}", " ".repeat(indent), row.label);
        if columns(&row.label) > label {
            lines(&" ".repeat(indent), &row.label, width, out);
            head = String::new();
        }
        let mut before = pad(&head, indent + label + GAP, false);
        if figure > 0 {
            before.push_str(&pad(&row.figure, figure, true));
            before.push_str(&" ".repeat(GAP));
        }
        let texts = wrap(&row.text, width - text_at);
        if texts.is_empty() {
            line(&before, out);
        }
        for text in texts {
            let (on, off) = emphasis(row, palette);
            line(&format!("{before}{on}{text}{off}"), out);
            before = " ".repeat(text_at);
        }
    }
}

/// Where the terminal is too narrow for columns: the label with its figure, the explanation set in below.
fn stacked(row: &Fact, width: usize, palette: Palette, out: &mut String) {
    let head = if row.figure.is_empty() { row.label.clone() } else { format!("{} {}", row.label, row.figure) };
    lines("", &head, width, out);
    let (on, off) = emphasis(row, palette);
    for each in wrap(&row.text, width.saturating_sub(2)) {
        line(&format!("  {on}{each}{off}"), out);
    }
}

/// The basis of an answer is there to be looked up, not to be read first.
fn emphasis(row: &Fact, palette: Palette) -> (String, String) {
    if row.label == "basis" {
        (palette.dim.render().to_string(), palette.dim.render_reset().to_string())
    } else {
        (String::new(), String::new())
    }
}
