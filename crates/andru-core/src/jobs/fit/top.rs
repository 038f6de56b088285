//! The best rows of a list, kept while it is read.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use andru_engine::icp::Action;
use andru_tools::FitRow;

/// The best rows so far, at most as many as are wanted.
#[derive(Debug)]
pub(super) struct Top {
    most: usize,
    /// The worst of them on top.
    rows: BinaryHeap<Ranked>,
}

impl Top {
    pub(super) fn new(most: usize) -> Self {
        Self { most, rows: BinaryHeap::new() }
    }

    pub(super) fn offer(&mut self, row: FitRow) {
        let row = Ranked(row);
        if self.rows.len() < self.most {
            self.rows.push(row);
        } else if let Some(mut worst) = self.rows.peek_mut()
            && row < *worst
        {
            *worst = row;
        }
    }

    /// The rows, best first.
    pub(super) fn finish(self) -> impl Iterator<Item = FitRow> {
        self.rows.into_sorted_vec().into_iter().map(|Ranked(row)| row)
    }
}

/// A row by rank: the lesser, the better.
#[derive(Debug)]
struct Ranked(FitRow);

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        let (left, right) = (&self.0, &other.0);
        let dropped = |row: &FitRow| row.action == Action::Drop;
        (dropped(left), right.score, right.coverage, left.row).cmp(&(
            dropped(right),
            left.score,
            left.coverage,
            right.row,
        ))
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ranked {}
