//! JSON-RPC errors for lines that are no request we can serve.
//!
//! Values are not repeated: they may be long or secret.

use serde_json::{Value, json};

use super::reader::LONGEST_LINE;

const PARSE_ERROR: i32 = -32700;
const INVALID_REQUEST: i32 = -32600;
const INVALID_PARAMS: i32 = -32602;

/// The parameters of the methods served here: method, parameter, its type, whether it is required.
const PARAMETERS: &[(&str, &str, Kind, bool)] = &[
    ("initialize", "protocolVersion", Kind::Text, true),
    ("initialize", "capabilities", Kind::Object, true),
    ("initialize", "clientInfo", Kind::Object, true),
    ("tools/call", "name", Kind::Text, true),
    ("tools/call", "arguments", Kind::Object, false),
    ("tools/list", "cursor", Kind::Text, false),
    ("resources/list", "cursor", Kind::Text, false),
    ("resources/templates/list", "cursor", Kind::Text, false),
    ("resources/read", "uri", Kind::Text, true),
    ("server/discover", "_meta", Kind::Object, true),
    ("ping", "_meta", Kind::Object, false),
];

#[derive(Debug, Clone, Copy)]
enum Kind {
    Text,
    Object,
}

/// The answer to a line that cannot be served.
#[derive(Debug)]
pub(super) struct Refusal {
    /// The request's own, or null where it cannot be known, as JSON-RPC 2.0 has it.
    id: Value,
    code: i32,
    message: String,
}

impl Refusal {
    fn new(code: i32, id: Value, message: impl Into<String>) -> Self {
        Self { id, code, message: message.into() }
    }

    /// The code of the error.
    pub(super) fn code(&self) -> i32 {
        self.code
    }

    /// The message that says so to the client.
    pub(super) fn into_json(self) -> Value {
        json!({ "jsonrpc": "2.0", "id": self.id, "error": { "code": self.code, "message": self.message } })
    }

    /// A line over the bound.
    pub(super) fn too_long() -> Self {
        let message = format!("a line has at most {LONGEST_LINE} bytes, this one has more; it was skipped");
        Self::new(INVALID_REQUEST, Value::Null, message)
    }

    /// A line that is not UTF-8 from byte `at`, counted from 0.
    pub(super) fn not_utf8(at: usize) -> Self {
        Self::new(PARSE_ERROR, Value::Null, format!("the line is not UTF-8 at byte {at}"))
    }

    /// A line that is not JSON.
    pub(super) fn not_json(error: &serde_json::Error) -> Self {
        // The parser counts lines; a message is one.
        let what = error.to_string().replace("line 1 column", "column");
        Self::new(PARSE_ERROR, Value::Null, format!("the line is not JSON: {what}"))
    }

    /// A line that is JSON but no request.
    pub(super) fn of_request(value: &Value) -> Self {
        let Value::Object(request) = value else {
            let batch =
                if value.is_array() { ": MCP has no batches, send each request on a line of its own" } else { "" };
            let message = format!("a line must be one object, is {}{batch}", type_words(value));
            return Self::new(INVALID_REQUEST, Value::Null, message);
        };
        let id = id(value);
        let invalid = |message: String| Self::new(INVALID_REQUEST, id.clone(), message);
        match (request.get("jsonrpc"), request.get("id"), request.get("method")) {
            (None, _, _) => invalid("`jsonrpc` must be \"2.0\", is missing".to_owned()),
            (Some(version), _, _) if version != "2.0" => invalid("`jsonrpc` must be \"2.0\"".to_owned()),
            (_, Some(given), _) if id.is_null() => {
                invalid(format!("`id` must be text or a whole number, is {}", type_words(given)))
            }
            (_, _, None) => invalid("`method` is required".to_owned()),
            (_, _, Some(method)) if !method.is_string() => {
                invalid(format!("`method` must be text, is {}", type_words(method)))
            }
            _ => Self::of_parameters(value).unwrap_or_else(|| {
                invalid(
                    "the line is not a request: it must have `jsonrpc`, `id`, `method` and `params` alone".to_owned(),
                )
            }),
        }
    }

    /// A request of a method served here whose parameters are wrong; `None` for other methods.
    pub(super) fn of_parameters(request: &Value) -> Option<Self> {
        let method = request.get("method")?.as_str()?;
        let invalid = |message: String| Some(Self::new(INVALID_PARAMS, id(request), message));
        let none = json!({});
        let params = request.get("params").unwrap_or(&none);
        if !params.is_object() {
            return invalid(format!("`params` must be an object, is {}", type_words(params)));
        }
        let own = PARAMETERS.iter().filter(|(of, ..)| *of == method);
        if own.clone().next().is_none() && params.get("_meta").is_none_or(Value::is_object) {
            return None;
        }
        for (_, name, kind, required) in own.chain([&("", "_meta", Kind::Object, false)]) {
            let expected = match kind {
                Kind::Text => "text",
                Kind::Object => "an object",
            };
            match (params.get(name), kind) {
                (None, _) if *required => return invalid(format!("`params.{name}` is required")),
                (None, _) | (Some(Value::String(_)), Kind::Text) | (Some(Value::Object(_)), Kind::Object) => {}
                (Some(given), _) => {
                    return invalid(format!("`params.{name}` must be {expected}, is {}", type_words(given)));
                }
            }
        }
        invalid(format!("the parameters of `{method}` cannot be read"))
    }
}

/// The request's id, or null where it has none that MCP allows.
fn id(request: &Value) -> Value {
    match request.get("id") {
        Some(id @ Value::String(_)) => id.clone(),
        Some(Value::Number(number)) if number.is_i64() => Value::Number(number.clone()),
        _ => Value::Null,
    }
}

fn type_words(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
