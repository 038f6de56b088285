//! What is wrong with a case, or with one of its figures.

/// Why a case cannot be computed; names the field and, where there is one, the bound.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{field}` {problem}")]
pub struct CostError {
    /// Where it is: `years`, `figures.hours_a_week.value`, `benefits.rekeying.amount`.
    pub field: String,
    /// What is wrong with it, as a fragment that follows the field's name.
    pub problem: String,
    /// What to do about it, where there is more to say than the bound.
    pub hint: Option<String>,
}

impl CostError {
    /// A problem of one field.
    pub fn new(field: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { field: field.into(), problem: problem.into(), hint: None }
    }

    /// The same problem with what to do about it.
    #[must_use]
    pub fn hinted(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}
