//! What tools need from outside: a store, the platform, a clock.
//!
//! A port arrives bound to one account: no method takes an account, so no tool can name another's.
//! The traits are object-safe and their futures boxed.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use andru_engine::icp::SavedProfile;
use andru_engine::icp::model::Model;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::ToolError;

/// What a port's method returns.
pub type PortFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, ToolError>> + Send + 'a>>;

/// What is saved for the account on this machine.
pub trait Store: Send + Sync {
    /// The saved profile, if there is one.
    fn profile(&self) -> PortFuture<'_, Option<SavedProfile>>;
    /// Saves a profile in place of the one there was.
    fn save_profile(&self, profile: SavedProfile) -> PortFuture<'_, ()>;
    /// Forgets the profile; answers whether there was one.
    fn clear_profile(&self) -> PortFuture<'_, bool>;
    /// The model in use, if there is one; shared, since it may be large.
    fn model(&self) -> PortFuture<'_, Option<Arc<Model>>>;
    /// Keeps a model in use in place of the one there was.
    fn save_model(&self, model: Model) -> PortFuture<'_, ()>;
    /// Forgets the model; answers whether there was one.
    fn clear_model(&self) -> PortFuture<'_, bool>;
    /// The answers given so far in an interrupted interview, as the interview wrote them.
    fn draft(&self) -> PortFuture<'_, Option<Value>>;
    /// Keeps the answers of an interview so far; `None` forgets them.
    fn save_draft(&self, draft: Option<Value>) -> PortFuture<'_, ()>;
    /// Notes a finished run. It returns at once: a run that cannot be noted never costs an answer.
    fn record_run(&self, run: Run);
    /// The latest runs, newest first, at most `limit`.
    fn runs(&self, limit: usize) -> PortFuture<'_, Vec<Run>>;
}

/// A finished call of a tool or a finished job, as the store keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Run {
    /// The number the store gave it, counting up; 0 before it is stored.
    pub id: i64,
    /// The tool or job, for example `batch_fit_score` or `fit`.
    pub tool: String,
    /// SHA-256 of the name and the arguments; for a stream, of the bytes read.
    pub input_hash: String,
    /// How many things were judged, by kind, for example `rows`, `call`, `errors`.
    pub counts: std::collections::BTreeMap<String, u64>,
    /// When it was finished, `YYYY-MM-DDTHH:MM:SSZ`.
    pub finished_at: String,
}

/// The Andru platform.
pub trait Platform: Send + Sync {
    /// What a website says the product is, or an error of kind `unavailable` where nobody can look.
    fn describe_website<'a>(&'a self, website: &'a str) -> PortFuture<'a, String>;
}

/// The time, which only the front ends' core reads.
pub trait Clock: Send + Sync {
    /// Today's date in UTC.
    fn today(&self) -> jiff::civil::Date;
    /// Now in UTC, `YYYY-MM-DDTHH:MM:SSZ`.
    fn now(&self) -> String;
}
