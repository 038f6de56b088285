//! The user's memory: facts about their own revenue, accounts and plans, every version kept.

mod bounds;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::PortFuture;

pub use bounds::{LONGEST_KEY, LONGEST_VALUE, key_problem, pattern_problem};

/// What a memory is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// A figure of the user's own company.
    Metric,
    /// A company sold to.
    Account,
    /// What matters most now.
    Priority,
    /// How the user likes things done.
    Preference,
    /// What was decided.
    Decision,
    /// What is due, and when.
    Deadline,
}

impl Category {
    /// Every category, in the order of the published schema.
    pub const ALL: [Self; 6] =
        [Self::Metric, Self::Account, Self::Priority, Self::Preference, Self::Decision, Self::Deadline];

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Metric => "metric",
            Self::Account => "account",
            Self::Priority => "priority",
            Self::Preference => "preference",
            Self::Decision => "decision",
            Self::Deadline => "deadline",
        }
    }
}

/// What kind of knowledge a memory is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MemoryType {
    /// Something that was so on a day.
    #[default]
    Episodic,
    /// Something that is so.
    Semantic,
    /// How something is done.
    Procedural,
}

impl MemoryType {
    /// Every type, in the order of the published schema.
    pub const ALL: [Self; 3] = [Self::Episodic, Self::Semantic, Self::Procedural];

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Episodic => "episodic",
            Self::Semantic => "semantic",
            Self::Procedural => "procedural",
        }
    }
}

/// The part of the business a memory belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MemoryDomain {
    /// Sales and money coming in.
    Revenue,
    /// What is sold.
    Product,
    /// The people.
    Team,
    /// Those who put money in.
    Investor,
    /// Buyers and competitors at large.
    Market,
    /// Anything else.
    #[default]
    General,
}

/// One version of what the user said under a key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Memory {
    /// What it is about.
    pub category: Category,
    /// Its name: 1 to 100 lower-case letters, digits and underscores.
    pub key: String,
    /// What was said, 1 to 4,000 characters, as it was said.
    pub value: String,
    /// What kind of knowledge it is.
    pub memory_type: MemoryType,
    /// The part of the business it belongs to.
    pub domain: MemoryDomain,
    /// How sure the user was, 0 to 1.
    pub confidence: f64,
    /// When it was logged, `YYYY-MM-DDTHH:MM:SSZ`, in UTC.
    pub logged_at: String,
    /// Its place among the versions of its key, in the order of `loggedAt`; 1 is the oldest.
    pub version: u32,
}

/// What is to be remembered.
#[derive(Debug, Clone, PartialEq)]
pub struct NewMemory {
    /// See [`Memory::category`].
    pub category: Category,
    /// See [`Memory::key`].
    pub key: String,
    /// See [`Memory::value`].
    pub value: String,
    /// See [`Memory::memory_type`].
    pub memory_type: MemoryType,
    /// See [`Memory::domain`].
    pub domain: MemoryDomain,
    /// See [`Memory::confidence`].
    pub confidence: f64,
    /// See [`Memory::logged_at`].
    pub logged_at: String,
}

impl NewMemory {
    /// Whether this, said again, tells nothing that `current` does not: all of it is equal, and it is the same day.
    ///
    /// On a later day the same value counts: it says that the value still holds.
    pub fn repeats(&self, current: &Memory) -> bool {
        let day = |time: &str| time.get(..10).map(ToOwned::to_owned);
        self.value == current.value
            && self.memory_type == current.memory_type
            && self.domain == current.domain
            && self.confidence.to_bits() == current.confidence.to_bits()
            && day(&self.logged_at) == day(&current.logged_at)
    }

    /// This as a version of its key.
    pub fn into_version(self, version: u32) -> Memory {
        Memory {
            category: self.category,
            key: self.key,
            value: self.value,
            memory_type: self.memory_type,
            domain: self.domain,
            confidence: self.confidence,
            logged_at: self.logged_at,
            version,
        }
    }
}

/// What became of something logged.
#[derive(Debug, Clone, PartialEq)]
pub struct Logged {
    /// The current version of the key.
    pub memory: Memory,
    /// Whether it is new; a value said again on the same day adds no version.
    pub added: bool,
    /// The version before the current one, where there is one.
    pub before: Option<Memory>,
}

/// Which memories are wanted; what is left out does not narrow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemorySearch {
    /// Of this category.
    pub category: Option<Category>,
    /// Whose key is this; `*` stands for any characters or none.
    pub key_pattern: Option<String>,
    /// Whose current version is of this type.
    pub memory_type: Option<MemoryType>,
}

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FoundMemories {
    /// The current version of each key found, the one logged last first; within one second by category and key.
    pub memories: Vec<Memory>,
    /// How many keys were found, beyond the limit too.
    pub total: u64,
}

/// What was forgotten.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Forgotten {
    /// How many keys.
    pub keys: u64,
    /// How many versions they had.
    pub versions: u64,
}

/// The user's memory on this machine.
///
/// Versions of a key are in the order of their times, and no two of them are equal with their times.
pub trait Memories: Send + Sync {
    /// Logs what the user said, all of it or, after an error, none; answers for each what became of it, in order.
    ///
    /// What is logged becomes the current version of its key, unless it [repeats](NewMemory::repeats) that. Where the
    /// clock has gone back, it takes the time of the current version; where it said just this in that very second, a
    /// second more.
    ///
    /// # Errors
    /// `invalid_input` where something is outside the bounds of [`Memory`].
    fn log(&self, entries: Vec<NewMemory>) -> PortFuture<'_, Vec<Logged>>;
    /// Finds keys and gives the current versions of the latest `limit`.
    fn search(&self, search: MemorySearch, limit: usize) -> PortFuture<'_, FoundMemories>;
    /// Every version of a key, oldest first; none where nothing was logged under it.
    fn history(&self, category: Category, key: String) -> PortFuture<'_, Vec<Memory>>;
    /// Forgets every version of the keys found; what is left of them on the disk is overwritten.
    fn forget(&self, search: MemorySearch) -> PortFuture<'_, Forgotten>;
}
