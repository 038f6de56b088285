use std::path::Path;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use std::time::Duration;

use andru_cache::{ApiKey, Place};
use serde_json::json;
use tempfile::TempDir;

use super::*;

/// 2026-11-24T10:00:00Z.
const NOW: i64 = 1_795_514_400_000;

/// An account with its cache, a clock, and a platform that counts how often it was asked.
struct Scene {
    root: TempDir,
    kept: CachedAnswers,
    now: AtomicI64,
    asked: AtomicU32,
}

/// What the platform does.
type Platform = fn() -> Result<Value, ToolError>;

fn open(home: &Path, secret: &str) -> CachedAnswers {
    let key = ApiKey::new("https://api.andru-ai.com", secret.to_owned().into());
    CachedAnswers::new(Place::local(Some(home.to_path_buf())), &key)
}

impl Scene {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let kept = open(root.path(), "sk_live_one");
        Self { root, kept, now: AtomicI64::new(NOW), asked: AtomicU32::new(0) }
    }

    fn at(&self, seconds: i64) -> &Self {
        self.now.store(NOW + seconds * 1000, Ordering::Relaxed);
        self
    }

    fn call(&self, effect: Effect, platform: Platform, local: Option<Value>) -> Result<Answer<Value>, ToolError> {
        self.call_with(&self.kept, &json!({ "companies": [{ "name": "Aster" }] }), effect, platform, local)
    }

    fn call_with(
        &self,
        kept: &CachedAnswers,
        arguments: &Value,
        effect: Effect,
        platform: Platform,
        local: Option<Value>,
    ) -> Result<Answer<Value>, ToolError> {
        let question = Question {
            subject: Subject::Tool("get_prospects"),
            kind: AnswerKind::Tool,
            version: "1",
            arguments,
            profile_hash: None,
        };
        let fetch = async {
            self.asked.fetch_add(1, Ordering::Relaxed);
            platform()
        };
        let local = local.map(|result| -> PortFuture<'_, Answer<Value>> {
            Box::pin(async { Ok(Answer { result, provenance: provenance(Source::Local) }) })
        });
        let asked = Asked { question, effect, provenance: provenance(Source::Platform) };
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let answer = runtime.block_on(answer(Some(kept), &|| self.now.load(Ordering::Relaxed), asked, fetch, local));
        kept.settle(Duration::from_secs(10));
        answer
    }

    fn times_asked(&self) -> u32 {
        self.asked.load(Ordering::Relaxed)
    }
}

fn provenance(source: Source) -> Provenance {
    Provenance {
        source,
        engine: "platform/1".to_owned(),
        input_hash: "00".to_owned(),
        profile_hash: None,
        model: None,
        as_of: "2026-11-24".to_owned(),
        stale: false,
        fetched_at: None,
        notes: Vec::new(),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "what a platform does may fail")]
fn answers() -> Result<Value, ToolError> {
    Ok(json!({ "score": 71 }))
}

fn fails(kind: ErrorKind) -> Result<Value, ToolError> {
    Err(ToolError::new(kind, "as the platform said"))
}

fn silent() -> Result<Value, ToolError> {
    fails(ErrorKind::Unavailable)
}

fn refuses() -> Result<Value, ToolError> {
    fails(ErrorKind::Unauthorized)
}

fn never() -> Result<Value, ToolError> {
    panic!("the platform was asked")
}

const READS: Effect = Effect::ReadsPlatform;

#[test]
fn the_platforms_answer_is_given_and_kept_and_given_again_while_it_is_fresh() {
    let scene = Scene::new();
    let first = scene.call(READS, answers, None).unwrap();
    assert_eq!(first.provenance.source, Source::Platform);
    assert_eq!(first.provenance.fetched_at.as_deref(), Some("2026-11-24T10:00:00Z"));
    let again = scene.at(299).call(READS, never, Some(json!("local"))).unwrap();
    assert_eq!(again.result, json!({ "score": 71 }));
    assert_eq!((again.provenance.source, again.provenance.stale), (Source::Cache, false));
    assert_eq!(again.provenance.fetched_at.as_deref(), Some("2026-11-24T10:00:00Z"));
    assert!(again.provenance.notes.is_empty());
    // After that the platform is asked, and what it says is kept in place of the old answer.
    let later = scene.at(300).call(READS, || Ok(json!({ "score": 72 })), None).unwrap();
    assert_eq!(later.provenance.source, Source::Platform);
    assert_eq!(scene.at(301).call(READS, never, None).unwrap().result, json!({ "score": 72 }));
}

#[test]
fn another_question_or_account_is_another_answer() {
    let scene = Scene::new();
    scene.call(READS, answers, None).unwrap();
    let other = json!({ "companies": [{ "name": "Birch" }] });
    let birch = scene.call_with(&scene.kept, &other, READS, || Ok(json!({ "score": 12 })), None).unwrap();
    assert_eq!(birch.result, json!({ "score": 12 }));
    let stranger = open(scene.root.path(), "sk_live_other");
    let aster = json!({ "companies": [{ "name": "Aster" }] });
    let error = scene.call_with(&stranger, &aster, READS, silent, None).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unavailable);
}

#[test]
fn where_the_platform_does_not_answer_the_local_engine_does() {
    let scene = Scene::new();
    scene.call(READS, answers, None).unwrap();
    let answer = scene.at(600).call(READS, silent, Some(json!("local"))).unwrap();
    assert_eq!((answer.result, answer.provenance.source), (json!("local"), Source::Local));
    assert_eq!(answer.provenance.notes, ["the platform did not answer, so this was computed on this machine"]);
}

#[test]
fn without_a_local_engine_the_stale_answer_says_that_it_is_stale() {
    let scene = Scene::new();
    scene.call(READS, answers, None).unwrap();
    let answer = scene.at(29 * 86_400).call(READS, silent, None).unwrap();
    let seen = serde_json::to_value(&answer).unwrap();
    assert_eq!(seen["result"], json!({ "score": 71 }));
    assert_eq!(seen["provenance"]["stale"], json!(true), "the model sees it");
    assert_eq!(seen["provenance"]["source"], json!("cache"));
    assert_eq!(seen["provenance"]["fetchedAt"], json!("2026-11-24T10:00:00Z"));
    assert_eq!(answer.provenance.notes, ["the platform did not answer; this is its answer of 2026-11-24T10:00:00Z"]);
    let error = scene.at(31 * 86_400).call(READS, silent, None).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unavailable);
}

#[test]
fn a_local_engine_that_fails_leaves_the_stale_answer() {
    let scene = Scene::new();
    scene.call(READS, answers, None).unwrap();
    scene.at(600);
    let arguments = json!({ "companies": [{ "name": "Aster" }] });
    let question = Question {
        subject: Subject::Tool("get_prospects"),
        kind: AnswerKind::Tool,
        version: "1",
        arguments: &arguments,
        profile_hash: None,
    };
    let asked = Asked { question, effect: READS, provenance: provenance(Source::Platform) };
    let local: PortFuture<'_, Answer<Value>> = Box::pin(async { Err(ToolError::invalid("no")) });
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let given =
        runtime.block_on(answer(Some(&scene.kept), &|| NOW + 600_000, asked, async { silent() }, Some(local))).unwrap();
    assert!(given.provenance.stale);
}

#[test]
fn a_refused_key_gets_the_error_whatever_is_kept_or_could_be_computed() {
    let scene = Scene::new();
    scene.call(READS, answers, None).unwrap();
    let error = scene.at(600).call(READS, refuses, Some(json!("local"))).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unauthorized);
    // From then on not even a fresh answer is given, nor a stale one when offline, by this process or another.
    for kept in [&scene.kept, &open(scene.root.path(), "sk_live_one")] {
        let aster = json!({ "companies": [{ "name": "Aster" }] });
        for seconds in [601, 86_400] {
            let error = scene.at(seconds).call_with(kept, &aster, READS, silent, None).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Unavailable);
        }
    }
    // Until the platform takes the key again.
    scene.at(90_000).call(READS, answers, None).unwrap();
    assert_eq!(scene.at(90_001).call(READS, never, None).unwrap().provenance.source, Source::Cache);
}

#[test]
fn a_key_refused_while_another_question_is_under_way_blocks_the_stale_answer_too() {
    let scene = Scene::new();
    scene.call(READS, answers, None).unwrap();
    open(scene.root.path(), "sk_live_one").refuse(NOW + 600_000);
    let error = scene.at(601).call(READS, silent, None).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unavailable);
}

#[test]
fn where_payment_is_asked_for_or_calls_are_used_up_only_the_local_engine_stands_in() {
    let rows: [(ErrorKind, Platform, &str); 2] = [
        (
            ErrorKind::PaymentRequired,
            || fails(ErrorKind::PaymentRequired),
            "the platform asks for payment, so this was computed on this machine",
        ),
        (
            ErrorKind::RateLimited,
            || fails(ErrorKind::RateLimited),
            "the calls of the key are used up for now, so this was computed on this machine",
        ),
    ];
    for (kind, platform, note) in rows {
        let scene = Scene::new();
        scene.call(READS, answers, None).unwrap();
        let local = scene.at(600).call(READS, platform, Some(json!("local"))).unwrap();
        assert_eq!((local.result, local.provenance.notes), (json!("local"), vec![note.to_owned()]));
        let error = scene.at(600).call(READS, platform, None).unwrap_err();
        assert_eq!(error.kind(), kind, "a stale answer would hide what the platform said");
        assert!(!scene.kept.is_refused());
    }
}

#[test]
fn what_is_wrong_with_the_question_is_said() {
    let rows: [(ErrorKind, Platform); 4] = [
        (ErrorKind::InvalidInput, || fails(ErrorKind::InvalidInput)),
        (ErrorKind::NotFound, || fails(ErrorKind::NotFound)),
        (ErrorKind::Cancelled, || fails(ErrorKind::Cancelled)),
        (ErrorKind::Internal, || fails(ErrorKind::Internal)),
    ];
    for (kind, platform) in rows {
        let scene = Scene::new();
        scene.call(READS, answers, None).unwrap();
        let error = scene.at(600).call(READS, platform, Some(json!("local"))).unwrap_err();
        assert_eq!(error.kind(), kind);
    }
}

#[test]
fn a_tool_that_writes_is_asked_every_time_and_its_failure_is_its_failure() {
    for effect in [Effect::WritesPlatform, Effect::WritesLocal] {
        let scene = Scene::new();
        for _ in 0..2 {
            assert_eq!(scene.call(effect, answers, None).unwrap().provenance.source, Source::Platform);
        }
        assert_eq!(scene.times_asked(), 2);
        assert!(!scene.root.path().join("cache.db").exists(), "nothing is kept");
        // Not even an answer that a tool that reads has left under the same name.
        scene.call(READS, answers, None).unwrap();
        let error = scene.call(effect, silent, Some(json!("local"))).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unavailable);
        let error = scene.call(effect, refuses, None).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unauthorized);
        assert!(scene.kept.is_refused());
        scene.at(1).call(effect, answers, None).unwrap();
        assert!(!scene.kept.is_refused(), "the platform took the key");
    }
}

#[test]
fn every_other_effect_is_kept() {
    for effect in [Effect::Computes, Effect::ReadsPlatform] {
        let scene = Scene::new();
        scene.call(effect, answers, None).unwrap();
        assert_eq!(scene.call(effect, never, None).unwrap().provenance.source, Source::Cache);
    }
}

#[test]
fn a_clock_set_back_means_that_the_platform_is_asked() {
    let scene = Scene::new();
    scene.call(READS, answers, None).unwrap();
    scene.at(-3600).call(READS, answers, None).unwrap();
    assert_eq!(scene.times_asked(), 2);
}

#[test]
fn an_answer_kept_in_another_form_is_none() {
    assert!(read(b"{}").is_none());
    assert!(read(b"not json").is_none());
}

#[test]
fn without_a_cache_the_platform_is_asked_and_nothing_is_kept() {
    let arguments = json!({});
    let question = Question {
        subject: Subject::Resource("andru://accounts"),
        kind: AnswerKind::Resource,
        version: "1",
        arguments: &arguments,
        profile_hash: None,
    };
    let asked = || Asked { question, effect: READS, provenance: provenance(Source::Platform) };
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let given = runtime.block_on(answer(None, &|| NOW, asked(), async { answers() }, None)).unwrap();
    assert_eq!(given.provenance.source, Source::Platform);
    assert!(runtime.block_on(answer(None, &|| NOW, asked(), async { refuses() }, None)).is_err());
}
