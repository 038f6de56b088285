//! One company of a list, scored: a row of `batch_fit_score` and of every list that `fit` writes.

use std::sync::Arc;

use andru_engine::icp::history::{HistoryCard, HistoryFit, Standing, strongest_lines};
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
    /// Score, 0 to 100: by your deals where a model of them is in use and knows anything of the company, else the profile match.
    pub score: Points,
    /// A to D; absent while nobody has confirmed the profile, or where win rates of your deals do not differ enough.
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
    /// What your deals teach about and is not known; empty where no model of them is in use.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unknown_columns: Vec<Arc<str>>,
    /// The probability, 0 to 1, that a deal with it is won; absent where your deals bear none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub probability: Option<f64>,
    /// Profile match, 0 to 100, where the score is by your deals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile_match: Option<Points>,
    /// The number of the earlier row that is the same company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicate_of: Option<u64>,
    /// How many people of the company the list had, where it is a list of people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// What could not be read, or was read with a remark.
    pub notes: Vec<Arc<str>>,
}

/// What is noted of a row that a model knows nothing of.
const BY_PROFILE: &str = "by the profile alone: nothing your deals teach about is known";

impl FitRow {
    /// The row of a company called `company`; the caller fills in where it stands in the list.
    pub fn of(company: String, fit: &Fit) -> Self {
        let lines = fit.strongest().into_iter().map(|field| field.line.clone()).collect();
        Self::standing(company, fit, &Standing::by_profile(fit), lines)
    }

    /// The row of a company called `company` where a model of the user's deals is in use.
    pub fn by_history(company: String, fit: &Fit, card: &HistoryCard<'_>, history: &HistoryFit) -> Self {
        let standing = card.standing(fit, history);
        let judged = !fit.fields.is_empty();
        if history.is_blank {
            let lines = fit.strongest().into_iter().map(|field| field.line.clone()).collect();
            let mut row = Self::standing(company, fit, &standing, lines);
            row.notes.extend(judged.then(|| BY_PROFILE.into()));
            row.unknown_columns = unknown_columns(history);
            return row;
        }
        let lines = strongest_lines(history).into_iter().map(Arc::from).collect();
        let mut row = Self::standing(company, fit, &standing, lines);
        row.probability = history.probability;
        row.profile_match = judged.then_some(fit.score);
        row.unknown_columns = unknown_columns(history);
        row.notes.extend(
            history
                .unknown
                .iter()
                .filter_map(|column| Some(format!("{}: {}", column.column, column.note.as_ref()?).into())),
        );
        row
    }

    fn standing(company: String, fit: &Fit, standing: &Standing, lines: Vec<Arc<str>>) -> Self {
        let unknown = |field: &&Arc<FieldFit>| field.is_blank() && !field.undecided;
        let notes = fit.fields.iter().filter_map(|field| field.note_line.clone());
        // What rules a company out comes before what it scores.
        let failing = fit.gates.iter().filter_map(|gate| gate.fails.clone());
        Self {
            row: 0,
            line: None,
            company,
            action: standing.action,
            score: standing.score,
            tier: standing.tier,
            coverage: standing.coverage,
            low: standing.low,
            high: standing.high,
            timing: fit.timing.state,
            gates: fit.gates.iter().map(|gate| gate.line.clone()).collect(),
            reasons: failing.chain(lines).collect(),
            unknown: fit.fields.iter().filter(unknown).map(|field| field.field).collect(),
            unknown_columns: Vec::new(),
            probability: None,
            profile_match: None,
            duplicate_of: None,
            people: None,
            notes: notes.collect(),
        }
    }
}

fn unknown_columns(history: &HistoryFit) -> Vec<Arc<str>> {
    history.unknown.iter().map(|column| column.column.as_str().into()).collect()
}
