//! The groups of a field in words: what each holds, for a person who looks a value up.

use std::cmp::Reverse;

use andru_core::engine::icp::Points;
use andru_core::engine::icp::model::{Holds, ModelField};
use andru_core::guard::shorten;
use indicatif::HumanCount;

/// The longest value, in characters.
const LONGEST: usize = 36;

/// One group of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// What it holds.
    pub(super) value: String,
    /// What it adds.
    pub(super) points: Points,
    /// The closed deals it held.
    pub(super) deals: u64,
    /// How many of them were won.
    pub(super) won: u64,
}

/// The groups of a field, most points first, blanks last.
pub(super) fn rows(field: &ModelField) -> Vec<Row> {
    let mut below: Option<f64> = None;
    let mut rows: Vec<Row> = Vec::new();
    for bin in &field.bins {
        let value = match &bin.holds {
            Holds::Words(words) => some_of(words),
            Holds::Is(number) => figure(*number),
            Holds::UpTo(bound) => {
                let value = match below {
                    Some(below) => format!("over {} to {}", figure(below), figure(*bound)),
                    None => format!("up to {}", figure(*bound)),
                };
                below = Some(*bound);
                value
            }
            Holds::Rest => match below {
                Some(below) => format!("over {}", figure(below)),
                None if field.is_number() => "any other number".to_owned(),
                None => "any other".to_owned(),
            },
        };
        rows.push(Row { value, points: bin.points, deals: bin.deals, won: bin.won });
    }
    rows.sort_by_key(|row| Reverse(row.points));
    let blank = field.blank.map(|blank| {
        let value = if field.is_number() { "blank, or no number" } else { "blank" };
        Row { value: value.to_owned(), points: blank.points, deals: blank.deals, won: blank.won }
    });
    rows.extend(blank);
    rows
}

/// The first words of a group, and how many more there are.
fn some_of(words: &[String]) -> String {
    let mut text = String::new();
    for (at, word) in words.iter().enumerate() {
        let more = words.len() - at;
        let with = if at == 0 { shorten(word, LONGEST).into_owned() } else { format!("{text}, {word}") };
        if at > 0 && with.chars().count() > LONGEST {
            return format!("{text} and {more} more");
        }
        text = with;
    }
    text
}

/// A number with commas between its thousands where it is whole, else as it is.
fn figure(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        let sign = if number < 0.0 { "-" } else { "" };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole, not negative and under 1e15"
        )]
        let whole = number.abs() as u64;
        return format!("{sign}{}", HumanCount(whole));
    }
    number.to_string()
}

#[cfg(test)]
mod tests {
    use andru_core::engine::icp::model::{BlankBin, ModelBin};

    use super::*;

    fn field(holds: Vec<(Holds, i32)>, is_number: bool) -> ModelField {
        let bin = |(holds, tenths)| ModelBin { holds, points: Points::from_tenths(tenths), deals: 10, won: 5 };
        ModelField {
            column: "Field".to_owned(),
            role: None,
            number_without: is_number.then(String::new),
            bins: holds.into_iter().map(bin).collect(),
            blank: Some(BlankBin { points: Points::ZERO, deals: 4, won: 1 }),
        }
    }

    fn values(field: &ModelField) -> Vec<String> {
        rows(field).into_iter().map(|row| row.value).collect()
    }

    #[test]
    fn a_range_says_both_its_ends() {
        let holds = vec![(Holds::Is(0.0), 3), (Holds::UpTo(12.5), 2), (Holds::UpTo(4000.0), 1), (Holds::Rest, -5)];
        let said = values(&field(holds, true));
        assert_eq!(said, ["0", "up to 12.5", "over 12.5 to 4,000", "over 4,000", "blank, or no number"]);
    }

    #[test]
    fn words_are_shortened_and_best_first() {
        let words = |words: &[&str]| Holds::Words(words.iter().map(|word| (*word).to_owned()).collect());
        let many = words(&["Food and drink", "Rail freight", "Toys and games", "Paper"]);
        let said = values(&field(vec![(words(&["Sea"]), -2), (many, 4), (Holds::Rest, 1)], false));
        assert_eq!(said, ["Food and drink, Rail freight and 2 more", "any other", "Sea", "blank"]);
    }
}
