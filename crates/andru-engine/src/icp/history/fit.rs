//! What a model says of one company.

use schemars::JsonSchema;
use serde::Serialize;

use super::source::Found;
use super::words::reading_words;
use crate::icp::criterion::short;
use crate::icp::model::{LearnedScorecard, Part, Reading, Scored};
use crate::icp::points::Points;

/// What a model says of one company.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryFit {
    /// The points of a company of which nothing is known.
    pub start: Points,
    /// The score, 0 to 100: the start plus the points of every part, exactly.
    pub score: Points,
    /// The score if everything unknown turns out badly.
    pub low: Points,
    /// The score if everything unknown turns out well.
    pub high: Points,
    /// Percent of the scale that is known: 100 less the distance between best and worst case.
    pub coverage: Points,
    /// The probability, 0 to 1 with four decimals, that a deal with it is won; `None` where the history bears none.
    pub probability: Option<f64>,
    /// What is known or adds points, in the order of the model; the score from before any history is last.
    pub parts: Vec<HistoryPart>,
    /// What the model asks for, is not known and would move the score, widest range first.
    pub unknown: Vec<UnknownColumn>,
    /// Whether nothing is known of any column; the score from before any history does not count here.
    pub is_blank: bool,
}

/// What one column adds to a score.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct HistoryPart {
    /// The column of the deals, or `profile match`.
    pub column: String,
    /// What it holds for the company, in words.
    pub value: String,
    /// Points it adds.
    pub points: Points,
    /// Closed deals with such a value; absent for a score from before any history.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deals: Option<u64>,
    /// How many of them were won.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub won: Option<u64>,
}

/// A column of the model that is not known of a company.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UnknownColumn {
    /// The column of the deals, or `profile match`.
    pub column: String,
    /// Points between its worst and its best case.
    pub swing: Points,
    /// Its points at worst.
    pub low: Points,
    /// Its points at best.
    pub high: Points,
    /// What was given and none of the deals had.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Puts what was scored into words.
pub(super) fn told(
    card: &LearnedScorecard,
    found: &[Found<'_>],
    scored_parts: &[Part],
    cold: Option<f64>,
    scored: Scored,
    probability: Option<f64>,
) -> HistoryFit {
    let mut fit = HistoryFit {
        start: card.start,
        score: scored.points,
        low: scored.low,
        high: scored.high,
        coverage: scored.coverage,
        probability: probability.map(|chance| (chance * 10_000.0).round() / 10_000.0),
        parts: Vec::new(),
        unknown: Vec::new(),
        is_blank: true,
    };
    for ((field, found), part) in card.fields.iter().zip(found).zip(scored_parts) {
        fit.is_blank &= !part.known;
        let reading = part.reading.unwrap_or(Reading::Unseen);
        if part.known || part.points != Points::ZERO {
            let (deals, won) = match reading {
                Reading::Bin(at) => field.bins.get(at).map(|bin| (bin.deals, bin.won)).unzip(),
                Reading::Blank => field.blank.map(|blank| (blank.deals, blank.won)).unzip(),
                Reading::Unseen => (None, None),
            };
            let value = reading_words(field, reading, found.text().unwrap_or_default());
            fit.parts.push(HistoryPart { column: field.column.clone(), value, points: part.points, deals, won });
        }
        if !part.known {
            let (low, high) = (field.least(), field.most());
            let note = found.unmatched().map(|text| format!("none of your deals had \"{}\"", short(text)));
            fit.unknown.push(UnknownColumn { column: field.column.clone(), swing: high - low, low, high, note });
        }
    }
    if let (Some(cold_start), Some(part)) = (&card.cold_start, scored_parts.get(card.fields.len())) {
        let column = cold_start.source.name().to_owned();
        if let Some(score) = cold.filter(|_| part.known) {
            let value = score.to_string();
            fit.parts.push(HistoryPart { column, value, points: part.points, deals: None, won: None });
        } else {
            let (low, high) = (cold_start.least(), cold_start.most());
            fit.unknown.push(UnknownColumn { column, swing: high - low, low, high, note: None });
        }
    }
    fit.unknown.retain(|column| column.swing > Points::ZERO);
    fit.unknown.sort_by_key(|column| std::cmp::Reverse(column.swing));
    fit
}
