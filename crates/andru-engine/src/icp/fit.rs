//! What a scorecard says of one company.

use std::sync::Arc;

use jiff::civil::Date;

use super::advice::{Advice, advice};
use super::company::Company;
use super::gate::{Gate, GateResult};
use super::points::Points;
use super::reason::{ActionReason, TierNote};
use super::scorecard::{COVERAGE_FLOOR, COVERAGE_FLOOR_B, FieldFit, Scorecard, text_of};
use super::timing::Timing;
use super::verdict::{Action, Tier};

/// What a scorecard says of one company: fit, coverage and timing side by side, never blended.
#[derive(Debug, Clone)]
pub struct Fit {
    /// The profile match, 0 to 100: the start plus the points of every field, exactly.
    pub score: Points,
    /// The score of a typical company.
    pub start: Points,
    /// The score if everything unknown turns out badly.
    pub low: Points,
    /// The score if everything unknown turns out well.
    pub high: Points,
    /// Percent of the scale that is known: 100 less the distance between best and worst case.
    pub coverage: Points,
    /// Every field the profile asks for, in order.
    pub fields: Vec<Arc<FieldFit>>,
    /// The gates the profile has, outside the score.
    pub gates: Vec<Arc<Gate>>,
    /// Events and their age, outside the score.
    pub timing: Timing,
    /// The tier; `None` while nobody has confirmed the profile, and where nothing that counts is known.
    pub tier: Option<Tier>,
    /// Why the tier is not what the score alone would give, or why there is none.
    pub tier_note: Option<TierNote>,
    /// What to do.
    pub action: Action,
    /// Why.
    pub action_reason: ActionReason,
}

impl Scorecard {
    /// What the scorecard says of a company on a day.
    pub fn fit(&self, company: &Company<'_>, as_of: Date) -> Fit {
        let fields =
            self.cards.iter().filter_map(|card| self.judge(card.field, text_of(company, card.field))).collect();
        Fit::from_parts(self, fields, self.gates.judge(company), company, as_of)
    }
}

impl Fit {
    pub(super) fn from_parts(
        card: &Scorecard,
        fields: Vec<Arc<FieldFit>>,
        gates: Vec<Arc<Gate>>,
        company: &Company<'_>,
        as_of: Date,
    ) -> Self {
        let sum = |points: fn(&FieldFit) -> Points| card.start + fields.iter().map(|field| points(field)).sum();
        let (score, low, high) = (sum(|field| field.points), sum(|field| field.low), sum(|field| field.high));
        let coverage = Points::HUNDRED - (high - low);
        let timing = card.triggers.judge(company.triggers, as_of);
        let blank = fields.iter().all(|field| field.is_blank());
        let (tier, tier_note) = tier(card, score, coverage, blank);
        let (action, action_reason) = action(card, &gates, (score, low, high), coverage, blank);
        Self {
            score,
            start: card.start,
            low,
            high,
            coverage,
            fields,
            gates,
            timing,
            tier,
            tier_note,
            action,
            action_reason,
        }
    }

    /// Whether no field that counts is known at all.
    pub fn is_blank(&self) -> bool {
        self.fields.iter().all(|field| field.is_blank())
    }

    /// What to find out, what could change, and what cannot.
    pub fn advice(&self, card: &Scorecard) -> Advice {
        advice(self, card)
    }

    /// The fields that moved the score, most points first; equal ones in field order.
    pub fn strongest(&self) -> Vec<&FieldFit> {
        let mut moved: Vec<&FieldFit> =
            self.fields.iter().map(AsRef::as_ref).filter(|field| field.points != Points::ZERO).collect();
        moved.sort_by_key(|field| std::cmp::Reverse(field.points.tenths().abs()));
        moved
    }
}

/// The tier of a score on so much known, were the profile confirmed; no A below [`COVERAGE_FLOOR`], no B below [`COVERAGE_FLOOR_B`].
pub(super) fn tier_of(card: &Scorecard, score: Points, coverage: Points) -> Tier {
    let cut = |points: f64| score >= Points::nearest(points);
    match card.cuts {
        cuts if cut(cuts.a) && coverage >= COVERAGE_FLOOR => Tier::A,
        cuts if cut(cuts.b) && coverage >= COVERAGE_FLOOR_B => Tier::B,
        cuts if cut(cuts.c) => Tier::C,
        _ => Tier::D,
    }
}

fn tier(card: &Scorecard, score: Points, coverage: Points, blank: bool) -> (Option<Tier>, Option<TierNote>) {
    if !card.confirmed {
        return (None, Some(TierNote::Unconfirmed));
    }
    if blank {
        return (None, Some(TierNote::Blank));
    }
    let short_of = |cut: f64, floor: Points| score >= Points::nearest(cut) && coverage < floor;
    let held_back = if short_of(card.cuts.b, COVERAGE_FLOOR_B) {
        Some(TierNote::HeldBack { from: Tier::B, coverage, needs: COVERAGE_FLOOR_B })
    } else {
        short_of(card.cuts.a, COVERAGE_FLOOR).then_some(TierNote::HeldBack {
            from: Tier::A,
            coverage,
            needs: COVERAGE_FLOOR,
        })
    };
    (Some(tier_of(card, score, coverage)), held_back)
}

fn action(
    card: &Scorecard,
    gates: &[Arc<Gate>],
    (score, low, high): (Points, Points, Points),
    coverage: Points,
    blank: bool,
) -> (Action, ActionReason) {
    let cut = Points::nearest(card.cuts.b);
    if let Some(gate) = gates.iter().find(|gate| gate.result == GateResult::Fail && !gate.pauses) {
        return (Action::Drop, ActionReason::Fails(gate.clone()));
    }
    if !card.confirmed {
        return (Action::Research, ActionReason::Unconfirmed);
    }
    if high < cut && !card.cards.is_empty() {
        return (Action::Drop, ActionReason::CannotReach { tier: Tier::B, cut, high });
    }
    if let Some(gate) = gates.iter().find(|gate| gate.result == GateResult::Fail) {
        return (Action::Research, ActionReason::Waits(gate.clone()));
    }
    if blank {
        return (Action::Research, ActionReason::Blank);
    }
    if low >= cut {
        return (Action::Call, ActionReason::EvenAtWorst { tier: Tier::B, low });
    }
    if score >= cut && coverage >= COVERAGE_FLOOR {
        return (Action::Call, ActionReason::OnEnough { score, coverage, low });
    }
    if score >= cut {
        return (Action::Research, ActionReason::OnTooLittle { score, coverage });
    }
    (Action::Research, ActionReason::Open { score, high })
}
