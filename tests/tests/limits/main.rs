//! The rate ledger, as several processes meet at it.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "these are tests; a failed step fails the test, and they read their own files"
)]

mod binaries;
mod boundary;
