//! The local store of Andru: sealed values in SQLite, shared by processes, behind the ports of `andru-tools`.
//!
//! One directory of the user's own, mode 0700, holds everything, each file with mode 0600. `durable.db` is what
//! must not be lost. Inside, from the outside in: what may be opened (`directory`), how (`database`, `schema`,
//! one [`part`] a file), where the master key is kept (`keys`), how values are sealed (`sealing`), the records of
//! one account ([`durable`]), and what is kept in them (`saved`, `runs`). [`SqliteStore`] puts them together.
//!
//! Reads create nothing. There is no network here, no environment, no keyring (the core brings one), and no file
//! but those of the directory.

mod api_key;
mod cached;
mod database;
mod directory;
mod durable;
mod error;
mod identity;
mod keys;
mod part;
mod reader;
mod runs;
mod saved;
mod schema;
mod sealing;
mod store;
#[cfg(test)]
mod testing;
mod users;
mod writer;

pub use api_key::ApiKey;
pub use cached::{
    AnswerKey, AnswerKind, CacheKeeper, CacheStats, CachedAnswer, CachedAnswers, Counts, KeptIn, KindStats, Question,
    STALE_KEPT, Subject, Verified,
};
pub use durable::{Partition, Restored};
pub use keys::{Keyring, KeyringError};
pub use sealing::MasterKey;
pub use store::{Place, SqliteStore};
