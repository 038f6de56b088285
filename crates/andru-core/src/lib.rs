//! What both front ends of Andru share: configuration, one session, jobs over lists.
//!
//! A front end parses what the user typed, calls a [`Session`] (or a job of [`jobs`]), and prints. The
//! tools themselves come from `andru-tools`, re-exported here so that a front end needs only this crate.

mod allowance;
pub mod answers;
pub mod apply;
pub mod clock;
pub mod data;
pub mod deals;
pub mod doctor;
pub mod environment;
pub mod evaluate;
pub mod files;
pub mod hardening;
mod histories;
pub mod imports;
pub mod intake;
pub mod interview;
pub mod jobs;
pub mod keyring;
pub mod learn;
pub mod lists;
pub mod model_in_use;
pub mod models;
mod profile_match;
pub mod reasons;
pub mod resources;
pub mod session;

pub use andru_engine as engine;
pub use andru_guard as guard;
pub use andru_tools as tools;
pub use andru_tools::{CATALOG, Effect, ErrorKind, Page, Reply, ToolDef, ToolError};
pub use environment::Settings;
pub use session::Session;
