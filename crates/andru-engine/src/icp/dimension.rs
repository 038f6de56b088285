//! The five dimensions of fit and the fields they are read from.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One of the five dimensions of fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Dimension {
    /// What kind of company it is: industry, head count, geography.
    Firmographics,
    /// What it runs: technologies wanted and technologies excluded.
    Technographics,
    /// What hurts.
    PainPoints,
    /// Whether it can pay: revenue.
    BudgetFit,
    /// Lasting habits, such as how it buys; events are timing, not habits.
    BehavioralSignals,
}

impl Dimension {
    /// All five, in the order they are shown.
    pub const ALL: [Self; 5] =
        [Self::Firmographics, Self::Technographics, Self::PainPoints, Self::BudgetFit, Self::BehavioralSignals];

    /// The fields the dimension is read from, in the order they are shown.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Firmographics => &[Field::Industry, Field::HeadCount, Field::Geography],
            Self::Technographics => &[Field::Technology, Field::ExcludedTechnology],
            Self::PainPoints => &[Field::Pain],
            Self::BudgetFit => &[Field::Revenue],
            Self::BehavioralSignals => &[Field::Habit],
        }
    }

    /// The name in words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Firmographics => "firmographics",
            Self::Technographics => "technographics",
            Self::PainPoints => "pain points",
            Self::BudgetFit => "budget fit",
            Self::BehavioralSignals => "behavioral signals",
        }
    }

    /// The dimension a person means by a word of the interview or the wire, or `None`.
    pub fn from_word(word: &str) -> Option<Self> {
        match word.trim().to_ascii_lowercase().replace(['_', '-'], " ").as_str() {
            "firmographics" | "company" | "firm" => Some(Self::Firmographics),
            "technographics" | "technology" | "technologies" | "tech" => Some(Self::Technographics),
            "pain points" | "painpoints" | "pain" | "pains" => Some(Self::PainPoints),
            "budget fit" | "budgetfit" | "budget" => Some(Self::BudgetFit),
            "behavioral signals"
            | "behavioralsignals"
            | "behavioural signals"
            | "habits"
            | "habit"
            | "behavior"
            | "behaviour" => Some(Self::BehavioralSignals),
            _ => None,
        }
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// One field of a company that fit is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Field {
    /// What the company does.
    Industry,
    /// How many people work there.
    HeadCount,
    /// Where it is.
    Geography,
    /// Technologies the profile wants.
    Technology,
    /// Technologies the profile does not want.
    ExcludedTechnology,
    /// Pains the profile solves.
    Pain,
    /// Yearly revenue.
    Revenue,
    /// Lasting habits.
    Habit,
}

impl Field {
    /// Every field, in the order they are shown.
    pub const ALL: [Self; 8] = [
        Self::Industry,
        Self::HeadCount,
        Self::Geography,
        Self::Technology,
        Self::ExcludedTechnology,
        Self::Pain,
        Self::Revenue,
        Self::Habit,
    ];

    /// The dimension it belongs to.
    pub const fn dimension(self) -> Dimension {
        match self {
            Self::Industry | Self::HeadCount | Self::Geography => Dimension::Firmographics,
            Self::Technology | Self::ExcludedTechnology => Dimension::Technographics,
            Self::Pain => Dimension::PainPoints,
            Self::Revenue => Dimension::BudgetFit,
            Self::Habit => Dimension::BehavioralSignals,
        }
    }

    /// The name in words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Industry => "industry",
            Self::HeadCount => "head count",
            Self::Geography => "geography",
            Self::Technology => "technology",
            Self::ExcludedTechnology => "excluded technology",
            Self::Pain => "pain",
            Self::Revenue => "revenue",
            Self::Habit => "habit",
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_in_its_dimension_and_in_no_other() {
        let listed: Vec<Field> = Dimension::ALL.iter().flat_map(|dimension| dimension.fields()).copied().collect();
        assert_eq!(listed, Field::ALL);
        for dimension in Dimension::ALL {
            assert!(dimension.fields().iter().all(|field| field.dimension() == dimension));
            assert_eq!(Dimension::from_word(dimension.name()), Some(dimension));
        }
    }
}
