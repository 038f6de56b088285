//! Every tool with its parameters and its answer.

use std::fmt::Write as _;

use andru_core::{CATALOG, ToolDef};
use serde_json::Value;

use super::head;
use crate::commands::effect;
use crate::schema_args::parameters_and_fields;

pub(super) fn page() -> String {
    let lead = "Every tool, the same in `andru-mcp` (`tools/call`) and in `andru-intel run`. An answer is \
                `{\"result\": …, \"provenance\": …}`; below are the fields of the result.";
    let mut out = head("Tools", lead);
    for tool in CATALOG {
        one(tool, &mut out);
    }
    out
}

fn one(tool: &ToolDef, out: &mut String) {
    let _ = writeln!(out, "## {}\n\n**{}.** {}\n", tool.name, tool.title, tool.description);
    let _ = writeln!(out, "{} Engine: `{}`.\n", effect(tool.effect), tool.engine);
    let parameters = parameters_and_fields(&tool.input_schema());
    if !parameters.is_empty() {
        out.push_str("| parameter | type | bounds | meaning |\n| --- | --- | --- | --- |\n");
    }
    for parameter in parameters {
        let name = if parameter.required {
            format!("`{}` (required)", parameter.name)
        } else {
            format!("`{}`", parameter.name)
        };
        let kind = cell(&parameter.kind.words());
        let _ = writeln!(out, "| {name} | {kind} | {} | {} |", parameter.bounds, cell(&parameter.meaning));
    }
    out.push('\n');
    let schema = tool.output_schema();
    let Some(fields) = schema.pointer("/properties/result").and_then(|result| result.get("properties")) else { return };
    out.push_str("| field of the result | meaning |\n| --- | --- |\n");
    rows("", fields, out);
    out.push('\n');
}

/// The fields of an object and of the objects inside it, by their path.
fn rows(before: &str, fields: &Value, out: &mut String) {
    for (name, schema) in fields.as_object().into_iter().flatten() {
        let meaning = schema.get("description").and_then(Value::as_str).unwrap_or_default();
        let (mark, inner) = match schema.get("items") {
            Some(items) => ("[]", items),
            None => ("", schema),
        };
        let path = format!("{before}{name}{mark}");
        let words = inner.get("enum").and_then(Value::as_array).map(|words| {
            let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
            format!(" One of `{}`.", words.join("`, `"))
        });
        let _ = writeln!(out, "| `{path}` | {}{} |", cell(meaning), words.unwrap_or_default());
        if let Some(fields) = inner.get("properties") {
            rows(&format!("{path}."), fields, out);
        }
    }
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
