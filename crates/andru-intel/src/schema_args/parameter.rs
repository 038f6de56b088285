//! The parameters of a tool, read from the JSON Schema of its arguments.

use serde_json::Value;

/// One parameter of a tool.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Parameter {
    /// Its name on the wire, such as `companyName`.
    pub(crate) name: String,
    /// What it holds.
    pub(crate) kind: Kind,
    /// Whether a call must have it.
    pub(crate) required: bool,
    /// What it means; the first paragraph of its documentation.
    pub(crate) meaning: String,
    /// Its bounds in words, such as `at most 120 characters`; empty without any.
    pub(crate) bounds: String,
}

/// What a parameter holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    /// Text.
    Text,
    /// One of these words.
    Choice(Vec<String>),
    /// A whole number, with its least and most.
    Whole(Option<f64>, Option<f64>),
    /// A number, with its least and most.
    Number(Option<f64>, Option<f64>),
    /// Yes or no.
    Flag,
    /// A list of such values.
    List(Box<Kind>),
    /// Anything with an inner structure, typed as JSON.
    Json,
}

impl Kind {
    fn of(schema: &Value) -> Self {
        if let Some(words) = choices(schema) {
            return Self::Choice(words);
        }
        let bound = |name: &str| schema.get(name).and_then(Value::as_f64);
        match schema.get("type").and_then(Value::as_str) {
            Some("string") => Self::Text,
            Some("integer") => Self::Whole(bound("minimum"), bound("maximum")),
            Some("number") => Self::Number(bound("minimum"), bound("maximum")),
            Some("boolean") => Self::Flag,
            Some("array") => Self::List(Box::new(schema.get("items").map_or(Self::Json, Self::of))),
            _ if takes_text(schema) => Self::Text,
            _ => Self::Json,
        }
    }

    /// The kind in words, such as `list of text`.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Text => "text".to_owned(),
            Self::Choice(words) => words.join(" | "),
            Self::Whole(..) => "whole number".to_owned(),
            Self::Number(..) => "number".to_owned(),
            Self::Flag => "true or false".to_owned(),
            Self::List(item) if **item == Self::Json => "list of objects, as JSON".to_owned(),
            Self::List(item) => format!("list of {}", item.words()),
            Self::Json => "object, as JSON".to_owned(),
        }
    }
}

/// The parameters of a tool in the order of its schema.
pub(crate) fn parameters(schema: &Value) -> Vec<Parameter> {
    let required: Vec<&str> =
        schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let properties = schema.get("properties").and_then(Value::as_object);
    let mut parameters: Vec<Parameter> = properties
        .into_iter()
        .flatten()
        .map(|(name, schema)| Parameter {
            name: name.clone(),
            kind: Kind::of(schema),
            required: required.contains(&name.as_str()),
            meaning: schema.get("description").and_then(Value::as_str).unwrap_or_default().to_owned(),
            bounds: bounds(schema),
        })
        .collect();
    parameters.sort_by_key(|parameter| !parameter.required);
    parameters
}

/// The parameters of a tool and, each after its own, the fields inside them by their path: `companies[].domain`.
pub(crate) fn parameters_and_fields(schema: &Value) -> Vec<Parameter> {
    let mut all = Vec::new();
    for mut parameter in parameters(schema) {
        let own = schema.get("properties").and_then(|properties| properties.get(&parameter.name));
        let (mark, inner) = match own.and_then(|own| own.get("items")) {
            Some(items) => ("[]", Some(items)),
            None => ("", own),
        };
        let fields = inner.filter(|inner| inner.get("properties").is_some());
        let path = format!("{}{mark}", parameter.name);
        if fields.is_some() {
            parameter.name.clone_from(&path);
        }
        all.push(parameter);
        for mut field in fields.into_iter().flat_map(parameters_and_fields) {
            field.name = format!("{path}.{}", field.name);
            all.push(field);
        }
    }
    all
}

/// The words of an enumeration, however the schema spells it: `enum`, `const`, or a mix under `oneOf` or `anyOf`.
fn choices(schema: &Value) -> Option<Vec<String>> {
    if let Some(word) = schema.get("const").and_then(Value::as_str) {
        return Some(vec![word.to_owned()]);
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return words.iter().map(|word| word.as_str().map(str::to_owned)).collect();
    }
    let options = schema.get("oneOf").or_else(|| schema.get("anyOf"))?.as_array()?;
    let options = options.iter().filter(|option| option.get("type").is_none_or(|kind| kind != "null"));
    Some(options.map(choices).collect::<Option<Vec<_>>>()?.into_iter().flatten().collect())
}

/// Whether text is among the types that are taken, as for a figure that may be written `51-200`.
fn takes_text(schema: &Value) -> bool {
    match schema.get("type") {
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == "string"),
        Some(_) => false,
        None => {
            let options = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Value::as_array);
            options.is_some_and(|options| {
                options.iter().any(|option| option.get("type").is_some_and(|kind| kind == "string"))
            })
        }
    }
}

fn bounds(schema: &Value) -> String {
    let whole = |name: &str| schema.get(name).and_then(Value::as_u64);
    let number = |name: &str| schema.get(name).filter(|value| value.is_number()).map(plain_number);
    let span = |least: Option<String>, most: Option<String>, unit: &str| match (least, most) {
        (Some(least), Some(most)) => Some(format!("{least} to {most}{unit}")),
        (Some(least), None) => Some(format!("at least {least}{unit}")),
        (None, Some(most)) => Some(format!("at most {most}{unit}")),
        (None, None) => None,
    };
    let counted = |least: &str, most: &str, unit: &str| {
        span(whole(least).map(|number| number.to_string()), whole(most).map(|number| number.to_string()), unit)
    };
    let mut parts: Vec<String> = [
        span(number("minimum"), number("maximum"), ""),
        counted("minLength", "maxLength", " characters"),
        counted("minItems", "maxItems", " items"),
        counted("minProperties", "maxProperties", " entries"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if let Some(items) = schema.get("items").map(bounds).filter(|items| !items.is_empty()) {
        parts.push(format!("each {items}"));
    }
    parts.join(", ")
}

/// A bound without a `.0` that says nothing.
fn plain_number(value: &Value) -> String {
    value
        .as_f64()
        .filter(|number| number.fract() == 0.0)
        .map_or_else(|| value.to_string(), |number| format!("{number:.0}"))
}
