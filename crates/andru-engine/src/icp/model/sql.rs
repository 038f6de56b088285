//! A model as one SQL statement, for tables that are better scored where they are.
//!
//! The statement gives the points and the probability of [`Scorer`](super::Scorer), row by row, without a function of
//! one's own. It is a chain of common table expressions: `andru_text` reads the text of every column of the model,
//! `andru_number` the numbers in them, `andru_1`, `andru_2` … give the points of one column each, `andru_sum` adds
//! them up. Points are whole tenths until the last step, so their sum is exact.
//!
//! One file each: `quote` writes names and texts, `dialect` what databases call the same thing, `cell` the reading of
//! a cell, `answer` the columns that are given, `statement` the whole.

mod answer;
mod cell;
mod dialect;
mod quote;
mod statement;

#[cfg(test)]
mod tests;

pub use dialect::Dialect;

use super::{ColdSource, Holds, Model};
use quote::{identifier, table};
use statement::Statement;

/// Names that begin so are the statement's own.
const OWN: &str = "andru_";

/// The log-odds beyond which databases differ in what `exp` gives: an error, zero or infinity.
const MOST_LOG_ODDS: f64 = 700.0;

/// What a statement is written for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SqlOptions {
    /// The database.
    pub dialect: Dialect,
    /// The table to score; `schema.table` names its parts. `None` is [`Dialect::default_table`].
    pub table: Option<String>,
    /// The columns to give beside the score, in this order; empty gives all that the table has.
    pub columns: Vec<String>,
}

/// Why a model cannot be written as SQL.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SqlError {
    /// The cold start is the saved profile, which a table does not have.
    #[error("the model's cold start is the saved profile, and a table does not have that score")]
    Profile,
    /// A name that the database cannot have, or that cannot be written safely.
    #[error("{what} `{}` {why}", .name.escape_default())]
    Name {
        /// What is named: `column` or `table`.
        what: &'static str,
        /// The name.
        name: String,
        /// What is wrong with it.
        why: String,
    },
    /// A word of a group has a NUL character, which most databases cannot hold.
    #[error("column `{}` has a group with a NUL character, which SQL cannot hold", .0.escape_default())]
    Nul(String),
    /// The probability cannot be computed in every database.
    #[error("`calibration` gives log-odds over {MOST_LOG_ODDS}, for which databases give different answers")]
    Calibration,
}

/// The columns of a model that no table of the database can have, each with the reason: they must have another name in
/// the table, and in the model file before it is exported.
pub fn impossible_columns(model: &Model, dialect: Dialect) -> Vec<String> {
    let fields = model.scorecard.fields.iter().map(|field| field.column.as_str());
    let told = |name: &str| Some(format!("column `{}` {}", name.escape_default(), quote::impossible(dialect, name)?));
    fields.filter_map(told).collect()
}

/// The model as one SELECT statement, with a comment at its head and a semicolon at its end.
///
/// It gives the columns asked for, then `andru_points` (0 to 100), `andru_probability` (0 to 1, NULL where the history
/// bears none), `andru_tier` (A to D, NULL where there are no cuts or nothing is known) and `andru_coverage` (percent of
/// the scale that is filled in). Every column of the model must be in the table.
///
/// # Errors
/// See [`SqlError`].
pub fn export(model: &Model, options: &SqlOptions) -> Result<String, SqlError> {
    let dialect = options.dialect;
    let card = &model.scorecard;
    let cold = card.cold_start.as_ref().map(|cold| match &cold.source {
        ColdSource::Column(column) => Ok((cold, column.as_str())),
        ColdSource::Profile => Err(SqlError::Profile),
    });
    let cold = cold.transpose()?;
    if let Some(calibration) = card.calibration {
        let ends = [calibration.intercept, calibration.intercept + 100.0 * calibration.slope];
        if ends.iter().any(|end| !end.is_finite() || end.abs() > MOST_LOG_ODDS) {
            return Err(SqlError::Calibration);
        }
    }
    for field in &card.fields {
        let words =
            field.bins.iter().filter_map(|bin| if let Holds::Words(words) = &bin.holds { Some(words) } else { None });
        if words.flatten().chain(&field.number_without).any(|text| text.contains('\0')) {
            return Err(SqlError::Nul(field.column.clone()));
        }
    }
    let mut seen: Vec<(String, &str)> = Vec::new();
    for name in card.fields.iter().map(|field| field.column.as_str()).chain(cold.map(|(_, column)| column)) {
        let folded = if dialect.folds_case() { name.to_lowercase() } else { name.to_owned() };
        if seen.iter().any(|(other, exact)| *other == folded && *exact != name) {
            let why =
                format!("differs from another one in capitals alone, which {} cannot tell apart", dialect.title());
            return Err(SqlError::Name { what: "column", name: name.to_owned(), why });
        }
        seen.push((folded, name));
    }
    let table = table(dialect, options.table.as_deref().unwrap_or(dialect.default_table()))?;
    let columns: Result<Vec<String>, SqlError> =
        options.columns.iter().map(|column| identifier(dialect, column)).collect();
    Statement { dialect, model, cold, table, columns: columns? }.write()
}
