//! Calls of every tool in the catalog.

use andru_core::CATALOG;
use andru_tests::mcp::{Client, Era};
use serde_json::{Value, json};

use crate::{good_arguments, home};

/// The most bytes that name, description and arguments of a tool may cost a model; a token is four or a little more.
const MOST_BYTES: usize = 350 * 4;
/// The same for the mean of all tools.
const MEAN_BYTES: usize = 220 * 4;

fn listed(client: &mut Client) -> Vec<Value> {
    client.request("tools/list", json!({}))["result"]["tools"].as_array().unwrap().clone()
}

/// Checks a result against the schema that the list gave for it; a good one must have both forms.
fn check(tool: &Value, result: &Value) {
    let name = &tool["name"];
    let text = result["content"][0]["text"].as_str().unwrap();
    if result["isError"] == true {
        assert!(text.starts_with("error: "), "{name}: {text}");
        assert!(result["_meta"]["andru/error"]["kind"].is_string(), "{name}: {result}");
        assert_eq!(result.get("structuredContent"), None, "{name}");
        return;
    }
    let answer = &result["structuredContent"];
    let schema = jsonschema::validator_for(&tool["outputSchema"]).unwrap();
    let mistakes: Vec<String> = schema.iter_errors(answer).map(|error| error.to_string()).collect();
    assert!(mistakes.is_empty(), "{name}: {mistakes:?}");
    assert!(!answer["result"]["summary"].as_str().unwrap().is_empty(), "{name}");
    assert!(!text.trim().is_empty(), "{name}");
    // Promise 3: a local answer has no time in it but the date it is for.
    assert_eq!(answer["provenance"]["asOf"], "2026-11-24", "{name}");
}

#[test]
fn every_tool_answers_good_arguments_in_both_eras() {
    for era in [Era::Legacy, Era::Modern] {
        let home = home();
        let mut client = Client::start(home.path(), era);
        for tool in listed(&mut client) {
            let name = tool["name"].as_str().unwrap();
            let result = client.call(name, &good_arguments(name));
            assert_ne!(result["isError"], true, "{name}: {result}");
            check(&tool, &result);
        }
    }
}

#[test]
fn every_tool_answers_or_refuses_no_arguments_at_all() {
    let home = home();
    let mut client = Client::start(home.path(), Era::Legacy);
    for tool in listed(&mut client) {
        let name = tool["name"].as_str().unwrap();
        let result = client.call(name, &json!({}));
        check(&tool, &result);
        let without = client.request("tools/call", json!({ "name": name }))["result"].take();
        assert_eq!(without["isError"], result["isError"], "{name}: no `arguments` are empty ones");
    }
}

#[test]
fn the_same_question_has_the_same_answer() {
    let ask = || {
        let home = home();
        let mut client = Client::start(home.path(), Era::Legacy);
        let answers = CATALOG.iter().map(|tool| client.call(tool.name, &good_arguments(tool.name)));
        answers.map(|answer| answer.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(ask(), ask());
}

#[test]
fn an_unknown_tool_is_a_protocol_error_that_names_the_tools() {
    let home = home();
    let mut client = Client::start(home.path(), Era::Legacy);
    let answer = client.request("tools/call", json!({ "name": "get_icp_fit\u{1b}", "arguments": {} }));
    assert_eq!(answer["error"]["code"], -32602);
    let message = answer["error"]["message"].as_str().unwrap();
    assert!(message.starts_with(r"there is no tool `get_icp_fit\u{1b}`; the tools are "), "{message}");
    assert!(CATALOG.iter().all(|tool| message.contains(tool.name)), "{message}");
}

#[test]
fn many_calls_at_once_are_each_answered_once() {
    let home = home();
    let mut client = Client::start(home.path(), Era::Legacy);
    let mut asked: Vec<i64> = Vec::new();
    for _ in 0..20 {
        for tool in CATALOG {
            asked.push(client.ask("tools/call", json!({ "name": tool.name, "arguments": good_arguments(tool.name) })));
        }
        asked.push(client.ask("resources/list", json!({})));
    }
    let mut answered: Vec<i64> = asked.iter().map(|_| client.receive()["id"].as_i64().unwrap()).collect();
    answered.sort_unstable();
    assert_eq!(answered, asked);
}

#[test]
fn schemas_hold_nothing_that_hosts_warn_of() {
    let home = home();
    let mut client = Client::start(home.path(), Era::Legacy);
    for tool in listed(&mut client) {
        for part in ["\"$schema\"", "\"$defs\"", "\"$ref\"", "\"format\"", "null"] {
            assert!(!tool.to_string().contains(part), "{}: {part} in a schema", tool["name"]);
        }
    }
}

#[test]
fn a_tool_costs_a_model_little() {
    let home = home();
    let mut client = Client::start(home.path(), Era::Legacy);
    let seen = |tool: &Value| json!({ "name": tool["name"], "description": tool["description"], "inputSchema": tool["inputSchema"] });
    let costs: Vec<(String, usize)> =
        listed(&mut client).iter().map(|tool| (tool["name"].to_string(), seen(tool).to_string().len())).collect();
    let mean = costs.iter().map(|(_, bytes)| bytes).sum::<usize>() / costs.len().max(1);
    let figures: Vec<String> =
        costs.iter().map(|(name, bytes)| format!("{name}: {bytes} bytes, about {} tokens", bytes / 4)).collect();
    let figures = figures.join("\n");
    println!("{figures}");
    assert!(costs.iter().all(|(_, bytes)| *bytes <= MOST_BYTES), "over {MOST_BYTES} bytes:\n{figures}");
    assert!(mean <= MEAN_BYTES, "{mean} bytes in the mean, over {MEAN_BYTES}:\n{figures}");
}
