//! What can be said of the accounts with one tag: their readiness, who is at risk, how much rests on few.
//!
//! [`Rollup`] is what both tools of a portfolio answer with; `assessed` makes it of the accounts' own figures,
//! `concentration` says how much of the known ARR is with the largest, `deals` what was closed in a period.

mod assessed;
mod concentration;
mod deals;
mod page;
mod rollup;

pub use concentration::Concentration;
pub use deals::{CurrencySums, DealsAnswer};
pub use rollup::{AtRisk, Member, NotKnown, Rollup};

pub(crate) use assessed::Assessed;
pub(crate) use deals::{Period, PeriodLength, deals_in};
pub(crate) use page::{rollup_page, rollup_sentences};

use std::collections::{BTreeMap, BTreeSet};

use andru_guard::{harmless, shorten};

use crate::context::Context;
use crate::error::{ErrorKind, ToolError};
use crate::ports::accounts::{Account, Tag};

/// How many tags are named where one is not there.
const TAGS_NAMED: usize = 10;

/// The accounts of a portfolio; none only where no account is saved at all, which is too little to go on, no mistake.
///
/// # Errors
/// `not_found` where accounts are saved and none has the tag, naming the tags there are.
pub(crate) async fn members(cx: &Context, portfolio: &str) -> Result<Vec<Account>, ToolError> {
    // What is no tag is one that no account has.
    if let Ok(tag) = portfolio.parse::<Tag>() {
        let accounts = cx.accounts.accounts(Some(tag)).await?;
        if !accounts.is_empty() {
            return Ok(accounts);
        }
    }
    let all = cx.accounts.accounts(None).await?;
    if all.is_empty() { Ok(all) } else { Err(unknown_tag(portfolio, &all)) }
}

/// The error of a tag that no account has; `all` are the accounts there are.
pub fn unknown_tag(tag: &str, all: &[Account]) -> ToolError {
    let error = ToolError::new(ErrorKind::NotFound, format!("no saved account has the tag `{}`", shown(tag)));
    if all.is_empty() {
        return error.hinted("no account is saved yet: andru-intel accounts import companies.csv --tag NAME");
    }
    let tags: BTreeSet<&Tag> = all.iter().flat_map(|account| &account.tags).collect();
    if tags.is_empty() {
        return error.hinted("no account has a tag yet: andru-intel accounts import companies.csv --tag NAME");
    }
    let named: Vec<String> = tags.iter().take(TAGS_NAMED).map(|tag| format!("`{}`", shown(tag.as_str()))).collect();
    let more = tags.len().saturating_sub(TAGS_NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    error.hinted(format!("the tags are {}{more}", named.join(", ")))
}

/// A text of a customer as it is shown in a message.
fn shown(text: &str) -> String {
    shorten(harmless(text).trim(), 64).replace('`', "'")
}

/// The files that figures came from, with the day and how many accounts.
pub(crate) fn import_basis<'a>(
    imports: impl Iterator<Item = &'a crate::ports::accounts::Import>,
    what: &str,
) -> Vec<String> {
    let mut files: BTreeMap<String, usize> = BTreeMap::new();
    for import in imports {
        *files.entry(import.words()).or_default() += 1;
    }
    let more = files.len().saturating_sub(TAGS_NAMED);
    let named = files.into_iter().take(TAGS_NAMED).map(|(file, number)| format!("{what}: {number} from {file}"));
    named.chain((more > 0).then(|| format!("{what}: from {more} further imports"))).collect()
}
