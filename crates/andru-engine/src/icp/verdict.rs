//! The verdicts on a company: tier, what to do with it, and when.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A tier of fit, A the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Tier {
    /// From the cut for A, and enough is known.
    A,
    /// From the cut for B.
    B,
    /// From the cut for C.
    C,
    /// Below the cut for C.
    D,
}

impl Tier {
    /// The name in words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
        }
    }
}

impl fmt::Display for Tier {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}

/// What to do with a company of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// It fits on what is known, enough is known, and no gate fails.
    Call,
    /// What is unknown decides: find it out first.
    Research,
    /// A gate fails, or it cannot fit whatever is found out.
    Drop,
}

impl Action {
    /// The name in words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Research => "research",
            Self::Drop => "drop",
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}

/// Whether now is a good time, judged by events and their age alone; never part of fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimingState {
    /// An event is fresh: less than one half-life old.
    Now,
    /// An event is coming, or has not begun to count yet.
    Soon,
    /// The freshest event is one to two half-lives old.
    Cooling,
    /// Every event is older than two half-lives.
    Past,
    /// Events are given, but not how old they are, or no kind of event that we know.
    Unknown,
    /// No event is given.
    None,
}

impl TimingState {
    /// The name in words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Soon => "soon",
            Self::Cooling => "cooling",
            Self::Past => "past",
            Self::Unknown => "unknown",
            Self::None => "none given",
        }
    }
}

impl fmt::Display for TimingState {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}
