//! Work over the saved accounts: finding one, scoring them as a list.

use andru_engine::icp::Company;
use andru_tools::context::Cancel;
use andru_tools::ports::accounts::{Account, Importable as _, Tag};
use andru_tools::{ErrorKind, ToolError};
use sha2::{Digest as _, Sha256};

use crate::deals::columns::list_texts;
use crate::jobs::{self, Progress, RowSink};
use crate::lists::ScoredList;
use crate::session::Session;
use andru_tools::dispatch::hexadecimal;

/// How near a name must be to be offered in place of one that is not there.
const NEAR: f64 = 0.6;
/// How many near names are offered.
const OFFERED: usize = 3;

impl Session {
    /// The one saved account that a name or domain means.
    ///
    /// # Errors
    /// `not_found` where there is none, with the nearest names, and `invalid_input` where several have the name, with
    /// their domains.
    pub async fn account(&self, name_or_domain: &str) -> Result<Account, ToolError> {
        let mut found = self.accounts().find_accounts(name_or_domain).await?;
        if found.len() > 1 {
            let domains: Vec<String> = found.iter().map(|account| account.domain_key().unwrap_or_default()).collect();
            let domains = domains.iter().map(String::as_str).filter(|domain| !domain.is_empty());
            return Err(ToolError::invalid(format!(
                "{} saved accounts are called {}",
                found.len(),
                list_texts(std::iter::once(name_or_domain))
            ))
            .hinted(format!("name one by its domain: {}", list_texts(domains))));
        }
        if let Some(account) = found.pop() {
            return Ok(account);
        }
        let all = self.accounts().accounts(None).await?;
        let error = ToolError::new(
            ErrorKind::NotFound,
            format!("no saved account is called {}", list_texts(std::iter::once(name_or_domain))),
        );
        if all.is_empty() {
            return Err(error.hinted("no account is saved yet: andru-intel accounts import companies.csv"));
        }
        let near = nearest(&all, name_or_domain);
        Err(match near.as_slice() {
            [] => error.hinted("andru-intel accounts list shows those there are"),
            near => error.hinted(format!("did you mean {}", list_texts(near.iter().copied()))),
        })
    }

    /// Scores the saved accounts with a tag, or all, as [`fit_list`](Session::fit_list) scores a list.
    ///
    /// # Errors
    /// As [`fit_list`](Session::fit_list), and `not_found` where there is no such account.
    pub async fn fit_accounts(
        &self,
        tag: Option<Tag>,
        profile: Option<andru_engine::icp::Profile>,
        top: Option<usize>,
        sink: &mut dyn RowSink,
        progress: &mut dyn FnMut(&Progress),
        cancel: &Cancel,
    ) -> Result<ScoredList, ToolError> {
        let accounts = self.tagged(tag).await?;
        let mut headings: Vec<String> =
            accounts.iter().flat_map(|account| account.attributes.iter()).map(|(name, _)| name.to_owned()).collect();
        headings.sort_unstable();
        headings.dedup();
        let rows = accounts.iter().map(|account| (account.fields.company(), attributes(account, &headings)));
        let rows: Vec<(Company<'_>, Vec<String>)> = rows.collect();
        let bytes = serde_json::to_vec(&accounts).map_err(|error| {
            ToolError::new(ErrorKind::Internal, "the accounts cannot be written as JSON").caused_by(error)
        })?;
        let hash = hexadecimal(&Sha256::digest(bytes));
        let score = |judge: &mut dyn jobs::RowJudge| {
            let mut summary = jobs::fit_known(rows.into_iter(), &headings, top, judge, sink, progress, cancel)?;
            summary.input_hash = hash;
            Ok(summary)
        };
        self.score(profile, score).await
    }

    /// The saved accounts with a tag, or all; at least one.
    ///
    /// # Errors
    /// `not_found` where there is none, with the tags there are.
    pub async fn tagged(&self, tag: Option<Tag>) -> Result<Vec<Account>, ToolError> {
        let accounts = self.accounts().accounts(tag.clone()).await?;
        if !accounts.is_empty() {
            return Ok(accounts);
        }
        let Some(tag) = tag else {
            return Err(ToolError::new(ErrorKind::NotFound, "no account is saved yet")
                .hinted("import some: andru-intel accounts import companies.csv"));
        };
        let all = self.accounts().accounts(None).await?;
        Err(andru_tools::portfolio::unknown_tag(tag.as_str(), &all))
    }
}

/// The attributes of an account as texts, one per heading.
fn attributes(account: &Account, headings: &[String]) -> Vec<String> {
    let text = |heading: &String| account.attributes.get(heading).map(ToString::to_string).unwrap_or_default();
    if account.attributes.is_empty() { Vec::new() } else { headings.iter().map(text).collect() }
}

/// The labels nearest to a name, the nearest first.
fn nearest<'a>(accounts: &'a [Account], wanted: &str) -> Vec<&'a str> {
    let wanted = wanted.to_lowercase();
    let near = |text: &str| strsim::normalized_damerau_levenshtein(&text.to_lowercase(), &wanted);
    let contains = |text: &str| if text.to_lowercase().contains(&wanted) { 0.9 } else { 0.0 };
    let mut scored: Vec<(f64, &str)> = accounts
        .iter()
        .map(|account| {
            let label = account.label();
            let by_domain = account.domain_key().map_or(0.0, |domain| near(&domain));
            (near(label).max(contains(label)).max(by_domain), label)
        })
        .filter(|(score, label)| *score >= NEAR && !label.is_empty())
        .collect();
    scored.sort_by(|left, right| right.0.total_cmp(&left.0).then_with(|| left.1.cmp(right.1)));
    scored.dedup_by_key(|(_, label)| *label);
    scored.into_iter().take(OFFERED).map(|(_, label)| label).collect()
}
