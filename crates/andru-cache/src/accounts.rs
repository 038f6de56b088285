//! The port of accounts over the store.

use andru_engine::read::domain;
use andru_tools::ToolError;
use andru_tools::ports::PortFuture;
use andru_tools::ports::accounts::{Account, Accounts, Contact, Deal, Importable as _, Saved, Tag, Which};

use crate::imported::{self, OnShelf};
use crate::store::{SqliteStore, unsaved};

impl SqliteStore {
    fn save_imported<T: OnShelf>(&self, records: Vec<T>) -> Result<Saved, ToolError> {
        imported::save(self.durable().map_err(unsaved)?, records)
    }

    fn list_imported<T: OnShelf>(&self, wanted: impl Fn(&T) -> bool) -> Result<Vec<T>, ToolError> {
        self.read(|durable| Ok(durable.read(|reading| imported::list(reading, wanted))?.unwrap_or_default()))
    }

    fn forget_imported<T: OnShelf>(&self, which: &Which) -> Result<u64, ToolError> {
        self.durable().and_then(|durable| imported::forget::<T>(durable, which)).map_err(unsaved)
    }
}

impl Accounts for SqliteStore {
    fn save_accounts(&self, accounts: Vec<Account>) -> PortFuture<'_, Saved> {
        Box::pin(async move { self.save_imported(accounts) })
    }

    fn accounts(&self, tag: Option<Tag>) -> PortFuture<'_, Vec<Account>> {
        Box::pin(
            async move { self.list_imported(|account: &Account| tag.as_ref().is_none_or(|tag| account.has_tag(tag))) },
        )
    }

    fn find_accounts<'a>(&'a self, name_or_domain: &'a str) -> PortFuture<'a, Vec<Account>> {
        Box::pin(async move {
            if let Some(key) = domain(name_or_domain).value {
                let found = self
                    .read(|durable| Ok(durable.read(|reading| imported::with_strong_key(reading, &key))?.flatten()))?;
                if let Some(account) = found {
                    return Ok(vec![account]);
                }
            }
            self.list_imported(|account: &Account| account.is_called(name_or_domain))
        })
    }

    fn forget_accounts(&self, which: Which) -> PortFuture<'_, u64> {
        Box::pin(async move { self.forget_imported::<Account>(&which) })
    }

    fn save_deals(&self, deals: Vec<Deal>) -> PortFuture<'_, Saved> {
        Box::pin(async move { self.save_imported(deals) })
    }

    fn deals(&self) -> PortFuture<'_, Vec<Deal>> {
        Box::pin(async move { self.list_imported(|_: &Deal| true) })
    }

    fn forget_deals(&self, which: Which) -> PortFuture<'_, u64> {
        Box::pin(async move { self.forget_imported::<Deal>(&which) })
    }

    fn save_contacts(&self, contacts: Vec<Contact>) -> PortFuture<'_, Saved> {
        Box::pin(async move { self.save_imported(contacts) })
    }

    fn contacts(&self) -> PortFuture<'_, Vec<Contact>> {
        Box::pin(async move { self.list_imported(|_: &Contact| true) })
    }

    fn forget_contacts(&self, which: Which) -> PortFuture<'_, u64> {
        Box::pin(async move { self.forget_imported::<Contact>(&which) })
    }
}
