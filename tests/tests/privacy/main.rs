//! What nobody else gets to read: customers' words and keys on disk, in logs and in memory.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "clippy takes only the test functions themselves for tests"
)]

mod canary;
#[cfg(target_os = "linux")]
mod cores;
mod key;
mod trace;
