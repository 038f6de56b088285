//! What the end-to-end tests share: the built binaries, `andru-intel` on a home of its own,
//! and a plain client of `andru-mcp`.
//!
//! The client knows JSON-RPC and nothing of rmcp, so that a mistake there cannot hide itself.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "this crate is tests; a failed step fails the test"
)]

pub mod binaries;
pub mod fuzz;
pub mod intel;
pub mod mcp;
mod shared;

pub use binaries::binary;
pub use shared::{passed_over, shared};
