//! One session: the store, the clock and the platform of one account, and the tools called with them.

use std::sync::Arc;

use andru_cache::{CacheKeeper, Place, SqliteStore};
use andru_tools::context::{Cancel, Context, Ports};
use andru_tools::ports::{Clock, Platform, PortFuture, Store};
use andru_tools::{Dispatcher, ErrorKind, Reply, ToolError};
use jiff::civil::Date;
use serde_json::Value;

use crate::clock::SystemClock;
use crate::environment::Settings;
use crate::histories::LocalHistories;

/// What a front end calls: tools by name, with everything they need.
///
/// Opening a session opens no file and no socket; the store is opened by the first call that needs it.
pub struct Session {
    ports: Ports,
    as_of: Option<Date>,
    dispatcher: Dispatcher,
    cache: CacheKeeper,
}

impl Session {
    /// A session over the store in the directory of `settings`.
    pub fn open(settings: &Settings) -> Self {
        let place = Place::local(settings.home.clone());
        let cache = CacheKeeper::new(place.clone());
        let store = Arc::new(SqliteStore::new(place));
        let ports = Ports {
            store,
            platform: Arc::new(Offline),
            histories: Arc::new(LocalHistories),
            clock: Arc::new(SystemClock),
        };
        Self { ports, as_of: settings.as_of, dispatcher: Dispatcher::default(), cache }
    }

    /// Answers one call of the tool called `name`.
    ///
    /// # Errors
    /// As [`Dispatcher::call`].
    pub async fn call(&self, name: &str, arguments: Value, cancel: Cancel) -> Result<Reply, ToolError> {
        let mut context = self.context();
        context.cancel = cancel;
        self.dispatcher.call(&context, name, arguments).await
    }

    /// The context of one call.
    pub fn context(&self) -> Context {
        Context::new(self.ports.clone(), self.as_of())
    }

    /// The date answers are for.
    pub fn as_of(&self) -> Date {
        self.as_of.unwrap_or_else(|| self.ports.clock.today())
    }

    /// What is saved for the account.
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.ports.store
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
