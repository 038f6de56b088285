//! The stage of a company, and what it means for selling.

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::assumption::TABLE_TEXT;
use crate::knowledge::table;

/// The stage of a company by its last round of funding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Stage {
    /// Before a first priced round.
    #[serde(rename = "Pre-Seed")]
    PreSeed,
    /// Seed round.
    Seed,
    /// First round after seed.
    #[serde(rename = "Series A")]
    SeriesA,
    /// Second round after seed.
    #[serde(rename = "Series B")]
    SeriesB,
}

impl Stage {
    /// The name as it is written: `Series A`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::PreSeed => "Pre-Seed",
            Self::Seed => "Seed",
            Self::SeriesA => "Series A",
            Self::SeriesB => "Series B",
        }
    }
}

/// What to do first at a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// The stage it is for.
    pub stage: Stage,
    /// What to do, and why.
    pub text: String,
    /// Where it comes from; `Andru judgement` where it is ours.
    pub source: String,
}

#[derive(Deserialize)]
struct File {
    stage: Vec<Advice>,
}

static TABLE: LazyLock<Vec<Advice>> = LazyLock::new(|| table::<File>("sales_assumptions.toml", TABLE_TEXT).stage);

/// The advice for a stage.
pub(super) fn advice(stage: Stage) -> Advice {
    let found = TABLE.iter().find(|row| row.stage == stage).cloned();
    found.unwrap_or_else(|| Advice { stage, text: String::new(), source: String::new() })
}

#[cfg(test)]
mod tests {
    use super::{Stage, advice};

    #[test]
    fn every_stage_has_advice_with_a_source() {
        for stage in [Stage::PreSeed, Stage::Seed, Stage::SeriesA, Stage::SeriesB] {
            let advice = advice(stage);
            assert!(advice.text.ends_with('.') && !advice.source.is_empty(), "{}", stage.name());
            assert_eq!(serde_json::to_value(stage).unwrap(), stage.name());
        }
    }
}
