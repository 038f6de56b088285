//! Every tool of Andru, defined once: what it takes, what it answers, how it reads, and what it needs.
//!
//! A tool is one type that implements [`Tool`]; [`catalog::CATALOG`] is the one list of them. Front ends
//! derive everything else from that list: MCP `tools/list`, the terminal's `run` and `help`, the generated
//! reference. What a tool needs from outside comes through the [`ports`], already bound to one account.
//!
//! This crate knows nothing of SQLite, HTTP, terminals or MCP, and reads no file, environment or clock.

pub mod answer;
pub mod catalog;
pub mod context;
mod cost;
pub mod dispatch;
pub mod error;
pub mod fit_row;
pub mod history;
mod input;
mod memory;
pub mod page;
pub mod portfolio;
pub mod ports;
pub mod schema;
pub mod scorecard_answer;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
pub mod tool;
pub mod tools;
pub mod validate;

pub use answer::{Answer, Provenance, Source};
pub use catalog::CATALOG;
pub use context::Context;
pub use dispatch::{Dispatcher, Reply};
pub use error::{ErrorKind, ToolError};
pub use fit_row::FitRow;
pub use page::{Page, Render};
pub use tool::{Effect, Group, Tool, ToolDef};
