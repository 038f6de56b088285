//! `set_product_context`: what is saved, what is kept, what is asked for.

use serde_json::json;

use super::freight;
use crate::testing::Desk;

const PITCH: &str = "We sell customs entry software to freight forwarders in Germany with 50-500 employees. \
                     It ends manual customs entry for the VP Operations.";

#[test]
fn a_description_is_saved_as_a_proposal_and_confirmed_later() {
    let desk = Desk::default();
    let answer = desk.result("set_product_context", &json!({ "productDescription": PITCH }));
    assert_eq!((&answer["status"], &answer["confirmed"]), (&json!("saved"), &json!(false)));
    assert!(
        !answer["because"].as_array().unwrap().is_empty() && !answer["openQuestions"].as_array().unwrap().is_empty()
    );
    let scored =
        desk.result("get_icp_fit_score", &json!({ "companyName": "Northwind", "industry": "freight forwarding" }));
    assert_eq!((scored.get("tier"), &scored["action"]), (None, &json!("research")));
    let answer = desk.result("set_product_context", &json!({ "confirm": true }));
    assert_eq!((&answer["status"], &answer["confirmed"]), (&json!("saved"), &json!(true)));
    let scored =
        desk.result("get_icp_fit_score", &json!({ "companyName": "Northwind", "industry": "freight forwarding" }));
    assert!(scored.get("tier").is_some(), "{scored}");
}

#[test]
fn a_profile_that_a_person_made_is_kept() {
    for confirm in [true, false] {
        let desk = Desk::default();
        desk.result("set_product_context", &json!({ "profile": freight(), "confirm": confirm }));
        let before = desk.saved();
        let answer = desk.result("set_product_context", &json!({ "productDescription": PITCH }));
        assert_eq!((&answer["status"], &answer["confirmed"]), (&json!("kept"), &json!(confirm)));
        assert_eq!(desk.saved(), before);
    }
}

#[test]
fn a_proposal_gives_way_to_another() {
    let desk = Desk::default();
    desk.result("set_product_context", &json!({ "productDescription": "Payroll for bakeries" }));
    let answer = desk.result("set_product_context", &json!({ "productDescription": PITCH }));
    assert_eq!(answer["status"], "saved");
    assert_eq!(desk.saved().unwrap().profile.product.as_deref(), Some(PITCH));
}

#[test]
fn a_website_is_not_guessed_at() {
    let desk = Desk::default();
    let answer = desk.result("set_product_context", &json!({ "website": "northwind.example" }));
    assert_eq!(answer["status"], "needs_context");
    assert!(answer["summary"].as_str().unwrap().starts_with("The website was not read"));
    assert!(answer["requiredContext"]["productDescription"].is_string());
    assert_eq!(desk.saved(), None);
}

#[test]
fn there_is_nothing_to_confirm_before_there_is_a_profile() {
    for arguments in [json!({}), json!({ "confirm": true }), json!({ "productDescription": "  " })] {
        let desk = Desk::default();
        assert_eq!(desk.result("set_product_context", &arguments)["status"], "needs_context", "{arguments}");
        assert_eq!(desk.saved(), None);
    }
}

#[test]
fn a_profile_that_judges_nothing_says_why() {
    let desk = Desk::default();
    let answer = desk.result("set_product_context", &json!({ "profile": { "product": "Software" }, "confirm": true }));
    assert!(answer["notes"][0].as_str().unwrap().starts_with("nothing can be scored yet: name at least one"));
    let unranked = json!({ "industries": ["logistics"], "priorities": ["budgetFit"] });
    let answer = desk.result("set_product_context", &json!({ "profile": unranked, "confirm": true }));
    assert!(answer["notes"][0].as_str().unwrap().contains("none of the dimensions you rank or weigh"), "{answer}");
    let scored = desk.result("get_icp_fit_score", &json!({ "industry": "logistics" }));
    assert_eq!(scored["status"], "needs_context");
    assert!(scored["summary"].as_str().unwrap().contains("none of the dimensions you rank or weigh"), "{scored}");
}

#[test]
fn named_customers_check_the_profile() {
    let mut profile = freight();
    profile["examples"] = json!({
        "good": [{ "name": "Good Freight", "industry": "logistics" }, { "name": "Fine Freight", "industry": "freight" }],
        "bad": [{ "name": "Sad Bank", "industry": "banking", "why": "no customs" }]
    });
    let answer = Desk::default().result("set_product_context", &json!({ "profile": profile, "confirm": true }));
    assert_eq!(answer["check"], "2 of 2 pairs come out your way.");
    let mut odd = freight();
    odd["industries"] = json!(["zeppelin tours"]);
    let answer = Desk::default().result("set_product_context", &json!({ "profile": odd, "confirm": true }));
    assert!(answer["notes"][0].as_str().unwrap().contains("not an industry we know"), "{answer}");
}
