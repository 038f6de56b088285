//! Ports in memory for tests: everything is there at once, so a call never waits.

mod accounts;
mod memories;

use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context as TaskContext, Poll, Waker};

use andru_engine::icp::learn::{DealColumn, Deals, Options, study};
use andru_engine::icp::model::{MODEL_FORMAT, Model, ModelSource};
use andru_engine::icp::{Field, SavedProfile};
use jiff::civil::{Date, date};
use serde_json::Value;

use crate::context::{Cancel, Ports};
use crate::ports::{Clock, DealRows, Histories, Learned, Platform, PortFuture, Run, Store};
use crate::{Context, Dispatcher, ErrorKind, Reply, ToolError};

pub(crate) use accounts::MemoryAccounts;
pub(crate) use memories::MemoryMemories;

/// The day every test is on.
pub(crate) const TODAY: Date = date(2026, 3, 16);

/// A store in memory.
#[derive(Debug, Default)]
pub(crate) struct MemoryStore {
    profile: Mutex<Option<SavedProfile>>,
    model: Mutex<Option<Arc<Model>>>,
    draft: Mutex<Option<Value>>,
    runs: Mutex<Vec<Run>>,
}

impl Store for MemoryStore {
    fn profile(&self) -> PortFuture<'_, Option<SavedProfile>> {
        ready(self.profile.lock().unwrap().clone())
    }

    fn save_profile(&self, profile: SavedProfile) -> PortFuture<'_, ()> {
        *self.profile.lock().unwrap() = Some(profile);
        ready(())
    }

    fn clear_profile(&self) -> PortFuture<'_, bool> {
        ready(self.profile.lock().unwrap().take().is_some())
    }

    fn model(&self) -> PortFuture<'_, Option<Arc<Model>>> {
        ready(self.model.lock().unwrap().clone())
    }

    fn save_model(&self, model: Model) -> PortFuture<'_, ()> {
        *self.model.lock().unwrap() = Some(Arc::new(model));
        ready(())
    }

    fn clear_model(&self) -> PortFuture<'_, bool> {
        ready(self.model.lock().unwrap().take().is_some())
    }

    fn draft(&self) -> PortFuture<'_, Option<Value>> {
        ready(self.draft.lock().unwrap().clone())
    }

    fn save_draft(&self, draft: Option<Value>) -> PortFuture<'_, ()> {
        *self.draft.lock().unwrap() = draft;
        ready(())
    }

    fn record_run(&self, run: Run) {
        self.runs.lock().unwrap().push(run);
    }

    fn runs(&self, limit: usize) -> PortFuture<'_, Vec<Run>> {
        ready(self.runs.lock().unwrap().iter().rev().take(limit).cloned().collect())
    }
}

fn ready<'a, T: Send + 'a>(value: T) -> PortFuture<'a, T> {
    Box::pin(std::future::ready(Ok(value)))
}

/// A platform nobody can reach.
#[derive(Debug)]
struct Unreachable;

impl Platform for Unreachable {
    fn describe_website<'a>(&'a self, _: &'a str) -> PortFuture<'a, String> {
        Box::pin(std::future::ready(Err(ToolError::new(ErrorKind::Unavailable, "the platform is not reached"))))
    }
}

/// Deals whose `outcome` is `Won` or anything else, which is lost; every other key is a column of texts.
#[derive(Debug)]
struct PlainHistories;

impl Histories for PlainHistories {
    fn learn(&self, history: DealRows, _: Cancel) -> PortFuture<'_, Learned> {
        let outcome = history.outcome.unwrap_or_else(|| "outcome".to_owned());
        let mut deals = Deals::default();
        for name in history.rows[0].keys().filter(|name| **name != outcome) {
            let mut column = DealColumn::new(name);
            for row in &history.rows {
                let text = row[name].as_str().unwrap();
                let at = column.texts.iter().position(|known| known == text).unwrap_or_else(|| {
                    column.texts.push(text.to_owned());
                    column.texts.len() - 1
                });
                column.cells.push(u32::try_from(at).unwrap());
            }
            deals.columns.push(column);
        }
        deals.won = history.rows.iter().map(|row| row[&outcome] == "Won").collect();
        let options = Options { permutations: 19, only: history.only, ..Options::default() };
        let mut study = study(&deals, &options, &|| false).unwrap();
        for field in study.scorecard.iter_mut().flat_map(|card| &mut card.fields) {
            field.role = (field.column == "Industry").then_some(Field::Industry);
        }
        let report = study.report.clone();
        let source = ModelSource {
            input_hash: "00".to_owned(),
            outcome_column: outcome.clone(),
            won_values: vec!["Won".to_owned()],
            lost_values: vec!["Lost".to_owned()],
        };
        let validation = study.validation;
        let model = study.scorecard.map(|scorecard| Model {
            format: MODEL_FORMAT.to_owned(),
            source,
            history: report.clone(),
            scorecard,
            validation,
            losses: None,
        });
        ready(Learned {
            report,
            model,
            outcome_column: outcome,
            won_values: vec!["Won".to_owned()],
            lost_values: vec!["Lost".to_owned()],
            left_out: Vec::new(),
            notes: Vec::new(),
        })
    }
}

/// A clock that stands still.
#[derive(Debug)]
struct FixedClock;

impl Clock for FixedClock {
    fn today(&self) -> Date {
        TODAY
    }

    fn now(&self) -> String {
        format!("{TODAY}T08:00:00Z")
    }
}

/// One account with its own store, and the tools over it.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    pub(crate) store: Arc<MemoryStore>,
    pub(crate) memories: Arc<MemoryMemories>,
    pub(crate) accounts: Arc<MemoryAccounts>,
    tools: Dispatcher,
}

impl Desk {
    /// An account whose confirmed profile is this one.
    pub(crate) fn with_profile(profile: &Value) -> Self {
        let desk = Self::default();
        desk.call("set_product_context", &serde_json::json!({ "profile": profile, "confirm": true })).unwrap();
        desk
    }

    pub(crate) fn call(&self, tool: &str, arguments: &Value) -> Result<Reply, ToolError> {
        let ports = Ports {
            store: self.store.clone(),
            memories: self.memories.clone(),
            accounts: self.accounts.clone(),
            platform: Arc::new(Unreachable),
            histories: Arc::new(PlainHistories),
            clock: Arc::new(FixedClock),
        };
        let cx = Context::new(ports, TODAY);
        now(self.tools.call(&cx, tool, arguments.clone()))
    }

    /// The `result` of an answer, which must not fail.
    pub(crate) fn result(&self, tool: &str, arguments: &Value) -> Value {
        self.call(tool, arguments).unwrap_or_else(|error| panic!("{tool}: {}", error.chain())).json["result"].clone()
    }

    /// An answer as a person reads it.
    pub(crate) fn markdown(&self, tool: &str, arguments: &Value) -> String {
        self.call(tool, arguments).unwrap_or_else(|error| panic!("{tool}: {}", error.chain())).page.markdown()
    }

    /// The message of a refusal, which must be `invalid_input`.
    pub(crate) fn refusal(&self, tool: &str, arguments: &Value) -> String {
        let error = self.call(tool, arguments).expect_err("a refusal");
        assert_eq!(error.kind(), ErrorKind::InvalidInput, "{error}");
        error.to_string()
    }

    pub(crate) fn saved(&self) -> Option<SavedProfile> {
        now(self.store.profile()).unwrap()
    }
}

/// The value of a future that never waits.
pub(crate) fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut TaskContext::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a port in memory never waits"),
    }
}
