//! What is said of a whole list.

use andru_engine::icp::{Action, Tier};
use andru_tools::FitRow;

use super::MAX_ERRORS;
use super::ties::Ties;
use crate::intake::ColumnUse;

/// Companies by what to do with them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ActionCounts {
    /// To call.
    pub call: u64,
    /// To research first.
    pub research: u64,
    /// To drop.
    pub drop: u64,
}

/// Companies by tier.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TierCounts {
    /// Tier A.
    pub a: u64,
    /// Tier B.
    pub b: u64,
    /// Tier C.
    pub c: u64,
    /// Tier D.
    pub d: u64,
    /// No tier, because nobody has confirmed the profile, nothing is known, or win rates do not differ enough.
    pub none: u64,
}

impl TierCounts {
    /// Counts a company.
    pub(crate) fn add(&mut self, tier: Option<Tier>) {
        *match tier {
            Some(Tier::A) => &mut self.a,
            Some(Tier::B) => &mut self.b,
            Some(Tier::C) => &mut self.c,
            Some(Tier::D) => &mut self.d,
            None => &mut self.none,
        } += 1;
    }
}

/// A row that was not scored, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowError {
    /// The line of the input it begins on, counted from 1.
    pub line: u64,
    /// Why, as a lower-case fragment.
    pub message: String,
}

impl RowError {
    /// Counts an error, and keeps it where it is among the first [`MAX_ERRORS`].
    pub(crate) fn keep(errors: &mut u64, first: &mut Vec<Self>, line: u64, message: impl Into<String>) {
        *errors += 1;
        if first.len() < MAX_ERRORS {
            first.push(Self { line, message: message.into() });
        }
    }
}

/// What a job over a list did and found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FitSummary {
    /// Rows read: without the header, what stands above it, blank rows and footer lines.
    pub rows: u64,
    /// Companies scored; rows that repeat one are scored too, people of one company count once.
    pub scored: u64,
    /// The scored ones by what to do with them.
    pub by_action: ActionCounts,
    /// The scored ones by tier.
    pub by_tier: TierCounts,
    /// Rows that could not be scored.
    pub errors: u64,
    /// The first of those, at most [`MAX_ERRORS`].
    pub first_errors: Vec<RowError>,
    /// Scored rows that repeat the company of an earlier row.
    pub duplicates: u64,
    /// Rows that are people, in a list of people; else 0.
    pub people_rows: u64,
    /// Rows that nothing known tells apart, duplicates left aside.
    pub ties: Ties,
    /// Which columns were used, and for what.
    pub columns: Vec<ColumnUse>,
    /// The headers of the columns that were not used.
    pub ignored_columns: Vec<String>,
    /// The system that wrote the list, such as `HubSpot companies`, where its headers give it away.
    pub source: Option<&'static str>,
    /// What a person should know about how the list was read: sentences without a final period.
    pub notes: Vec<String>,
    /// The SHA-256 of the bytes read, in lower-case hexadecimal.
    pub input_hash: String,
}

impl FitSummary {
    pub(super) fn count(&mut self, row: &FitRow) {
        self.scored += 1;
        self.duplicates += u64::from(row.duplicate_of.is_some());
        *match row.action {
            Action::Call => &mut self.by_action.call,
            Action::Research => &mut self.by_action.research,
            Action::Drop => &mut self.by_action.drop,
        } += 1;
        self.by_tier.add(row.tier);
    }

    pub(super) fn error(&mut self, line: u64, message: impl Into<String>) {
        RowError::keep(&mut self.errors, &mut self.first_errors, line, message);
    }
}
