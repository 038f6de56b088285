//! Groups of values as people say them.

use super::fit::{HistoryFit, HistoryPart};
use crate::figure::{count, number as number_words};
use crate::icp::criterion::short;
use crate::icp::model::{Holds, ModelField, Reading};
use crate::icp::points::Points;

/// The most words of one group that are named.
const NAMED: usize = 3;

/// What a cell was read as, in words: the value itself in a column of words, its range in a column of numbers.
pub(super) fn reading_words(field: &ModelField, reading: Reading, text: &str) -> String {
    match reading {
        Reading::Blank => "blank".to_owned(),
        Reading::Unseen => short(text),
        Reading::Bin(at) => match field.bins.get(at).map(|bin| &bin.holds) {
            Some(Holds::Words(_)) => short(text),
            Some(Holds::Rest) if !field.is_number() => format!("{}, one of the rarer values", short(text)),
            Some(Holds::Is(_)) => group_words(field, at),
            _ => {
                let number = text.trim().parse().ok().filter(|number: &f64| number.is_finite());
                format!("{} ({})", number.map_or_else(|| short(text), number_words), group_words(field, at))
            }
        },
    }
}

/// A group of a column in words, its first words where it holds many; see [`Group::name`](crate::icp::model::Group).
pub fn group_words(field: &ModelField, at: usize) -> String {
    let Some(group) = field.groups().into_iter().nth(at) else { return String::new() };
    if group.words.is_empty() {
        return group.name;
    }
    let named: Vec<String> = group.words.iter().take(NAMED).map(|word| short(word)).collect();
    let more = group.words.len().saturating_sub(NAMED);
    if more > 0 { format!("{} and {more} more", named.join(", ")) } else { named.join(", ") }
}

impl HistoryPart {
    /// The part as a list shows it: `Region North +4.5: 21 of 40 such deals were won`.
    pub fn line(&self) -> String {
        let head = format!("{} {} {}", short(&self.column), self.value, self.points.signed());
        let why = self.why();
        if why.is_empty() { head } else { format!("{head}: {why}") }
    }

    /// What it rests on: `21 of 40 such deals were won`; empty for a score from before any history.
    pub fn why(&self) -> String {
        match (self.won, self.deals) {
            (Some(won), Some(deals)) => {
                format!("{} of {} such deals were won", count(won), count(deals))
            }
            _ => String::new(),
        }
    }
}

/// The parts that moved a score, most points first, each as a list shows it.
pub fn strongest_lines(fit: &HistoryFit) -> Vec<String> {
    let mut moved: Vec<&HistoryPart> = fit.parts.iter().filter(|part| part.points != Points::ZERO).collect();
    moved.sort_by_key(|part| std::cmp::Reverse(part.points.tenths().abs()));
    moved.into_iter().map(HistoryPart::line).collect()
}
