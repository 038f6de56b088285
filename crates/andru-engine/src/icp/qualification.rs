//! Whether to walk away: fit, anti-patterns and learned churn patterns, one after the other.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::anti_pattern::{AntiPattern, AntiPatternKind, anti_patterns};
use super::company::Company;
use super::criterion::counted;
use super::fit::Fit;
use super::gate::{Gate, GateResult};
use super::points::Points;
use super::scorecard::{COVERAGE_FLOOR, COVERAGE_FLOOR_B, Scorecard};
use crate::figure::grouped;

mod flips;

use flips::Flips;

/// How strong an opportunity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Strength {
    /// Something disqualifies it.
    AntiPattern,
    /// It does not fit well on what is known.
    Marginal,
    /// It fits, with something missing or against it.
    Moderate,
    /// It fits, enough is known, and nothing stands against it.
    Strong,
}

impl Strength {
    /// The verdict as it stands on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AntiPattern => "ANTI_PATTERN",
            Self::Marginal => "MARGINAL",
            Self::Moderate => "MODERATE",
            Self::Strong => "STRONG",
        }
    }

    /// One step down; MARGINAL is the lowest that conditions of a deal lead to.
    const fn lowered(self) -> Self {
        match self {
            Self::Strong => Self::Moderate,
            Self::AntiPattern => Self::AntiPattern,
            Self::Moderate | Self::Marginal => Self::Marginal,
        }
    }
}

/// What is known of a deal.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Deal<'a> {
    /// Its yearly value, in the currency of the profile's price floor.
    pub value: Option<f64>,
    /// Its stage, in the user's words.
    pub stage: Option<&'a str>,
    /// How long it has been open.
    pub days_in_pipeline: Option<f64>,
    /// Whether a champion is identified.
    pub champion_identified: Option<bool>,
}

/// Whether to walk away, and how that was reached.
#[derive(Debug, Clone)]
pub struct Qualification {
    /// The fit behind it.
    pub fit: Fit,
    /// The verdict; `None` where nothing the profile asks for is known and nothing disqualifies.
    pub strength: Option<Strength>,
    /// Each step of the reasoning, in order.
    pub chain: Vec<String>,
    /// The gates of the company and the deal.
    pub gates: Vec<Gate>,
    /// The anti-patterns of the deal, each with its result.
    pub patterns: Vec<(&'static AntiPattern, GateResult, String)>,
    /// What would change the verdict, each a condition in words; at most five.
    pub flips: Vec<String>,
}

/// Judges a company and a deal.
///
/// Layer 1 is the fit against the tier cuts, layer 2 the gates and anti-patterns, layer 3 what only a history
/// of deals could tell, which is unknown here. A failed gate is an anti-pattern; a failed condition of the
/// deal lowers the verdict by one step; so does a pause. Without a confirmed profile nothing is strong.
pub fn qualify(card: &Scorecard, company: &Company<'_>, deal: &Deal<'_>, as_of: Date) -> Qualification {
    let fit = card.fit(company, as_of);
    let mut chain = Vec::new();
    let by_fit = (!fit.is_blank()).then(|| strength_of(card, fit.score, fit.coverage));
    chain.push(fit_step(card, &fit, by_fit));
    let mut gates: Vec<Gate> = fit.gates.iter().map(|gate| Gate::clone(gate)).collect();
    gates.extend(card.gates.judge_price(deal.value));
    let patterns = judge_patterns(deal);
    let failed = |gate: &&Gate| gate.result == GateResult::Fail;
    let mut strength = by_fit;
    let mut lowered = 0;
    if let Some(gate) = gates.iter().filter(failed).find(|gate| !gate.pauses) {
        strength = Some(Strength::AntiPattern);
        chain.push(format!("anti-patterns: {} fails, {}: ANTI_PATTERN", gate.name, gate.reason));
    } else {
        let pauses = gates.iter().filter(failed).map(|gate| (gate.name.to_owned(), gate.reason.as_str()));
        let against = patterns.iter().filter(|(_, result, _)| *result == GateResult::Fail);
        let lowering: Vec<(String, &str)> =
            pauses.chain(against.map(|(row, _, why)| (fragment(&row.text), why.as_str()))).collect();
        for (what, why) in &lowering {
            strength = strength.map(Strength::lowered);
            lowered += 1;
            chain.push(format!("anti-patterns: {what} ({why}): one step down"));
        }
        if lowering.is_empty() {
            let open = gates.iter().filter(|gate| gate.result == GateResult::Unknown).count()
                + patterns.iter().filter(|(_, result, _)| *result == GateResult::Unknown).count();
            let unknown = if open == 0 {
                String::new()
            } else {
                format!(", {} not known", counted(open, "condition", "conditions"))
            };
            chain.push(format!("anti-patterns: nothing known stands against it{unknown}"));
        }
    }
    chain.push("learned churn patterns: unknown, nothing is known of customers who left".to_owned());
    let flips = Flips { card, fit: &fit, gates: &gates, patterns: &patterns, strength, lowered }.in_words();
    Qualification { fit, strength, chain, gates, patterns, flips }
}

/// A sentence of a table inside a sentence of ours: without its first capital and its period.
pub(super) fn fragment(sentence: &str) -> String {
    let mut letters = sentence.trim_end_matches('.').chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// The verdict by fit alone, for a score on so much known.
pub(super) fn strength_of(card: &Scorecard, score: Points, coverage: Points) -> Strength {
    let cuts = card.cuts;
    if score < Points::nearest(cuts.b) || coverage < COVERAGE_FLOOR_B {
        Strength::Marginal
    } else if score >= Points::nearest(cuts.a) && coverage >= COVERAGE_FLOOR && card.confirmed {
        Strength::Strong
    } else {
        Strength::Moderate
    }
}

fn fit_step(card: &Scorecard, fit: &Fit, by_fit: Option<Strength>) -> String {
    let Some(strength) = by_fit else {
        return "ICP fit: nothing the profile asks for is known, so no verdict by fit".to_owned();
    };
    let why = match strength {
        Strength::Marginal if fit.score < Points::nearest(card.cuts.b) => {
            format!("below {}", Points::nearest(card.cuts.b))
        }
        Strength::Marginal => format!("only {}% known, so not MODERATE", fit.coverage),
        Strength::Strong => format!("at least {} with {}% known", Points::nearest(card.cuts.a), fit.coverage),
        _ if fit.score < Points::nearest(card.cuts.a) => format!("below {}", Points::nearest(card.cuts.a)),
        _ if !card.confirmed => "the profile is not confirmed, so not STRONG".to_owned(),
        _ => format!("only {}% known, so not STRONG", fit.coverage),
    };
    format!("ICP fit: {} of 100, {why}: {}", fit.score, strength.name())
}

fn judge_patterns(deal: &Deal<'_>) -> Vec<(&'static AntiPattern, GateResult, String)> {
    let of_deal =
        anti_patterns().iter().filter(|row| row.kind == AntiPatternKind::Deal && row.id != "below_price_floor");
    of_deal
        .map(|row| {
            let (result, why) = match (row.id.as_str(), deal.champion_identified, deal.days_in_pipeline) {
                ("no_champion", Some(true), _) => (GateResult::Pass, "you say a champion is identified".to_owned()),
                ("no_champion", Some(false), _) => (GateResult::Fail, "you say no champion is identified".to_owned()),
                ("too_old", _, Some(days)) => (
                    GateResult::Unknown,
                    format!("open for {} days; your median won deal is not known without a history", grouped(days)),
                ),
                _ => (GateResult::Unknown, row.ask.clone()),
            };
            (row, result, why)
        })
        .collect()
}
