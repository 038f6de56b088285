//! The two programs on one key.

use std::path::Path;

use andru_tests::intel::Intel;
use andru_tests::mcp::{Client, Era};
use serde_json::json;

const KEY: &str = "sk_live_test";

#[test]
fn the_terminal_and_a_session_share_one_hundred_calls() {
    let intel = Intel::with_profile().variable("ANDRU_API_KEY", KEY);
    let home = intel.home();
    for _ in 0..40 {
        let run = intel.run(&["persona", "CEO"]);
        assert_eq!(run.code, 0, "{run}");
    }
    let mut client = Client::started(&home, Era::Modern, &[("ANDRU_API_KEY", KEY)]);
    for call in 0..30 {
        let answer = client.call("get_persona_profile", &json!({ "title": "CEO" }));
        assert_ne!(answer["isError"], true, "call {call}: {answer}");
        let read = client.request("resources/read", json!({ "uri": "andru://icp/profile" }));
        assert!(read["result"]["contents"].is_array(), "call {call}: {read}");
    }
    let refused = client.call("get_persona_profile", &json!({ "title": "CEO" }));
    assert_eq!(refused["isError"], true);
    assert_eq!(refused["_meta"]["andru/error"]["kind"], "rate_limited");
    let text = refused["content"][0]["text"].as_str().unwrap();
    let start = "error: the 100 calls this key has in 15 minutes are used; the next is possible in ";
    assert!(text.starts_with(start), "{text}");
    let read = client.request("resources/read", json!({ "uri": "andru://icp/profile" }));
    assert_eq!(read["error"]["code"], -32000, "{read}");
    assert_eq!(read["error"]["data"]["andru/error"]["kind"], "rate_limited");
    assert!(client.lives(), "lists are not counted");
    let run = intel.run(&["persona", "CEO"]);
    assert_eq!(run.code, 6, "{run}");
    assert!(run.err.starts_with(start), "{run}");
    // No key is used offline, and another one has calls of its own.
    assert_eq!(intel.run(&["persona", "CEO", "--offline"]).code, 0);
    let other = Client::started(&home, Era::Legacy, &[("ANDRU_API_KEY", "sk_live_other")]);
    assert_ne!(answered(other), 0);
    let log = client.close().log;
    assert!(!log.contains(KEY), "{log}");
    assert_eq!(files_with(&home, KEY), 0);
}

#[test]
fn without_a_key_nothing_is_counted() {
    let intel = Intel::new();
    let mut client = Client::start(&intel.home(), Era::Modern);
    for call in 0..150 {
        let answer = client.call("get_persona_profile", &json!({ "title": "CEO" }));
        assert_ne!(answer["isError"], true, "call {call}: {answer}");
    }
    drop(client.close());
    assert!(!intel.home().join("limits.db").exists());
}

#[cfg(unix)]
#[test]
fn a_key_file_is_counted_by_and_one_that_others_may_read_is_refused() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    let intel = Intel::new();
    let path = intel.file("andru.key", format!("{KEY}\n"));
    let intel = intel.variable("ANDRU_API_KEY_FILE", path.to_str().unwrap());
    set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
    let run = intel.run(&["persona", "CEO"]);
    assert_eq!(run.code, 2, "{run}");
    assert!(run.err.contains("(mode 0644)") && run.err.contains("hint: run `chmod 600 "), "{run}");
    assert!(!run.err.contains(KEY));
    // What asks nobody needs no key.
    assert_eq!(intel.run(&["list"]).code, 0);
    set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
    assert_eq!(intel.run(&["persona", "CEO"]).code, 0);
    assert!(intel.home().join("limits.db").exists());
    assert_eq!(files_with(&intel.home(), KEY), 0);
}

/// How many calls a fresh session gets before it is refused, of three.
fn answered(mut client: Client) -> usize {
    (0..3).filter(|_| client.call("get_persona_profile", &json!({ "title": "CEO" }))["isError"] != true).count()
}

/// How many files of the directory hold these bytes.
fn files_with(home: &Path, bytes: &str) -> usize {
    let found = |path: &Path| {
        if path.is_dir() {
            return files_with(path, bytes);
        }
        let content = std::fs::read(path).unwrap();
        usize::from(content.windows(bytes.len()).any(|part| part == bytes.as_bytes()))
    };
    std::fs::read_dir(home).unwrap().map(|entry| found(&entry.unwrap().path())).sum()
}
