//! Arguments outside the bounds: the message names the field and the bound.

use serde_json::{Value, json};

use super::freight;
use crate::ErrorKind;
use crate::testing::Desk;

fn refused(tool: &str, arguments: &Value, field: &str, bound: &str) {
    let message = Desk::default().refusal(tool, arguments);
    assert!(message.contains(field) && message.contains(bound), "{tool}: {message}");
}

#[test]
fn a_refusal_names_the_field_and_the_bound() {
    let attributes: serde_json::Map<String, Value> = (0..101).map(|at| (format!("a{at}"), json!(1))).collect();
    let companies = vec![json!({ "companyName": "Northwind" }); 51];
    let long = "x".repeat(301);
    for (tool, arguments, field, bound) in [
        ("batch_fit_score", json!({ "companies": companies }), "`companies`", "51 items, the most is 50"),
        ("batch_fit_score", json!({ "companies": [] }), "`companies`", "0 items, the least is 1"),
        ("batch_fit_score", json!({}), "`companies`", "required"),
        ("batch_fit_score", json!({ "companies": [{ "nmae": "x" }] }), "`nmae`", "unknown in `companies[0]`"),
        ("get_icp_fit_score", json!({ "company": "x" }), "`company`", "unknown"),
        ("get_icp_fit_score", json!({ "industry": 7 }), "`industry`", "must be text, is a number"),
        ("get_persona_profile", json!({ "title": null }), "`title`", "is required"),
        ("batch_fit_score", json!({ "companies": [null] }), "`companies[0]`", "must be an object, is null"),
        ("get_icp_fit_score", json!({ "techStack": "SAP" }), "`techStack`", "must be a list, is text"),
        ("get_icp_fit_score", json!({ "employeeCount": 0 }), "`employeeCount`", "under the least, 1"),
        ("get_icp_fit_score", json!({ "employeeCount": 1e9 }), "`employeeCount`", "over the most, 10000000"),
        ("get_icp_fit_score", json!({ "attributes": attributes }), "`attributes`", "101 entries, the most is 100"),
        ("get_icp_fit_score", json!({ "attributes": { "a": [1] } }), "`attributes.a`", "is a list"),
        ("get_icp_fit_score", json!({ "industry": long }), "`industry`", "301 characters, the most is 300"),
        ("get_icp_fit_score", json!({ "painPoints": [long] }), "`painPoints[0]`", "301 characters, the most is 300"),
        ("get_icp_fit_score", json!([1]), "the arguments", "must be an object, is a list"),
        ("get_persona_profile", json!({}), "`title`", "required"),
        ("get_persona_profile", json!({ "title": "" }), "`title`", "0 characters, the least is 1"),
        ("get_icp_profile", json!({ "layers": [6] }), "`layers[0]`", "over the most, 5"),
        (
            "get_disqualification_signals",
            json!({ "dealContext": { "dealValue": -1 } }),
            "`dealContext.dealValue`",
            "under the least, 0",
        ),
        (
            "get_disqualification_signals",
            json!({ "dealContext": { "championIdentified": "yes" } }),
            "`dealContext.championIdentified`",
            "must be true or false, is text",
        ),
        (
            "set_product_context",
            json!({ "profile": { "priorities": ["money"] } }),
            "`profile.priorities[0]`",
            "must be one of",
        ),
        (
            "set_product_context",
            json!({ "profile": { "weights": { "firmographics": -3 } } }),
            "`profile.weights.firmographics`",
            "under the least, 0",
        ),
        ("set_product_context", json!({ "profile": { "colour": 1 } }), "`colour`", "unknown in `profile`"),
    ] {
        refused(tool, &arguments, field, bound);
    }
}

#[test]
fn so_does_a_refusal_of_the_company_tools() {
    for (tool, arguments, field, bound) in [
        (
            "get_sales_blueprint",
            json!({ "companyStage": "Series C", "arrTarget": "1" }),
            "`companyStage`",
            "must be one of",
        ),
        ("get_sales_blueprint", json!({ "companyStage": "Seed" }), "`arrTarget`", "is required"),
        (
            "get_sales_blueprint",
            json!({ "companyStage": "Seed", "arrTarget": "1e30" }),
            "`arrTarget` cannot be read",
            "more than 10^15",
        ),
        (
            "get_sales_blueprint",
            json!({ "companyStage": "Seed", "arrTarget": "$1M", "assumptions": { "winRates": 0.2 } }),
            "`assumptions` has no `winRates`",
            "did you mean `winRate`?",
        ),
        (
            "get_sales_blueprint",
            json!({ "companyStage": "Seed", "arrTarget": "$1M", "assumptions": { "winRate": 20 } }),
            "`assumptions.winRate` is 20",
            "0.01 to 1",
        ),
        (
            "get_sales_blueprint",
            json!({ "companyStage": "Seed", "arrTarget": "$1M", "teamSize": 1e9 }),
            "`teamSize`",
            "over the most, 10000",
        ),
        ("assess_company_readiness", json!({}), "`metrics`", "required"),
        ("assess_company_readiness", json!({ "metrics": { "ebitda": 1 } }), "`ebitda`", "unknown in `metrics`"),
        (
            "assess_company_readiness",
            json!({ "metrics": { "growthRate": 50 } }),
            "`metrics.growthRate`",
            "over the most, 10",
        ),
        (
            "assess_company_readiness",
            json!({ "metrics": { "netRevenueRetention": 105 } }),
            "`metrics.netRevenueRetention`",
            "over the most, 3",
        ),
        ("assess_company_readiness", json!({ "metrics": { "cac": 0 } }), "`metrics.cac`", "under the least, 0.01"),
        (
            "assess_company_readiness",
            json!({ "metrics": { "arr": "1M" } }),
            "`metrics.arr`",
            "must be a number, is text",
        ),
        (
            "assess_company_readiness",
            json!({ "metrics": { "arr": 10, "netNewArr": 11 } }),
            "`netNewArr`",
            "over the ARR there is (10)",
        ),
        (
            "assess_company_readiness",
            json!({ "metrics": {}, "currency": "XQQ" }),
            "`XQQ`",
            "not a currency code of ISO 4217",
        ),
        (
            "assess_company_readiness",
            json!({ "metrics": {}, "thresholds": { "runway": [24, 3] } }),
            "`thresholds.runway`",
            "must rise",
        ),
        (
            "assess_company_readiness",
            json!({ "metrics": {}, "thresholds": { "runway": [3] } }),
            "`thresholds.runway`",
            "1 items, the least is 2",
        ),
    ] {
        refused(tool, &arguments, field, bound);
    }
}

#[test]
fn an_unknown_tool_is_not_found() {
    let error = Desk::default().call("get_weather", &json!({})).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert!(error.hints()[0].contains("batch_fit_score"));
}

#[test]
fn a_profile_that_cannot_be_read_is_refused_and_nothing_is_saved() {
    for (profile, field, why) in [
        (json!({ "geographies": ["Atlantis"] }), "`profile.geographies` cannot be read: \"Atlantis\"", "place"),
        (json!({ "employees": "lots" }), "`profile.employees` cannot be read: \"lots\"", ""),
        (json!({ "revenue": "plenty" }), "`profile.revenue` cannot be read: \"plenty\"", ""),
        (json!({ "refuse": { "geographies": ["Atlantis"] } }), "`profile.refuse.geographies` cannot be read", ""),
        (json!({ "refuse": { "priceFloor": "a lot" } }), "`profile.refuse.priceFloor` cannot be read", ""),
        (json!({ "priorities": ["painPoints", "painPoints"] }), "`profile.priorities[1]`", "a second time"),
        (json!({ "weights": { "painPoints": 0 } }), "`profile.weights`", "at least one weight over 0"),
        (json!({ "tiers": { "a": 60, "b": 60, "c": 40 } }), "`profile.tiers`", "must fall from a to c"),
        (json!({ "halfLifeDays": { "hiring": 0 } }), "`profile.halfLifeDays.hiring`", "over 0 and at most 3650"),
        (json!({ "halfLifeDays": { "moon": 3 } }), "`profile.halfLifeDays`", "no kind of event `moon`"),
    ] {
        let desk = Desk::default();
        let message = desk.refusal("set_product_context", &json!({ "profile": profile, "confirm": true }));
        assert!(message.contains(field) && message.contains(why), "{message}");
        assert_eq!(desk.saved(), None, "{profile}");
        let desk = Desk::with_profile(&freight());
        let before = desk.saved();
        desk.refusal("set_product_context", &json!({ "profile": profile, "confirm": true }));
        assert_eq!(desk.saved(), before, "{profile}");
    }
}
