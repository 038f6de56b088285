//! Tables that fit: the widest columns of words give way first, and their cells wrap.

use andru_core::tools::page::Column;

use super::words::{columns, pad, wrap};
use super::{line, one_line};
use crate::palette::Palette;

/// Space between two columns.
const GAP: usize = 2;
/// The narrowest a column of words gets before the table is written as records.
const NARROWEST: usize = 8;

/// Lays a table out in at most `width` columns.
pub(super) fn table(head: &[Column], rows: &[Vec<String>], width: usize, palette: Palette, out: &mut String) {
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().take(head.len()).map(|cell| one_line(cell)).collect()).collect();
    let Some(widths) = fit_widths(head, &rows, width) else {
        return records(head, &rows, width, out);
    };
    let names: Vec<String> = head.iter().map(|column| one_line(&column.name)).collect();
    row_lines(head, &names, &widths).iter().for_each(|each| {
        let style = palette.strong;
        line(&format!("{style}{each}{style:#}"), out);
    });
    for row in &rows {
        row_lines(head, row, &widths).iter().for_each(|each| line(each, out));
    }
}

/// The width of each column, or `None` where even the narrowest do not fit.
fn fit_widths(head: &[Column], rows: &[Vec<String>], width: usize) -> Option<Vec<usize>> {
    let mut widths: Vec<usize> = head
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| columns(cell));
            cells.chain([columns(&column.name)]).max().unwrap_or(0)
        })
        .collect();
    let room = width.checked_sub(GAP * head.len().saturating_sub(1))?;
    loop {
        let total: usize = widths.iter().sum();
        let over = total.checked_sub(room).filter(|over| *over > 0);
        let Some(over) = over else { return Some(widths) };
        let words = head.iter().zip(widths.iter_mut()).filter(|(column, width)| !column.figures && **width > NARROWEST);
        let mut words: Vec<&mut usize> = words.map(|(_, width)| width).collect();
        words.sort_unstable_by(|one, other| other.cmp(one));
        let next = words.get(1).map_or(NARROWEST, |next| **next);
        let widest = words.into_iter().next()?;
        // Down to the next widest, or by one where they are equal, so that equals shrink together.
        let step = over.min((*widest - next.max(NARROWEST)).max(1));
        *widest -= step;
    }
}

/// One row in as many lines as its tallest cell.
fn row_lines(head: &[Column], cells: &[String], widths: &[usize]) -> Vec<String> {
    let wrapped: Vec<Vec<String>> = head
        .iter()
        .enumerate()
        .map(|(at, _)| wrap(cells.get(at).map_or("", String::as_str), widths.get(at).copied().unwrap_or(1)))
        .collect();
    let tallest = wrapped.iter().map(Vec::len).max().unwrap_or(0).max(1);
    (0..tallest)
        .map(|at| {
            let parts: Vec<String> = wrapped
                .iter()
                .zip(head)
                .zip(widths)
                .map(|((lines, column), width)| {
                    pad(lines.get(at).map_or("", String::as_str), *width, column.figures)
                })
                .collect();
            parts.join(&" ".repeat(GAP)).trim_end().to_owned()
        })
        .collect()
}

/// Every cell on a line of its own behind the name of its column, an empty line between rows.
fn records(head: &[Column], rows: &[Vec<String>], width: usize, out: &mut String) {
    for (at, row) in rows.iter().enumerate() {
        if at > 0 {
            line("", out);
        }
        for (column, cell) in head.iter().zip(row) {
            super::hanging("", &format!("{}: {cell}", one_line(&column.name)), width, out);
        }
    }
}
