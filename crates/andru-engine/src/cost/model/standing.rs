//! Whether a line counts, and why it does not.

/// Whether a line counts, and what is missing before it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// All its figures are known, and the buyer said one of them (a cost needs nothing from the buyer).
    Priced,
    /// Figures without a value, by id.
    Missing(Vec<String>),
    /// All its figures are known, and none is the buyer's.
    NothingFromBuyer,
}

impl Standing {
    /// Why a line of this standing is not in the sums, or none where it is; `same_cash_as` is the line whose cash it would
    /// count again.
    pub fn why_not(&self, same_cash_as: Option<&str>) -> Option<String> {
        match (self, same_cash_as) {
            (Self::Missing(ids), _) => Some(format!("not known: {}", ids.join(", "))),
            (Self::NothingFromBuyer, _) => Some("rests on nothing the buyer has said".to_owned()),
            (Self::Priced, Some(other)) => Some(format!("the same cash as {other}, which counts already")),
            (Self::Priced, None) => None,
        }
    }
}
