//! What a model learned from the user's own deals says, as answers and lists say it.

use andru_engine::basis::Basis;
use andru_engine::figure::count;
use andru_engine::icp::history::{HistoryCard, HistoryFit, HistoryPart, UnknownColumn};
use andru_engine::icp::learn::{Report, Verdict};
use andru_engine::icp::model::Model;
use andru_engine::icp::{Fit, Points, SavedProfile};
use schemars::JsonSchema;
use serde::Serialize;

use crate::error::ToolError;

/// What the user's own deals say of a company.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct HistoryAnswer {
    /// Whether it makes the score; false where nothing the deals teach about is known of the company.
    pub counts: bool,
    /// Closed deals learned from.
    pub deals: u64,
    /// How many of them were won.
    pub won: u64,
    /// What the deals were found good for.
    pub verdict: Verdict,
    /// Why, with the AUC and its interval in words.
    pub reason: String,
    /// The probability, 0 to 1, that a deal with the company is won; absent where the deals bear none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub probability: Option<f64>,
    /// The points of a company of which nothing is known.
    pub start: Points,
    /// What each column adds; where it counts, these and `start` sum exactly to the score.
    pub parts: Vec<HistoryPart>,
    /// What the deals teach about and is not known of the company, widest range first.
    pub unknown: Vec<UnknownColumn>,
    /// The weight, 0 to 1, of the score from before the deals; absent where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cold_start_weight: Option<f64>,
    /// What it rests on.
    pub basis: Vec<Basis>,
}

impl HistoryAnswer {
    /// The part of an answer.
    pub(crate) fn of(model: &Model, fit: HistoryFit) -> Self {
        let report = &model.history;
        let counts = !fit.is_blank;
        Self {
            counts,
            deals: report.deals,
            won: report.won,
            verdict: report.verdict,
            reason: report.reason.clone(),
            probability: fit.probability.filter(|_| counts),
            start: fit.start,
            parts: if counts { fit.parts } else { Vec::new() },
            unknown: fit.unknown,
            cold_start_weight: model.scorecard.cold_start.as_ref().map(|cold| cold.weight),
            basis: vec![Basis::Input, Basis::History],
        }
    }
}

/// What a model says of a company, given what the profile says of it.
pub fn judge_by_history<'c>(
    history: &HistoryCard<'_>,
    company: &andru_engine::icp::Company<'c>,
    cell: impl Fn(usize) -> Option<&'c str>,
    fit: &Fit,
    profile_counts: bool,
) -> HistoryFit {
    let profile_match = (profile_counts && !fit.is_blank()).then_some(fit.score);
    history.fit(company, cell, profile_match)
}

/// Whether the match with a profile may have a part in a score by the deals: only where a person confirmed it.
pub fn profile_counts(saved: Option<&SavedProfile>) -> bool {
    saved.is_some_and(|saved| saved.confirmed)
}

/// What a model rests on, in words.
pub fn history_basis(model: &Model, saved: Option<&SavedProfile>) -> Vec<String> {
    let report = &model.history;
    let auc = match (report.auc, report.auc_low, report.auc_high) {
        (Some(auc), Some(low), Some(high)) => format!(", AUC {auc:.3} ({low:.3} to {high:.3}) out of fold"),
        _ => String::new(),
    };
    let mut basis = vec![format!(
        "{}, {} won; verdict: {}{auc}",
        learned_from(report),
        count(report.won),
        verdict_words(report.verdict)
    )];
    if let Some(cold) = &model.scorecard.cold_start {
        let percent = cold.weight * 100.0;
        basis.push(format!("{} weighs {percent:.0}% of the score, your deals the rest", cold.source.name()));
    }
    if HistoryCard::new(model).asks_for_profile() && !profile_counts(saved) {
        basis.push("profile match not counted: no profile is saved and confirmed".to_owned());
    }
    if model.scorecard.calibration.is_none() {
        basis.push("no probability: your deals bear none".to_owned());
    }
    basis
}

/// `learned from 1,234 of your deals`.
pub fn learned_from(report: &Report) -> String {
    format!("learned from {} of your deals", count(report.deals))
}

/// A verdict in words.
pub const fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::TooFewDeals => "too few deals",
        Verdict::NothingLearnable => "nothing learnable",
        Verdict::Weak => "weak",
        Verdict::Learned => "learned",
    }
}

/// Whether a model may be kept in use.
///
/// # Errors
/// `invalid_input` with the reason where its history holds nothing to learn, or too few deals and no score from before
/// them.
pub fn check_usable(model: &Model) -> Result<(), ToolError> {
    let report = &model.history;
    let refuse = |why: &str| {
        let reason = report.reason.trim_end_matches('.');
        Err(ToolError::invalid(format!("the model is not used: {why}: {reason}"))
            .hinted("nothing was changed: scores stay as they were"))
    };
    match report.verdict {
        Verdict::NothingLearnable => refuse("nothing can be learned from its deals"),
        Verdict::TooFewDeals if model.scorecard.cold_start.is_none() => {
            refuse("it has too few deals, and no score from before them")
        }
        _ => Ok(()),
    }
}
