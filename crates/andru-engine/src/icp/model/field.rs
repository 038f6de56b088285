//! One column of a model: its groups of values and their points.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::dimension::Field;
use super::super::points::Points;

/// One column of a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ModelField {
    /// Its heading.
    pub column: String,
    /// The field of a company that it holds, where the heading says so; a company given by its fields is scored by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Field>,
    /// In a column of numbers, the signs left out before a cell is read, such as `$,`; absent in a column of words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_without: Option<String>,
    /// Its groups of values. The first that holds a value counts; a value that none holds adds nothing.
    pub bins: Vec<ModelBin>,
    /// Blank cells, where there were enough to learn what a blank means; without it a blank adds nothing. It counts
    /// only in a row otherwise filled in as the deals were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blank: Option<BlankBin>,
}

/// A group of values and its points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ModelBin {
    /// The values it holds.
    pub holds: Holds,
    /// What it adds to the score.
    pub points: Points,
    /// The closed deals it held.
    pub deals: u64,
    /// How many of them were won.
    pub won: u64,
}

/// Blank cells, and cells of a column of numbers that hold none.
///
/// A blank means what it meant in the deals only in a row otherwise filled in as they were: where every column without
/// such a group is there and not blank. In any other row it may be a blank of another kind, and adds nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BlankBin {
    /// What it adds to the score.
    pub points: Points,
    /// The closed deals it held.
    pub deals: u64,
    /// How many of them were won.
    pub won: u64,
}

/// The values of a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// Exactly these words; a cell is compared without the blanks around it, and `A` to `Z` are `a` to `z`.
    Words(Vec<String>),
    /// Exactly this number.
    Is(f64),
    /// Numbers up to this one, itself included.
    UpTo(f64),
    /// Any other value that is not blank; in a column of numbers, any other number.
    Rest,
}

impl ModelField {
    /// Whether it is a column of numbers.
    pub const fn is_number(&self) -> bool {
        self.number_without.is_some()
    }

    /// The points of every group, that of blanks included, and the 0 of what is not known.
    fn all_points(&self) -> impl Iterator<Item = Points> {
        let bins = self.bins.iter().map(|bin| bin.points);
        bins.chain(self.blank.map(|blank| blank.points)).chain([Points::ZERO])
    }

    /// The fewest points it can add.
    pub fn least(&self) -> Points {
        self.all_points().min().unwrap_or_default()
    }

    /// The most points it can add.
    pub fn most(&self) -> Points {
        self.all_points().max().unwrap_or_default()
    }
}
