//! Rows that nothing known tells apart.

use std::collections::HashMap;

use andru_tools::FitRow;

use crate::jobs::hash::Hash64;

/// How many kinds of rows are told apart.
const MAX_KINDS: usize = 100_000;

/// How many rows look the same by everything known of them: score, coverage, reasons, unknown fields.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ties {
    /// Rows of the largest group; 0 where no two rows are the same.
    pub largest: u64,
    /// Groups of two rows or more.
    pub groups: u64,
    /// Rows in those groups.
    pub rows: u64,
    /// Whether there were more kinds of rows than are told apart (100,000), so that the counts are too low.
    pub bounded: bool,
}

/// Counts rows by what is known of them.
#[derive(Debug, Default)]
pub(super) struct TieCounter {
    kinds: HashMap<u64, u64>,
    bounded: bool,
}

impl TieCounter {
    pub(super) fn count(&mut self, row: &FitRow) {
        let kind = kind_of(row);
        if let Some(count) = self.kinds.get_mut(&kind) {
            *count += 1;
        } else if self.kinds.len() < MAX_KINDS {
            self.kinds.insert(kind, 1);
        } else {
            self.bounded = true;
        }
    }

    pub(super) fn finish(self) -> Ties {
        // Sums and the largest: the order of the map does not matter.
        let mut ties = Ties { bounded: self.bounded, ..Ties::default() };
        for count in self.kinds.into_values().filter(|count| *count > 1) {
            ties.largest = ties.largest.max(count);
            ties.groups += 1;
            ties.rows += count;
        }
        ties
    }
}

fn kind_of(row: &FitRow) -> u64 {
    let mut hash = Hash64::new(3);
    hash.number(u64::from(row.score.tenths().cast_unsigned()));
    hash.number(u64::from(row.coverage.tenths().cast_unsigned()));
    for reason in &row.reasons {
        hash.bytes(reason.as_bytes());
    }
    for field in &row.unknown {
        hash.number(*field as u64);
    }
    hash.finish()
}
