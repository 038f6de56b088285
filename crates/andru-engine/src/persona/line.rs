//! A sentence with its source.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One thing worth saying, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// The sentence.
    pub text: String,
    /// A publication with its year, or `Andru judgement`.
    pub source: String,
}

/// What stands behind a line nobody has published.
pub(crate) const JUDGEMENT: &str = "Andru judgement";

/// A line in a table: a bare string is ours, `["text", "source"]` names its source by key.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum LineRow {
    Ours(String),
    Sourced(String, String),
}

impl LineRow {
    /// The line with its source spelled out; a key that is not in `sources` stands for itself.
    pub(crate) fn line(self, sources: &std::collections::BTreeMap<String, String>) -> Line {
        match self {
            Self::Ours(text) => Line { text, source: JUDGEMENT.to_owned() },
            Self::Sourced(text, key) => {
                let source = sources.get(&key).cloned().unwrap_or(key);
                Line { text, source }
            }
        }
    }
}
