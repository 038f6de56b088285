//! The rounding policy as it is given.

use andru_engine::cost::money::Rounding;
use schemars::JsonSchema;
use serde::Deserialize;

/// To what amounts are rounded before they are added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RoundingName {
    None,
    Cents,
    Whole,
}

impl From<RoundingName> for Rounding {
    fn from(name: RoundingName) -> Self {
        match name {
            RoundingName::None => Self::None,
            RoundingName::Cents => Self::Cents,
            RoundingName::Whole => Self::Whole,
        }
    }
}
