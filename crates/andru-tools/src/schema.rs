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

/// Marks a field whose name says it all: a model is not told more.
pub const OBVIOUS: &str = "x-obvious";

/// Holds what a model is shown in place of a large part.
pub const FOR_MODEL: &str = "x-model";

/// The schema of a tool's arguments, with every bound: what arguments are checked against.
pub fn of_input<T: JsonSchema>() -> Value {
    let mut schema = raw_input::<T>();
    without_marks(&mut schema);
    schema
}

/// The schema of a tool's arguments as a model is shown it.
///
/// It says no less about what may be sent, but says it in fewer tokens: fields marked [`OBVIOUS`] have no
/// description, parts marked [`FOR_MODEL`] are described in a sentence, and lengths of text, which no model
/// comes near, are left to the check.
pub fn of_input_for_model<T: JsonSchema>() -> Value {
    let mut schema = raw_input::<T>();
    for_model(&mut schema);
    schema
}

fn raw_input<T: JsonSchema>() -> Value {
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
    each_part(object, slim);
}

/// Calls `change` for every schema directly inside this one.
fn each_part(object: &mut Map<String, Value>, change: fn(&mut Value)) {
    for (key, value) in object.iter_mut() {
        match key.as_str() {
            "properties" => value.as_object_mut().into_iter().flat_map(Map::values_mut).for_each(change),
            "items" | "additionalProperties" => change(value),
            "oneOf" | "anyOf" | "allOf" => value.as_array_mut().into_iter().flatten().for_each(change),
            _ => {}
        }
    }
}

fn without_marks(schema: &mut Value) {
    let Some(object) = schema.as_object_mut() else { return };
    object.remove(OBVIOUS);
    object.remove(FOR_MODEL);
    each_part(object, without_marks);
}

fn for_model(schema: &mut Value) {
    let Some(object) = schema.as_object_mut() else { return };
    if object.remove(OBVIOUS).is_some() {
        object.remove("description");
    }
    if let Some(Value::Object(mut short)) = object.remove(FOR_MODEL) {
        if let Some(description) = object.remove("description") {
            short.entry("description").or_insert(description);
        }
        *object = short;
        return;
    }
    object.remove("maxLength");
    object.remove("minLength");
    if let Some(Value::Object(items)) = object.get_mut("items") {
        items.remove("description");
    }
    each_part(object, for_model);
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
    if let Some(Value::Array(words)) = object.get_mut("enum") {
        words.retain(|word| !word.is_null());
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
