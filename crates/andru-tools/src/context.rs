//! What one call of a tool is given besides its arguments.

use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use andru_engine::icp::SavedProfile;
use andru_engine::icp::model::Model;
use jiff::civil::Date;

use crate::error::{ErrorKind, ToolError};
use crate::ports::accounts::Accounts;
use crate::ports::{Clock, Histories, Memories, Platform, Store};

/// A flag that withdraws a call; clones share it.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Withdraws the call.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether the call was withdrawn.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// An error of kind `cancelled` once the call was withdrawn; long work asks this as it goes.
    pub fn check(&self) -> Result<(), ToolError> {
        if self.is_cancelled() { Err(ToolError::new(ErrorKind::Cancelled, "the call was withdrawn")) } else { Ok(()) }
    }
}

/// What tools need from outside, already bound to one account; clones share it.
#[derive(Clone)]
pub struct Ports {
    /// What is saved on this machine.
    pub store: Arc<dyn Store>,
    /// What the user said about their revenue, accounts and plans.
    pub memories: Arc<dyn Memories>,
    /// The accounts, deals and contacts the user imported.
    pub accounts: Arc<dyn Accounts>,
    /// The Andru platform, or the answer that nobody can reach it.
    pub platform: Arc<dyn Platform>,
    /// Studies histories of deals.
    pub histories: Arc<dyn Histories>,
    /// The time at which something is saved; never part of an answer.
    pub clock: Arc<dyn Clock>,
}

/// What one call of a tool is given besides its arguments; its ports can be used as its own fields.
pub struct Context {
    ports: Ports,
    /// The date the answer is for; ages of events are counted to it.
    pub as_of: Date,
    /// Withdraws the call.
    pub cancel: Cancel,
    used: Mutex<Used>,
}

/// What a call made use of, for its provenance.
#[derive(Debug, Default, Clone)]
pub(crate) struct Used {
    pub(crate) profile_hash: Option<String>,
    pub(crate) model_hash: Option<String>,
    pub(crate) notes: Vec<String>,
    pub(crate) warnings: Vec<String>,
    pub(crate) counts: std::collections::BTreeMap<String, u64>,
}

impl Deref for Context {
    type Target = Ports;

    fn deref(&self) -> &Ports {
        &self.ports
    }
}

impl Context {
    /// A context for one call.
    pub fn new(ports: Ports, as_of: Date) -> Self {
        Self { ports, as_of, cancel: Cancel::default(), used: Mutex::default() }
    }

    /// The saved profile, noted in the answer's provenance; none where it cannot be read, and then with a warning.
    ///
    /// For tools that can answer without one. A tool whose answer *is* the profile asks [`Context::saved_profile`].
    pub async fn profile(&self) -> Result<Option<SavedProfile>, ToolError> {
        match self.saved_profile().await {
            Err(error) if error.kind() == ErrorKind::Unavailable => {
                self.without_saved(&error);
                Ok(None)
            }
            other => other,
        }
    }

    /// The saved profile, noted in the answer's provenance.
    ///
    /// # Errors
    /// `unavailable` where it cannot be read.
    pub async fn saved_profile(&self) -> Result<Option<SavedProfile>, ToolError> {
        let saved = self.store.profile().await?;
        if let Some(saved) = &saved {
            let hash = crate::dispatch::hash(saved)?;
            self.note_use(|used| used.profile_hash = Some(hash));
        }
        Ok(saved)
    }

    /// The model in use, noted in the answer's provenance; none where it cannot be read, and then with a warning.
    ///
    /// # Errors
    /// `invalid_input` where there is a model that cannot be scored by.
    pub async fn model(&self) -> Result<Option<Arc<Model>>, ToolError> {
        match self.saved_model().await {
            Err(error) if error.kind() == ErrorKind::Unavailable => {
                self.without_saved(&error);
                Ok(None)
            }
            other => other,
        }
    }

    /// The model in use, noted in the answer's provenance.
    ///
    /// # Errors
    /// `unavailable` where it cannot be read, `invalid_input` where it cannot be scored by.
    pub async fn saved_model(&self) -> Result<Option<Arc<Model>>, ToolError> {
        let model = self.store.model().await?;
        if let Some(model) = &model {
            if let Some(problem) = model.problem() {
                return Err(ToolError::invalid(format!("the model in use cannot be scored by: {problem}"))
                    .hinted("forget it: andru-intel icp use --none"));
            }
            let hash = crate::dispatch::hash(&**model)?;
            self.note_use(|used| used.model_hash = Some(hash));
        }
        Ok(model)
    }

    /// Warns that the answer was computed without what is saved, and why.
    fn without_saved(&self, error: &ToolError) {
        let way_out = error.hints().first().map_or_else(String::new, |hint| format!(" ({hint})"));
        self.warn(format!("what is saved cannot be read, so this answer does without it: {}{way_out}", error.chain()));
    }

    /// Adds a note to the answer's provenance that a person must see as well.
    pub fn warn(&self, warning: impl Into<String>) {
        let warning = warning.into();
        self.note_use(|used| {
            if !used.warnings.contains(&warning) {
                used.warnings.push(warning);
            }
        });
    }

    /// Adds a note to the answer's provenance.
    pub fn note(&self, note: impl Into<String>) {
        let note = note.into();
        self.note_use(|used| used.notes.push(note));
    }

    /// Counts something the call did, for the record of runs.
    pub fn count(&self, what: &str, number: u64) {
        self.note_use(|used| *used.counts.entry(what.to_owned()).or_default() += number);
    }

    pub(crate) fn used(&self) -> Used {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn note_use(&self, change: impl FnOnce(&mut Used)) {
        change(&mut self.used.lock().unwrap_or_else(PoisonError::into_inner));
    }
}
