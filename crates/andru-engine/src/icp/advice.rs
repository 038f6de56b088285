//! What would change a score: what to find out, what could change, what cannot.

use schemars::JsonSchema;
use serde::Serialize;

use super::dimension::Field;
use super::fit::{Fit, tier_of};
use super::points::Points;
use super::scorecard::{FieldFit, Scorecard};
use super::verdict::Tier;

/// What would change a score.
#[derive(Debug, Clone, PartialEq)]
pub struct Advice {
    /// What is not known, the widest range first.
    pub find_out: Vec<FindOut>,
    /// What is known, counts against the company, and could become different.
    pub could_change: Vec<CouldChange>,
    /// What is known, counts against the company, and is not going to change for you.
    pub cannot_change: Vec<Field>,
}

/// Something to find out.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FindOut {
    /// The field.
    pub field: Field,
    /// Points between its worst and its best case.
    pub swing: Points,
    /// Its points at worst.
    pub low: Points,
    /// Its points at best.
    pub high: Points,
    /// The question to ask or look up.
    pub ask: String,
    /// The tier the company would have at best, with the rest as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reaches: Option<Tier>,
}

/// Something that could become different.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CouldChange {
    /// The field.
    pub field: Field,
    /// Points to gain if it did.
    pub gain: Points,
    /// What would have to happen.
    pub only_if: String,
    /// The tier the company would have then, with the rest as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reaches: Option<Tier>,
}

pub(super) fn advice(fit: &Fit, card: &Scorecard) -> Advice {
    let reaches = |gain: Points, learned: Points| {
        let tier = tier_of(card, fit.score + gain, fit.coverage + learned);
        fit.tier.filter(|now| tier < *now).map(|_| tier)
    };
    let mut find_out: Vec<FindOut> = fit
        .fields
        .iter()
        .filter(|field| field.is_unknown())
        .map(|field| FindOut {
            field: field.field,
            swing: field.high - field.low,
            low: field.low,
            high: field.high,
            ask: question(field.field).to_owned(),
            reaches: reaches(field.high - field.points, field.high - field.low),
        })
        .collect();
    find_out.sort_by_key(|each| std::cmp::Reverse(each.swing));
    let against = |field: &&std::sync::Arc<FieldFit>| !field.is_unknown() && field.points < field.most;
    let mut could_change: Vec<CouldChange> = fit
        .fields
        .iter()
        .filter(against)
        .filter_map(|field| {
            let only_if = what_would_have_to_happen(field.field)?.to_owned();
            let gain = field.most - field.points;
            Some(CouldChange { field: field.field, gain, only_if, reaches: reaches(gain, Points::ZERO) })
        })
        .collect();
    could_change.sort_by_key(|each| std::cmp::Reverse(each.gain));
    let cannot_change = fit
        .fields
        .iter()
        .filter(against)
        .map(|field| field.field)
        .filter(|field| what_would_have_to_happen(*field).is_none())
        .collect();
    Advice { find_out, could_change, cannot_change }
}

/// The question that settles a field.
pub fn question(field: Field) -> &'static str {
    match field {
        Field::Industry => "What do they sell, and to whom?",
        Field::HeadCount => "How many people work there?",
        Field::Geography => "Where is the head office, and where would you deliver?",
        Field::Technology | Field::ExcludedTechnology => {
            "What do they run today for this job, and what does it connect to?"
        }
        Field::Pain => "What did this problem cost them last quarter, in their own words?",
        Field::Revenue => "What is their yearly revenue, or the budget this would come from?",
        Field::Habit => "How did they buy the last tool of this kind?",
    }
}

/// What would have to happen for a field to match; `None` where it is not going to change for a seller.
fn what_would_have_to_happen(field: Field) -> Option<&'static str> {
    match field {
        Field::Technology => Some("they adopt a technology on your list; the list given may also be incomplete"),
        Field::ExcludedTechnology => Some("they replace the technology that speaks against a fit"),
        Field::Pain => Some("a buyer there voices one of your pains; the pains given may not be all"),
        Field::Habit => Some("they buy the way your good customers do"),
        Field::Industry | Field::HeadCount | Field::Geography | Field::Revenue => None,
    }
}
