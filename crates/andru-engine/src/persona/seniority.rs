//! How high in a company a person stands.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The level a job title states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Seniority {
    /// Founder, owner or partner: holds part of the company.
    Founder,
    /// Chief officer, president, managing director.
    CLevel,
    /// Vice president of any grade.
    Vp,
    /// Head of a department or general manager of a unit.
    Head,
    /// Director.
    Director,
    /// Manager or team lead.
    Manager,
    /// Senior, lead or principal, without a team in the title.
    Senior,
    /// Works in the role, leads nobody by title.
    Individual,
    /// The title does not say.
    Unknown,
}

impl Seniority {
    /// Steps from the top: 0 for a founder, 8 for unknown.
    pub(crate) fn steps_from_top(self) -> u8 {
        match self {
            Self::Founder => 0,
            Self::CLevel => 1,
            Self::Vp => 2,
            Self::Head => 3,
            Self::Director => 4,
            Self::Manager => 5,
            Self::Senior => 6,
            Self::Individual => 7,
            Self::Unknown => 8,
        }
    }

    /// The level of a deputy: one step down the line of command.
    pub(crate) fn deputy(self) -> Self {
        match self {
            Self::Founder | Self::CLevel => Self::Vp,
            Self::Vp => Self::Director,
            Self::Head | Self::Director => Self::Manager,
            Self::Manager | Self::Senior | Self::Individual => Self::Individual,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl fmt::Display for Seniority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Founder => "founder or owner",
            Self::CLevel => "chief officer",
            Self::Vp => "vice president",
            Self::Head => "head of department",
            Self::Director => "director",
            Self::Manager => "manager",
            Self::Senior => "senior",
            Self::Individual => "individual contributor",
            Self::Unknown => "level unknown",
        })
    }
}
