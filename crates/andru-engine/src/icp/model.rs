//! A model: a scorecard learned from a history of deals, as it is kept in a file, printed, and used.
//!
//! Points are the model. Every group of values of every column has a whole number of tenths of a point, and the sum of
//! a company's points, from 0 to 100, is its score; so a person with the printed scorecard, the program and a database
//! get the same score to the last digit. A probability is an affine function of the points through 1 / (1 + e^-x).
//!
//! A column of which nothing is known adds nothing: points are centred so that the average deal has none. A blank means
//! what it meant in the deals only in a row otherwise filled in as the deals were; see [`BlankBin`].
//!
//! One file each: [`ModelField`] is one column's groups and points, [`Group`] such a group in words; `cold_start` is the part a score from before any
//! history has; `tier` the cuts; `validation` the figures that curves are drawn from; `losses` why deals were lost; `check` refuses what cannot be
//! scored by; [`Scorer`] gives scores, by the readings of `reading`; [`evaluate()`] holds a model against later deals;
//! [`sql`] writes it as a statement of a database.

mod check;
mod cold_start;
mod evaluate;
mod field;
mod group;
mod losses;
mod reading;
mod score;
pub mod sql;
mod tier;
mod validation;

#[cfg(test)]
mod tests;

pub use cold_start::{ColdSource, ColdStart};
pub use evaluate::{CoverageGroup, Drift, Evaluation, FieldDrift, Holding, LaterDeals, TierNow, evaluate};
pub use field::{BlankBin, Holds, ModelBin, ModelField};
pub use group::Group;
pub use losses::Losses;
pub use reading::{CellReader, Reading};
pub use score::{Part, Scored, Scorer};
pub use tier::{TierCut, capacity_cuts, capacity_tier, tier_of};
pub use validation::{ScoreBar, ScoreGroup, Validation};

pub(super) use tier::cuts_by_win_rate;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::learn::Report;
use super::points::Points;

/// The format that is written and read; a change that older readers would misread has another number.
pub const MODEL_FORMAT: &str = "andru-icp-model/1";

/// A scorecard learned from a history of deals, with where it came from and what it is worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// The format of the file, `andru-icp-model/1`.
    pub format: String,
    /// The deals it was learned from.
    pub source: ModelSource,
    /// What the history was found to hold, with every figure of the validation.
    pub history: Report,
    /// The points: all that is needed to score.
    pub scorecard: LearnedScorecard,
    /// The figures that the curves of the report are drawn from.
    pub validation: Validation,
    /// Why deals were lost, where a column says so; it has no part in the score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub losses: Option<Losses>,
}

/// The deals a model was learned from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ModelSource {
    /// The SHA-256 of the export of deals, in lower-case hexadecimal.
    pub input_hash: String,
    /// The column that said how a deal ended.
    pub outcome_column: String,
    /// Its values that meant won.
    pub won_values: Vec<String>,
    /// Its values that meant lost.
    pub lost_values: Vec<String>,
}

/// The points of a model: all that is needed to score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LearnedScorecard {
    /// The points of a company of which nothing is known.
    pub start: Points,
    /// The columns in the order of the table. With the start and the cold start, the fewest points of all sum to 0 and
    /// the most to 100.
    pub fields: Vec<ModelField>,
    /// The part of a score from before any history, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cold_start: Option<ColdStart>,
    /// How points become a probability; absent where the history does not bear one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calibration: Option<Calibration>,
    /// Where the tiers begin, best first; empty where the history shows no difference between scores.
    pub tiers: Vec<TierCut>,
}

impl LearnedScorecard {
    /// When a blank counts, in words, where that needs saying: some columns have a group of blanks and others have none.
    pub fn blank_rule(&self) -> Option<&'static str> {
        let has_blank = |field: &ModelField| field.blank.is_some();
        let needed = self.fields.iter().any(has_blank) && !self.fields.iter().all(has_blank);
        needed.then_some(
            "A blank has its points only where every column without a line for blanks is filled in; elsewhere it adds nothing.",
        )
    }
}

/// How points become a probability: 1 / (1 + exp(-(intercept + slope · points))).
///
/// Both are rounded to six decimals, so that what is printed is what is computed with.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    /// The log-odds of 0 points.
    pub intercept: f64,
    /// The log-odds of one point.
    pub slope: f64,
}

impl Calibration {
    /// The probability, 0 to 1, of so many points.
    pub fn probability(self, points: Points) -> f64 {
        1.0 / (1.0 + (-(self.intercept + self.slope * points.to_f64())).exp())
    }
}
