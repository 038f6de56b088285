//! The part that a score from before any history has in a model.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::learn::NumberFormat;
use super::super::points::Points;

/// The part that a score from before any history, the cold start, has in a model: a straight line.
///
/// It comes of a·z(learned) + (1-a)·z(cold start), brought to the scale of points: the deviation and the weight are in
/// the points per unit. Its points for a score x are `floor(10 · points_per_unit · (x - mean) + 0.5) / 10`, with x held between low and
/// high; an unknown score has none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColdStart {
    /// Where the score comes from.
    pub source: ColdSource,
    /// Its weight, 1 - a.
    pub weight: f64,
    /// The mean score of the deals learned from.
    pub mean: f64,
    /// The points of one unit of the score.
    pub points_per_unit: f64,
    /// The lowest score that counts: the lowest of the deals.
    pub low: f64,
    /// The highest score that counts: the highest of the deals.
    pub high: f64,
    /// How well it alone ranks the deals, as an AUC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auc: Option<f64>,
}

/// Where a cold-start score comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ColdSource {
    /// A column of the table, by its heading: a score the user had before.
    Column(String),
    /// How well the company matches the saved profile, 0 to 100.
    Profile,
}

impl ColdSource {
    /// What it is called in a scorecard.
    pub fn name(&self) -> &str {
        match self {
            Self::Column(column) => column,
            Self::Profile => "profile match",
        }
    }
}

impl ColdStart {
    /// The score in a cell of its column: a plain decimal, as a database reads it too; `None` where there is none.
    pub fn read(text: &str) -> Option<f64> {
        NumberFormat::default().read(text.trim())
    }

    /// The points of a score.
    pub fn points(&self, score: f64) -> Points {
        let tenths = (10.0 * self.points_per_unit * (score.clamp(self.low, self.high) - self.mean) + 0.5).floor();
        Points::nearest(tenths / 10.0)
    }

    /// The fewest points it can add.
    pub fn least(&self) -> Points {
        self.points(self.low).min(self.points(self.high)).min(Points::ZERO)
    }

    /// The most points it can add.
    pub fn most(&self) -> Points {
        self.points(self.low).max(self.points(self.high)).max(Points::ZERO)
    }
}
