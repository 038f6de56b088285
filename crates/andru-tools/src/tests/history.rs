//! A model of the user's own deals, learned, in use, and forgotten.

use serde_json::{Value, json};

use super::{deals, freight, northwind};
use crate::testing::Desk;

/// An account that scores by its deals, with a profile or without.
fn learned(profile: bool) -> Desk {
    let desk = if profile { Desk::with_profile(&freight()) } else { Desk::default() };
    let answer = desk.result("learn_icp", &json!({ "rows": deals(), "useModel": true }));
    assert_eq!((&answer["verdict"], &answer["inUse"]), (&json!("learned"), &json!(true)), "{answer}");
    desk
}

fn tenths(value: &Value) -> i64 {
    (value.as_f64().unwrap() * 10.0).round() as i64
}

fn sum(parts: &Value) -> i64 {
    parts.as_array().unwrap().iter().map(|part| tenths(&part["points"])).sum()
}

/// Northwind with what the deals teach about besides its industry.
fn northwind_in_the_north() -> Value {
    let mut company = northwind();
    company["attributes"] = json!({ "region": "North", "seats": 4 });
    company
}

#[test]
fn a_model_in_use_makes_the_score_and_the_profile_stays_beside_it() {
    let desk = learned(true);
    let reply = desk.call("get_icp_fit_score", &northwind_in_the_north()).unwrap().json;
    let answer = &reply["result"];
    let history = &answer["history"];
    assert_eq!(tenths(&answer["score"]), tenths(&history["start"]) + sum(&history["parts"]));
    assert_eq!(tenths(&answer["profileMatch"]), tenths(&answer["start"]) + sum(&answer["breakdown"]));
    assert_eq!(history["parts"].as_array().unwrap().len(), 2, "by attribute, and by heading alike: {history}");
    assert_eq!((&history["counts"], &history["verdict"]), (&json!(true), &json!("learned")));
    assert!(history["probability"].as_f64().is_some_and(|chance| chance > 0.5 && chance < 1.0), "{history}");
    assert!(reply["provenance"]["model"].is_string());
    let basis = answer["basis"].to_string();
    assert!(basis.contains("learned from 240 of your deals") && !basis.contains("no history yet"), "{basis}");
    assert!(basis.contains("attributes that your deals do not have: seats"), "{basis}");
    let without = Desk::with_profile(&freight()).result("get_icp_fit_score", &northwind_in_the_north());
    assert_eq!(answer["breakdown"], without["breakdown"]);
    assert_eq!(answer["profileMatch"], without["score"]);
    assert_eq!((without.get("history"), &without["profileMatch"]), (None, &without["score"]));
}

#[test]
fn a_model_judges_without_a_profile() {
    let desk = learned(false);
    let answer = desk.result("get_icp_fit_score", &json!({ "industry": "logistics" }));
    assert_eq!((&answer["status"], &answer["action"]), (&json!("complete"), &json!("call")), "{answer}");
    assert_eq!((answer.get("profileMatch"), answer.get("start"), &answer["breakdown"]), (None, None, &json!([])));
    let gated = json!({ "industry": "logistics", "attributes": { "optedOut": true } });
    assert_eq!(desk.result("get_icp_fit_score", &gated)["action"], "drop");
    let unknown = desk.result("get_icp_fit_score", &json!({ "companyName": "Northwind" }));
    assert_eq!((&unknown["status"], unknown.get("score")), (&json!("insufficient_evidence"), None), "{unknown}");
    let batch = desk.result("batch_fit_score", &json!({ "companies": [{}, { "industry": "Toys" }] }));
    assert_eq!(batch["companies"][0]["action"], "research", "{batch}");
    assert_eq!(batch["companies"][0]["coverage"], 0.0, "{batch}");
}

#[test]
fn what_the_deals_know_nothing_of_is_judged_by_the_profile_alone() {
    let mut company = northwind();
    company["industry"] = json!("banking");
    let answer = learned(true).result("get_icp_fit_score", &company);
    let without = Desk::with_profile(&freight()).result("get_icp_fit_score", &company);
    for field in ["score", "tier", "coverage", "low", "high", "action", "actionReason", "findOut"] {
        assert_eq!(answer[field], without[field], "{field}");
    }
    assert_eq!((&answer["history"]["counts"], answer["history"].get("probability")), (&json!(false), None));
    assert!(answer["summary"].as_str().unwrap().contains("By the profile alone"), "{answer}");
}

#[test]
fn the_batch_says_what_a_single_call_says() {
    let desk = learned(true);
    let single = desk.result("get_icp_fit_score", &northwind_in_the_north());
    let batch = desk.result("batch_fit_score", &json!({ "companies": [northwind_in_the_north()] }));
    let row = &batch["companies"][0];
    for field in ["score", "tier", "coverage", "low", "high", "action", "profileMatch"] {
        assert_eq!(row[field], single[field], "{field}");
    }
    assert_eq!(row["probability"], single["history"]["probability"]);
    assert!(batch["summary"].as_str().unwrap().contains("learned from 240 of your deals"), "{batch}");
}

#[test]
fn a_model_is_kept_only_where_it_is_asked_for_and_there_is_something_in_it() {
    let desk = Desk::with_profile(&freight());
    let answer = desk.result("learn_icp", &json!({ "rows": deals() }));
    assert_eq!((&answer["inUse"], answer["scorecard"].is_object()), (&json!(false), true));
    assert_eq!(desk.result("get_icp_scorecard", &json!({}))["status"], "needs_context");
    let few = desk.result("learn_icp", &json!({ "rows": &deals()[..30], "useModel": true }));
    assert_eq!((&few["verdict"], &few["inUse"]), (&json!("too_few_deals"), &json!(false)));
    assert!(few["summary"].as_str().unwrap().contains("scores stay as they were"), "{few}");
    let nothing = desk.result("learn_icp", &json!({ "rows": deals(), "only": ["Region"], "useModel": true }));
    assert_eq!((&nothing["verdict"], &nothing["inUse"]), (&json!("nothing_learnable"), &json!(false)), "{nothing}");
    assert_eq!(desk.result("get_icp_scorecard", &json!({}))["status"], "needs_context");
}

#[test]
fn the_scorecard_in_use_adds_up_to_the_scale() {
    let desk = learned(false);
    let answer = desk.result("get_icp_scorecard", &json!({}));
    let card = &answer["scorecard"];
    let ends = |pick: fn(i64, i64) -> i64| -> i64 {
        let groups = |field: &Value| field["groups"].as_array().unwrap().iter().map(|group| tenths(&group["points"])).fold(0, pick);
        tenths(&card["start"]) + card["fields"].as_array().unwrap().iter().map(groups).sum::<i64>()
    };
    assert_eq!((ends(i64::min), ends(i64::max)), (0, 1000), "{card}");
    assert_eq!(answer["figures"]["deals"], 240);
}

#[test]
fn words_of_a_score_by_the_deals() {
    let desk = learned(true);
    insta::assert_snapshot!(desk.markdown("get_icp_fit_score", &northwind_in_the_north()), @"");
}

#[test]
fn words_of_a_history() {
    let desk = Desk::default();
    insta::assert_snapshot!(desk.markdown("get_icp_scorecard", &json!({})), @"");
    insta::assert_snapshot!(desk.markdown("learn_icp", &json!({ "rows": deals(), "useModel": true })), @"");
    insta::assert_snapshot!(desk.markdown("get_icp_scorecard", &json!({})), @"");
}
