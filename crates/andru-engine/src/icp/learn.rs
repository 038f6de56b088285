//! Learning from the user's own won and lost deals, and saying when there is nothing to learn.
//!
//! The order of work, one file each: [`Deals`] are the table; `columns` and `leak` say which columns may be learned
//! from; `bins` puts their values in a few groups; `evidence` weighs each group by its won and lost deals; `logistic`
//! fits the weights together; `crossfit` does so over and over on parts of the deals, so that every deal is scored by
//! a model that never saw it; `measure` and `chance` say what those scores are worth; [`study()`] puts it together
//! into a [`Report`] with its [`Verdict`]; and `scorecard` makes the points of a [`Model`](super::model::Model).
//! `folds` gives the out-of-fold figures alone.
//!
//! Weights of evidence are refitted together rather than summed: summing counts what two columns share twice.

mod bins;
mod chance;
mod columns;
mod crossfit;
mod deals;
mod evidence;
mod folds;
mod leak;
mod leak_name;
mod logistic;
mod measure;
mod number;
mod platt;
mod report;
mod scorecard;
mod study;
mod verdict;

pub use bins::Kind;
pub use deals::{ColdScores, DealColumn, Deals};
pub use folds::{OutOfFold, out_of_fold};
pub use leak_name::{LeakKind, LeakName, leak_name};
pub use measure::{SHIFT, STABLE, auc, brier, calibration_error, lift, stability_index};
pub use number::{MOST_NUMBER_BYTES, NumberFormat};
pub use report::{FieldReport, Report, Status, Verdict};
pub use study::{Options, Study, study};
pub use verdict::{LEAST_DEALS, LEAST_RARER, MOST_CHANCE, WEAK_AUC};

pub(super) use chance::auc_interval;
