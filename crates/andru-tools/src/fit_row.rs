//! One company of a list, scored: a row of `batch_fit_score` and of every list that `fit` writes.

use std::sync::Arc;

use andru_engine::icp::{Action, Field, FieldFit, Fit, Points, Tier, TimingState};
use schemars::JsonSchema;
use serde::Serialize;

/// One scored company of a list.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FitRow {
    /// Which company of the input it is, counted from 1.
    pub row: u64,
    /// The line of the input it begins on, counted from 1; absent where there are no lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// Its name, else its domain, else its number.
    pub company: String,
    /// What to do: call, research first, or drop.
    pub action: Action,
    /// Profile match, 0 to 100: start plus the points of every field. Not a chance to win.
    pub score: Points,
    /// A to D; absent while nobody has confirmed the profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
    /// Percent of the scale that is known, 0 to 100.
    pub coverage: Points,
    /// The score if everything unknown turns out badly.
    pub low: Points,
    /// The score if everything unknown turns out well.
    pub high: Points,
    /// Whether now is a good time; not part of the score.
    pub timing: TimingState,
    /// Gates with their result, such as `geography: pass`; only those the profile has.
    pub gates: Vec<Arc<str>>,
    /// The gates that fail, then what moved the score, most points first, such as `industry +9.5: ...`.
    pub reasons: Vec<Arc<str>>,
    /// Fields the profile asks for that are not known. One that is known but decides nothing is in the notes.
    pub unknown: Vec<Field>,
    /// The number of the earlier row that is the same company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicate_of: Option<u64>,
    /// How many people of the company the list had, where it is a list of people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// What could not be read, or was read with a remark.
    pub notes: Vec<Arc<str>>,
}

impl FitRow {
    /// The row of a company called `company`; the caller fills in where it stands in the list.
    pub fn of(company: String, fit: &Fit) -> Self {
        let unknown = |field: &&Arc<FieldFit>| field.is_blank() && !field.undecided;
        let notes = fit.fields.iter().filter_map(|field| field.note_line.clone());
        // What rules a company out comes before what it scores.
        let failing = fit.gates.iter().filter_map(|gate| gate.fails.clone());
        Self {
            row: 0,
            line: None,
            company,
            action: fit.action,
            score: fit.score,
            tier: fit.tier,
            coverage: fit.coverage,
            low: fit.low,
            high: fit.high,
            timing: fit.timing.state,
            gates: fit.gates.iter().map(|gate| gate.line.clone()).collect(),
            reasons: failing.chain(fit.strongest().into_iter().map(|field| field.line.clone())).collect(),
            unknown: fit.fields.iter().filter(unknown).map(|field| field.field).collect(),
            duplicate_of: None,
            people: None,
            notes: notes.collect(),
        }
    }
}
