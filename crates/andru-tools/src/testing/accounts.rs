//! Accounts in memory for tests, kept by the same rules as the store keeps them.

use std::sync::Mutex;

use super::ready;
use crate::ToolError;
use crate::ports::PortFuture;
use crate::ports::accounts::{Account, Accounts, Collection, Contact, Deal, Importable, Saved, Tag, Which};

/// Accounts, deals and contacts in memory.
#[derive(Debug, Default)]
pub(crate) struct MemoryAccounts {
    accounts: Mutex<Vec<Account>>,
    deals: Mutex<Vec<Deal>>,
    contacts: Mutex<Vec<Contact>>,
}

fn save<'a, T: Importable + 'a>(kept: &Mutex<Vec<T>>, records: Vec<T>) -> PortFuture<'a, Saved> {
    let mut kept = kept.lock().unwrap();
    let mut list = Collection::of(kept.clone());
    let saved: Result<Saved, ToolError> = list.save(records);
    if saved.is_ok() {
        *kept = list.into_records();
    }
    Box::pin(std::future::ready(saved))
}

fn list<T: Importable>(kept: &Mutex<Vec<T>>, wanted: impl Fn(&T) -> bool) -> Vec<T> {
    let mut records: Vec<T> = kept.lock().unwrap().iter().filter(|record| wanted(record)).cloned().collect();
    records.sort_by_key(Importable::order);
    records
}

fn forget<'a, T: Importable>(kept: &Mutex<Vec<T>>, which: &Which) -> PortFuture<'a, u64> {
    let mut kept = kept.lock().unwrap();
    let before = kept.len();
    kept.retain(|record| !record.is_among(which));
    ready((before - kept.len()) as u64)
}

impl Accounts for MemoryAccounts {
    fn save_accounts(&self, accounts: Vec<Account>) -> PortFuture<'_, Saved> {
        save(&self.accounts, accounts)
    }

    fn accounts(&self, tag: Option<Tag>) -> PortFuture<'_, Vec<Account>> {
        ready(list(&self.accounts, |account| tag.as_ref().is_none_or(|tag| account.has_tag(tag))))
    }

    fn find_accounts<'a>(&'a self, name_or_domain: &'a str) -> PortFuture<'a, Vec<Account>> {
        ready(list(&self.accounts, |account| account.is_called(name_or_domain)))
    }

    fn forget_accounts(&self, which: Which) -> PortFuture<'_, u64> {
        forget(&self.accounts, &which)
    }

    fn save_deals(&self, deals: Vec<Deal>) -> PortFuture<'_, Saved> {
        save(&self.deals, deals)
    }

    fn deals(&self) -> PortFuture<'_, Vec<Deal>> {
        ready(list(&self.deals, |_| true))
    }

    fn forget_deals(&self, which: Which) -> PortFuture<'_, u64> {
        forget(&self.deals, &which)
    }

    fn save_contacts(&self, contacts: Vec<Contact>) -> PortFuture<'_, Saved> {
        save(&self.contacts, contacts)
    }

    fn contacts(&self) -> PortFuture<'_, Vec<Contact>> {
        ready(list(&self.contacts, |_| true))
    }

    fn forget_contacts(&self, which: Which) -> PortFuture<'_, u64> {
        forget(&self.contacts, &which)
    }
}
