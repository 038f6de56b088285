//! What is said of a whole list that a model was applied to.

use andru_engine::icp::{Points, Tier};

use crate::jobs::fit::{RowError, TierCounts};

/// What came of applying a model to a list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Applied {
    /// Rows read: without the header, what stands above it, blank rows and footer lines.
    pub rows: u64,
    /// Rows scored.
    pub scored: u64,
    /// The scored ones by tier.
    pub by_tier: TierCounts,
    /// The cuts for A, B and C where the tiers are by capacity.
    pub capacity_cuts: Option<[Option<Points>; 3]>,
    /// Scored rows of which nothing is known that the model asks for.
    pub nothing_known: u64,
    /// The mean probability of the scored rows, where the model bears one.
    pub mean_probability: Option<f64>,
    /// The model's columns, that of the cold start last, and what became of each.
    pub columns: Vec<ModelColumn>,
    /// Rows that could not be read.
    pub errors: u64,
    /// The first of those, at most [`MAX_ERRORS`](crate::jobs::fit::MAX_ERRORS).
    pub first_errors: Vec<RowError>,
    /// What a person should know about how the list was read.
    pub notes: Vec<String>,
    /// The SHA-256 of the bytes read, in lower-case hexadecimal.
    pub input_hash: String,
}

/// What became of one of the model's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelColumn {
    /// Its heading in the model.
    pub column: String,
    /// Its heading in the list; `None` where the list has not got it.
    pub header: Option<String>,
    /// Rows in which it holds a value the deals did not have.
    pub unseen: u64,
}

impl Applied {
    pub(super) fn count(&mut self, tier: Option<Tier>, coverage: Points) {
        self.scored += 1;
        self.nothing_known += u64::from(coverage <= Points::ZERO);
        self.by_tier.add(tier);
    }

    pub(super) fn error(&mut self, line: u64, message: impl Into<String>) {
        RowError::keep(&mut self.errors, &mut self.first_errors, line, message);
    }
}
