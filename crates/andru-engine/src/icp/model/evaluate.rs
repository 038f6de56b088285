//! How well a model holds on deals that closed after it was learned.
//!
//! The model is taken as it stands: nothing is fitted. Each figure is there to answer one question: does it still rank
//! (AUC, lift), are its probabilities still right (Brier, ECE), did the accounts change (stability indices), do its
//! tiers still differ, and does it rank better the more is known.

mod drift;
mod verdict;

#[cfg(test)]
mod tests;

use serde::Serialize;

use super::super::learn::{DealColumn, auc, auc_interval, brier, calibration_error, lift};
use super::super::points::Points;
use super::super::verdict::Tier;
use super::super::wilson::{Z_95, wilson};
use super::Model;
use super::score::{Scored, Scorer};
use super::tier::tier_of;
use super::validation::equal_groups;

pub use drift::{Drift, FieldDrift};
pub use verdict::Holding;

/// Resamples of the deals for the interval of the AUC, and the seed they are drawn by.
const RESAMPLES: u32 = 200;
const SEED: u64 = 1;
/// The share of the deals that lift is the win rate of.
const BEST: f64 = 0.1;
/// The most groups of deals by coverage.
const COVERAGE_GROUPS: usize = 4;

/// Closed deals that a model is held against.
#[derive(Debug, Clone, Copy)]
pub struct LaterDeals<'d> {
    /// For each field of the model its column; `None` where the deals have none, and it is then unknown.
    pub columns: &'d [Option<&'d DealColumn>],
    /// Per deal its cold-start score where it is known; may be empty where the model has no cold start.
    pub cold: &'d [Option<f64>],
    /// Whether each deal was won.
    pub won: &'d [bool],
}

/// How well a model holds on later deals. Figures that could not be computed are left out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evaluation {
    /// What the figures come to.
    pub verdict: Holding,
    /// Why, in one or two sentences with their numbers.
    pub reason: String,
    /// Closed deals.
    pub deals: u64,
    /// How many of them were won.
    pub won: u64,
    /// The chance that a won deal scores above a lost one: 0.5 is a coin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auc: Option<f64>,
    /// The lower end of its 95% interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auc_low: Option<f64>,
    /// The upper end of its 95% interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auc_high: Option<f64>,
    /// The mean probability the deals were given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mean_probability: Option<f64>,
    /// The mean squared distance between probability and outcome.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brier: Option<f64>,
    /// The Brier score of giving every deal the win rate of these deals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brier_base: Option<f64>,
    /// 1 - brier / `brier_base`: how much of what a known win rate leaves open the probabilities settle; below 0 they
    /// are worse than it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brier_skill: Option<f64>,
    /// The mean distance between probability and win rate over ten groups.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ece: Option<f64>,
    /// How many times the overall win rate the best tenth is won.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lift_at_10: Option<f64>,
    /// How far the scores moved from those of the deals learned from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drift: Option<Drift>,
    /// How far each field moved from the deals learned from, in the order of the model.
    pub fields: Vec<FieldDrift>,
    /// The tiers, best first: those of the model, and those that low coverage held deals back to.
    pub tiers: Vec<TierNow>,
    /// Deals of which nothing is known; they have no tier.
    pub nothing_known: u64,
    /// The deals in up to four groups of about equal size by coverage, least first.
    pub coverage: Vec<CoverageGroup>,
}

/// A tier on later deals.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TierNow {
    /// The tier.
    pub tier: Tier,
    /// Deals in it.
    pub deals: u64,
    /// How many of them were won.
    pub won: u64,
    /// The lower end of the 95% interval of their win rate, after Wilson; left out where there is no deal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// The upper end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    /// The win rate it had among the deals learned from; left out where the model has no cut for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub learned: Option<f64>,
}

/// Deals of similar coverage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CoverageGroup {
    /// The least coverage in it, in percent.
    pub low: Points,
    /// The most.
    pub high: Points,
    /// Deals in it.
    pub deals: u64,
    /// How many of them were won.
    pub won: u64,
    /// How well the points rank them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auc: Option<f64>,
}

/// How well a model holds on later deals.
pub fn evaluate(model: &Model, deals: LaterDeals<'_>) -> Evaluation {
    let scorer = Scorer::new(&model.scorecard);
    let won = deals.won;
    let judged: Vec<Scored> = (0..won.len())
        .map(|deal| {
            let cell = |at: usize| deals.columns.get(at).copied().flatten().map(|column| column.text(deal));
            scorer.score(cell, deals.cold.get(deal).copied().flatten())
        })
        .collect();
    let points: Vec<f64> = judged.iter().map(|scored| scored.points.to_f64()).collect();
    let wins = won.iter().filter(|won| **won).count() as u64;
    let auc_now = auc(&points, won);
    let interval = auc_now.and_then(|_| auc_interval(&points, won, RESAMPLES, SEED));
    let chances: Option<Vec<f64>> = judged.iter().map(|scored| scorer.probability(scored.points)).collect();
    let chances = chances.filter(|chances| !chances.is_empty());
    let brier_now = chances.as_ref().and_then(|chances| brier(chances, won));
    let rate = wins as f64 / won.len() as f64;
    let brier_base = brier_now.map(|_| rate * (1.0 - rate));
    let mut evaluation = Evaluation {
        verdict: Holding::TooFew,
        reason: String::new(),
        deals: won.len() as u64,
        won: wins,
        auc: auc_now,
        auc_low: interval.map(|interval| interval.0),
        auc_high: interval.map(|interval| interval.1),
        mean_probability: chances.as_ref().map(|chances| chances.iter().sum::<f64>() / chances.len() as f64),
        brier: brier_now,
        brier_base,
        brier_skill: brier_now.zip(brier_base).filter(|(_, base)| *base > 0.0).map(|(now, base)| 1.0 - now / base),
        ece: chances.as_ref().and_then(|chances| calibration_error(chances, won)),
        lift_at_10: lift(&points, won, BEST),
        drift: drift::of_scores(&model.validation, &judged),
        fields: drift::of_fields(&scorer, &model.history, deals),
        tiers: tiers(model, &judged, won),
        nothing_known: judged.iter().filter(|scored| scored.coverage <= Points::ZERO).count() as u64,
        coverage: coverage_groups(&judged, won),
    };
    (evaluation.verdict, evaluation.reason) = verdict::verdict(model, &evaluation);
    evaluation
}

fn tiers(model: &Model, scored: &[Scored], won: &[bool]) -> Vec<TierNow> {
    let cuts = &model.scorecard.tiers;
    let tier = |tier: Tier| {
        let in_it =
            scored.iter().zip(won).filter(|(scored, _)| tier_of(cuts, scored.points, scored.coverage) == Some(tier));
        let (deals, wins) = in_it.fold((0, 0), |(deals, wins), (_, won)| (deals + 1, wins + u64::from(*won)));
        let cut = cuts.iter().find(|cut| cut.tier == tier);
        let interval = wilson(wins, deals, Z_95);
        (deals > 0 || cut.is_some()).then(|| TierNow {
            tier,
            deals,
            won: wins,
            low: interval.map(|interval| interval.0),
            high: interval.map(|interval| interval.1),
            learned: cut.filter(|cut| cut.deals > 0).map(|cut| cut.won as f64 / cut.deals as f64),
        })
    };
    [Tier::A, Tier::B, Tier::C, Tier::D].into_iter().filter_map(tier).collect()
}

fn coverage_groups(scored: &[Scored], won: &[bool]) -> Vec<CoverageGroup> {
    let mut ranked: Vec<(Points, (Points, bool))> =
        scored.iter().zip(won).map(|(scored, won)| (scored.coverage, (scored.points, *won))).collect();
    ranked.sort_unstable();
    let groups = equal_groups(&ranked, COVERAGE_GROUPS).into_iter().filter_map(|deals| {
        let (points, won): (Vec<f64>, Vec<bool>) =
            deals.iter().map(|(_, (points, won))| (points.to_f64(), *won)).unzip();
        Some(CoverageGroup {
            low: deals.first()?.0,
            high: deals.last()?.0,
            deals: deals.len() as u64,
            won: won.iter().filter(|won| **won).count() as u64,
            auc: auc(&points, &won),
        })
    });
    groups.collect()
}
