//! A line as a message, or as something to refuse.

use rmcp::model::{ClientJsonRpcMessage, ClientRequest, GetMeta, JsonRpcMessage, ProtocolVersion};
use serde_json::Value;

use super::refusal::Refusal;

/// What a line holds.
pub(super) enum Read {
    /// A message for rmcp.
    Message(Box<ClientJsonRpcMessage>),
    /// Nothing that deserves an answer.
    Nothing,
    /// Something that cannot be served; the refusal says what is wrong with it.
    Refused(Refusal),
}

/// Reads one line.
pub(super) fn message(line: &[u8]) -> Read {
    // Some shells begin what they pipe with a byte order mark.
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line).trim_ascii();
    if line.is_empty() {
        return Read::Nothing;
    }
    match serde_json::from_slice::<ClientJsonRpcMessage>(line) {
        // rmcp takes a request whose parameters it cannot read for one whose method it does not know.
        Ok(JsonRpcMessage::Request(request)) if matches!(request.request, ClientRequest::CustomRequest(_)) => {
            match serde_json::from_slice(line).map(|value: Value| Refusal::of_parameters(&value)) {
                Ok(Some(refusal)) => Read::Refused(refusal),
                _ => Read::Message(Box::new(JsonRpcMessage::Request(request))),
            }
        }
        Ok(message) => Read::Message(Box::new(message)),
        Err(_) => unreadable(line),
    }
}

/// Why a line is no message.
fn unreadable(line: &[u8]) -> Read {
    if let Err(error) = std::str::from_utf8(line) {
        return Read::Refused(Refusal::not_utf8(error.valid_up_to()));
    }
    match serde_json::from_slice::<Value>(line) {
        Err(error) => Read::Refused(Refusal::not_json(&error)),
        Ok(value) if is_notification(&value) || is_response(&value) => {
            // JSON-RPC answers neither, however broken.
            tracing::info!("ignored a notification or a response that cannot be read");
            Read::Nothing
        }
        Ok(value) => Read::Refused(Refusal::of_request(&value)),
    }
}

fn is_notification(value: &Value) -> bool {
    value.get("id").is_none() && value.get("method").is_some_and(Value::is_string)
}

fn is_response(value: &Value) -> bool {
    value.get("method").is_none() && (value.get("result").is_some() || value.get("error").is_some())
}

/// What may reach rmcp before the client has chosen a revision.
///
/// Until then rmcp takes anything but a request for the end of the session.
#[derive(Debug, Default)]
pub(super) struct Opening {
    done: bool,
}

impl Opening {
    /// Whether rmcp is to see `message`.
    pub(super) fn admits(&mut self, message: &ClientJsonRpcMessage) -> bool {
        let JsonRpcMessage::Request(request) = message else { return self.done };
        self.done |= match &request.request {
            ClientRequest::InitializeRequest(_) => true,
            // Both may be asked without choosing anything.
            ClientRequest::PingRequest(_) | ClientRequest::DiscoverRequest(_) => false,
            other => {
                let meta = other.get_meta();
                let known = |version| ProtocolVersion::KNOWN_VERSIONS.contains(&version);
                meta.protocol_version().is_some_and(known)
                    && meta.missing_required_keys(&ProtocolVersion::V_2026_07_28).is_empty()
            }
        };
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(line: &[u8]) -> Option<Value> {
        match message(line) {
            Read::Refused(refusal) => Some(refusal.into_json()),
            Read::Message(_) | Read::Nothing => None,
        }
    }

    #[test]
    fn every_broken_line_is_refused_in_words() {
        let deep =
            format!(r#"{{"jsonrpc":"2.0","id":1,"method":"x","params":{}1{}}}"#, "[".repeat(9000), "]".repeat(9000));
        let cases: &[(&[u8], i64, Value, &str)] = &[
            (b"hello", -32700, Value::Null, "the line is not JSON: expected value at column 1"),
            (b"{\"a\":", -32700, Value::Null, "the line is not JSON: EOF while parsing a value at column 5"),
            (b"\"\xff\"", -32700, Value::Null, "the line is not UTF-8 at byte 1"),
            (deep.as_bytes(), -32700, Value::Null, "the line is not JSON: recursion limit exceeded at column"),
            (b"[]", -32600, Value::Null, "a line must be one object, is a list: MCP has no batches"),
            (b"5", -32600, Value::Null, "a line must be one object, is a number"),
            (b"null", -32600, Value::Null, "a line must be one object, is null"),
            (b"{}", -32600, Value::Null, "`jsonrpc` must be \"2.0\", is missing"),
            (br#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, -32600, 1.into(), "`jsonrpc` must be \"2.0\""),
            (br#"{"jsonrpc":"2.0","id":4}"#, -32600, 4.into(), "`method` is required"),
            (br#"{"jsonrpc":"2.0","id":"a","method":7}"#, -32600, "a".into(), "`method` must be text, is a number"),
            (
                br#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#,
                -32600,
                Value::Null,
                "`id` must be text or a whole number, is null",
            ),
            (
                br#"{"jsonrpc":"2.0","id":1.5,"method":"ping"}"#,
                -32600,
                Value::Null,
                "`id` must be text or a whole number, is a number",
            ),
            (
                br#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[]}"#,
                -32602,
                1.into(),
                "`params` must be an object, is a list",
            ),
            (
                br#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","arguments":[]}}"#,
                -32602,
                1.into(),
                "`params.arguments` must be an object, is a list",
            ),
            (br#"{"jsonrpc":"2.0","id":1,"method":"tools/call"}"#, -32602, 1.into(), "`params.name` is required"),
            (
                br#"{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":5}}"#,
                -32602,
                1.into(),
                "`params.uri` must be text, is a number",
            ),
            (
                br#"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":5}}"#,
                -32602,
                1.into(),
                "`params._meta` must be an object, is a number",
            ),
            (
                br#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#,
                -32602,
                1.into(),
                "`params.protocolVersion` is required",
            ),
            (
                br#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{}}}"#,
                -32602,
                1.into(),
                "the parameters of `initialize` cannot be read",
            ),
        ];
        for (line, code, id, words) in cases {
            let found = refusal(line).unwrap_or_else(|| panic!("taken: {}", String::from_utf8_lossy(line)));
            assert_eq!((found["error"]["code"].as_i64(), &found["id"]), (Some(*code), id), "{words}");
            let message = found["error"]["message"].as_str().unwrap();
            assert!(message.starts_with(words), "{message}\n  instead of\n{words}");
        }
    }

    #[test]
    fn good_lines_unknown_methods_and_notifications_are_not_refused() {
        for line in [
            &br#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#[..],
            b"\xEF\xBB\xBF{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}\r",
            br#"{"jsonrpc":"2.0","id":1,"method":"no/such/method","params":{"a":[1]}}"#,
            br#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":{}}}"#,
            br#"{"jsonrpc":"2.0","method":"notifications/initialized","params":5}"#,
            br#"{"jsonrpc":"2.0","id":1,"result":{}}"#,
            br#"{"id":1,"error":"?"}"#,
            b"  ",
        ] {
            assert_eq!(refusal(line), None, "{}", String::from_utf8_lossy(line));
        }
    }

    #[test]
    fn nothing_but_requests_comes_before_a_revision_is_chosen() {
        let mut opening = Opening::default();
        let mut admits = |line: &str| match message(line.as_bytes()) {
            Read::Message(message) => opening.admits(&message),
            Read::Nothing | Read::Refused(_) => panic!("not read: {line}"),
        };
        let cancelled = r#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"#;
        assert!(!admits(cancelled));
        assert!(admits(r#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#));
        assert!(admits(r#"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#));
        assert!(!admits(cancelled));
        let modern = r#"{"jsonrpc":"2.0","id":1,"method":"METHOD","params":{"_meta":{
            "io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}"#;
        assert!(admits(&modern.replace("METHOD", "server/discover").replace('\n', "")));
        assert!(!admits(cancelled));
        assert!(admits(&modern.replace("METHOD", "tools/list").replace('\n', "")));
        assert!(admits(cancelled));
    }
}
