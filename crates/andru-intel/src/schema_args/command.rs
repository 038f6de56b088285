//! Parameters as flags, and flags as the JSON that the tool is called with.

use std::path::PathBuf;

use andru_core::ToolDef;
use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde_json::{Map, Number, Value};

use super::parameter::{Kind, Parameter, parameters};

/// Where the whole of the arguments is read from.
pub(crate) const INPUT: &str = "input";

/// The command that calls a tool.
pub(crate) fn command(tool: &ToolDef) -> Command {
    let parameters = parameters(&tool.input_schema());
    Command::new(tool.name)
        .about(first_sentence(tool.description))
        .long_about(tool.description)
        .after_help(
            "Flags are named as on the wire; --company-name is taken for --companyName. Lists take a flag more than \
             once, or commas. Flags come before what --input says.",
        )
        .args(args(&parameters))
}

/// The flags of parameters, after the one that gives them all.
pub(super) fn args(parameters: &[Parameter]) -> impl Iterator<Item = Arg> {
    let input = Arg::new(INPUT)
        .long(INPUT)
        .value_name("FILE")
        .value_parser(value_parser!(PathBuf))
        .help("Read the parameters as one JSON object; `-` reads standard input");
    std::iter::once(input).chain(parameters.iter().map(arg))
}

/// What was typed, as the tool takes it; `base` is the object of `--input`, flags come before it.
pub(crate) fn arguments(tool: &ToolDef, given: &ArgMatches, base: Map<String, Value>) -> Value {
    arguments_of(parameters(&tool.input_schema()), given, base)
}

pub(super) fn arguments_of(parameters: Vec<Parameter>, given: &ArgMatches, base: Map<String, Value>) -> Value {
    let mut object = base;
    for parameter in parameters {
        let Ok(Some(mut values)) = given.try_get_many::<Value>(&parameter.name) else { continue };
        let value = match parameter.kind {
            // A JSON list typed in one piece counts as its items.
            Kind::List(_) => Value::Array(
                values
                    .flat_map(|value| match value {
                        Value::Array(items) => items.clone(),
                        item => vec![item.clone()],
                    })
                    .collect(),
            ),
            _ => values.next_back().cloned().unwrap_or_default(),
        };
        object.insert(parameter.name, value);
    }
    Value::Object(object)
}

fn arg(parameter: &Parameter) -> Arg {
    let meaning = parameter.meaning.trim_end_matches('.');
    let help = match parameter.bounds.as_str() {
        "" => meaning.to_owned(),
        bounds => format!("{meaning} [{bounds}]"),
    };
    let arg = Arg::new(parameter.name.clone()).long(parameter.name.clone()).help(help);
    let kebab = kebab(&parameter.name);
    let arg = if kebab == parameter.name { arg } else { arg.alias(kebab) };
    // A flag without a value must not take the next flag for it; texts and numbers may begin with a hyphen.
    let arg = typed(arg, &parameter.kind).allow_hyphen_values(parameter.kind != Kind::Flag);
    // What --input may hold cannot be required here; the tool's own check names what is missing.
    if parameter.required { arg.required_unless_present(INPUT) } else { arg }
}

fn typed(arg: Arg, kind: &Kind) -> Arg {
    match kind {
        Kind::Text => arg.value_name("TEXT").value_parser(ValueParser::from(text)),
        Kind::Choice(words) => arg.value_name("WORD").value_parser(clap::builder::TypedValueParser::map(
            PossibleValuesParser::new(words.clone()),
            Value::String,
        )),
        Kind::Whole(least, most) => arg.value_name("WHOLE NUMBER").value_parser(number(true, *least, *most)),
        Kind::Number(least, most) => arg.value_name("NUMBER").value_parser(number(false, *least, *most)),
        Kind::Flag => arg
            .value_name("true|false")
            .num_args(0..=1)
            .default_missing_value("true")
            .value_parser(ValueParser::from(flag)),
        Kind::List(item) if **item == Kind::Json => {
            arg.value_name("JSON").action(ArgAction::Append).value_parser(ValueParser::from(json))
        }
        Kind::List(item) => typed(arg, item).action(ArgAction::Append).value_delimiter(','),
        Kind::Json => arg.value_name("JSON").value_parser(ValueParser::from(json)),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "clap's value parsers return a result")]
fn text(typed: &str) -> Result<Value, String> {
    Ok(Value::from(typed.trim()))
}

fn flag(typed: &str) -> Result<Value, String> {
    match typed {
        "true" | "yes" => Ok(Value::Bool(true)),
        "false" | "no" => Ok(Value::Bool(false)),
        _ => Err("must be true or false".to_owned()),
    }
}

fn json(typed: &str) -> Result<Value, String> {
    let value: Value = serde_json::from_str(typed).map_err(|error| format!("is not JSON: {error}"))?;
    if value.is_object() || value.is_array() { Ok(value) } else { Err("must be a JSON object or list".to_owned()) }
}

fn number(whole: bool, least: Option<f64>, most: Option<f64>) -> ValueParser {
    ValueParser::from(move |typed: &str| -> Result<Value, String> {
        let parsed = if whole {
            typed.trim().parse::<i64>().ok().map(Number::from)
        } else {
            typed.trim().parse::<f64>().ok().and_then(Number::from_f64)
        };
        let number = parsed.ok_or(if whole { "must be a whole number" } else { "must be a number" })?;
        let size = number.as_f64().unwrap_or_default();
        if let Some(least) = least.filter(|least| size < *least) {
            return Err(format!("is under the least, {least}"));
        }
        if let Some(most) = most.filter(|most| size > *most) {
            return Err(format!("is over the most, {most}"));
        }
        Ok(Value::Number(number))
    })
}

/// `companyName` as `company-name`.
fn kebab(name: &str) -> String {
    name.chars()
        .fold(String::new(), |mut out, letter| {
            if letter.is_ascii_uppercase() {
                out.push('-');
            }
            out.push(letter.to_ascii_lowercase());
            out
        })
        .replace('_', "-")
}

/// The first sentence, without its period: what fits beside a name.
pub(crate) fn first_sentence(text: &str) -> String {
    text.split_once(". ").map_or(text, |(first, _)| first).trim_end_matches('.').to_owned()
}
