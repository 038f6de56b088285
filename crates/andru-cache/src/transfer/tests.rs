use serde_json::json;
use tempfile::TempDir;

use super::*;
use crate::durable::{Durable, Partition};
use crate::testing::{durable, durable_in};

/// The records of an export.
fn exported(durable: &Durable) -> Vec<(String, Value)> {
    let mut records = Vec::new();
    durable
        .read(|reading| {
            export(reading, &mut |kind, value| {
                records.push((kind.to_owned(), value));
                Ok(())
            })
        })
        .unwrap();
    records
}

fn take(durable: &Durable, records: &[(String, Value)], replace: bool) -> Vec<Taken> {
    durable
        .write(|writing| {
            let mut importer = Importer::new(replace);
            records.iter().map(|(kind, value)| importer.take(writing, kind, value.clone())).collect()
        })
        .unwrap()
}

fn profile(product: &str) -> Value {
    json!({ "profile": { "product": product }, "confirmed": true, "origin": "typed", "savedOn": "2026-11-24" })
}

fn run(tool: &str) -> Value {
    json!({ "id": 0, "tool": tool, "inputHash": "00", "counts": {}, "finishedAt": "2026-11-24T10:00:00Z" })
}

fn records() -> Vec<(String, Value)> {
    let values = [("profile", profile("docks")), ("interview", json!([1])), ("run", run("fit")), ("run", run("learn"))];
    values.map(|(kind, value)| (kind.to_owned(), value)).to_vec()
}

fn other() -> (TempDir, Durable) {
    durable()
}

#[test]
fn what_goes_out_comes_in_elsewhere_and_twice_is_once() {
    let (_here, here) = durable();
    assert_eq!(take(&here, &records(), false), [Taken::Imported; 4]);
    let out = exported(&here);
    let (_there, there) = other();
    assert_eq!(take(&there, &out, false), [Taken::Imported; 4]);
    assert_eq!(exported(&there), out);
    assert_eq!(take(&there, &out, false), [Taken::Known; 4]);
    assert_eq!(exported(&there), out);
}

#[test]
fn what_is_there_is_kept_unless_it_is_to_be_replaced() {
    let (_root, durable) = durable();
    take(&durable, &records(), false);
    let new = [("profile".to_owned(), profile("cranes"))];
    assert_eq!(take(&durable, &new, false), [Taken::Kept]);
    assert_eq!(exported(&durable)[0].1["profile"]["product"], "docks");
    assert_eq!(take(&durable, &new, true), [Taken::Imported]);
    assert_eq!(exported(&durable)[0].1["profile"]["product"], "cranes");
}

#[test]
fn a_record_that_is_none_undoes_the_import() {
    let (_root, durable) = durable();
    let refused = durable.write(|writing| {
        let mut importer = Importer::default();
        importer.take(writing, "profile", profile("docks"))?;
        importer.take(writing, "run", json!({ "tool": 7 }))
    });
    assert!(matches!(refused, Err(StoreError::BadRecord { what: "run", .. })));
    assert_eq!(exported(&durable), []);
}

#[test]
fn a_kind_of_a_later_version_is_said_to_be_unknown() {
    let (_root, durable) = durable();
    assert_eq!(take(&durable, &[("dream".to_owned(), json!({}))], false), [Taken::Unknown]);
}

#[test]
fn adopting_moves_what_is_missing_and_keeps_what_the_account_has() {
    let (root, local) = durable();
    take(&local, &records(), false);
    let account = durable_in(&root, Partition::user("u-7"));
    take(&account, &[("profile".to_owned(), profile("of the account"))], false);
    let moved = account.adopt(move_over).unwrap().unwrap();
    assert_eq!(moved, Adopted { moved: 3, known: 0, kept: 1 });
    assert_eq!(exported(&local), []);
    let kinds: Vec<String> = exported(&account).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, ["profile", "interview", "run", "run"]);
    assert_eq!(exported(&account)[0].1["profile"]["product"], "of the account");
    assert_eq!(local.adopt(move_over).unwrap(), None, "without an account there is nobody to adopt");
}
