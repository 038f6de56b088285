//! A learned scorecard and its figures, as tools answer them.

use andru_engine::figure::count;
use andru_engine::icp::history::group_words;
use andru_engine::icp::learn::{FieldReport, Report, Status, Verdict};
use andru_engine::icp::model::{LearnedScorecard, ModelField};
use andru_engine::icp::{Points, Tier};
use schemars::JsonSchema;
use serde::Serialize;

use crate::page::Page;

/// The figures of a history; those that could not be computed are left out.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FiguresAnswer {
    /// What the deals are good for.
    pub verdict: Verdict,
    /// Why, in one or two sentences with their numbers.
    pub reason: String,
    /// Closed deals.
    pub deals: u64,
    /// How many of them were won.
    pub won: u64,
    /// The chance that a won deal scores above a lost one, by models that saw neither: 0.5 is a coin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auc: Option<f64>,
    /// The lower end of its 95% interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auc_low: Option<f64>,
    /// The upper end of its 95% interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auc_high: Option<f64>,
    /// The AUC on the last quarter of the deals, learned from the three before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auc_forward: Option<f64>,
    /// The mean squared distance between probability and outcome, out of fold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brier: Option<f64>,
    /// How many times the overall win rate the best tenth is won.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lift_at_10: Option<f64>,
    /// The mean distance between probability and win rate over ten groups.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ece: Option<f64>,
    /// How often outcomes handed out at random rank as well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permutation_p: Option<f64>,
    /// The weight, 0 to 1, that deals of this number deserve beside the profile match.
    pub blend_weight: f64,
    /// Every column and what became of it.
    pub fields: Vec<FieldAnswer>,
}

/// What became of a column.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FieldAnswer {
    /// Its heading.
    pub name: String,
    /// `number` or `category`.
    pub kind: String,
    /// How much it tells by itself: under .02 nothing, over .5 suspiciously much.
    pub information_value: f64,
    /// Used, dropped or quarantined.
    pub status: Status,
    /// Why.
    pub reason: String,
}

impl FiguresAnswer {
    pub(crate) fn of(report: &Report) -> Self {
        Self {
            verdict: report.verdict,
            reason: report.reason.clone(),
            deals: report.deals,
            won: report.won,
            auc: report.auc.map(four),
            auc_low: report.auc_low.map(four),
            auc_high: report.auc_high.map(four),
            auc_forward: report.auc_forward.map(four),
            brier: report.brier.map(four),
            lift_at_10: report.lift_at_10.map(four),
            ece: report.ece.map(four),
            permutation_p: report.permutation_p.map(four),
            blend_weight: four(report.blend_weight),
            fields: report.fields.iter().map(FieldAnswer::of).collect(),
        }
    }
}

impl FieldAnswer {
    fn of(field: &FieldReport) -> Self {
        Self {
            name: field.name.clone(),
            kind: field.kind.clone(),
            information_value: four(field.information_value),
            status: field.status,
            reason: field.reason.clone(),
        }
    }
}

/// A figure to four decimals.
fn four(figure: f64) -> f64 {
    (figure * 10_000.0).round() / 10_000.0
}

/// A scorecard that a person can add up.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScorecardAnswer {
    /// The points of a company of which nothing is known.
    pub start: Points,
    /// The columns with their points.
    pub fields: Vec<FieldPoints>,
    /// The score from before the deals and its weight in the points; absent where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cold_start: Option<ColdStartAnswer>,
    /// How points become a probability, 1 / (1 + exp(-(intercept + slope · points))); absent where the deals bear none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calibration: Option<CalibrationAnswer>,
    /// Where the tiers begin, best first; empty where win rates do not differ enough between scores.
    pub tiers: Vec<TierAnswer>,
}

/// The points of one column; what is not known adds nothing.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FieldPoints {
    /// The heading.
    pub column: String,
    /// Its groups of values.
    pub groups: Vec<GroupPoints>,
}

/// One group of values.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GroupPoints {
    /// The values in words.
    pub value: String,
    /// Points it adds.
    pub points: Points,
    /// Closed deals with such a value.
    pub deals: u64,
    /// How many of them were won.
    pub won: u64,
}

/// The score from before the deals.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ColdStartAnswer {
    /// Where it comes from: `profile match`, or a column.
    pub source: String,
    /// Its weight, 0 to 1.
    pub weight: f64,
    /// How well it alone ranks the deals, as an AUC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auc: Option<f64>,
}

/// How points become a probability.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CalibrationAnswer {
    /// The log-odds of 0 points.
    pub intercept: f64,
    /// The log-odds of one point.
    pub slope: f64,
}

/// Where a tier begins.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TierAnswer {
    /// The tier.
    pub tier: Tier,
    /// Its fewest points.
    pub from: Points,
    /// Closed deals in it, each scored by a model that never saw it.
    pub deals: u64,
    /// How many of them were won.
    pub won: u64,
}

impl ScorecardAnswer {
    pub(crate) fn of(card: &LearnedScorecard) -> Self {
        Self {
            start: card.start,
            fields: card.fields.iter().map(FieldPoints::of).collect(),
            cold_start: card.cold_start.as_ref().map(|cold| ColdStartAnswer {
                source: cold.source.name().to_owned(),
                weight: four(cold.weight),
                auc: cold.auc.map(four),
            }),
            calibration: card
                .calibration
                .map(|line| CalibrationAnswer { intercept: line.intercept, slope: line.slope }),
            tiers: card
                .tiers
                .iter()
                .map(|cut| TierAnswer { tier: cut.tier, from: cut.from, deals: cut.deals, won: cut.won })
                .collect(),
        }
    }

    /// The scorecard as a page: a heading and its groups for every column, then the tiers.
    pub(crate) fn render(&self, page: &mut Page) {
        page.fact("start", self.start.to_string(), "a company of which nothing is known");
        for field in &self.fields {
            page.heading(&field.column);
            for group in &field.groups {
                page.fact(&group.value, group.points.signed(), won_of(group.won, group.deals));
            }
        }
        if let Some(cold) = &self.cold_start {
            page.heading(&cold.source);
            page.fact("weight", format!("{:.0}%", cold.weight * 100.0), "of the score, the deals the rest");
        }
        if !self.tiers.is_empty() {
            page.heading("Tiers");
        }
        for tier in &self.tiers {
            page.fact(format!("tier {}", tier.tier), format!("from {}", tier.from), won_of(tier.won, tier.deals));
        }
    }
}

fn won_of(won: u64, deals: u64) -> String {
    format!("{} of {} deals won", count(won), count(deals))
}

impl FieldPoints {
    fn of(field: &ModelField) -> Self {
        let group = |(at, bin): (usize, &andru_engine::icp::model::ModelBin)| GroupPoints {
            value: group_words(field, at),
            points: bin.points,
            deals: bin.deals,
            won: bin.won,
        };
        let blank = field.blank.map(|blank| GroupPoints {
            value: "blank".to_owned(),
            points: blank.points,
            deals: blank.deals,
            won: blank.won,
        });
        Self { column: field.column.clone(), groups: field.bins.iter().enumerate().map(group).chain(blank).collect() }
    }
}
