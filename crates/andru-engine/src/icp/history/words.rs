//! Groups of values as people say them.

use super::fit::{HistoryFit, HistoryPart};
use crate::figure::grouped;
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
                format!("{} ({})", number.map_or_else(|| short(text), signed), group_words(field, at))
            }
        },
    }
}

/// A group of a column in words: `Food`, `12.5 or less`, `over 12.5 to 40`, `over 40`, `any other`.
pub fn group_words(field: &ModelField, at: usize) -> String {
    let bound_before = || {
        let mut before = field.bins.iter().take(at).rev();
        before.find_map(|bin| if let Holds::UpTo(bound) = bin.holds { Some(bound) } else { None })
    };
    match field.bins.get(at).map(|bin| &bin.holds) {
        None => String::new(),
        Some(Holds::Words(words)) => {
            let named: Vec<String> = words.iter().take(NAMED).map(|word| short(word)).collect();
            let more = words.len().saturating_sub(NAMED);
            if more > 0 { format!("{} and {more} more", named.join(", ")) } else { named.join(", ") }
        }
        Some(Holds::Is(number)) => signed(*number),
        Some(Holds::UpTo(bound)) => match bound_before() {
            Some(before) => format!("over {} to {}", signed(before), signed(*bound)),
            None => format!("{} or less", signed(*bound)),
        },
        Some(Holds::Rest) => match bound_before().filter(|_| field.is_number()) {
            Some(before) => format!("over {}", signed(before)),
            None => "any other".to_owned(),
        },
    }
}

/// A number with commas between thousands.
fn signed(number: f64) -> String {
    if number < 0.0 { format!("-{}", grouped(-number)) } else { grouped(number) }
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
                format!("{} of {} such deals were won", grouped(won as f64), grouped(deals as f64))
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
