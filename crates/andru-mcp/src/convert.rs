//! Andru's words in MCP's: tools, answers, errors, resources.

use std::sync::Arc;

use andru_core::resources::{self, Resource};
use andru_core::{Effect, ErrorKind, Reply, ToolDef, ToolError};
use rmcp::ErrorData;
use rmcp::model::{
    self, CallToolResult, ContentBlock, ErrorCode, MetaObject, ReadResourceResult, ResourceContents, ToolAnnotations,
};
use serde_json::{Map, Value, json};

/// Where the kind of an error stands for programs; people read the text.
const ERROR_KEY: &str = "andru/error";

/// JSON-RPC's code for what went wrong at the server, and not in it.
const SERVER_ERROR: ErrorCode = ErrorCode(-32000);

/// A tool as `tools/list` shows it.
pub(crate) fn tool(def: &ToolDef) -> model::Tool {
    model::Tool::new(def.name, def.description, object(def.model_schema()))
        .with_title(def.title)
        .with_raw_output_schema(object(def.output_schema()))
        .with_annotations(annotations(def.effect))
}

fn object(schema: Value) -> Arc<Map<String, Value>> {
    // A schema of ours is an object (a test reads them all); MCP knows no other.
    Arc::new(if let Value::Object(schema) = schema { schema } else { Map::new() })
}

fn annotations(effect: Effect) -> ToolAnnotations {
    let (read_only, idempotent, open_world) = match effect {
        Effect::Computes => (true, true, false),
        Effect::ReadsPlatform => (true, true, true),
        // Saving the same context twice leaves what saving it once does.
        Effect::WritesLocal => (false, true, false),
        Effect::WritesPlatform => (false, false, true),
    };
    ToolAnnotations::new().read_only(read_only).destructive(false).idempotent(idempotent).open_world(open_world)
}

/// A good answer: whole in `structuredContent`, since some clients show a model nothing else, and as text.
pub(crate) fn answer(reply: Reply) -> CallToolResult {
    let mut result = CallToolResult::success(vec![ContentBlock::text(reply.page.markdown())]);
    result.structured_content = Some(reply.json);
    result
}

/// A failed call, in words that say what to change.
///
/// It has no `structuredContent`: an error does not fit the tool's output schema.
pub(crate) fn failure(error: &ToolError) -> CallToolResult {
    let mut text = format!("error: {}", error.chain());
    for hint in error.hints() {
        text.push_str("\nhint: ");
        text.push_str(hint);
    }
    let mut meta = Map::new();
    meta.insert(ERROR_KEY.to_owned(), json!({ "kind": error.kind().name() }));
    CallToolResult::error(vec![ContentBlock::text(text)]).with_meta(Some(MetaObject(meta)))
}

/// A failed read of a resource, which MCP knows no result for.
pub(crate) fn protocol_error(error: &ToolError) -> ErrorData {
    let code = match error.kind() {
        ErrorKind::Internal => ErrorCode::INTERNAL_ERROR,
        _ => SERVER_ERROR,
    };
    let said = std::iter::once(error.chain()).chain(error.hints().iter().cloned()).collect::<Vec<_>>().join("; ");
    ErrorData::new(code, said, Some(json!({ ERROR_KEY: { "kind": error.kind().name() } })))
}

/// A resource as `resources/list` shows it.
pub(crate) fn resource(resource: &Resource) -> model::Resource {
    // The name programs use is the address without its scheme: `icp/profile`.
    let name = resource.uri.split_once("://").map_or(resource.uri, |(_, name)| name);
    model::Resource::new(resource.uri, name)
        .with_title(resource.title)
        .with_description(resource.description)
        .with_mime_type(resources::MEDIA_TYPE)
}

/// What a resource holds.
pub(crate) fn contents(uri: &str, value: &Value) -> ReadResourceResult {
    let text = ResourceContents::text(value.to_string(), uri).with_mime_type(resources::MEDIA_TYPE);
    ReadResourceResult::new(vec![text])
}

#[cfg(test)]
mod tests {
    use andru_core::resources::RESOURCES;
    use andru_core::{CATALOG, Page};

    use super::*;

    #[test]
    fn every_tool_has_closed_arguments_and_an_object_as_its_answer() {
        for def in CATALOG {
            let tool = serde_json::to_value(tool(def)).unwrap();
            assert_eq!(tool["inputSchema"]["type"], "object", "{}", def.name);
            assert_eq!(tool["inputSchema"]["additionalProperties"], false, "{}", def.name);
            assert_eq!(tool["outputSchema"]["type"], "object", "{}", def.name);
            assert!(def.name.len() <= 40 && def.description.len() < 1024, "{}", def.name);
        }
    }

    #[test]
    fn a_failure_reads_like_the_terminals() {
        let error = ToolError::invalid("`companies` has 51 items, the most is 50")
            .hinted("split the list")
            .hinted("or use `andru-intel fit`");
        let result = serde_json::to_value(failure(&error)).unwrap();
        assert_eq!(
            result["content"][0]["text"],
            "error: `companies` has 51 items, the most is 50\nhint: split the list\nhint: or use `andru-intel fit`"
        );
        assert_eq!(result["isError"], true);
        assert_eq!(result["_meta"], json!({ "andru/error": { "kind": "invalid_input" } }));
        assert_eq!(result.get("structuredContent"), None);
        let cause = std::io::Error::other("disk is full");
        let error = ToolError::new(ErrorKind::Unavailable, "nothing could be saved").caused_by(cause);
        let result = serde_json::to_value(failure(&error)).unwrap();
        assert_eq!(result["content"][0]["text"], "error: nothing could be saved: disk is full");
    }

    #[test]
    fn a_resource_that_cannot_be_read_says_why_and_what_to_do() {
        let error = ToolError::new(ErrorKind::RateLimited, "100 calls are used").hinted("come back in 2 min");
        let error = serde_json::to_value(protocol_error(&error)).unwrap();
        assert_eq!(
            error,
            json!({
                "code": -32000,
                "message": "100 calls are used; come back in 2 min",
                "data": { "andru/error": { "kind": "rate_limited" } },
            })
        );
        assert_eq!(protocol_error(&ToolError::new(ErrorKind::Internal, "x")).code, ErrorCode::INTERNAL_ERROR);
    }

    #[test]
    fn an_answer_is_whole_in_both_forms() {
        let mut page = Page::default();
        page.text("fit 68 of 100");
        let result =
            serde_json::to_value(answer(Reply { json: json!({ "result": 1 }), page, warnings: Vec::new() })).unwrap();
        assert_eq!(result["structuredContent"], json!({ "result": 1 }));
        assert_eq!(result["content"][0]["text"], "fit 68 of 100\n\n");
    }

    #[test]
    fn what_a_tool_does_is_said_in_hints() {
        let hints = |effect| serde_json::to_value(annotations(effect)).unwrap();
        let expected = |read_only: bool, idempotent: bool, open: bool| {
            json!({ "readOnlyHint": read_only, "destructiveHint": false,
                    "idempotentHint": idempotent, "openWorldHint": open })
        };
        assert_eq!(hints(Effect::Computes), expected(true, true, false));
        assert_eq!(hints(Effect::WritesLocal), expected(false, true, false));
        assert_eq!(hints(Effect::ReadsPlatform), expected(true, true, true));
        assert_eq!(hints(Effect::WritesPlatform), expected(false, false, true));
    }

    #[test]
    fn resources_have_names_for_programs_and_titles_for_people() {
        let listed: Vec<model::Resource> = RESOURCES.iter().map(resource).collect();
        let names: Vec<&str> = listed.iter().map(|resource| resource.name.as_str()).collect();
        assert_eq!(names, ["icp/profile", "pipeline/runs", "accounts"]);
    }
}
