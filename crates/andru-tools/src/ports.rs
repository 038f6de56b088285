//! What tools need from outside: a store, a memory, the platform, a reader of deals, a clock.
//!
//! A port arrives bound to one account: no method takes an account, so no tool can name another's.
//! The traits are object-safe and their futures boxed.

pub mod accounts;
pub mod memories;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use andru_engine::icp::SavedProfile;
use andru_engine::icp::learn::Report;
use andru_engine::icp::model::Model;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::context::Cancel;
use crate::error::ToolError;

pub use memories::Memories;

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

/// Studies histories of deals.
///
/// A port because reading deals as people export them (outcomes in words, renewals, dates) is work over lists, which
/// the front ends' core does for files too: a tool reads its rows with the same reader.
pub trait Histories: Send + Sync {
    /// Reads rows of deals and says what can be learned from them; `cancel` withdraws it.
    fn learn(&self, history: DealRows, cancel: Cancel) -> PortFuture<'_, Learned>;
}

/// Rows of deals and how to read them; whatever is left out is recognised.
#[derive(Debug, Clone, Default)]
pub struct DealRows {
    /// One object a deal: heading to value.
    pub rows: Vec<serde_json::Map<String, Value>>,
    /// The column that says how a deal ended.
    pub outcome: Option<String>,
    /// Its values that mean won.
    pub won: Vec<String>,
    /// Its values that mean lost.
    pub lost: Vec<String>,
    /// The column that orders the deals in time.
    pub time: Option<String>,
    /// Learn from these columns alone, where any is named.
    pub only: Vec<String>,
    /// Do not learn from these columns.
    pub ignore: Vec<String>,
    /// Learn from these columns though they were set aside.
    pub allow: Vec<String>,
}

/// What a history was found to hold.
#[derive(Debug, Clone)]
pub struct Learned {
    /// The verdict with its figures.
    pub report: Report,
    /// The model, where the history bears one.
    pub model: Option<Model>,
    /// The column that said how a deal ended.
    pub outcome_column: String,
    /// Its values that meant won.
    pub won_values: Vec<String>,
    /// Its values that meant lost.
    pub lost_values: Vec<String>,
    /// Rows that were left out, by why: `2 open`.
    pub left_out: Vec<String>,
    /// What should be known about how the rows were read.
    pub notes: Vec<String>,
}

/// The time, which only the front ends' core reads.
pub trait Clock: Send + Sync {
    /// Today's date in UTC.
    fn today(&self) -> jiff::civil::Date;
    /// Now in UTC, `YYYY-MM-DDTHH:MM:SSZ`.
    fn now(&self) -> String;
}
