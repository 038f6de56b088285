//! What a claim rests on.

use schemars::JsonSchema;
use serde::Serialize;

/// What a claim rests on; a claim that rests on nothing is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The caller said it.
    Input,
    /// The saved profile says it.
    Profile,
    /// Learned from the user's own deals.
    History,
    /// A row of the knowledge tables, with its source.
    Playbook,
    /// A published figure, with source and date.
    Benchmark,
    /// The Andru platform says it.
    Platform,
}
