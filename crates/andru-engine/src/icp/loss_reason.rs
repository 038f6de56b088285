//! Why deals were lost: a written reason becomes one of a few kinds, or stays unread and is said.
//!
//! Status quo and indecision are kept apart, because the cost of doing nothing answers only the first.
//! "No decision" says neither, so it is a kind of its own.

mod phrase;
mod read;
mod tally;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use read::{LossReason, read_loss_reason, read_speaker};
pub use tally::{ReasonCount, ReasonTally, UnreadReason, tally};

/// Why a deal was lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LossKind {
    /// The buyer prefers what there is, or has other things to do first.
    StatusQuo,
    /// The buyer wants to change and cannot bring itself to decide.
    Indecision,
    /// No decision, or silence: whether from contentment or from hesitation is not said.
    NoDecision,
    /// Another supplier was chosen.
    Competitor,
    /// The price was too high or the money was not there.
    Price,
    /// The product lacked something.
    Gap,
    /// The person who was for it left.
    ChampionLeft,
    /// Read, and none of the above: merged, bankrupt, never a fit.
    Other,
    /// Two or more of the above at once, and not said which decided.
    Several,
    /// Written, but not understood.
    Unread,
    /// Nothing written.
    NotGiven,
}

impl LossKind {
    /// Every kind, in the order reports give them.
    pub const ALL: [Self; 11] = [
        Self::StatusQuo,
        Self::Indecision,
        Self::NoDecision,
        Self::Competitor,
        Self::Price,
        Self::Gap,
        Self::ChampionLeft,
        Self::Other,
        Self::Several,
        Self::Unread,
        Self::NotGiven,
    ];

    /// The name in words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::StatusQuo => "status quo",
            Self::Indecision => "indecision",
            Self::NoDecision => "no decision, not said why",
            Self::Competitor => "competitor",
            Self::Price => "price or budget",
            Self::Gap => "gap in the product",
            Self::ChampionLeft => "champion left",
            Self::Other => "another reason",
            Self::Several => "several at once",
            Self::Unread => "not understood",
            Self::NotGiven => "not given",
        }
    }
}

/// Who gave a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Speaker {
    /// The buyer's side.
    Buyer,
    /// Our side.
    Us,
    /// Not said, or both sides.
    Unknown,
}
