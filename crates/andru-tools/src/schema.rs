//! JSON Schemas of inputs and answers, slimmed to what a host and a model need.
//!
//! schemars writes more than MCP hosts take well: a `$schema` per schema, `$defs`, `format: uint8`, a
//! `null` beside every optional type, `oneOf` lists of constants. Hosts warn about some of it and every
//! model pays for all of it in tokens, so one pass takes it out. Absent means not known: no schema of
//! ours allows `null`, and answers leave out what they do not know.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

use crate::answer::Answer;

/// The schema of a tool's arguments.
pub fn of_input<T: JsonSchema>() -> Value {
    let mut schema = generate::<T>(SchemaSettings::draft2020_12());
    if let Some(object) = schema.as_object_mut() {
        object.remove("description");
        object.entry("properties").or_insert_with(|| Value::Object(Map::new()));
    }
    schema
}

/// The schema of a tool's whole answer.
pub fn of_answer<T: JsonSchema>() -> Value {
    generate::<Answer<T>>(SchemaSettings::draft2020_12().for_serialize())
}

/// The slim schema of any value that we write, such as a row of a stream.
pub fn of_output<T: JsonSchema>() -> Value {
    generate::<T>(SchemaSettings::draft2020_12().for_serialize())
}

fn generate<T: JsonSchema>(settings: SchemaSettings) -> Value {
    let settings = settings.with(|settings| {
        settings.inline_subschemas = true;
        settings.meta_schema = None;
    });
    let mut schema = settings.into_generator().into_root_schema_for::<T>().to_value();
    slim(&mut schema);
    schema
}

fn slim(schema: &mut Value) {
    let Some(object) = schema.as_object_mut() else { return };
    for key in ["title", "format", "default", "$defs"] {
        object.remove(key);
    }
    without_null(object);
    constants_to_enum(object);
    without_lead_in(object);
    for (key, value) in object.iter_mut() {
        match key.as_str() {
            "properties" => {
                if let Some(properties) = value.as_object_mut() {
                    properties.values_mut().for_each(slim);
                }
            }
            "items" | "additionalProperties" => slim(value),
            "oneOf" | "anyOf" | "allOf" => {
                if let Some(list) = value.as_array_mut() {
                    list.iter_mut().for_each(slim);
                }
            }
            _ => {}
        }
    }
}

/// `["string", "null"]` and `anyOf [X, null]` become `string` and `X`.
fn without_null(object: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".into(), only);
        }
    }
    let Some(Value::Array(options)) = object.get_mut("anyOf") else { return };
    options.retain(|option| option.get("type").is_none_or(|kind| kind != "null"));
    if options.len() == 1
        && let Some(Value::Object(only)) = options.pop()
    {
        object.remove("anyOf");
        for (key, value) in only {
            object.entry(key).or_insert(value);
        }
    }
}

/// A `oneOf` of string constants becomes one `enum`; the meaning of each is in the reference.
fn constants_to_enum(object: &mut Map<String, Value>) {
    let Some(Value::Array(options)) = object.get("oneOf") else { return };
    let mut names = Vec::new();
    for option in options {
        match (option.get("const"), option.get("enum").and_then(Value::as_array)) {
            (Some(name), _) => names.push(name.clone()),
            (None, Some(some)) => names.extend(some.iter().cloned()),
            (None, None) => return,
        }
    }
    object.remove("oneOf");
    object.insert("type".into(), Value::from("string"));
    object.insert("enum".into(), Value::Array(names));
}

/// A description is its first paragraph; the rest is for readers of the code.
fn without_lead_in(object: &mut Map<String, Value>) {
    if let Some(Value::String(text)) = object.get_mut("description")
        && let Some((first, _)) = text.split_once("\n\n")
    {
        *text = first.to_owned();
    }
}
