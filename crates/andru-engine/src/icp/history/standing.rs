//! The score, tier and action that count for a company.

use std::sync::Arc;

use super::fit::HistoryFit;
use crate::icp::fit::Fit;
use crate::icp::gate::{Gate, GateResult};
use crate::icp::model::{TierCut, tier_of};
use crate::icp::points::Points;
use crate::icp::reason::{ActionReason, TierNote};
use crate::icp::scorecard::{COVERAGE_FLOOR, COVERAGE_FLOOR_B};
use crate::icp::verdict::{Action, Tier};

/// The score, tier and action that count for a company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The score, 0 to 100.
    pub score: Points,
    /// The score if everything unknown turns out badly.
    pub low: Points,
    /// The score if everything unknown turns out well.
    pub high: Points,
    /// Percent of the scale that is known.
    pub coverage: Points,
    /// The tier, where there is one.
    pub tier: Option<Tier>,
    /// Why there is none, or not the one the score alone would give.
    pub tier_note: Option<TierNote>,
    /// What to do.
    pub action: Action,
    /// Why.
    pub action_reason: ActionReason,
}

impl Standing {
    /// By the profile alone.
    pub fn by_profile(fit: &Fit) -> Self {
        Self {
            score: fit.score,
            low: fit.low,
            high: fit.high,
            coverage: fit.coverage,
            tier: fit.tier,
            tier_note: fit.tier_note,
            action: fit.action,
            action_reason: fit.action_reason.clone(),
        }
    }

    /// Where nothing is known and no profile judges: gates alone decide.
    pub(super) fn unknown(fit: &Fit, history: &HistoryFit) -> Self {
        let (action, action_reason) = match (failing(fit, false), failing(fit, true)) {
            (Some(gate), _) => (Action::Drop, ActionReason::Fails(gate.clone())),
            (None, Some(gate)) => (Action::Research, ActionReason::Waits(gate.clone())),
            (None, None) => (Action::Research, ActionReason::NothingLearned),
        };
        Self {
            score: history.score,
            low: history.low,
            high: history.high,
            coverage: history.coverage,
            tier: None,
            tier_note: Some(TierNote::NothingLearned),
            action,
            action_reason,
        }
    }

    /// By a model that knows something of the company.
    ///
    /// The action is found as it is by the profile, with the model's points and its cut: the lowest score of tier B
    /// or, where the deals show no tier B, of tier A.
    ///
    /// | first that holds | action |
    /// | --- | --- |
    /// | a gate fails | drop |
    /// | the model has no tiers, since win rates do not differ enough between scores | the profile's own action; research where it judges nothing |
    /// | the best case is below the cut | drop |
    /// | a gate says wait | research |
    /// | the worst case reaches the cut, or the score does with 60% known | call |
    /// | anything else | research |
    pub(super) fn by_history(fit: &Fit, history: &HistoryFit, tiers: &[TierCut]) -> Self {
        let HistoryFit { score, low, high, coverage, .. } = *history;
        let (action, action_reason) = action(fit, history, tiers);
        Self {
            score,
            low,
            high,
            coverage,
            tier: tier_of(tiers, score, coverage),
            tier_note: tier_note(tiers, score, coverage),
            action,
            action_reason,
        }
    }
}

/// The first gate that fails, of those that pause or of those that do not.
fn failing(fit: &Fit, pauses: bool) -> Option<&Arc<Gate>> {
    fit.gates.iter().find(|gate| gate.result == GateResult::Fail && gate.pauses == pauses)
}

fn tier_note(tiers: &[TierCut], score: Points, coverage: Points) -> Option<TierNote> {
    if tiers.is_empty() {
        return Some(TierNote::NoTiers);
    }
    let from = tiers.iter().find(|cut| score >= cut.from)?.tier;
    match from {
        Tier::A | Tier::B if coverage < COVERAGE_FLOOR_B => Some(TierNote::HeldBack {
            from,
            coverage,
            needs: if from == Tier::A { COVERAGE_FLOOR } else { COVERAGE_FLOOR_B },
        }),
        Tier::A if coverage < COVERAGE_FLOOR => Some(TierNote::HeldBack { from, coverage, needs: COVERAGE_FLOOR }),
        _ => None,
    }
}

fn action(fit: &Fit, history: &HistoryFit, tiers: &[TierCut]) -> (Action, ActionReason) {
    let HistoryFit { score, low, high, coverage, .. } = *history;
    if let Some(gate) = failing(fit, false) {
        return (Action::Drop, ActionReason::Fails(gate.clone()));
    }
    let Some(cut) = tiers.iter().rfind(|cut| cut.tier <= Tier::B) else {
        return match failing(fit, true) {
            _ if !fit.is_blank() => (fit.action, fit.action_reason.clone()),
            Some(gate) => (Action::Research, ActionReason::Waits(gate.clone())),
            None => (Action::Research, ActionReason::NoCut),
        };
    };
    if high < cut.from {
        return (Action::Drop, ActionReason::CannotReach { tier: cut.tier, cut: cut.from, high });
    }
    if let Some(gate) = failing(fit, true) {
        return (Action::Research, ActionReason::Waits(gate.clone()));
    }
    if low >= cut.from {
        return (Action::Call, ActionReason::EvenAtWorst { tier: cut.tier, low });
    }
    if score >= cut.from && coverage >= COVERAGE_FLOOR {
        return (Action::Call, ActionReason::OnEnough { score, coverage, low });
    }
    if score >= cut.from {
        return (Action::Research, ActionReason::OnTooLittle { score, coverage });
    }
    (Action::Research, ActionReason::Open { score, high })
}
