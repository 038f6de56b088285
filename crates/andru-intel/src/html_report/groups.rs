//! What a group of values is called, and the order in which the groups of a column are shown.

use std::cmp::Reverse;

use andru_core::engine::icp::Points;
use andru_core::engine::icp::model::ModelField;

use super::words::Rate;
use crate::html::markup::Markup;

/// One row of a column's table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group<'m> {
    pub(super) name: Name<'m>,
    pub(super) points: Points,
    pub(super) rate: Rate,
}

/// What a group is called.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Name<'m> {
    /// Values of the table.
    Words(&'m [String]),
    /// In words of this program.
    Own(String),
}

impl Name<'_> {
    pub(super) fn write(&self, out: &mut Markup) {
        match self {
            Self::Words(words) => {
                for (at, word) in words.iter().enumerate() {
                    if at > 0 {
                        out.text(", ");
                    }
                    out.foreign(word);
                }
            }
            Self::Own(name) => {
                out.text(name);
            }
        }
    }
}

/// The groups of a column: numbers rising, words by points, most first, then any other value, then blanks.
pub(super) fn groups(field: &ModelField) -> Vec<Group<'_>> {
    let mut groups = field.groups();
    if !field.is_number() {
        groups.sort_by_key(|group| (group.is_rest, Reverse(if group.is_rest { Points::ZERO } else { group.points })));
    }
    groups
        .into_iter()
        .map(|group| Group {
            name: if group.words.is_empty() { Name::Own(group.name) } else { Name::Words(group.words) },
            points: group.points,
            rate: Rate::new(group.won, group.deals),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use andru_core::engine::icp::model::{BlankBin, Holds, ModelBin};

    use super::*;

    fn names(number_without: Option<String>, holds: Vec<Holds>, blank: Option<BlankBin>) -> Vec<String> {
        let bins =
            (0..).zip(holds).map(|(at, holds)| ModelBin { holds, points: Points::from_tenths(at), deals: 2, won: 1 });
        let field = ModelField { column: String::new(), role: None, number_without, bins: bins.collect(), blank };
        let name = |group: Group<'_>| match group.name {
            Name::Words(words) => words.join(", "),
            Name::Own(name) => name,
        };
        groups(&field).into_iter().map(name).collect()
    }

    #[test]
    fn numbers_rise_and_words_fall_by_points() {
        let blank = Some(BlankBin { points: Points::ZERO, deals: 1, won: 0 });
        let numbers = [Holds::Is(0.0), Holds::UpTo(1_000.0), Holds::UpTo(2_500.5), Holds::Rest];
        assert_eq!(
            names(Some(String::new()), numbers.to_vec(), blank),
            ["0", "up to 1,000", "over 1,000 to 2,500.5", "over 2,500.5", "blank, or no number"]
        );
        assert_eq!(names(Some(String::new()), vec![Holds::Is(1.0), Holds::Rest], None), ["1", "any other number"]);
        let words = ["a", "b"].map(|word| Holds::Words(vec![word.to_owned()]));
        let holds = [words.to_vec(), vec![Holds::Rest]].concat();
        assert_eq!(names(None, holds, blank), ["b", "a", "any other value", "blank"]);
    }
}
