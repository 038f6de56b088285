//! The user's memory as answers say it: values that read as figures, days, and one memory in a line.

mod change;
mod due;
mod recalled;

pub(crate) use change::Change;
pub(crate) use due::due;
pub(crate) use recalled::{Recall, Recalled, day, days_between, holds, quoted};

use crate::error::ToolError;
use crate::ports::memories::{key_problem, pattern_problem};

/// Refuses a key that is none, with one to type instead.
pub(crate) fn check_key(key: &str) -> Result<(), ToolError> {
    key_problem(key).map_or(Ok(()), |problem| Err(ToolError::invalid(format!("`key` {problem}"))))
}

/// Refuses a pattern of keys that is none, with one to type instead.
pub(crate) fn check_pattern(pattern: &str) -> Result<(), ToolError> {
    pattern_problem(pattern).map_or(Ok(()), |problem| Err(ToolError::invalid(format!("`keyPattern` {problem}"))))
}
