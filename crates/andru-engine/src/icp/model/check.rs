//! Whether a model that was read can be scored by: files are edited by hand and come from elsewhere.

use super::cold_start::ColdStart;
use super::field::{Holds, ModelField};
use super::{MODEL_FORMAT, Model};
use crate::icp::Points;

/// The most columns, and the most groups of one column, that a model may have.
const MOST_FIELDS: usize = 10_000;
const MOST_BINS: usize = 1_000;

impl Model {
    /// What keeps the model from being scored by, naming the part, or nothing.
    ///
    /// The scale must run from 0 to 100 exactly, every column must be there once, and groups must fit the kind of the
    /// column: words in one of words; in one of numbers, bounds that rise.
    pub fn problem(&self) -> Option<String> {
        let card = &self.scorecard;
        if self.format != MODEL_FORMAT {
            return Some(format!("`format` is `{}`, not `{MODEL_FORMAT}`", self.format));
        }
        if card.fields.len() > MOST_FIELDS {
            return Some(format!("`fields` has {} columns, over {MOST_FIELDS}", card.fields.len()));
        }
        for (at, field) in card.fields.iter().enumerate() {
            if card.fields.iter().take(at).any(|other| other.column == field.column) {
                return Some(format!("column `{}` is there twice", field.column));
            }
            if let Some(problem) = field_problem(field) {
                return Some(format!("column `{}`: {problem}", field.column));
            }
        }
        if let Some(cold) = &card.cold_start {
            let all = [cold.weight, cold.mean, cold.points_per_unit, cold.low, cold.high];
            if all.iter().any(|number| !number.is_finite()) || cold.low > cold.high {
                return Some("`cold_start` must have finite numbers, `low` not over `high`".to_owned());
            }
        }
        if card.calibration.is_some_and(|c| !c.intercept.is_finite() || !c.slope.is_finite()) {
            return Some("`calibration` must have finite numbers".to_owned());
        }
        if !card.tiers.is_sorted_by(|above, below| above.from > below.from && above.tier < below.tier) {
            return Some("`tiers` must fall, best first".to_owned());
        }
        let cold = card.cold_start.as_ref();
        let least: Points = card.fields.iter().map(ModelField::least).chain(cold.map(ColdStart::least)).sum();
        let most: Points = card.fields.iter().map(ModelField::most).chain(cold.map(ColdStart::most)).sum();
        let ends = (card.start + least, card.start + most);
        if ends != (Points::ZERO, Points::HUNDRED) {
            return Some(format!("the points of `scorecard` run from {} to {}, not from 0 to 100", ends.0, ends.1));
        }
        None
    }
}

fn field_problem(field: &ModelField) -> Option<String> {
    if field.bins.len() > MOST_BINS {
        return Some(format!("{} groups, over {MOST_BINS}", field.bins.len()));
    }
    let mut bound = f64::NEG_INFINITY;
    for (at, bin) in field.bins.iter().enumerate() {
        if bin.won > bin.deals {
            return Some(format!("`won` of group {} is over its `deals`", at + 1));
        }
        match &bin.holds {
            Holds::Words(_) if field.is_number() => return Some("a column of numbers has a group of words".to_owned()),
            Holds::Words(words) => {
                if let Some(word) = words.iter().find(|word| word.is_empty() || word.trim() != *word) {
                    return Some(format!("the word `{word}` is blank or has blanks around it"));
                }
            }
            Holds::Is(_) | Holds::UpTo(_) if !field.is_number() => {
                return Some("a column of words has a group of numbers".to_owned());
            }
            Holds::Is(number) if !number.is_finite() => return Some("`is` must be finite".to_owned()),
            Holds::UpTo(number) if !(number.is_finite() && *number > bound) => {
                return Some("`up_to` must rise from group to group".to_owned());
            }
            Holds::UpTo(number) => bound = *number,
            Holds::Rest if at + 1 < field.bins.len() => return Some("`rest` must be the last group".to_owned()),
            Holds::Is(_) | Holds::Rest => {}
        }
    }
    None
}
