//! A history of deals in a chat: learned, in use, asked for, and withdrawn.

use andru_tests::mcp::{Client, Era};
use serde_json::{Value, json};

use crate::home;

/// Closed deals: logistics companies win two times in three, the others one in six.
fn deals(count: usize) -> Vec<Value> {
    let deal = |at: usize| {
        let industry = ["Logistics", "Rail", "Toys"][at % 3];
        let wins = if industry == "Logistics" { !at.is_multiple_of(9) } else { at % 6 == 1 };
        json!({ "Stage": if wins { "Won" } else { "Lost" }, "Industry": industry, "Opened": format!("2026-01-{:02}", at % 28 + 1) })
    };
    (0..count).map(deal).collect()
}

#[test]
fn what_is_learned_in_a_chat_scores_the_next_company() {
    let home = home();
    let mut client = Client::start(home.path(), Era::Modern);
    let before = client.call("get_icp_scorecard", &json!({}));
    assert_eq!(before["structuredContent"]["result"]["status"], "needs_context");
    let arguments = json!({ "rows": deals(240), "time": "Opened", "only": ["Industry"], "useModel": true });
    let learned = client.call("learn_icp", &arguments)["structuredContent"]["result"].take();
    assert_eq!((&learned["verdict"], &learned["inUse"]), (&json!("learned"), &json!(true)), "{learned}");
    let fit = client.call("get_icp_fit_score", &json!({ "industry": "logistics" }))["structuredContent"].take();
    assert_eq!(fit["result"]["history"]["parts"][0]["column"], "Industry", "{fit}");
    assert!(fit["provenance"]["model"].is_string(), "{fit}");
    let batch = client.call("batch_fit_score", &json!({ "companies": [{ "industry": "Toys" }] }));
    assert_eq!(batch["structuredContent"]["result"]["companies"][0]["action"], "drop", "{batch}");
    let shown = client.call("get_icp_scorecard", &json!({}))["structuredContent"]["result"].take();
    assert_eq!(shown["scorecard"], learned["scorecard"]);
}

#[test]
fn the_most_rows_of_a_call_are_learned_and_one_more_is_refused() {
    let home = home();
    let mut client = Client::start(home.path(), Era::Legacy);
    let most = client.call("learn_icp", &json!({ "rows": deals(5000) }));
    assert_eq!(most["structuredContent"]["result"]["deals"], 5000, "{}", most["content"][0]["text"]);
    let over = client.call("learn_icp", &json!({ "rows": deals(5001) }));
    let text = over["content"][0]["text"].as_str().unwrap();
    assert!(text.starts_with("error: `rows` has 5001 items, the most is 5000"), "{text}");
}

#[test]
fn other_calls_are_answered_while_a_history_is_studied() {
    let home = home();
    let mut client = Client::start(home.path(), Era::Legacy);
    let study = client.ask("tools/call", json!({ "name": "learn_icp", "arguments": { "rows": deals(5000) } }));
    let other = client.ask("tools/call", json!({ "name": "get_icp_scorecard", "arguments": {} }));
    assert_eq!(client.receive()["id"], other, "before the study is done");
    assert_eq!(client.receive()["id"], study);
}
