//! Model files: read with every problem named, and written so that a person can read them.

use std::io::Read;

use andru_engine::icp::model::{MODEL_FORMAT, Model};
use andru_tools::{ErrorKind, ToolError};
use serde_json::Value;

/// The most bytes a model file may have.
pub const MAX_MODEL: u64 = 16 << 20;

/// What the format is called in every version.
const FAMILY: &str = "andru-icp-model/";

/// Reads a model file called `name` in messages.
///
/// # Errors
/// `invalid_input` where it is over [`MAX_MODEL`], no JSON, no model, of a version this one does not know, or cannot be
/// scored by; `unavailable` where it cannot be read.
pub fn read_model(file: impl Read, name: &str) -> Result<Model, ToolError> {
    let mut bytes = Vec::new();
    file.take(MAX_MODEL + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| ToolError::new(ErrorKind::Unavailable, format!("cannot read `{name}`")).caused_by(error))?;
    if bytes.len() as u64 > MAX_MODEL {
        return Err(not_a_model(format!("`{name}` is over {MAX_MODEL} bytes, so it is no model")));
    }
    let value: Value = serde_json::from_slice(&bytes)
        .map_err(|error| not_a_model(format!("`{name}` is not a model: it is not JSON")).caused_by(error))?;
    model_of(value, name)
}

/// A model from its JSON; `name` is what it is called in messages.
///
/// # Errors
/// `invalid_input` as [`read_model`].
pub fn model_of(value: Value, name: &str) -> Result<Model, ToolError> {
    match value.get("format").and_then(Value::as_str) {
        Some(MODEL_FORMAT) => {}
        Some(other) if other.starts_with(FAMILY) => {
            return Err(ToolError::invalid(format!(
                "`{name}` has the format `{}`, and this version reads `{MODEL_FORMAT}`",
                other.escape_default()
            ))
            .hinted("learn it again with this version, or use the version it was written by"));
        }
        _ => return Err(not_a_model(format!("`{name}` is not a model: `format` is not `{MODEL_FORMAT}`"))),
    }
    let model: Model = serde_json::from_value(value)
        .map_err(|error| not_a_model(format!("`{name}` cannot be read as a model")).caused_by(error))?;
    match model.problem() {
        Some(problem) => Err(ToolError::invalid(format!("`{name}` cannot be scored by: {problem}"))),
        None => Ok(model),
    }
}

/// The JSON Schema of a model file, which is in `docs/reference` too.
pub fn model_schema() -> Value {
    let mut schema = schemars::schema_for!(Model).to_value();
    if let Some(format) = schema.pointer_mut("/properties/format").and_then(Value::as_object_mut) {
        format.insert("const".to_owned(), MODEL_FORMAT.into());
    }
    schema
}

/// A model as it is written to a file: indented JSON with a line break at the end.
///
/// # Errors
/// `internal` where it cannot be written, which no model that was learned gives.
pub fn model_text(model: &Model) -> Result<String, ToolError> {
    let text = serde_json::to_string_pretty(model)
        .map_err(|error| ToolError::new(ErrorKind::Internal, "the model cannot be written").caused_by(error))?;
    Ok(text + "\n")
}

fn not_a_model(message: String) -> ToolError {
    ToolError::invalid(message).hinted("make one: andru-intel icp learn deals.csv --out model.json")
}
