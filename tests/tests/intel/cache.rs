//! `cache`: the answers of the platform kept on this machine, counted, checked and forgotten without a key of it.

use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use andru_cache::{AnswerKey, AnswerKind, ApiKey, CachedAnswers, Place, Question, Subject};
use andru_tests::intel::Intel;
use serde_json::json;

/// The home of the program.
fn home(intel: &Intel) -> PathBuf {
    intel.file("beside", "").parent().expect("a directory").join("home")
}

/// Keeps so many answers as the platform's client would.
fn keep(intel: &Intel, kind: AnswerKind, answers: u64) {
    let api_key = Some(ApiKey::new("https://api.andru-ai.com", "sk_live_one".to_owned().into()));
    let kept = CachedAnswers::new(Place { api_key, ..Place::local(Some(home(intel))) }).expect("a key");
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock").as_millis();
    for number in 0..answers {
        let arguments = json!({ "number": number });
        let subject = Subject::Tool("get_prospects");
        let question = Question { subject, kind, version: "1", arguments: &arguments, profile_hash: None };
        let key = AnswerKey::of(&question).expect("a key");
        kept.keep(key, vec![b'x'; 900], i64::try_from(now).expect("a time"));
    }
    kept.settle(Duration::from_secs(10));
}

#[test]
fn without_a_file_nothing_is_kept_and_none_is_created() {
    let intel = Intel::new();
    let stats = intel.run(&["cache", "stats"]);
    assert_eq!(stats.code, 0, "{stats}");
    assert!(stats.out.contains("none yet") && stats.out.contains("cache.db"), "{stats}");
    assert_eq!(intel.run(&["cache", "clear"]).code, 0);
    assert_eq!(intel.run(&["cache", "verify"]).code, 0);
    assert!(!home(&intel).join("cache.db").exists());
}

#[test]
fn what_is_kept_is_counted_and_forgotten_and_the_profile_stays() {
    let intel = Intel::with_profile();
    keep(&intel, AnswerKind::Prospects, 12);
    let stats = intel.run(&["cache", "stats"]);
    assert!(stats.out.contains("12 fresh, 0 stale") && stats.out.contains("prospects"), "{stats}");
    let stats: serde_json::Value = serde_json::from_str(&intel.run(&["cache", "stats", "--json"]).out).expect("JSON");
    assert_eq!(stats["kinds"], json!([{ "kind": "prospects", "fresh": 12, "stale": 0 }]));
    assert_eq!(
        (&stats["in_memory"], &stats["trouble"], &stats["refused_keys"]),
        (&json!(false), &json!(null), &json!(0))
    );
    let verified = intel.run(&["cache", "verify"]);
    assert_eq!(
        (verified.code, verified.out.as_str()),
        (0, "All 12 kept answers are what was written.\n"),
        "{verified}"
    );
    let before = intel.run(&["profile", "export"]);
    let cleared = intel.run(&["cache", "clear"]);
    assert!(cleared.out.starts_with("12 answers are forgotten. Nothing you saved was touched"), "{cleared}");
    assert_eq!(intel.run(&["profile", "export"]).out, before.out);
    assert!(intel.run(&["cache", "stats"]).out.contains("none yet"));
}

#[test]
fn a_broken_file_is_said_moved_aside_and_ends_with_1() {
    let intel = Intel::new();
    keep(&intel, AnswerKind::Tool, 1);
    std::fs::write(home(&intel).join("cache.db"), [0x5A; 9000]).expect("written");
    let stats = intel.run(&["cache", "stats"]);
    assert!(stats.code == 0 && stats.out.contains("is replaced when the next answer is kept"), "{stats}");
    let verified = intel.run(&["cache", "verify", "--json"]);
    assert_eq!(verified.code, 1, "{verified}");
    let value: serde_json::Value = serde_json::from_str(&verified.out).expect("JSON");
    assert_eq!(value, json!({ "good": 0, "bad": 0, "moved_aside": true }));
    assert!(home(&intel).join("cache.db.aside").exists());
    assert_eq!(intel.run(&["cache", "verify"]).code, 0);
}
