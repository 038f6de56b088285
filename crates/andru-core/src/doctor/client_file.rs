//! The configuration of an MCP client: the servers in it that are Andru.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::json_with_comments;

/// A server that is Andru, as a client's configuration has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Server {
    /// The command that starts it; `None` where there is none, or it is put together when it is started.
    pub(super) command: Option<PathBuf>,
    /// Whether a key of the platform stands in it.
    pub(super) has_key_in_the_open: bool,
}

/// How keys of the platform begin, those of 2025 included.
const KEYS: [&str; 3] = ["sk_live_", "sk_test_", "hsp_"];

/// The servers of a configuration that are Andru; `None` where it cannot be understood.
pub(super) fn servers(bytes: &[u8]) -> Option<Vec<Server>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.trim_start_matches('\u{feff}');
    let value: Value =
        serde_json::from_str(text).or_else(|_| serde_json::from_str(&json_with_comments::plain(text))).ok()?;
    // Claude Code keeps one list for all projects and one for each.
    let projects = value.get("projects").and_then(Value::as_object);
    let lists = std::iter::once(&value).chain(projects.into_iter().flat_map(Map::values));
    let listed = lists.flat_map(|list| ["mcpServers", "servers"].into_iter().filter_map(|name| list.get(name)));
    let entries = listed.filter_map(Value::as_object).flatten();
    Some(entries.filter(|(name, entry)| is_andru(name, entry)).map(|(_, entry)| server(entry)).collect())
}

fn is_andru(name: &str, entry: &Value) -> bool {
    let program = command(entry).and_then(|command| Path::new(command).file_stem());
    name.to_ascii_lowercase().contains("andru") || program.is_some_and(|program| program == "andru-mcp")
}

fn command(entry: &Value) -> Option<&str> {
    entry.get("command").and_then(Value::as_str)
}

fn server(entry: &Value) -> Server {
    let given = entry.get("env").and_then(Value::as_object).into_iter().flatten().any(|(name, value)| {
        // `${…}` is filled in by the client when it starts the server.
        let written = value.as_str().is_some_and(|value| !value.trim().is_empty() && !value.contains("${"));
        name.eq_ignore_ascii_case("ANDRU_API_KEY") && written
    });
    Server {
        command: command(entry).filter(|command| !command.contains("${")).map(PathBuf::from),
        has_key_in_the_open: given || holds_a_key(entry),
    }
}

/// Whether any text of a value has a key in it, wherever it stands.
fn holds_a_key(value: &Value) -> bool {
    match value {
        Value::String(text) => KEYS.iter().any(|start| text.contains(start)),
        Value::Array(items) => items.iter().any(holds_a_key),
        Value::Object(fields) => fields.values().any(holds_a_key),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(value: &Value) -> Vec<Server> {
        servers(value.to_string().as_bytes()).unwrap()
    }

    #[test]
    fn andru_is_found_by_its_name_or_its_command_in_every_list() {
        let andru = json!({ "command": "/bin/andru-mcp", "args": ["stdio"] });
        for value in [
            json!({ "mcpServers": { "andru": andru, "other": { "command": "/bin/other" } } }),
            json!({ "servers": { "Andru Intelligence": andru } }),
            json!({ "servers": { "gtm": andru } }),
            json!({ "projects": { "/work": { "mcpServers": { "andru": andru } }, "/b": 7 }, "mcpServers": [] }),
        ] {
            let found = of(&value);
            let expected = Server { command: Some(PathBuf::from("/bin/andru-mcp")), has_key_in_the_open: false };
            assert_eq!(found, [expected], "{value}");
        }
        assert!(of(&json!({ "mcpServers": { "other": {} } })).is_empty());
        assert!(of(&json!([1])).is_empty());
    }

    #[test]
    fn a_key_is_in_the_open_unless_the_client_fills_it_in() {
        let open = |entry: Value| of(&json!({ "mcpServers": { "andru": entry } }))[0].has_key_in_the_open;
        assert!(open(json!({ "env": { "ANDRU_API_KEY": "anything" } })));
        assert!(open(json!({ "env": { "andru_api_key": "anything" } })));
        assert!(open(json!({ "env": { "OTHER": "sk_live_1" } })));
        assert!(open(json!({ "args": ["stdio", "--key=sk_test_1"] })));
        assert!(open(json!({ "headers": { "Authorization": "Bearer sk_live_1" } })));
        for closed in [json!("${input:key}"), json!("${env:ANDRU_API_KEY}"), json!(" "), json!(null)] {
            assert!(!open(json!({ "env": { "ANDRU_API_KEY": closed, "ANDRU_API_KEY_FILE": "/h/key" } })));
        }
    }

    #[test]
    fn comments_are_no_harm_and_garbage_is_told() {
        let text = "\u{feff}{ // mine\n \"servers\": { \"andru\": { \"command\": \"${userHome}/a\", }, } }";
        let expected = Server { command: None, has_key_in_the_open: false };
        assert_eq!(servers(text.as_bytes()), Some(vec![expected]));
        for garbage in [&b"{"[..], b"", b"\xFF", b"andru"] {
            assert_eq!(servers(garbage), None);
        }
    }
}
