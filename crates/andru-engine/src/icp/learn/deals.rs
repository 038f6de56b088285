//! Closed deals as a table: one column per fact, one yes or no per deal.

use super::super::model::ColdSource;

/// Closed deals, in the order of time where one is known.
///
/// Every column has as many cells as there are deals.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Deals {
    /// The facts known of the deals.
    pub columns: Vec<DealColumn>,
    /// Whether each deal was won.
    pub won: Vec<bool>,
    /// The column the deals are ordered by, earliest first; `None` where they stand in the order they came.
    pub ordered_by: Option<String>,
    /// The score each deal would have had before any history, where there is one.
    pub cold_start: Option<ColdScores>,
}

/// The score of every deal from before any history.
#[derive(Debug, Clone, PartialEq)]
pub struct ColdScores {
    /// Where the scores come from; a column of the table is not learned from besides.
    pub source: ColdSource,
    /// Per deal its score, `None` where it is not known.
    pub scores: Vec<Option<f64>>,
}

/// One fact of every deal: each distinct text once, and per deal which text it is.
#[derive(Debug, Clone, PartialEq)]
pub struct DealColumn {
    /// The heading, as it was written.
    pub name: String,
    /// Per deal the place of its text in [`texts`](Self::texts).
    pub cells: Vec<u32>,
    /// The distinct texts, without the blanks around them; the first is the empty one, which stands for a blank cell.
    pub texts: Vec<String>,
}

impl Deals {
    /// How many deals there are.
    pub fn len(&self) -> usize {
        self.won.len()
    }

    /// Whether there is no deal.
    pub fn is_empty(&self) -> bool {
        self.won.is_empty()
    }

    /// How many were won.
    pub fn won(&self) -> usize {
        self.won.iter().filter(|won| **won).count()
    }
}

impl DealColumn {
    /// A column with no cell yet.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), cells: Vec::new(), texts: vec![String::new()] }
    }

    /// How many deals hold each of the [`texts`](Self::texts).
    pub fn counts(&self) -> Vec<u64> {
        count(self.texts.len(), self.cells.iter().copied())
    }

    /// The text of a deal; empty where it is blank or there is no such deal.
    pub fn text(&self, deal: usize) -> &str {
        let at = self.cells.get(deal).and_then(|cell| usize::try_from(*cell).ok());
        at.and_then(|at| self.texts.get(at)).map(String::as_str).unwrap_or_default()
    }
}

/// How many cells hold each of `texts` distinct texts.
pub(super) fn count(texts: usize, cells: impl Iterator<Item = u32>) -> Vec<u64> {
    let mut counts = vec![0; texts];
    for cell in cells {
        if let Some(count) = counts.get_mut(cell as usize) {
            *count += 1;
        }
    }
    counts
}

/// Whether a deal was won, by its number; asked once per deal and step of every fit.
#[inline]
pub(super) fn is_won(won: &[bool], deal: u32) -> bool {
    won.get(deal as usize).copied().unwrap_or_default()
}
