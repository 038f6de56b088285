//! A document that a person typed, as TOML or as JSON.

use andru_core::ToolError;
use serde_json::{Map, Value};

/// The document as JSON; `what` is what it is called in an error, such as `the profile`.
///
/// # Errors
/// `invalid_input` for an empty document, for one that is neither, and for `nan` and `inf`, which TOML has and nothing of
/// ours can be.
pub(crate) fn parse(text: &str, what: &str) -> Result<Value, ToolError> {
    if text.trim().is_empty() {
        return Err(ToolError::invalid(format!("{what} is empty")));
    }
    if text.trim_start().starts_with('{') {
        return serde_json::from_str(text)
            .map_err(|error| ToolError::invalid(format!("{what} is not valid JSON")).caused_by(error));
    }
    let table: toml::Table = toml::from_str(text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let message = error.message().lines().collect::<Vec<_>>().join(" ");
        ToolError::invalid(format!("{what} is not valid TOML: line {line}: {message}"))
    })?;
    json(toml::Value::Table(table), "")
}

/// A value of TOML as JSON: dates become the text they were written as.
fn json(value: toml::Value, path: &str) -> Result<Value, ToolError> {
    let inside = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    Ok(match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Boolean(truth) => truth.into(),
        toml::Value::Datetime(moment) => Value::String(moment.to_string()),
        toml::Value::Float(number) if number.is_finite() => number.into(),
        toml::Value::Float(number) => {
            return Err(ToolError::invalid(format!("`{path}` is {number}, and must be a number")));
        }
        toml::Value::Array(items) => {
            let each = |(at, item)| json(item, &format!("{path}[{at}]"));
            Value::Array(items.into_iter().enumerate().map(each).collect::<Result<_, _>>()?)
        }
        toml::Value::Table(table) => {
            let each = |(name, value): (String, toml::Value)| Ok((name.clone(), json(value, &inside(&name))?));
            Value::Object(table.into_iter().map(each).collect::<Result<Map<_, _>, ToolError>>()?)
        }
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn both_ways_of_writing_say_the_same() {
        let typed = "years = 3\nrate = 0.1\ndate = 2024-05-01\n[[lines]]\nid = \"a\"\n";
        let wanted = json!({ "years": 3, "rate": 0.1, "date": "2024-05-01", "lines": [{ "id": "a" }] });
        assert_eq!(parse(typed, "the case").unwrap(), wanted);
        assert_eq!(parse(&wanted.to_string(), "the case").unwrap(), wanted);
    }

    #[test]
    fn mistakes_are_given_with_their_place() {
        let said = |text: &str| parse(text, "the case").unwrap_err().chain();
        assert_eq!(said(" \n"), "the case is empty");
        assert!(said("a = 1\nb = [\n").starts_with("the case is not valid TOML: line "));
        assert!(said("{").starts_with("the case is not valid JSON: "));
        assert_eq!(said("a = [1, { b = nan }]"), "`a[1].b` is NaN, and must be a number");
        assert_eq!(said("a = -inf"), "`a` is -inf, and must be a number");
    }
}
