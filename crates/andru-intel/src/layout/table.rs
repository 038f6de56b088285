//! Tables that fit: the widest columns of words give way first, and their cells wrap.

use andru_core::tools::page::Column;

use super::words::{columns, pad, wrap};
use super::{emphasised, line, one_line};
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
    for each in row_lines(head, &names, &widths) {
        emphasised(&each, palette.strong, out);
    }
    for each in rows.iter().flat_map(|row| row_lines(head, row, &widths)) {
        line(&each, out);
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
    // First no word is cut; where that is not enough, any column of words may become narrow.
    let whole: Vec<usize> = (0..head.len()).map(|at| longest_word(rows, at).max(NARROWEST)).collect();
    for least in [whole, vec![NARROWEST; head.len()]] {
        if shrink(head, &mut widths, &least, room) {
            return Some(widths);
        }
    }
    None
}

fn longest_word(rows: &[Vec<String>], at: usize) -> usize {
    rows.iter().filter_map(|row| row.get(at)).flat_map(|cell| cell.split(' ')).map(columns).max().unwrap_or(0)
}

/// Takes columns from the widest column of words until all fit; none below its least. False where that is too much.
fn shrink(head: &[Column], widths: &mut [usize], least: &[usize], room: usize) -> bool {
    loop {
        if widths.iter().sum::<usize>() <= room {
            return true;
        }
        let words = head.iter().zip(widths.iter_mut()).zip(least);
        let can_give = words.filter(|((column, width), least)| !column.figures && **width > **least);
        let Some(((_, widest), _)) = can_give.max_by_key(|((_, width), _)| **width) else { return false };
        *widest -= 1;
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
                .map(|((lines, column), width)| pad(lines.get(at).map_or("", String::as_str), *width, column.figures))
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
