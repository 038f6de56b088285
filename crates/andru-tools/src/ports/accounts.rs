//! The list of accounts the user imported, with their deals and contacts.
//!
//! What each kind is: [`Account`], [`Deal`], [`Contact`]. How a later import changes what is kept is written once, in
//! [`Importable`] and [`Collection`], and both the store and the tests' memory use it: a field that is given
//! overrides, a field that is left blank keeps what was known.

mod account;
mod attribute;
mod collection;
mod contact;
mod deal;
mod figure;
mod importable;
mod index;
#[cfg(test)]
mod laws;
mod tag;

pub use account::{Account, CompanyFields};
pub use attribute::{Attribute, Attributes, MAX_ATTRIBUTES};
pub use collection::{Collection, Saved};
pub use contact::Contact;
pub use deal::{Deal, DealOutcome};
pub use figure::AccountFigure;
pub use importable::{Import, Importable, bounded};
pub use index::AccountIndex;
pub use tag::{MAX_TAGS, Tag, TagProblem};

use super::PortFuture;

/// The most records of one kind that are kept: a list of this length is read whole in about a second.
pub const MAX_RECORDS: usize = 250_000;

/// Which records to forget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    All,
    /// The accounts with this tag; deals and contacts have none.
    Tagged(Tag),
    /// Those of the account of this name or domain.
    Of(String),
}

/// What is kept of accounts, deals and contacts.
///
/// A save takes all of its records in one transaction or none of them.
pub trait Accounts: Send + Sync {
    /// Keeps accounts beside those there are; `invalid_input` where there would be more than [`MAX_RECORDS`].
    fn save_accounts(&self, accounts: Vec<Account>) -> PortFuture<'_, Saved>;
    /// The accounts with a tag, or all, by name.
    fn accounts(&self, tag: Option<Tag>) -> PortFuture<'_, Vec<Account>>;
    /// The accounts that a name or domain means; several may have one name.
    fn find_accounts<'a>(&'a self, name_or_domain: &'a str) -> PortFuture<'a, Vec<Account>>;
    /// Forgets accounts; answers how many. Their deals and contacts stay.
    fn forget_accounts(&self, which: Which) -> PortFuture<'_, u64>;
    /// Keeps deals; as [`Accounts::save_accounts`].
    fn save_deals(&self, deals: Vec<Deal>) -> PortFuture<'_, Saved>;
    /// All deals, by account and name.
    fn deals(&self) -> PortFuture<'_, Vec<Deal>>;
    /// Forgets deals; answers how many.
    fn forget_deals(&self, which: Which) -> PortFuture<'_, u64>;
    /// Keeps contacts; as [`Accounts::save_accounts`].
    fn save_contacts(&self, contacts: Vec<Contact>) -> PortFuture<'_, Saved>;
    /// All contacts, by account and name.
    fn contacts(&self) -> PortFuture<'_, Vec<Contact>>;
    /// Forgets contacts; answers how many.
    fn forget_contacts(&self, which: Which) -> PortFuture<'_, u64>;
}
