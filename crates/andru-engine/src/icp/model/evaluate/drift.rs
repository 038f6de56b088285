//! How far later deals moved from those a model was learned from.

use serde::Serialize;

use super::super::super::learn::{Report, SHIFT, stability_index};
use super::super::reading::Reading;
use super::super::score::{Scored, Scorer};
use super::super::validation::Validation;
use super::LaterDeals;

/// How far something moved, as a population stability index over its groups.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Drift {
    /// The index: under .1 is stable, over .25 is a shift, by the convention of credit scoring (Siddiqi 2006).
    pub index: f64,
    /// What chance alone stays under in 95 of 100 cases with so many deals: few deals make a large index by
    /// themselves.
    pub by_chance: f64,
}

/// How far one field of the model moved.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldDrift {
    /// Its heading.
    pub column: String,
    /// Whether the later deals have it.
    pub there: bool,
    /// Deals in which it holds a value that the deals learned from did not have.
    pub unseen: u64,
    /// How far its groups moved; left out where the deals have not got it.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub drift: Option<Drift>,
}

impl Drift {
    /// The index of counts over the same groups, then and now; `None` where either part is empty.
    fn of(then: &[u64], now: &[u64]) -> Option<Self> {
        let index = stability_index(then, now)?;
        let sum = |counts: &[u64]| counts.iter().sum::<u64>() as f64;
        // Under no change the index is about chi-squared, with one less degree of freedom than groups, times the sum
        // of both reciprocal sizes; its 95% point by the normal approximation. Source: Yurdakul 2018.
        let groups = then.iter().zip(now).filter(|(then, now)| **then + **now > 0).count();
        let freedom = groups.saturating_sub(1) as f64;
        let point = freedom + 1.645 * (2.0 * freedom).sqrt();
        Some(Self { index, by_chance: point * (1.0 / sum(then) + 1.0 / sum(now)) })
    }

    /// Whether it is a shift, and more than chance makes of so many deals.
    pub fn is_shift(self) -> bool {
        self.index > SHIFT.max(self.by_chance)
    }
}

/// How far the scores moved, over the ten groups of the validation.
pub(super) fn of_scores(validation: &Validation, scored: &[Scored]) -> Option<Drift> {
    let groups = &validation.groups;
    let then: Vec<u64> = groups.iter().map(|group| group.deals).collect();
    let mut now = vec![0_u64; groups.len()];
    for scored in scored {
        // A score between two groups counts with the upper one, one above all with the last.
        let at = groups.iter().position(|group| scored.points <= group.high).or(groups.len().checked_sub(1));
        if let Some(count) = at.and_then(|at| now.get_mut(at)) {
            *count += 1;
        }
    }
    Drift::of(&then, &now)
}

/// How far each field moved, over its groups, its blanks and what is in none of them.
pub(super) fn of_fields(scorer: &Scorer<'_>, history: &Report, deals: LaterDeals<'_>) -> Vec<FieldDrift> {
    let columns = deals.columns.iter().copied().chain(std::iter::repeat(None));
    scorer
        .readers()
        .iter()
        .zip(columns)
        .map(|(reader, column)| {
            let field = reader.field();
            let name = field.column.clone();
            let Some(column) = column else {
                return FieldDrift { column: name, there: false, unseen: 0, drift: None };
            };
            let mut then: Vec<u64> = field.bins.iter().map(|bin| bin.deals).collect();
            then.extend(field.blank.map(|blank| blank.deals));
            // Deals learned from that are in no group: blanks too few to learn from.
            then.push(history.deals.saturating_sub(then.iter().sum()));
            let mut now = vec![0_u64; then.len()];
            let mut unseen = 0;
            for (text, count) in column.texts.iter().zip(column.counts()) {
                let at = match reader.read(text) {
                    Reading::Bin(at) => at,
                    Reading::Blank if field.blank.is_some() => field.bins.len(),
                    Reading::Blank => then.len() - 1,
                    Reading::Unseen => {
                        unseen += count;
                        then.len() - 1
                    }
                };
                if let Some(now) = now.get_mut(at) {
                    *now += count;
                }
            }
            FieldDrift { column: name, there: true, unseen, drift: Drift::of(&then, &now) }
        })
        .collect()
}
