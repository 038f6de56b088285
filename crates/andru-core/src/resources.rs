//! What can be read without calling a tool: the profile, the named accounts, the recorded runs.

use std::collections::BTreeMap;

use andru_tools::ports::accounts::{Account, AccountIndex, Deal};
use andru_tools::{ErrorKind, ToolError};
use serde_json::{Map, Value, json};

use crate::deals::columns::counted;

use crate::session::Session;

/// A readable resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resource {
    /// Its address, never changed once published.
    pub uri: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// What it holds, one sentence.
    pub description: &'static str,
}

/// The media type of every resource.
pub const MEDIA_TYPE: &str = "application/json";

/// How many runs `andru://pipeline/runs` lists.
pub const RUNS_LISTED: usize = 100;

/// How many saved accounts `andru://accounts` lists.
pub const ACCOUNTS_LISTED: usize = 500;

/// Every resource, in the order they are listed.
pub const RESOURCES: &[Resource] = &[
    Resource {
        uri: "andru://icp/profile",
        title: "ICP Profile",
        description: "The saved profile of whom you sell to, whether you confirmed it, and what is typical of your list.",
    },
    Resource {
        uri: "andru://pipeline/runs",
        title: "Pipeline Runs",
        description: "The latest runs on this machine: id, tool, input hash, counts.",
    },
    Resource {
        uri: "andru://accounts",
        title: "Account Plans",
        description: "The accounts you imported, with tags and deals, and the companies named in your profile.",
    },
];

/// Reads a resource as JSON, once the read is counted where there is a key.
///
/// # Errors
/// `rate_limited` where the calls of the key are used up; `not_found` for an address that is not in [`RESOURCES`]; whatever the store reports.
pub async fn read(session: &Session, uri: &str) -> Result<Value, ToolError> {
    session.admit()?;
    match uri {
        "andru://icp/profile" => profile(session).await,
        "andru://pipeline/runs" => Ok(json!({ "runs": session.store().runs(RUNS_LISTED).await? })),
        "andru://accounts" => accounts(session).await,
        _ => {
            let known: Vec<&str> = RESOURCES.iter().map(|resource| resource.uri).collect();
            Err(ToolError::new(ErrorKind::NotFound, format!("there is no resource `{}`", uri.escape_default()))
                .hinted(format!("the resources are {}", known.join(", "))))
        }
    }
}

async fn profile(session: &Session) -> Result<Value, ToolError> {
    Ok(match session.store().profile().await? {
        Some(saved) => json!({ "status": "complete", "saved": saved }),
        None => json!({
            "status": "needs_context",
            "summary": "No profile is saved. Call set_product_context with a productDescription or a profile, \
                        or run `andru-intel profile interview`.",
        }),
    })
}

async fn accounts(session: &Session) -> Result<Value, ToolError> {
    let examples = session.store().profile().await?.map(|saved| saved.profile.examples).unwrap_or_default();
    let named = |companies: Vec<_>, went: &str| {
        companies.into_iter().map(|company| json!({ "company": company, "went": went })).collect::<Vec<_>>()
    };
    let mut accounts = named(examples.good, "well");
    accounts.extend(named(examples.bad, "wrong"));
    let saved = session.accounts().accounts(None).await?;
    let summary = match (saved.len(), accounts.len()) {
        (0, 0) => "No account is saved, and no company is named in your profile yet.".to_owned(),
        (saved, named) => {
            let listed =
                if saved > ACCOUNTS_LISTED { format!(", {ACCOUNTS_LISTED} of them listed") } else { String::new() };
            format!(
                "{} saved{listed}; {} named in your profile.",
                counted(saved as u64, "account"),
                if named == 1 { "1 company".to_owned() } else { format!("{named} companies") }
            )
        }
    };
    let mut answer = json!({ "summary": summary, "accounts": accounts });
    if let (Some(answer), false) = (answer.as_object_mut(), saved.is_empty()) {
        answer.extend(saved_accounts(&saved, &session.accounts().deals().await?));
    }
    Ok(answer)
}

/// The first saved accounts with their deals counted, how many there are, and their tags.
fn saved_accounts(accounts: &[Account], deals: &[Deal]) -> Map<String, Value> {
    let index = AccountIndex::of(accounts);
    let mut counts: Vec<BTreeMap<&str, u64>> = vec![BTreeMap::new(); accounts.len()];
    for deal in deals {
        let at = index.find(deal.account.as_deref(), deal.domain.as_deref());
        if let Some(counts) = at.and_then(|at| counts.get_mut(at)) {
            *counts.entry(deal.outcome.name()).or_default() += 1;
        }
    }
    let mut tags: BTreeMap<&str, u64> = BTreeMap::new();
    for tag in accounts.iter().flat_map(|account| &account.tags) {
        *tags.entry(tag.as_str()).or_default() += 1;
    }
    let listed: Vec<Value> = accounts
        .iter()
        .zip(&counts)
        .take(ACCOUNTS_LISTED)
        .map(|(account, deals)| {
            let mut listed = json!({
                "fields": account.fields,
                "import": account.import,
            });
            if let Some(listed) = listed.as_object_mut() {
                if !account.tags.is_empty() {
                    listed.insert("tags".to_owned(), json!(account.tags));
                }
                if !deals.is_empty() {
                    listed.insert("deals".to_owned(), json!(deals));
                }
            }
            listed
        })
        .collect();
    let parts = [("savedCount", json!(accounts.len())), ("tags", json!(tags)), ("saved", Value::Array(listed))];
    parts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
