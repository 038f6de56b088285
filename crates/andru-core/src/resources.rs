//! What can be read without calling a tool: the profile, the named accounts, the recorded runs.

use andru_tools::{ErrorKind, ToolError};
use serde_json::{Value, json};

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
        description: "The companies you named in your profile, and which way each went.",
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
    let summary = if accounts.is_empty() {
        "No company is named in your profile yet.".to_owned()
    } else {
        format!("{} companies named in your profile.", accounts.len())
    };
    Ok(json!({ "summary": summary, "accounts": accounts }))
}
