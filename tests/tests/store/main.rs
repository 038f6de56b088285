//! The store under faults: what the programs say and do when its directory, its disk or its key fails them.
//!
//! `docs/store.md` has the table; there is one test for each of its lines.

#![expect(clippy::panic, clippy::unwrap_used, reason = "clippy takes only the test functions themselves for tests")]

mod faults;
#[cfg(unix)]
mod killed;
#[cfg(target_os = "linux")]
mod mounts;
