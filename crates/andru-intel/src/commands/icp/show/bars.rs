//! The points of a scorecard as tables, on a terminal with bars left and right of a zero line.

use andru_core::Page;
use andru_core::engine::icp::Points;
use andru_core::engine::icp::model::{ColdStart, LearnedScorecard, ModelField};
use andru_core::tools::page::{Column, bar};
use indicatif::HumanCount;

use super::percent;
use super::values::{Row, rows};

/// The columns of one half of a bar.
const HALF: usize = 10;
/// A space that is not broken at, so that a bar stays in its place.
const SPACE: &str = "\u{a0}";

/// Bars of one scale, so that lengths compare across fields.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bars {
    /// The points of a full half.
    most: Points,
}

impl Bars {
    /// Bars in which the widest points of a scorecard fill one half.
    pub(super) fn of(card: &LearnedScorecard) -> Self {
        let fields = card.fields.iter().flat_map(|field| [field.most(), -field.least()]);
        let cold = card.cold_start.iter().flat_map(|cold| [cold.most(), -cold.least()]);
        Self { most: fields.chain(cold).max().unwrap_or_default() }
    }

    /// `---|` or `|+++`, as wide as every other; any points at all show.
    fn bar(self, points: Points) -> String {
        let tenths = f64::from(points.tenths());
        bar::two_sided((-tenths).max(0.0), tenths.max(0.0), f64::from(self.most.tenths().max(1)), HALF)
    }

    /// Adds one table of every field.
    pub(super) fn table(self, card: &LearnedScorecard, page: &mut Page) {
        let mut lines: Vec<Vec<String>> = Vec::new();
        for field in most_telling_first(card) {
            heading(&field.column, &mut lines);
            lines.extend(rows(field).iter().map(|row| {
                let [points, deals, rate] = figures(row);
                vec![indented(&row.value), self.bar(row.points), points, deals, rate]
            }));
        }
        if let Some(cold) = &card.cold_start {
            heading(cold.source.name(), &mut lines);
            lines.extend(ends(cold).map(|(score, points)| vec![indented(&score), self.bar(points), points.signed()]));
        }
        let head = [("field", false), ("", false), ("points", true), ("deals", true), ("win rate", true)];
        page.table(columns(&head), lines);
    }
}

/// Adds a Markdown table for each field.
pub(super) fn tables(card: &LearnedScorecard, page: &mut Page) {
    let head = [("value", false), ("points", true), ("deals", true), ("win rate", true)];
    for field in most_telling_first(card) {
        page.heading(&field.column);
        let line = |row: Row| std::iter::once(row.value.clone()).chain(figures(&row)).collect();
        page.table(columns(&head), rows(field).into_iter().map(line).collect());
    }
    if let Some(cold) = &card.cold_start {
        page.heading(cold.source.name());
        let lines = ends(cold).map(|(score, points)| vec![score, points.signed()]);
        page.table(columns(&[("score", false), ("points", true)]), lines.to_vec());
    }
}

/// Adds the line of a field's name, an empty one before it where something stands above.
fn heading(name: &str, lines: &mut Vec<Vec<String>>) {
    if !lines.is_empty() {
        lines.push(Vec::new());
    }
    lines.push(vec![name.to_owned()]);
}

fn indented(value: &str) -> String {
    format!("{SPACE}{SPACE}{value}")
}

/// The lowest, the mean and the highest score that count, each with its points.
fn ends(cold: &ColdStart) -> [(String, Points); 3] {
    [("at most", cold.low), ("mean", cold.mean), ("from", cold.high)]
        .map(|(word, score)| (format!("{word} {score:.1}"), cold.points(score)))
}

fn figures(row: &Row) -> [String; 3] {
    let rate = if row.deals == 0 { String::new() } else { percent(row.won as f64 / row.deals as f64) };
    [row.points.signed(), HumanCount(row.deals).to_string(), rate]
}

fn columns(head: &[(&str, bool)]) -> Vec<Column> {
    head.iter().map(|(name, figures)| Column { name: (*name).to_owned(), figures: *figures }).collect()
}

/// The fields by the distance between their fewest and their most points.
fn most_telling_first(card: &LearnedScorecard) -> Vec<&ModelField> {
    let mut fields: Vec<&ModelField> = card.fields.iter().collect();
    fields.sort_by_key(|field| field.least() - field.most());
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_grow_from_the_zero_line_and_are_equally_wide() {
        let bars = Bars { most: Points::from_tenths(100) };
        let drawn = |tenths| bars.bar(Points::from_tenths(tenths)).replace(SPACE, ".");
        assert_eq!(drawn(100), "..........|++++++++++");
        assert_eq!(drawn(-45), ".....-----|..........");
        assert_eq!(drawn(1), "..........|+.........");
        assert_eq!(drawn(0), "..........|..........");
        assert_eq!(Bars { most: Points::ZERO }.bar(Points::ZERO).chars().count(), 2 * HALF + 1);
    }
}
