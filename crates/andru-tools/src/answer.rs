//! An answer: a tool's result and where it comes from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An answer of any tool: what was found and where it comes from.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Answer<T> {
    /// What the tool found.
    pub result: T,
    /// Where the answer comes from; the same inputs give the same bytes.
    pub provenance: Provenance,
}

/// An output that says in prose what a reader needs who reads nothing else.
pub trait Summary {
    /// The prose: one to four plain sentences, the verdict first.
    fn summary(&self) -> &str;
}

/// Where an answer comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Provenance {
    /// Who computed it.
    pub source: Source,
    /// The engine and its version, for example `icp-fit/1`.
    pub engine: String,
    /// SHA-256 of the tool's name and its arguments as canonical JSON, in hexadecimal.
    pub input_hash: String,
    /// SHA-256 of the saved profile that was used; absent where none was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile_hash: Option<String>,
    /// SHA-256 of the learned model in use; absent where none is, or the answer asks nothing of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// The date the answer is for, `YYYY-MM-DD`; ages of events are counted to it.
    pub as_of: String,
    /// Whether it is an old answer given because the platform did not answer.
    pub stale: bool,
    /// When the platform gave it; absent for a local answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fetched_at: Option<String>,
    /// What else should be known about how it came about.
    pub notes: Vec<String>,
}

/// Who computed an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The engines on this machine.
    Local,
    /// An earlier answer kept on this machine.
    Cache,
    /// The Andru platform.
    Platform,
}

/// Whether an answer is whole or asks for something first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The question is answered.
    Complete,
    /// Nothing is known of what the user sells; `requiredContext` says what to supply.
    NeedsContext,
    /// Too little is known of the company; the answer says what to find out.
    InsufficientEvidence,
}
