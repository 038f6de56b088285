//! Arguments and answers held against their schemas, with messages that name the field and the bound.

use jsonschema::error::{TypeKind, ValidationError, ValidationErrorKind};
use serde_json::Value;

use crate::error::{ErrorKind, ToolError};

/// How many mistakes one message names.
const MOST_NAMED: usize = 5;

/// A compiled schema.
#[derive(Debug)]
pub struct Checker(Option<jsonschema::Validator>);

impl Checker {
    /// Compiles a schema of ours; one that does not compile refuses every value (a test loads them all).
    pub fn new(schema: &Value) -> Self {
        Self(jsonschema::options().with_draft(jsonschema::Draft::Draft202012).build(schema).ok())
    }

    /// Checks arguments.
    ///
    /// # Errors
    /// `invalid_input` with up to five mistakes, each with its field and bound.
    pub fn check_input(&self, arguments: &Value) -> Result<(), ToolError> {
        let mistakes = self.mistakes(arguments);
        if mistakes.is_empty() {
            return Ok(());
        }
        let more = mistakes.len().saturating_sub(MOST_NAMED);
        let message = mistakes.into_iter().take(MOST_NAMED).collect::<Vec<_>>().join("; ");
        let rest = if more > 0 { format!("; and {more} more") } else { String::new() };
        Err(ToolError::invalid(message + &rest))
    }

    /// Checks an answer before it is delivered.
    ///
    /// # Errors
    /// `internal` where the answer is outside its schema: it is not delivered as a good one.
    pub fn check_answer(&self, tool: &str, answer: &Value) -> Result<(), ToolError> {
        let Some(first) = self.mistakes(answer).into_iter().next() else { return Ok(()) };
        Err(ToolError::new(ErrorKind::Internal, format!("the answer of `{tool}` breaks its own schema: {first}"))
            .hinted("this is a mistake in Andru; nothing of the answer was delivered"))
    }

    fn mistakes(&self, value: &Value) -> Vec<String> {
        let Some(validator) = &self.0 else { return vec!["the schema does not compile".to_owned()] };
        if validator.is_valid(value) {
            return Vec::new();
        }
        validator.iter_errors(value).map(|error| describe(&error)).collect()
    }
}

/// One mistake in our words: the field, what is wrong, the bound. Values are not repeated: they may be long or secret.
fn describe(error: &ValidationError<'_>) -> String {
    let field = field_name(&error.instance_path().to_string());
    let what = match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            let names: Vec<String> = unexpected.iter().map(|name| format!("`{}`", shown(name))).collect();
            return format!(
                "{} {} unknown{}",
                names.join(", "),
                if names.len() == 1 { "is" } else { "are" },
                inside(&field)
            );
        }
        ValidationErrorKind::Required { property } => {
            return format!("`{}` is required{}", property.as_str().unwrap_or_default(), inside(&field));
        }
        ValidationErrorKind::MaxItems { limit } => {
            format!("has {} items, the most is {limit}", length(error.instance()))
        }
        ValidationErrorKind::MinItems { limit } => {
            format!("has {} items, the least is {limit}", length(error.instance()))
        }
        ValidationErrorKind::MaxLength { limit } => {
            format!("has {} characters, the most is {limit}", length(error.instance()))
        }
        ValidationErrorKind::MinLength { limit } => {
            format!("has {} characters, the least is {limit}", length(error.instance()))
        }
        ValidationErrorKind::MaxProperties { limit } => {
            format!("has {} entries, the most is {limit}", length(error.instance()))
        }
        ValidationErrorKind::Maximum { limit } => format!("is over the most, {}", plain(limit)),
        ValidationErrorKind::Minimum { limit } => format!("is under the least, {}", plain(limit)),
        ValidationErrorKind::ExclusiveMinimum { limit } => format!("must be over {limit}"),
        ValidationErrorKind::ExclusiveMaximum { limit } => format!("must be under {limit}"),
        ValidationErrorKind::Enum { options } => format!("must be one of {options}"),
        ValidationErrorKind::Type { kind } => {
            format!("must be {}, is {}", kind_words(kind), type_words(error.instance()))
        }
        _ => "does not fit the schema".to_owned(),
    };
    if field.is_empty() { format!("the arguments: {what}") } else { format!("`{field}` {what}") }
}

/// A bound as people write it: a whole number without `.0`, with commas where it is long.
fn plain(limit: &Value) -> String {
    match limit.as_f64() {
        Some(number) if number.abs() >= 1e9 => andru_engine::figure::number(number),
        _ => limit.to_string(),
    }
}

/// `/companies/3/domain` as people write it: `companies[3].domain`.
fn field_name(pointer: &str) -> String {
    let mut name = String::new();
    for part in pointer.split('/').skip(1) {
        if part.bytes().all(|byte| byte.is_ascii_digit()) && !part.is_empty() {
            name.extend(["[", part, "]"]);
        } else {
            if !name.is_empty() {
                name.push('.');
            }
            name.push_str(&shown(part));
        }
    }
    name
}

/// A name that came from outside, short and harmless.
fn shown(name: &str) -> String {
    let short: String = name.chars().take(60).flat_map(char::escape_default).collect();
    if name.chars().nth(60).is_some() { format!("{short}…") } else { short }
}

fn inside(field: &str) -> String {
    if field.is_empty() { String::new() } else { format!(" in `{field}`") }
}

fn length(value: &Value) -> usize {
    match value {
        Value::Array(items) => items.len(),
        Value::String(text) => text.chars().count(),
        Value::Object(entries) => entries.len(),
        _ => 0,
    }
}

fn kind_words(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Single(kind) => article(&kind.to_string()),
        TypeKind::Multiple(kinds) => {
            kinds.iter().map(|kind| article(&kind.to_string())).collect::<Vec<_>>().join(" or ")
        }
    }
}

fn article(kind: &str) -> String {
    match kind {
        "boolean" => "true or false".to_owned(),
        "array" => "a list".to_owned(),
        "object" => "an object".to_owned(),
        "integer" => "a whole number".to_owned(),
        "string" => "text".to_owned(),
        other => format!("a {other}"),
    }
}

fn type_words(value: &Value) -> String {
    article(match value {
        Value::Null => return "null".to_owned(),
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    })
}
