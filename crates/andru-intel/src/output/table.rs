//! The best rows as a table on a terminal: one line each, shortened to the width.

use andru_core::engine::icp::{Field, TimingState};
use andru_core::tools::FitRow;

use super::{coverage, range};
use crate::layout::one_line;
use crate::layout::words::{columns, pad, shorten};
use crate::palette::Palette;

/// Space between two columns.
const GAP: usize = 2;
/// The least room that a company's name needs, and the least that a reason is worth showing in.
const LEAST_NAME: usize = 14;
const LEAST_REASON: usize = 20;

/// Rows kept until all are known; the job sends at most as many as are shown.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Cells>,
}

/// The cells of one row in the order of [`HEAD`].
#[derive(Debug)]
struct Cells([String; 9]);

const HEAD: [&str; 9] = ["#", "company", "score", "tier", "known", "range", "timing", "action", "first reason"];
const FIGURES: [bool; 9] = [true, false, true, false, true, true, false, false, false];
const RANK: usize = 0;
const COMPANY: usize = 1;
const SCORE: usize = 2;
const TIER: usize = 3;
const KNOWN: usize = 4;
const RANGE: usize = 5;
const TIMING: usize = 6;
const ACTION: usize = 7;
const REASON: usize = 8;
/// The columns that are shown while there is room, most needed first; the name, the score and the action always.
const NEEDED: [usize; 6] = [TIER, RANK, REASON, TIMING, KNOWN, RANGE];

impl Table {
    pub(super) fn row(&mut self, row: &FitRow) {
        let timing = if row.timing == TimingState::None { String::new() } else { row.timing.to_string() };
        self.rows.push(Cells([
            (self.rows.len() + 1).to_string(),
            one_line(&row.company),
            row.score.to_string(),
            row.tier.map(|tier| tier.to_string()).unwrap_or_default(),
            coverage(row),
            range(row),
            timing,
            row.action.to_string(),
            one_line(&row.reasons.first().map(|reason| without_field(reason)).unwrap_or_default()),
        ]));
    }

    pub(super) fn text(&self, width: usize, palette: Palette) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let widths = self.widths(width);
        let strong = palette.strong;
        let mut out = format!("{strong}{}{strong:#}\n", line(&HEAD.map(str::to_owned), &widths));
        for row in &self.rows {
            out.push_str(&line(&row.0, &widths));
            out.push('\n');
        }
        out
    }

    /// The width of each column; 0 for one that is left out.
    fn widths(&self, width: usize) -> [usize; 9] {
        let mut widths = [0; 9];
        for (at, (room, head)) in widths.iter_mut().zip(HEAD).enumerate() {
            let widest = self.rows.iter().filter_map(|row| row.0.get(at)).map(|cell| columns(cell)).max().unwrap_or(0);
            // A column that says nothing in any row is left out, its heading too.
            *room = if widest == 0 && matches!(at, TIER | TIMING | REASON) { 0 } else { widest.max(columns(head)) };
        }
        let mut shown = vec![COMPANY, SCORE, ACTION];
        for column in NEEDED {
            shown.push(column);
            let widths = only(&shown, widths);
            if fixed(&widths) + LEAST_NAME.min(widths[COMPANY]) + LEAST_REASON.min(widths[REASON]) > width {
                shown.pop();
            }
        }
        let mut widths = only(&shown, widths);
        // The name gets up to half of what is left, the reason the rest.
        let room = width.saturating_sub(fixed(&widths));
        if widths[REASON] == 0 {
            widths[COMPANY] = widths[COMPANY].min(room);
        } else {
            widths[COMPANY] = widths[COMPANY].min((room / 2).max(LEAST_NAME)).min(room);
            widths[REASON] = widths[REASON].min(room - widths[COMPANY]);
        }
        widths
    }
}

/// The widths of the columns that are shown, 0 for the others.
fn only(shown: &[usize], mut widths: [usize; 9]) -> [usize; 9] {
    for (at, width) in widths.iter_mut().enumerate() {
        if !shown.contains(&at) {
            *width = 0;
        }
    }
    widths
}

/// `industry +6.0: why` as `+6.0 why`, and `geography fails: why` as `why`, where every column counts. What a column of
/// the user's deals adds keeps its name behind the points: the reason does not say which column it is.
fn without_field(reason: &str) -> String {
    let Some((head, why)) = reason.split_once(": ") else { return reason.to_owned() };
    match head.rsplit_once(' ') {
        Some((field, points)) if points.starts_with(['+', '-']) => {
            let is_field = Field::ALL.iter().any(|known| known.name() == field);
            if is_field { format!("{points} {why}") } else { format!("{points} {field}: {why}") }
        }
        _ => why.to_owned(),
    }
}

/// The columns that everything takes but the name and the reason.
fn fixed(widths: &[usize; 9]) -> usize {
    let shown = widths.iter().filter(|width| **width > 0).count();
    widths.iter().sum::<usize>() - widths[COMPANY] - widths[REASON] + GAP * shown.saturating_sub(1)
}

fn line(cells: &[String; 9], widths: &[usize; 9]) -> String {
    let shown = cells.iter().zip(widths).zip(FIGURES).filter(|((_, width), _)| **width > 0);
    let cells: Vec<String> =
        shown.map(|((cell, width), figures)| pad(&shorten(cell, *width), *width, figures)).collect();
    cells.join(&" ".repeat(GAP)).trim_end().to_owned()
}
