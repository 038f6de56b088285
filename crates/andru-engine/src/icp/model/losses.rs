//! Why the deals of a model's history were lost.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::icp::{ReasonCount, ReasonTally};

/// Why the deals of a history were lost, counted; what was written is not kept, only its kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Losses {
    /// The column the reasons are written in.
    pub column: String,
    /// Lost deals.
    pub lost: u64,
    /// How many of them have a reason; the shares are of these.
    pub given: u64,
    /// The kinds of reasons that were given, with who said so.
    pub kinds: Vec<ReasonCount>,
}

impl Losses {
    /// The losses by a tally of the reasons in a column; `None` where none is written.
    pub fn of(column: &str, tally: &ReasonTally) -> Option<Self> {
        let kinds = tally.kinds.iter().filter(|kind| kind.count > 0).cloned().collect();
        (tally.given > 0).then(|| Self { column: column.to_owned(), lost: tally.texts, given: tally.given, kinds })
    }
}
