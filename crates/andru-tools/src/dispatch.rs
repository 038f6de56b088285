//! One call from arguments to a checked answer.

use std::sync::OnceLock;

use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::answer::{Provenance, Source};
use crate::catalog::CATALOG;
use crate::context::Context;
use crate::error::{ErrorKind, ToolError};
use crate::page::Page;
use crate::ports::Run;
use crate::tool::{Effect, ToolDef};
use crate::validate::Checker;

/// A checked answer.
#[derive(Debug)]
pub struct Reply {
    /// The whole answer, valid against the tool's output schema.
    pub json: Value,
    /// The same for a person.
    pub page: Page,
    /// What a person must know besides; for programs it is among the provenance's notes.
    pub warnings: Vec<String>,
}

/// Calls tools by name, with their arguments and answers checked against their schemas.
///
/// The checks are compiled on a tool's first call and kept: listing tools compiles nothing.
#[derive(Debug)]
pub struct Dispatcher {
    checkers: Vec<Checkers>,
}

#[derive(Debug, Default)]
struct Checkers {
    input: OnceLock<Checker>,
    output: OnceLock<Checker>,
}

impl Default for Dispatcher {
    fn default() -> Self {
        Self { checkers: CATALOG.iter().map(|_| Checkers::default()).collect() }
    }
}

impl Dispatcher {
    /// Answers one call of the tool called `name`.
    ///
    /// # Errors
    /// `not_found` for an unknown name, `invalid_input` for arguments outside the schema, `internal` for an
    /// answer outside its own schema, and whatever the tool itself reports.
    pub async fn call(&self, cx: &Context, name: &str, arguments: Value) -> Result<Reply, ToolError> {
        let (tool, checkers) = self.find(name)?;
        let arguments = without_null(arguments);
        checkers.input.get_or_init(|| Checker::new(&tool.input_schema())).check_input(&arguments)?;
        let input_hash = hash(&json!({ "tool": name, "arguments": arguments }))?;
        let outcome = tool.call(cx, arguments).await.map_err(|error| told_unsaved(tool, error))?;
        cx.cancel.check()?;
        let used = cx.used();
        let provenance = Provenance {
            source: Source::Local,
            engine: tool.engine.to_owned(),
            input_hash: input_hash.clone(),
            profile_hash: used.profile_hash,
            model: used.model_hash,
            as_of: cx.as_of.to_string(),
            stale: false,
            fetched_at: None,
            notes: used.warnings.iter().cloned().chain(used.notes).collect(),
        };
        let json = json!({ "result": outcome.result, "provenance": provenance });
        checkers.output.get_or_init(|| Checker::new(&tool.output_schema())).check_answer(name, &json)?;
        cx.store.record_run(Run {
            id: 0,
            tool: name.to_owned(),
            input_hash,
            counts: used.counts,
            finished_at: cx.clock.now(),
        });
        Ok(Reply { json, page: outcome.page, warnings: used.warnings })
    }

    fn find(&self, name: &str) -> Result<(&'static ToolDef, &Checkers), ToolError> {
        let found = CATALOG.iter().zip(&self.checkers).find(|(tool, _)| tool.name == name);
        found.ok_or_else(|| {
            let names: Vec<&str> = CATALOG.iter().map(|tool| tool.name).collect();
            ToolError::new(ErrorKind::NotFound, format!("there is no tool `{}`", name.escape_default()))
                .hinted(format!("the tools are {}", names.join(", ")))
        })
    }
}

/// The error of a tool that was to save something and could not so much as read: it says that nothing was saved.
fn told_unsaved(tool: &ToolDef, error: ToolError) -> ToolError {
    const NOTHING: &str = "nothing was saved";
    let silent = tool.effect == Effect::WritesLocal
        && error.kind() == ErrorKind::Unavailable
        && !error.to_string().starts_with(NOTHING);
    if silent { error.prefixed(NOTHING) } else { error }
}

/// The arguments without what is `null`: some hosts send it for what they leave out, and it means the same.
fn without_null(arguments: Value) -> Value {
    match arguments {
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(name, value)| (name, without_null(value)))
                .collect(),
        ),
        Value::Array(items) => Value::Array(items.into_iter().map(without_null).collect()),
        other => other,
    }
}

/// SHA-256 in hexadecimal of a value as JSON with its keys sorted and no white space.
///
/// # Errors
/// `internal` where the value cannot be written as JSON.
pub fn hash(value: &impl Serialize) -> Result<String, ToolError> {
    let unwritable =
        |error| ToolError::new(ErrorKind::Internal, "the value cannot be written as JSON").caused_by(error);
    // Through `Value`, whose maps are sorted by key, so that the order of fields does not matter.
    let value: Value = serde_json::to_value(value).map_err(unwritable)?;
    let digest = Sha256::digest(serde_json::to_vec(&value).map_err(unwritable)?);
    Ok(hexadecimal(&digest))
}

/// Bytes in lower-case hexadecimal, as every hash of ours is written.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |text, byte| text + &format!("{byte:02x}"))
}
