//! Work over streams: lists of any length, read once, in bounded memory.
//!
//! A job takes a reader, hands each result to a sink as it comes, tells its progress, and can be withdrawn.

pub mod fit;
mod hash;
mod seen;

pub use fit::{FitOptions, FitSummary, Progress, RowJudge, RowSink, fit, fit_known};
