//! Win rates in tables.

use super::words::Rate;
use crate::html::markup::Markup;
use crate::html::table::{FIGURES, cell};

/// Adds a cell with a win rate and its interval.
pub(super) fn rate_cell(row: &mut Markup, rate: Rate) {
    cell(row, FIGURES, |cell| rate_in(cell, rate));
}

/// Adds a win rate and its interval.
pub(super) fn rate_in(out: &mut Markup, rate: Rate) {
    out.text(rate.percent());
    if rate.deals > 0 {
        out.text(" ").leaf("small", &[], format!("({})", rate.range()));
    }
}
