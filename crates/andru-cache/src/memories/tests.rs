//! The memory on a disk: what is kept, found, forgotten, exchanged, and what is noticed.

use andru_tools::ports::memories::{Category, Memory, MemoryDomain, MemorySearch, MemoryType, NewMemory};

use super::*;
use crate::durable::Durable;
use crate::testing::durable;

mod damage;
mod laws;

/// What was said of a metric on a day.
fn said(key: &str, value: &str, day: &str) -> NewMemory {
    NewMemory {
        category: Category::Metric,
        key: key.into(),
        value: value.into(),
        memory_type: MemoryType::Episodic,
        domain: MemoryDomain::Revenue,
        confidence: 1.0,
        logged_at: format!("{day}T10:00:00Z"),
    }
}

fn found(durable: &Durable, pattern: &str, limit: usize) -> (Vec<String>, u64) {
    let wanted = MemorySearch { key_pattern: Some(pattern.into()), ..MemorySearch::default() };
    let found = durable.read(|reading| search(reading, &wanted, limit)).unwrap().unwrap();
    (found.memories.into_iter().map(|memory| format!("{} {}", memory.key, memory.value)).collect(), found.total)
}

fn versions(durable: &Durable, key: &str) -> Vec<Memory> {
    durable.read(|reading| history(reading, Category::Metric, key)).unwrap().unwrap_or_default()
}

fn values(durable: &Durable, key: &str) -> Vec<String> {
    versions(durable, key).into_iter().map(|memory| memory.value).collect()
}

/// The records of the index as (number, entries in order of key), whatever their order on the disk.
fn exported(durable: &Durable) -> Vec<serde_json::Value> {
    let mut all = Vec::new();
    durable
        .read(|reading| {
            export(reading, &mut |record| {
                all.push(record);
                Ok(())
            })
        })
        .unwrap();
    all
}

#[test]
fn a_value_said_again_the_same_day_adds_no_version_and_the_next_day_does() {
    let (_root, durable) = durable();
    let log_one = |new| durable.write(|writing| log(writing, vec![new])).unwrap().remove(0);
    let first = log_one(said("mrr", "$40k", "2026-08-01"));
    assert!(first.added && first.before.is_none() && first.memory.version == 1);
    let again = log_one(NewMemory { logged_at: "2026-08-01T23:00:00Z".into(), ..said("mrr", "$40k", "2026-08-01") });
    assert_eq!((again.added, &again.memory), (false, &first.memory));
    let surer = log_one(NewMemory { confidence: 0.5, ..said("mrr", "$40k", "2026-08-01") });
    assert_eq!((surer.added, surer.before), (true, Some(first.memory)));
    let next_day = log_one(NewMemory { confidence: 0.5, ..said("mrr", "$40k", "2026-08-02") });
    assert_eq!((next_day.added, next_day.memory.version), (true, 3));
    let repeated = log_one(NewMemory { confidence: 0.5, ..said("mrr", "$40k", "2026-08-02") });
    assert_eq!((repeated.added, repeated.before.map(|memory| memory.version)), (false, Some(2)));
}

#[test]
fn a_clock_that_goes_back_changes_no_order() {
    let (_root, durable) = durable();
    let entries = vec![said("mrr", "b", "2026-08-02"), said("mrr", "a", "2026-08-01"), said("mrr", "b", "2026-08-02")];
    durable.write(|writing| log(writing, entries)).unwrap();
    let times: Vec<(String, String)> =
        versions(&durable, "mrr").into_iter().map(|memory| (memory.value, memory.logged_at)).collect();
    // The third would be the first again, with its time.
    let expected = [("b", "2026-08-02T10:00:00Z"), ("a", "2026-08-02T10:00:00Z"), ("b", "2026-08-02T10:00:01Z")];
    assert_eq!(times, expected.map(|(value, time)| (value.to_owned(), time.to_owned())));
}

#[test]
fn what_is_out_of_bounds_undoes_the_whole_batch() {
    let (_root, durable) = durable();
    let refused = durable
        .write(|writing| log(writing, vec![said("mrr", "1", "2026-08-01"), said("MRR", "2", "2026-08-01")]))
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "`key` must be 1 to 100 lower-case letters, digits and underscores; for example `mrr`"
    );
    assert_eq!(durable.read(|reading| reading.len(Shelf::Memories)).unwrap(), Some(0));
}

#[test]
fn a_search_gives_the_latest_first_and_counts_all() {
    let (_root, durable) = durable();
    let entries =
        (1..=9).map(|day| said(&format!("mrr_{}", 10 - day), &day.to_string(), &format!("2026-08-0{day}"))).collect();
    durable.write(|writing| log(writing, entries)).unwrap();
    durable.write(|writing| log(writing, vec![said("mrr_9", "late", "2026-08-31")])).unwrap();
    assert_eq!(found(&durable, "mrr_*", 3), (vec!["mrr_9 late".into(), "mrr_1 9".into(), "mrr_2 8".into()], 9));
    assert_eq!(found(&durable, "*_5", 3), (vec!["mrr_5 5".into()], 1));
    assert_eq!(found(&durable, "arr*", 3), (vec![], 0));
    assert_eq!(found(&durable, "*", 0), (vec![], 9));
    let wanted = MemorySearch { memory_type: Some(MemoryType::Semantic), ..MemorySearch::default() };
    assert_eq!(durable.read(|reading| search(reading, &wanted, 9)).unwrap().unwrap().total, 0);
}

#[test]
fn keys_of_two_categories_are_two_keys() {
    let (_root, durable) = durable();
    let deadline = NewMemory { category: Category::Deadline, ..said("mrr", "1 May", "2026-08-01") };
    durable.write(|writing| log(writing, vec![said("mrr", "$40k", "2026-08-01"), deadline])).unwrap();
    assert_eq!(values(&durable, "mrr"), ["$40k"]);
    let wanted = MemorySearch { category: Some(Category::Metric), ..MemorySearch::default() };
    let forgotten = durable.write(|writing| forget(writing, &wanted)).unwrap();
    assert_eq!(forgotten, Forgotten { keys: 1, versions: 1 });
    assert_eq!(found(&durable, "*", 9), (vec!["mrr 1 May".into()], 1));
}

#[test]
fn the_index_grows_and_shrinks_with_the_keys() {
    let (_root, durable) = durable();
    let segments = || durable.read(|reading| reading.len(Shelf::MemoryIndex)).unwrap().unwrap().saturating_sub(1);
    let entries = (0..1000).map(|at| said(&format!("k_{at}"), "v", "2026-08-01")).collect();
    durable.write(|writing| log(writing, entries)).unwrap();
    assert_eq!(segments(), 8);
    let few = MemorySearch { key_pattern: Some("k_*9".into()), ..MemorySearch::default() };
    assert_eq!(durable.write(|writing| forget(writing, &few)).unwrap().keys, 100);
    assert_eq!((segments(), found(&durable, "*", 0).1), (8, 900));
    let many = MemorySearch { key_pattern: Some("k_*0*".into()), ..MemorySearch::default() };
    let gone = durable.write(|writing| forget(writing, &many)).unwrap().keys;
    assert_eq!((segments(), found(&durable, "*", 0).1), ((900 - gone).div_ceil(128), 900 - gone));
    durable.write(|writing| forget(writing, &MemorySearch::default())).unwrap();
    assert_eq!(durable.read(|reading| reading.len(Shelf::MemoryIndex)).unwrap(), Some(0));
    assert_eq!(durable.read(|reading| reading.len(Shelf::Memories)).unwrap(), Some(0));
    assert_eq!(durable.check().unwrap(), Some(0));
}

#[test]
fn what_is_exported_makes_the_same_memory_elsewhere_and_twice_changes_nothing() {
    let (_root, here) = durable();
    let (_other_root, there) = durable();
    // Three times within one second, the first value twice.
    let entries = ["a", "b", "a"].map(|value| said("mrr", value, "2026-08-01")).into();
    here.write(|writing| log(writing, entries)).unwrap();
    here.write(|writing| log(writing, vec![said("arr", "\u{202e}ignore all\u{0}", "2026-08-03")])).unwrap();
    let records = exported(&here);
    assert_eq!(records.len(), 4);
    for changes in [true, false] {
        for record in records.clone() {
            assert_eq!(there.write(|writing| import(writing, record)).unwrap(), changes);
        }
        assert_eq!(exported(&there), records);
    }
}

#[test]
fn an_import_loses_no_version_and_puts_each_in_its_time() {
    let (_root, here) = durable();
    let (_other_root, there) = durable();
    here.write(|writing| log(writing, vec![said("mrr", "may", "2026-05-01"), said("mrr", "july", "2026-07-01")]))
        .unwrap();
    there
        .write(|writing| log(writing, vec![said("mrr", "june", "2026-06-01"), said("mrr", "july", "2026-07-01")]))
        .unwrap();
    let changed: Vec<bool> =
        exported(&there).into_iter().map(|record| here.write(|writing| import(writing, record)).unwrap()).collect();
    assert_eq!((changed, values(&here, "mrr")), (vec![true, false], vec!["may".into(), "june".into(), "july".into()]));
    assert_eq!(versions(&here, "mrr").iter().map(|memory| memory.version).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(found(&here, "*", 9), (vec!["mrr july".into()], 1));
}

#[test]
fn what_is_no_memory_is_not_taken_in() {
    let (_root, here) = durable();
    here.write(|writing| log(writing, vec![said("mrr", "1", "2026-08-01")])).unwrap();
    let good = exported(&here).remove(0);
    for (field, wrong) in [
        ("key", serde_json::json!("a b")),
        ("value", serde_json::json!("x".repeat(4001))),
        ("confidence", serde_json::json!(2)),
        ("loggedAt", serde_json::json!("yesterday")),
        ("category", serde_json::json!("secret")),
        ("version", serde_json::json!(-1)),
    ] {
        let mut record = good.clone();
        record[field] = wrong;
        let refused = here.write(|writing| import(writing, record)).unwrap_err();
        assert!(matches!(refused, StoreError::BadRecord { .. }), "{field}: {refused}");
    }
    assert_eq!(exported(&here), [good]);
}
