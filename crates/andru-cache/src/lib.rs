//! The local store of Andru in SQLite, behind the `Store` port.
//!
//! One directory of the user's own, mode 0700, holds `durable.db`, mode 0600: the profile, the draft of an
//! interview, and the latest runs. Several processes share it. [`SqliteStore`] is the one public type;
//! inside, one file each: what may be opened (`directory`), how (`database`), the tables (`schema`, `saved`,
//! `runs`), reads with the profile kept in memory (`reader`), and runs noted off the answer's path (`writer`).
//!
//! Reads create nothing. There is no network here, no environment, and no file but the three SQLite keeps.

mod database;
mod directory;
mod error;
mod reader;
mod runs;
mod saved;
mod schema;
mod store;
mod writer;

pub use store::SqliteStore;
