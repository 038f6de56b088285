//! The handshake of old revisions and the stateless one.

use andru_core::CATALOG;
use andru_core::resources::RESOURCES;
use andru_tests::mcp::{Client, Era, LEGACY, MODERN};
use serde_json::{Value, json};

use crate::home;

fn names(list: &Value, key: &str) -> Vec<String> {
    let items = list["result"][key].as_array().unwrap_or_else(|| panic!("{list}"));
    items.iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_revision_with_a_handshake_is_spoken_and_newer_ones_fall_back() {
    for (asked, given) in [
        ("2024-11-05", "2024-11-05"),
        ("2025-03-26", "2025-03-26"),
        ("2025-06-18", "2025-06-18"),
        (LEGACY, LEGACY),
        (MODERN, LEGACY),
        ("2099-01-01", LEGACY),
    ] {
        let home = home();
        let mut client = Client::silent(home.path(), Era::Legacy, &[]);
        let answer = client.initialize(asked);
        assert_eq!(answer["result"]["protocolVersion"], given, "{asked}");
        assert!(client.lives());
        assert_eq!(client.request("ping", json!({}))["result"], json!({}));
    }
}

#[test]
fn the_handshake_says_who_answers_and_claims_nothing_more() {
    let home = home();
    let mut client = Client::silent(home.path(), Era::Legacy, &[]);
    let result = client.initialize(LEGACY)["result"].take();
    assert_eq!(result["serverInfo"]["name"], "andru-mcp");
    assert_eq!(result["serverInfo"]["title"], "Andru");
    assert_eq!(result["serverInfo"]["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(result["capabilities"], json!({ "tools": {}, "resources": {} }));
    assert!(result["instructions"].as_str().unwrap().len() < 400);
}

#[test]
fn discovery_offers_every_revision() {
    let home = home();
    let mut client = Client::silent(home.path(), Era::Modern, &[]);
    let result = client.request("server/discover", json!({}))["result"].take();
    let versions = result["supportedVersions"].as_array().unwrap();
    assert!(versions.contains(&json!(MODERN)) && versions.contains(&json!(LEGACY)), "{result}");
    assert_eq!(result["capabilities"], json!({ "tools": {}, "resources": {} }));
    let answer = client.request("ping", json!({}));
    assert_eq!(answer["result"], json!({}), "before a lifecycle is chosen, a ping is answered");
    assert!(client.lives());
}

#[test]
fn a_probe_of_the_new_revision_leaves_the_old_one_open() {
    let home = home();
    let mut client = Client::start(home.path(), Era::Modern);
    let params =
        json!({ "protocolVersion": LEGACY, "capabilities": {}, "clientInfo": { "name": "t", "version": "1" } });
    client.send(&json!({ "jsonrpc": "2.0", "id": "i", "method": "initialize", "params": params }));
    assert_eq!(client.receive()["result"]["protocolVersion"], LEGACY);
    client.send(&json!({ "jsonrpc": "2.0", "id": "l", "method": "tools/list" }));
    assert!(client.receive()["result"]["tools"].is_array());
}

#[test]
fn lists_are_the_catalog_in_its_order_in_both_eras() {
    let tools: Vec<&str> = CATALOG.iter().map(|tool| tool.name).collect();
    for era in [Era::Legacy, Era::Modern] {
        let home = home();
        let mut client = Client::start(home.path(), era);
        let first = client.request("tools/list", json!({}));
        assert_eq!(names(&first, "tools"), tools);
        assert_eq!(client.request("tools/list", json!({}))["result"], first["result"]);
        let resources = client.request("resources/list", json!({}));
        assert_eq!(names(&resources, "resources").len(), RESOURCES.len());
        // Older revisions do not know how long a list stays fresh.
        for list in [&first, &resources] {
            assert_eq!(list["result"].get("ttlMs").is_some(), era == Era::Modern, "{era:?}");
            assert_eq!(list["result"].get("cacheScope").is_some(), era == Era::Modern, "{era:?}");
        }
        let wrong = client.request("tools/list", json!({ "cursor": "x" }));
        assert_eq!(wrong["error"]["code"], -32602, "{wrong}");
    }
}

#[test]
fn every_resource_is_read_and_an_unknown_one_has_its_eras_error() {
    for (era, code) in [(Era::Legacy, -32002), (Era::Modern, -32602)] {
        let home = home();
        let mut client = Client::start(home.path(), era);
        for resource in RESOURCES {
            let answer = client.request("resources/read", json!({ "uri": resource.uri }));
            let contents = &answer["result"]["contents"][0];
            assert_eq!(contents["uri"], resource.uri, "{answer}");
            assert_eq!(contents["mimeType"], "application/json");
            let text: Value = serde_json::from_str(contents["text"].as_str().unwrap()).unwrap();
            assert!(text.is_object());
        }
        let unknown = client.request("resources/read", json!({ "uri": "andru://nothing" }));
        assert_eq!(unknown["error"]["code"], code, "{unknown}");
        assert_eq!(
            unknown["error"]["message"],
            "there is no resource `andru://nothing`; the resources are andru://icp/profile, andru://pipeline/runs, \
             andru://accounts"
        );
    }
}
