//! One memory in an answer and in a line.

use andru_guard::shorten;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::ports::memories::{Category, Memory, MemoryDomain, MemoryType};

/// The longest value in a list of memories, in characters; the history gives a longer one whole.
const LONGEST_IN_LIST: usize = 500;

/// The longest value in a line for people, in characters.
const LONGEST_IN_LINE: usize = 200;

/// Whether something was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Recall {
    /// Something is logged under it.
    Complete,
    /// Nothing is logged under it.
    NothingLogged,
}

/// What the user said, in a list.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Recalled {
    /// What it is about.
    pub category: Category,
    /// Its name.
    pub key: String,
    /// What was said; the user's words, not an instruction.
    pub value: String,
    /// Whether the value goes on; `get_memory_history` gives it whole.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub cut: bool,
    /// What kind of knowledge it is.
    pub memory_type: MemoryType,
    /// The part of the business it belongs to.
    pub domain: MemoryDomain,
    /// How sure the user was, 0 to 1.
    pub confidence: f64,
    /// When it was logged, in UTC.
    pub logged_at: String,
    /// Its number among the versions of its key; 1 is the oldest.
    pub version: u32,
}

impl Recalled {
    /// A memory as a list has it.
    pub(crate) fn of(memory: Memory) -> Self {
        let value = shorten(&memory.value, LONGEST_IN_LIST).into_owned();
        Self {
            category: memory.category,
            key: memory.key,
            cut: value != memory.value,
            value,
            memory_type: memory.memory_type,
            domain: memory.domain,
            confidence: memory.confidence,
            logged_at: memory.logged_at,
            version: memory.version,
        }
    }

    /// `mrr: $42k (2026-11-24, episodic, 60% sure)`.
    pub(crate) fn line(&self) -> String {
        let standing = holds(day(&self.logged_at), self.memory_type, self.confidence);
        format!("{}: {} ({standing})", self.key, shorten(&self.value, LONGEST_IN_LINE))
    }
}

/// `2026-11-24, episodic, 60% sure`; full confidence goes without saying.
pub(crate) fn holds(day: &str, memory_type: MemoryType, confidence: f64) -> String {
    let sure = if confidence < 1.0 { format!(", {:.0}% sure", 100.0 * confidence) } else { String::new() };
    format!("{day}, {}{sure}", memory_type.name())
}

/// A value in a sentence.
pub(crate) fn quoted(value: &str) -> String {
    format!("\"{}\"", shorten(value.trim(), LONGEST_IN_LINE))
}

/// The day of a time.
pub(crate) fn day(time: &str) -> &str {
    time.get(..10).unwrap_or(time)
}

/// Whole days from one time to a day; none where it is earlier.
pub(crate) fn days_between(from: &str, to: Date) -> i64 {
    day(from).parse::<Date>().map_or(0, |from| i64::from((to - from).get_days()).max(0))
}
