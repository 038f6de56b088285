//! The groups of a field in words: what each holds, for a person who looks a value up.

use andru_core::engine::icp::Points;
use andru_core::engine::icp::model::{Group, ModelField};
use andru_core::guard::shorten;

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
    let mut groups = field.groups();
    let blank = field.blank.and_then(|_| groups.pop());
    groups.sort_by_key(|group| std::cmp::Reverse(group.points));
    let row = |group: Group<'_>| {
        let value = if group.words.is_empty() { group.name } else { some_of(group.words) };
        Row { value, points: group.points, deals: group.deals, won: group.won }
    };
    groups.into_iter().chain(blank).map(row).collect()
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

#[cfg(test)]
mod tests {
    use andru_core::engine::icp::model::{BlankBin, Holds, ModelBin};

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
        assert_eq!(said, ["Food and drink, Rail freight and 2 more", "any other value", "Sea", "blank"]);
    }
}
