//! How the server lives and ends.

use std::time::Duration;

use andru_core::CATALOG;
use andru_tests::binary;
use andru_tests::mcp::{Client, Era};
use serde_json::json;

use crate::{good_arguments, home};

/// The bound of the issue; the server itself takes a few milliseconds.
const AT_ONCE: Duration = Duration::from_secs(1);

#[test]
fn nothing_but_protocol_reaches_standard_output_even_with_all_logs_on() {
    let home = home();
    let mut client = Client::started(home.path(), Era::Legacy, &[("ANDRU_LOG", "trace")]);
    client.send_line(b"garbage");
    assert_eq!(client.receive()["error"]["code"], -32700);
    for tool in CATALOG {
        client.call(tool.name, &good_arguments(tool.name));
    }
    assert!(client.lives());
    // `Client` reads every line and fails at one that is no message.
    let end = client.close();
    assert!(end.log.contains("INFO") && end.log.contains("refused a line"), "{}", end.log);
    assert!(!end.log.contains("structured"), "answers are the customer's and never logged");
    assert!(!end.log.contains('\u{1b}'), "no colour in a log");
}

#[test]
fn a_quiet_server_logs_nothing() {
    let home = home();
    let mut client = Client::start(home.path(), Era::Legacy);
    client.send_line(b"garbage");
    client.receive();
    client.request("tools/call", json!({ "name": "nothing" }));
    let end = client.close();
    assert_eq!(end.log, "");
}

#[test]
fn the_end_of_the_input_ends_the_server_at_once() {
    for opened in [true, false] {
        let home = home();
        let client = if opened {
            Client::start(home.path(), Era::Legacy)
        } else {
            Client::silent(home.path(), Era::Legacy, &[])
        };
        let end = client.close();
        assert!(end.status.success() && end.took < AT_ONCE, "{end:?}");
    }
}

#[test]
fn calls_in_flight_hold_nothing_up_at_the_end_of_the_input() {
    let home = home();
    let mut client = Client::start(home.path(), Era::Legacy);
    for tool in CATALOG {
        client.ask("tools/call", json!({ "name": tool.name, "arguments": good_arguments(tool.name) }));
    }
    // Each was a tool's first call, which may take longer than the last answers are waited for.
    let end = client.close();
    assert!(end.status.success() && end.took < AT_ONCE, "{end:?}");
}

#[test]
fn what_is_asked_just_before_the_end_of_the_input_is_answered() {
    let home = home();
    let mut client = Client::start(home.path(), Era::Legacy);
    for _ in 0..3 {
        client.ask("resources/list", json!({}));
    }
    // A last line needs no line break: `printf '{…}' | andru-mcp`.
    client.send_part(br#"{"jsonrpc":"2.0","id":"last","method":"ping"}"#);
    let end = client.close();
    assert!(end.status.success() && end.took < AT_ONCE, "{end:?}");
    assert_eq!(end.answers.len(), 4, "{:?}", end.answers);
    assert_eq!(end.answers[3]["id"], "last");
}

#[cfg(unix)]
#[test]
fn a_signal_ends_the_server_at_once_and_well() {
    for signal in ["-TERM", "-INT"] {
        let home = home();
        let mut client = Client::start(home.path(), Era::Legacy);
        assert!(client.lives());
        let sent = std::process::Command::new("kill").args([signal, &client.process().to_string()]).status().unwrap();
        assert!(sent.success());
        let end = client.wait();
        assert!(end.status.success() && end.took < AT_ONCE, "{signal}: {end:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_client_that_takes_no_answers_ends_the_server_quietly() {
    let home = home();
    let mut server = std::process::Command::new(binary("andru-mcp"))
        .env("ANDRU_HOME", home.path())
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(server.stdout.take());
    let mut input = server.stdin.take().unwrap();
    std::io::Write::write_all(&mut input, b"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n").unwrap();
    // The input stays open: it is the lost output that ends the server.
    let output = server.wait_with_output().unwrap();
    drop(input);
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn a_cancelled_request_is_not_answered_and_the_next_one_is() {
    let home = home();
    let mut client = Client::start(home.path(), Era::Legacy);
    let id = client.ask("tools/list", json!({}));
    client.send(&json!({ "jsonrpc": "2.0", "method": "notifications/cancelled", "params": { "requestId": id } }));
    let next = client.ask("ping", json!({}));
    // Cancelling races with an answer that takes microseconds: either no answer comes or the whole one.
    let mut answer = client.receive();
    if answer["id"] == id {
        answer = client.receive();
    }
    assert_eq!(answer["id"], next);
}

#[test]
fn two_servers_share_one_home() {
    let home = home();
    let mut clients = [Client::start(home.path(), Era::Legacy), Client::start(home.path(), Era::Modern)];
    for tool in CATALOG {
        for client in &mut clients {
            let result = client.call(tool.name, &good_arguments(tool.name));
            assert_ne!(result["isError"], true, "{}: {result}", tool.name);
        }
    }
    for client in &mut clients {
        let answer = client.request("resources/read", json!({ "uri": "andru://icp/profile" }));
        assert!(answer["result"]["contents"][0]["text"].is_string(), "{answer}");
    }
}

#[test]
fn a_wrong_setting_is_named_before_anything_is_served() {
    let run = |variable: &str, value: &str| {
        let output = std::process::Command::new(binary("andru-mcp")).env(variable, value).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap(), output.stdout)
    };
    let (code, error, output) = run("ANDRU_AS_OF", "tomorrow");
    assert_eq!((code, output.len()), (Some(2), 0));
    assert_eq!(error, "error: `ANDRU_AS_OF` must be a day such as 2026-11-24, written YYYY-MM-DD\n");
    let (code, error, _) = run("ANDRU_LOG", "andru_mcp=loud");
    assert_eq!(code, Some(2), "{error}");
    assert!(error.starts_with("error: `ANDRU_LOG` must be a level such as `info`"), "{error}");
}
