//! Every figure of an answer is traced to figures with a basis.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{freight_case, with, with_figure};
use crate::testing::Desk;

/// The parts of an answer that have an id, by it; an id that is there twice is a mistake.
fn parts<'v>(value: &'v Value, found: &mut BTreeMap<&'v str, &'v Value>) {
    if let Some(id) = value.get("id").and_then(Value::as_str) {
        // The losses of a case stand under its cost of inaction and nowhere else, so ids are unique in the whole tree.
        assert!(found.insert(id, value).is_none(), "{id} is there twice");
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| parts(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| parts(field, found)),
        _ => {}
    }
}

/// Calls `visit` with every number and the id of the innermost part it stands in.
fn numbers<'v>(value: &'v Value, inside: Option<&'v str>, visit: &mut dyn FnMut(&Value, Option<&str>)) {
    let inside = value.get("id").and_then(Value::as_str).or(inside);
    match value {
        Value::Number(_) => visit(value, inside),
        Value::Array(items) => items.iter().for_each(|item| numbers(item, inside, visit)),
        Value::Object(fields) => fields.values().for_each(|field| numbers(field, inside, visit)),
        _ => {}
    }
}

/// Follows a part to the figures it rests on.
fn leaves<'v>(id: &'v str, known: &BTreeMap<&str, &'v Value>, path: &mut Vec<&'v str>, found: &mut BTreeSet<&'v str>) {
    assert!(!path.contains(&id), "{id} rests on itself: {path:?}");
    let part = known.get(id).unwrap_or_else(|| panic!("{id} is named in {path:?} and is nowhere"));
    if id == "policy" || part.get("basis").is_some() {
        found.insert(id);
        return;
    }
    let from = part["from"].as_array().unwrap_or_else(|| panic!("{id} does not say what it comes from"));
    assert!(!from.is_empty(), "{id} comes from nothing");
    path.push(id);
    for next in from {
        leaves(next.as_str().unwrap(), known, path, found);
    }
    path.pop();
}

fn check(tool: &str, arguments: &Value) -> usize {
    let answer = Desk::default().result(tool, arguments);
    let mut known = BTreeMap::new();
    parts(&answer, &mut known);
    let mut count = 0;
    numbers(&answer, None, &mut |number, inside| {
        count += 1;
        assert!(inside.is_some(), "{number} stands in no part with an id");
        assert!(number.as_f64().is_some_and(f64::is_finite));
    });
    for id in known.keys() {
        let mut rests_on = BTreeSet::new();
        leaves(id, &known, &mut Vec::new(), &mut rests_on);
        assert!(!rests_on.is_empty(), "{id}");
        for leaf in rests_on.iter().filter(|leaf| **leaf != "policy") {
            let basis = known[leaf]["basis"].as_str().unwrap();
            assert!(["buyer", "benchmark", "assumption"].contains(&basis), "{leaf}: {basis}");
        }
    }
    count
}

#[test]
fn every_number_of_a_case_leads_to_figures_with_a_basis() {
    assert!(check("build_business_case", &freight_case()) > 100);
    check("build_business_case", &with(freight_case(), json!({ "period": "month", "years": 2, "rounding": "none" })));
}

#[test]
fn so_does_every_number_of_a_case_that_waits_for_answers() {
    check("build_business_case", &with_figure("people", json!({ "value": null })));
    check("build_business_case", &with_figure("licence", json!({ "value": null })));
    check("build_business_case", &json!({ "currency": "EUR" }));
}

#[test]
fn so_does_every_number_of_what_waiting_costs() {
    let case = freight_case();
    let loss = json!({ "id": "rekeying", "amount": "hours_a_week * 52 * people * hourly_cost" });
    let arguments = json!({ "figures": case["figures"], "lines": [loss], "months": 18 });
    assert!(check("get_cost_of_inaction", &arguments) > 40);
    check(
        "get_cost_of_inaction",
        &json!({ "figures": [{ "id": "a", "unit": "USD", "basis": "buyer" }], "lines": [{ "id": "b", "amount": "a" }] }),
    );
    check("get_cost_of_inaction", &json!({ "painPoints": ["manual entry"] }));
}

#[test]
fn a_changed_input_changes_what_rests_on_it_and_nothing_else() {
    let desk = Desk::default();
    let (before, after) = (
        desk.result("build_business_case", &freight_case()),
        desk.result("build_business_case", &with_figure("licence", json!({ "value": 50_000 }))),
    );
    let part = |answer: &Value, list: &str, id: &str| {
        answer[list].as_array().unwrap().iter().find(|part| part["id"] == id).cloned().unwrap()
    };
    for (list, id) in [("lines", "saved"), ("lines", "setup"), ("sums", "benefits")] {
        assert_eq!(part(&before, list, id), part(&after, list, id), "{id}");
    }
    for (list, id) in [("lines", "fee"), ("sums", "costs"), ("sums", "net"), ("measures", "npv"), ("measures", "roi")] {
        assert_ne!(part(&before, list, id), part(&after, list, id), "{id}");
    }
}
