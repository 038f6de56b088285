//! What a history of deals was found to hold, with every figure behind it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a history of deals was found to hold. Figures that could not be computed are left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// What the history is good for.
    pub verdict: Verdict,
    /// Why, in one or two sentences with their numbers.
    pub reason: String,
    /// Closed deals.
    pub deals: u64,
    /// How many of them were won.
    pub won: u64,
    /// The chance that a won deal scores above a lost one, by models that saw neither: 0.5 is a coin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auc: Option<f64>,
    /// The lower end of its 95% interval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auc_low: Option<f64>,
    /// The upper end of its 95% interval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auc_high: Option<f64>,
    /// The AUC on the last quarter of the deals, learned from the three before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auc_forward: Option<f64>,
    /// The column the deals are ordered by; left out where they stand in the order they came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordered_by: Option<String>,
    /// The mean squared distance between probability and outcome, out of fold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brier: Option<f64>,
    /// How many times the overall win rate the best tenth is won.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lift_at_10: Option<f64>,
    /// The mean distance between probability and win rate over ten groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ece: Option<f64>,
    /// How often outcomes handed out at random rank as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permutation_p: Option<f64>,
    /// How far scores moved between the first three quarters of the deals and the last, as a population stability
    /// index: under .1 is stable, over .25 is a shift.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drift: Option<f64>,
    /// The AUC of history and cold start together, where there is a cold start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blend_auc: Option<f64>,
    /// The part, 0 to 1, that a history of this size deserves in a score beside the profile match: m / (m + 50), with m
    /// deals of the rarer outcome.
    pub blend_weight: f64,
    /// Every column and what became of it, in the order of the table.
    pub fields: Vec<FieldReport>,
}

/// What a history is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Too few deals to tell.
    TooFewDeals,
    /// Deals enough, and nothing in them tells won from lost.
    NothingLearnable,
    /// Something tells them apart, hardly better than a coin.
    Weak,
    /// Something tells them apart.
    Learned,
}

/// What became of a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldReport {
    /// Its heading.
    pub name: String,
    /// `number` or `category`.
    pub kind: String,
    /// Its information value over all deals, blanks included.
    pub information_value: f64,
    /// How far its values moved between the first three quarters of the deals and the last, as a population stability
    /// index.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drift: Option<f64>,
    /// What became of it.
    pub status: Status,
    /// Why, and what should be known of it.
    pub reason: String,
}

/// Whether a column is learned from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It is learned from.
    Used,
    /// Nothing can be learned from it, or the user left it out.
    Dropped,
    /// It may be known only once the outcome is, so it is not learned from until the user says otherwise.
    Quarantined,
}
