#![expect(clippy::disallowed_methods, reason = "tests look at the files of the store")]

use std::fs;
use std::path::Path;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::thread;

use andru_engine::icp::model::{LearnedScorecard, MODEL_FORMAT, Model, ModelSource, Validation};
use andru_engine::icp::{Origin, Points, Profile};
use andru_tools::ErrorKind;
use serde_json::json;
use tempfile::TempDir;

use super::*;
use crate::part::DURABLE;

/// The answer of a future that never waits.
fn now<T>(future: PortFuture<'_, T>) -> Result<T, ToolError> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("the store must answer when first polled"),
    }
}

fn home() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn store(home: &Path) -> SqliteStore {
    SqliteStore::new(Place::local(Some(home.to_path_buf())))
}

fn profile(product: &str) -> SavedProfile {
    SavedProfile {
        profile: Profile { product: Some(product.into()), ..Profile::default() },
        confirmed: true,
        origin: Origin::Typed,
        saved_on: "2026-11-24".into(),
        website: None,
        typical: None,
    }
}

fn run(tool: &str) -> Run {
    Run {
        id: 0,
        tool: tool.into(),
        input_hash: "00".into(),
        counts: [("rows".to_owned(), 3)].into(),
        finished_at: "2026-11-24T10:00:00Z".into(),
    }
}

#[test]
fn what_is_saved_is_read_back_by_the_next_process() {
    let root = home();
    let path = root.path().join("andru");
    let first = store(&path);
    now(first.save_profile(profile("dock scheduling"))).unwrap();
    now(first.save_draft(Some(json!({"answers": ["we sell docks"]})))).unwrap();
    first.record_run(run("fit"));
    drop(first);
    let second = store(&path);
    assert_eq!(now(second.profile()).unwrap(), Some(profile("dock scheduling")));
    assert_eq!(now(second.draft()).unwrap(), Some(json!({"answers": ["we sell docks"]})));
    assert_eq!(now(second.runs(10)).unwrap(), [Run { id: 1, ..run("fit") }]);
}

/// A model without a column, of so many deals.
fn model(deals: u64) -> Model {
    let report =
        json!({ "verdict": "weak", "reason": "", "deals": deals, "won": 9, "blend_weight": 0.5, "fields": [] });
    Model {
        format: MODEL_FORMAT.into(),
        source: ModelSource {
            input_hash: "00".into(),
            outcome_column: "Stage".into(),
            won_values: vec!["Won".into()],
            lost_values: vec!["Lost".into()],
        },
        history: serde_json::from_value(report).unwrap(),
        scorecard: LearnedScorecard {
            start: Points::ZERO,
            fields: Vec::new(),
            cold_start: None,
            calibration: None,
            tiers: Vec::new(),
        },
        validation: Validation::default(),
        losses: None,
    }
}

#[test]
fn a_model_in_use_is_seen_by_other_processes_until_it_is_forgotten() {
    let root = home();
    let (mine, other) = (store(root.path()), store(root.path()));
    assert_eq!(now(mine.model()).unwrap(), None);
    now(mine.save_model(model(90))).unwrap();
    let seen = now(other.model()).unwrap().unwrap();
    assert_eq!(*seen, model(90));
    now(mine.save_profile(profile("docks"))).unwrap();
    assert!(Arc::ptr_eq(&seen, &now(other.model()).unwrap().unwrap()), "parsed once while it stays the same");
    now(other.save_model(model(91))).unwrap();
    assert_eq!(now(mine.model()).unwrap().map(|model| model.history.deals), Some(91));
    assert!(now(mine.clear_model()).unwrap());
    assert!(!now(other.clear_model()).unwrap());
    assert_eq!(now(other.model()).unwrap(), None);
    assert_eq!(now(other.profile()).unwrap(), Some(profile("docks")));
}

#[test]
fn what_is_printed_for_a_log_says_nothing_of_the_profile() {
    let root = home();
    let store = store(root.path());
    now(store.save_profile(profile("docks"))).unwrap();
    now(store.profile()).unwrap();
    let printed = format!("{store:?}");
    assert!(printed.contains(&*root.path().to_string_lossy()) && !printed.contains("docks"), "{printed}");
}

#[test]
fn reads_and_forgetting_create_nothing() {
    let root = home();
    let path = root.path().join("andru");
    let store = store(&path);
    assert_eq!(now(store.profile()).unwrap(), None);
    assert_eq!(now(store.draft()).unwrap(), None);
    assert_eq!(now(store.runs(10)).unwrap(), []);
    assert!(!now(store.clear_profile()).unwrap());
    now(store.save_draft(None)).unwrap();
    drop(store);
    assert!(!path.exists());
}

#[test]
fn two_stores_see_each_others_writes_at_the_next_call() {
    let root = home();
    let (one, two) = (store(root.path()), store(root.path()));
    assert_eq!(now(two.profile()).unwrap(), None);
    for product in ["first", "second", "third"] {
        now(one.save_profile(profile(product))).unwrap();
        assert_eq!(now(two.profile()).unwrap(), Some(profile(product)));
        assert_eq!(now(one.profile()).unwrap(), Some(profile(product)));
    }
    assert!(now(two.clear_profile()).unwrap());
    assert_eq!(now(one.profile()).unwrap(), None);
    assert!(!now(one.clear_profile()).unwrap());
    now(one.save_draft(Some(json!([1])))).unwrap();
    assert_eq!(now(two.draft()).unwrap(), Some(json!([1])));
    now(two.save_draft(None)).unwrap();
    assert_eq!(now(one.draft()).unwrap(), None);
}

#[test]
fn runs_in_between_leave_the_profile_as_it_was() {
    let root = home();
    let store = store(root.path());
    now(store.save_profile(profile("docks"))).unwrap();
    for count in 1..=20 {
        store.record_run(run("fit"));
        assert_eq!(now(store.runs(100)).unwrap().len(), count);
        assert_eq!(now(store.profile()).unwrap(), Some(profile("docks")));
    }
    assert_eq!(store.dropped_runs(), 0);
}

#[test]
fn without_a_directory_reads_are_empty_and_writes_say_how_to_name_one() {
    let store = SqliteStore::new(Place::local(None));
    assert_eq!(now(store.profile()).unwrap(), None);
    assert_eq!(now(store.draft()).unwrap(), None);
    store.record_run(run("fit"));
    assert_eq!(now(store.runs(10)).unwrap(), []);
    let error = now(store.save_profile(profile("x"))).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unavailable);
    assert_eq!(error.to_string(), "nothing was saved: no data directory is known");
    assert!(error.hints().iter().any(|hint| hint.contains("`ANDRU_HOME`")));
}

#[test]
fn garbage_is_an_error_that_names_the_file_and_is_never_overwritten() {
    for garbage in [b"garbage".to_vec(), b"not a database ".repeat(1000), vec![0; 8192]] {
        let root = home();
        let file = root.path().join("durable.db");
        fs::write(&file, &garbage).unwrap();
        let store = store(root.path());
        store.record_run(run("fit"));
        for error in [
            now(store.profile()).unwrap_err(),
            now(store.runs(1)).unwrap_err(),
            now(store.save_profile(profile("x"))).unwrap_err(),
            now(store.clear_profile()).unwrap_err(),
        ] {
            assert_eq!(error.kind(), ErrorKind::Unavailable);
            let chain = error.chain();
            let chain = chain.trim_start_matches("nothing was saved: ");
            assert!(chain.starts_with(&format!("`{}` is damaged or is not a database: ", file.display())), "{chain}");
            assert!(error.hints().iter().any(|hint| hint.ends_with("andru-intel data restore")));
        }
        drop(store);
        assert_eq!(fs::read(&file).unwrap(), garbage);
    }
}

#[test]
fn a_file_cut_short_is_an_error_and_not_an_empty_store() {
    let root = home();
    now(store(root.path()).save_profile(profile(&"docks ".repeat(4000)))).unwrap();
    let file = root.path().join("durable.db");
    let whole = fs::read(&file).unwrap();
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    let error = now(store(root.path()).profile()).unwrap_err();
    assert!(error.to_string().ends_with("is damaged or is not a database"), "{}", error.chain());
}

#[test]
fn a_newer_file_is_refused_even_when_it_turns_newer_in_use() {
    let root = home();
    let store = store(root.path());
    now(store.save_profile(profile("docks"))).unwrap();
    now(store.profile()).unwrap();
    let other = rusqlite::Connection::open(root.path().join("durable.db")).unwrap();
    other.pragma_update(None, "user_version", DURABLE.version() + 1).unwrap();
    for error in [now(store.profile()).unwrap_err(), now(store.save_profile(profile("x"))).unwrap_err()] {
        assert_eq!(error.kind(), ErrorKind::Unavailable);
        assert!(error.to_string().contains("saved by a newer version of Andru"), "{error}");
    }
}

#[test]
fn a_value_nobody_can_read_is_said_and_can_be_replaced() {
    let root = home();
    let store = store(root.path());
    now(store.save_profile(profile("docks"))).unwrap();
    store.durable().unwrap().write(|writing| saved::put(writing, Name::Profile, b"{}")).unwrap();
    for _ in 0..2 {
        let error = now(store.profile()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unavailable);
        assert!(error.chain().contains("cannot be understood: missing field `profile`"), "{}", error.chain());
    }
    now(store.save_profile(profile("again"))).unwrap();
    assert_eq!(now(store.profile()).unwrap(), Some(profile("again")));
}

#[test]
fn many_threads_read_and_write_without_an_error() {
    let root = home();
    let stores = [store(root.path()), store(root.path())];
    thread::scope(|scope| {
        for worker in 0..8_usize {
            let store = &stores[worker % 2];
            scope.spawn(move || {
                for turn in 0..25 {
                    now(store.save_profile(profile(&format!("{worker} {turn}")))).unwrap();
                    assert!(now(store.profile()).unwrap().is_some());
                    store.record_run(run("fit"));
                }
            });
        }
    });
    let [one, two] = &stores;
    now(one.runs(0)).unwrap();
    assert_eq!(now(two.runs(1000)).unwrap().len(), 200);
    assert_eq!(now(one.profile()).unwrap(), now(two.profile()).unwrap());
}

#[cfg(unix)]
#[test]
fn a_database_moved_aside_in_use_is_seen_as_gone() {
    let root = home();
    let store = store(root.path());
    now(store.save_profile(profile("docks"))).unwrap();
    assert!(now(store.profile()).unwrap().is_some());
    fs::rename(root.path().join("durable.db"), root.path().join("aside")).unwrap();
    assert_eq!(now(store.profile()).unwrap(), None);
    now(store.save_profile(profile("anew"))).unwrap();
    assert_eq!(now(store.profile()).unwrap(), Some(profile("anew")));
}

#[cfg(unix)]
#[test]
fn every_file_is_private_while_the_store_is_open() {
    use std::os::unix::fs::PermissionsExt;
    let root = home();
    let path = root.path().join("andru");
    let store = store(&path);
    now(store.save_profile(profile("docks"))).unwrap();
    now(store.profile()).unwrap();
    store.record_run(run("fit"));
    now(store.runs(1)).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    assert_eq!(mode(&path), 0o700);
    let mut names = Vec::new();
    for entry in fs::read_dir(&path).unwrap() {
        let entry = entry.unwrap();
        let private = if entry.path().is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode(&entry.path()), private, "{}", entry.path().display());
        names.push(entry.file_name().into_string().unwrap());
    }
    names.sort();
    assert_eq!(names, ["backups", "durable.db", "durable.db-shm", "durable.db-wal", "key", "key.lock"]);
}

#[cfg(unix)]
#[test]
fn a_path_that_is_not_private_is_refused_with_a_hint() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let root = home();
    let (real, link, shared, file) =
        (root.path().join("real"), root.path().join("link"), root.path().join("shared"), root.path().join("file"));
    now(store(&real).save_profile(profile("docks"))).unwrap();
    symlink(&real, &link).unwrap();
    now(store(&shared).save_profile(profile("docks"))).unwrap();
    fs::set_permissions(&shared, fs::Permissions::from_mode(0o777)).unwrap();
    fs::create_dir(&file).unwrap();
    symlink(real.join("durable.db"), file.join("durable.db")).unwrap();
    for (path, words) in [(link, "is a symbolic link"), (shared, "other users can write"), (file, "is a symbolic link")]
    {
        let store = store(&path);
        store.record_run(run("fit"));
        for error in [now(store.save_profile(profile("x"))).unwrap_err(), now(store.profile()).unwrap_err()] {
            assert_eq!(error.kind(), ErrorKind::Unavailable);
            assert!(error.to_string().contains(words), "{error}");
            assert!(error.to_string().contains(&path.display().to_string()), "{error}");
            assert_eq!(error.hints().len(), 1);
        }
        store.runs.as_ref().unwrap().flush(BUSY);
        assert_eq!(store.dropped_runs(), 1);
    }
    assert_eq!(now(store(&real).profile()).unwrap(), Some(profile("docks")));
}

#[test]
fn a_keys_data_is_its_users_once_known_and_stays_when_the_key_is_replaced() {
    let root = home();
    let key = |text: &str| ApiKey::new("https://api.andru-ai.com", text.to_owned().into());
    let with = |key: ApiKey| {
        let read: ReadApiKey = Arc::new(move || Ok(Some(key.clone())));
        SqliteStore::new(Place { api_key: Some(read), ..Place::local(Some(root.path().into())) })
    };
    let local = store(root.path());
    now(local.save_profile(profile("of this machine"))).unwrap();
    let first = with(key("sk_live_one"));
    assert_eq!(now(first.profile()).unwrap(), Some(profile("of this machine")), "nobody has said whose the key is");
    first.remember_user(&key("sk_live_one"), "u-7").unwrap();
    assert_eq!(now(first.profile()).unwrap(), None);
    now(first.save_profile(profile("of the account"))).unwrap();
    let second = with(key("sk_live_two"));
    second.remember_user(&key("sk_live_two"), "u-7").unwrap();
    assert_eq!(now(second.profile()).unwrap(), Some(profile("of the account")));
    assert_eq!(now(local.profile()).unwrap(), Some(profile("of this machine")));
}
