//! `cache`: the answers of the platform kept on this machine, counted, checked and forgotten without a key of it.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
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
    let key = ApiKey::new("https://api.andru-ai.com", "sk_live_one".to_owned().into());
    let kept = CachedAnswers::new(Place::local(Some(home(intel))), &key);
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

/// A process of its own over the answers of a key.
fn process(home: &Path, secret: &str, words: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kept"));
    command.arg(home).arg(secret).args(words).stdout(Stdio::piped()).spawn().expect("it starts")
}

/// What it said.
fn said(process: Child) -> String {
    let output = process.wait_with_output().expect("its output");
    assert!(output.status.success(), "{:?}", output.status.code());
    String::from_utf8(output.stdout).expect("text").trim_end().to_owned()
}

#[test]
fn a_refused_key_is_refused_in_every_process_until_the_platform_takes_it_again() {
    let intel = Intel::new();
    let home = home(&intel);
    let run = |secret: &str, words: &[&str]| said(process(&home, secret, words));
    assert_eq!(run("sk_live_one", &["keep=1", "find=1"]), "found");
    assert_eq!(run("sk_live_other", &["find=1", "keep=1", "find=1"]), "none found");
    assert_eq!(run("sk_live_one", &["find=1", "refuse", "find=1"]), "found none");
    assert_eq!(run("sk_live_one", &["find=1"]), "none");
    assert_eq!(run("sk_live_other", &["find=1"]), "found");
    let stats: serde_json::Value = serde_json::from_str(&intel.run(&["cache", "stats", "--json"]).out).expect("JSON");
    assert_eq!(stats["refused_keys"], json!(1));
    assert_eq!(run("sk_live_one", &["accept", "find=1"]), "found");
}

#[test]
fn processes_that_find_one_broken_file_at_once_share_the_new_one() {
    for round in 0..5 {
        let intel = Intel::new();
        let home = home(&intel);
        assert_eq!(said(process(&home, "sk_live_one", &["keep=1"])), "");
        std::fs::write(home.join("cache.db"), [0x5A; 9000]).expect("written");
        let secrets: Vec<String> = (0..4).map(|number| format!("sk_live_{number}")).collect();
        let all: Vec<Child> = secrets
            .iter()
            .map(|secret| process(&home, secret, &["find=1", "keep=1", "keep=2", "find=1", "where"]))
            .collect();
        for process in all {
            assert_eq!(said(process), "none found file", "round {round}");
        }
        for secret in &secrets {
            assert_eq!(said(process(&home, secret, &["find=1", "find=2"])), "found found", "round {round}");
        }
        let aside = std::fs::read(home.join("cache.db.aside")).expect("the old one");
        assert!(aside == [0x5A; 9000], "the broken one is what was moved");
    }
}
