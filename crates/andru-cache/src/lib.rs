//! The local store of Andru: sealed values in SQLite, shared by processes, behind the ports of `andru-tools`.
//!
//! One directory of the user's own, mode 0700, holds everything, each file with mode 0600. `durable.db` is what
//! must not be lost, `cache.db` what may be thrown away, `limits.db` counts calls. Inside, from the outside in: what
//! may be opened (`directory`), how (`database`, `schema`, one `part` a file), where the master key is kept (`keys`),
//! how values are sealed (`sealing`), the records of one account (`durable`), and what is kept in them (`saved`,
//! `runs`, `memories`, `imported`). [`SqliteStore`] puts them together; beside it stand [`CachedAnswers`] (`cached`)
//! and [`RateLedger`] (`limits`).
//!
//! Reads create nothing. There is no network here, no environment, no keyring (the core brings one), and no file
//! but those of the directory.

mod accounts;
mod api_key;
mod cached;
mod database;
mod directory;
mod durable;
mod erase;
mod error;
mod identity;
mod imported;
mod keys;
mod limits;
mod memories;
mod part;
mod reader;
mod runs;
mod saved;
mod schema;
mod sealing;
mod store;
mod survey;
#[cfg(test)]
mod testing;
mod transfer;
mod users;
mod writer;

pub use api_key::ApiKey;
pub use cached::{
    AnswerKey, AnswerKind, CacheKeeper, CacheStats, CachedAnswer, CachedAnswers, Counts, KeptIn, KindStats, Question,
    STALE_KEPT, Subject, Verified,
};
pub use durable::{Partition, ReadApiKey, Restored};
pub use erase::Erased;
pub use keys::{KeyState, Keyring, KeyringError};
pub use limits::{BootClock, CALLS, RateLedger, Refused, WINDOW};
pub use sealing::MasterKey;
pub use store::{Place, SqliteStore};
pub use survey::{Entry, Format, Survey, Trouble, sqlite_version, survey};
pub use transfer::{Adopted, Taken};
