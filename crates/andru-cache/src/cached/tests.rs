#![expect(clippy::disallowed_methods, reason = "tests look at the files of the store")]

mod broken;
mod keeper;
mod partitions;
mod refused;
mod shared;
mod time;

use std::path::Path;
use std::time::Duration;

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value, json};

use super::room::Room;
use super::*;
use crate::api_key::ApiKey;
use crate::store::Place;

/// When the tests take place.
const NOW: i64 = 1_795_000_000_000;

/// Longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(10);

const ORIGIN: &str = "https://api.andru-ai.com";

fn place(home: &Path) -> Place {
    Place::local(Some(home.to_path_buf()))
}

fn api_key(origin: &str, secret: &str) -> ApiKey {
    ApiKey::new(origin, secret.to_owned().into())
}

fn answers(home: &Path) -> CachedAnswers {
    answers_of(home, "sk_live_one")
}

fn answers_of(home: &Path, secret: &str) -> CachedAnswers {
    CachedAnswers::new(place(home), &api_key(ORIGIN, secret))
}

fn keeper(home: &Path) -> CacheKeeper {
    CacheKeeper::new(place(home))
}

fn key(arguments: &Value) -> AnswerKey {
    key_of(AnswerKind::Tool, arguments)
}

fn key_of(kind: AnswerKind, arguments: &Value) -> AnswerKey {
    let subject = Subject::Tool("get_icp_fit_score");
    AnswerKey::of(&Question { subject, kind, version: "1", arguments, profile_hash: None }).unwrap()
}

/// The key of the question with this number.
fn numbered(number: usize) -> AnswerKey {
    key(&json!({ "number": number }))
}

/// Keeps and waits until it is written.
fn keep(answers: &CachedAnswers, key: AnswerKey, value: &str, now: i64) {
    answers.keep(key, value.as_bytes().to_vec(), now);
    answers.settle(PATIENCE);
}

/// The value found and whether it is fresh.
fn found(answers: &CachedAnswers, key: AnswerKey, now: i64) -> Option<(String, bool)> {
    let answer = answers.find(&key, now)?;
    Some((String::from_utf8(answer.value).unwrap(), answer.fresh))
}

#[expect(clippy::unnecessary_wraps, reason = "as `found` gives it")]
fn fresh(value: &str) -> Option<(String, bool)> {
    Some((value.to_owned(), true))
}

#[expect(clippy::unnecessary_wraps, reason = "as `found` gives it")]
fn stale(value: &str) -> Option<(String, bool)> {
    Some((value.to_owned(), false))
}

/// Nested arguments of a tool, with numbers that a double holds.
pub(super) fn arguments() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        (-1.0e6..1.0e6).prop_map(|number: f64| json!(number)),
        "[a-c\u{e9}\u{1f602}]{0,3}".prop_map(Value::from),
    ];
    let nested = leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-c]{1,2}", inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    });
    prop::collection::btree_map("[a-d]{1,2}", nested, 0..4)
        .prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>()))
}

/// Changes one value somewhere inside, or adds one where there is none.
pub(super) fn change_a_leaf(value: &mut Value, pick: Index) {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            let at = pick.index(fields.len());
            fields.values_mut().nth(at).into_iter().for_each(|inner| change_a_leaf(inner, pick));
        }
        Value::Array(items) if !items.is_empty() => {
            let at = pick.index(items.len());
            change_a_leaf(&mut items[at], pick);
        }
        Value::Object(fields) => drop(fields.insert("new".to_owned(), json!(true))),
        Value::Array(items) => items.push(json!(true)),
        leaf => *leaf = json!({ "was": leaf.clone() }),
    }
}
