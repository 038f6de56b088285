//! One session: the store, the clock and the platform of one account, and the tools called with them.

use std::sync::Arc;

use andru_cache::{CacheKeeper, Place, SqliteStore};
use andru_tools::context::{Cancel, Context, Ports};
use andru_tools::ports::accounts::Accounts;
use andru_tools::ports::{Clock, Memories, Platform, PortFuture, Store};
use andru_tools::{Dispatcher, ErrorKind, Reply, ToolError};
use jiff::civil::Date;
use serde_json::Value;

use crate::allowance::Allowance;
use crate::clock::SystemClock;
use crate::environment::Settings;
use crate::histories::LocalHistories;
use crate::keyring::keyring;

/// What a front end calls: tools by name, with everything they need.
///
/// Opening a session opens no file and no socket; the store is opened by the first call that needs it.
pub struct Session {
    ports: Ports,
    saved: Arc<SqliteStore>,
    settings: Settings,
    dispatcher: Dispatcher,
    allowance: Allowance,
    cache: CacheKeeper,
}

impl Session {
    /// A session over the store in the directory of `settings`.
    pub fn open(settings: &Settings) -> Self {
        let place = place(settings);
        let cache = CacheKeeper::new(place.clone());
        let store = Arc::new(SqliteStore::new(place));
        let ports = Ports {
            store: store.clone(),
            memories: store.clone(),
            accounts: store.clone(),
            platform: Arc::new(Offline),
            histories: Arc::new(LocalHistories),
            clock: Arc::new(SystemClock),
        };
        let allowance = Allowance::new(settings);
        Self { ports, saved: store, settings: settings.clone(), dispatcher: Dispatcher::default(), allowance, cache }
    }

    /// Answers one call of the tool called `name`, once it is counted where there is a key.
    ///
    /// # Errors
    /// `rate_limited` where the calls of the key are used up; else as [`Dispatcher::call`].
    pub async fn call(&self, name: &str, arguments: Value, cancel: Cancel) -> Result<Reply, ToolError> {
        self.admit()?;
        let mut context = self.context();
        context.cancel = cancel;
        self.dispatcher.call(&context, name, arguments).await
    }

    /// Counts a call or a resource read where there is a key.
    pub(crate) fn admit(&self) -> Result<(), ToolError> {
        self.allowance.admit()
    }

    /// The context of one call.
    pub fn context(&self) -> Context {
        Context::new(self.ports.clone(), self.as_of())
    }

    /// The date answers are for.
    pub fn as_of(&self) -> Date {
        self.settings.as_of.unwrap_or_else(|| self.ports.clock.today())
    }

    /// What the session was opened with.
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The day answers are for where the user gave one.
    pub(crate) const fn given_day(&self) -> Option<Date> {
        self.settings.as_of
    }

    /// What is saved for the account.
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.ports.store
    }

    /// The store as a whole: what is done with all that is saved, see [`crate::data`].
    pub(crate) fn saved(&self) -> &SqliteStore {
        &self.saved
    }

    /// What the user said about their revenue, accounts and plans.
    pub fn memories(&self) -> &Arc<dyn Memories> {
        &self.ports.memories
    }

    /// The accounts, deals and contacts that were imported.
    pub fn accounts(&self) -> &Arc<dyn Accounts> {
        &self.ports.accounts
    }

    /// What looks after the answers kept on this machine, of whichever key.
    pub fn cache(&self) -> &CacheKeeper {
        &self.cache
    }

    /// The clock things are saved by.
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.ports.clock
    }
}

/// Where the store of `settings` is.
pub(crate) fn place(settings: &Settings) -> Place {
    let mut place = Place::local(settings.home.clone());
    if settings.key.is_some() {
        let settings = settings.clone();
        place.api_key = Some(Arc::new(move || settings.api_key()));
    }
    place.keyring = settings.home.as_deref().map(|home| keyring(&settings.keyring, home));
    place
}

/// The platform where there is no key: nobody can be asked.
#[derive(Debug, Clone, Copy)]
struct Offline;

impl Platform for Offline {
    fn describe_website<'a>(&'a self, _website: &'a str) -> PortFuture<'a, String> {
        Box::pin(async {
            Err(ToolError::new(
                ErrorKind::Unavailable,
                "a website can only be read through the Andru platform, and there is no key",
            ))
        })
    }
}
