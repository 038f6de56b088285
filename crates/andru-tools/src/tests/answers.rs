//! Every tool: the least that can be asked, what it needs first, and a full call.

use serde_json::{Value, json};

use super::{deals, freight, northwind};
use crate::ports::Store as _;
use crate::testing::Desk;

/// A full call of every tool.
fn full_calls() -> [(&'static str, Value); 18] {
    let mut deal = northwind();
    let deal = deal.as_object_mut().unwrap();
    for field in ["domain", "painPoints", "behavioralSignals", "triggerEvents"] {
        deal.remove(field);
    }
    deal.insert(
        "dealContext".to_owned(),
        json!({ "dealValue": 40000, "stage": "demo", "daysInPipeline": 90.5, "championIdentified": false }),
    );
    let mut company = northwind();
    company["attributes"] = json!({ "optedOut": false, "regulatedData": "PCI", "score": 7.5 });
    company["productDescription"] = json!("Customs software");
    [
        ("set_product_context", json!({ "profile": freight(), "confirm": true, "website": "seller.example" })),
        ("get_icp_profile", json!({ "layers": [1, 3], "includeSevenAnswers": true, "includeAntiPatterns": true })),
        ("get_icp_fit_score", company),
        (
            "batch_fit_score",
            json!({ "companies": [northwind(), { "companyName": "Vector Foods", "industry": "food" }, {}] }),
        ),
        ("get_disqualification_signals", Value::Object(deal.clone())),
        ("get_persona_profile", json!({ "title": "VP Operations", "industry": "logistics", "companySize": "51-200" })),
        ("learn_icp", json!({ "rows": deals(), "only": ["Region", "Industry"], "useModel": true })),
        ("get_icp_scorecard", json!({})),
        ("build_business_case", super::cost::freight_case()),
        ("get_cost_of_inaction", json!({ "painPoints": ["manual entry", "late deliveries"], "stall": "status_quo" })),
        (
            "get_sales_blueprint",
            json!({ "companyStage": "Series A", "arrTarget": "$2M", "currentArr": "$500k", "dealSize": "$20k-$30k",
                "avgCycleLength": "60 days", "teamSize": 1, "assumptions": { "winRate": 0.25 } }),
        ),
        (
            "assess_company_readiness",
            json!({
                "companyName": "Northwind Software",
                "metrics": { "arr": 1.2e6, "growthRate": 0.8, "cac": 9000, "burnRate": 75000 },
                "currency": "EUR",
                "thresholds": { "growth": [0, 1] }
            }),
        ),
        ("get_portfolio_readiness_rollup", json!({ "portfolioId": "fund i" })),
        (
            "generate_portfolio_brief",
            json!({ "portfolioId": "Fund I", "periodType": "annual", "periodStart": "2025-04-01",
                "periodEnd": "2026-03-31" }),
        ),
        (
            "log_revenue_insight",
            json!({ "category": "metric", "key": "mrr", "value": "$42k", "memoryType": "episodic", "domain": "revenue",
                "confidence": 0.9 }),
        ),
        (
            "get_revenue_memory",
            json!({ "category": "metric", "keyPattern": "*mrr*", "memoryType": "episodic", "limit": 5 }),
        ),
        ("get_founder_context", json!({})),
        ("get_memory_history", json!({ "category": "metric", "key": "mrr", "at": "2026-01-01" })),
    ]
}

#[test]
fn every_full_call_fits_its_schema_and_gives_the_same_bytes_twice() {
    for (tool, arguments) in full_calls() {
        let answer = || {
            let desk = Desk::with_profile(&freight());
            super::portfolio::fill(&desk);
            let reply = desk.call(tool, &arguments).unwrap();
            (serde_json::to_string(&reply.json).unwrap(), reply.page.markdown())
        };
        let (json, page) = answer();
        assert_eq!((&json, &page), (&answer().0, &answer().1), "{tool}");
        assert!(json.contains("\"asOf\":\"2026-03-16\"") && !page.is_empty(), "{tool}");
    }
}

#[test]
fn the_least_call_is_answered_or_asks_for_what_it_needs() {
    for (tool, arguments) in [
        ("set_product_context", json!({})),
        ("get_icp_profile", json!({})),
        ("get_icp_fit_score", json!({})),
        ("batch_fit_score", json!({ "companies": [{}] })),
        ("get_disqualification_signals", json!({})),
    ] {
        let desk = Desk::default();
        let answer = desk.result(tool, &arguments);
        assert_eq!(answer["status"], "needs_context", "{tool}");
        assert!(answer["requiredContext"]["productDescription"].is_string(), "{tool}");
        assert!(desk.markdown(tool, &arguments).contains("productDescription"), "{tool}");
        assert_eq!(desk.saved(), None, "{tool}");
    }
    let persona = Desk::default().result("get_persona_profile", &json!({ "title": "Zookeeper" }));
    assert_eq!(persona["status"], "insufficient_evidence");
}

#[test]
fn the_parts_of_an_answer_sum_to_its_score() {
    let answer = Desk::with_profile(&freight()).result("get_icp_fit_score", &northwind());
    let tenths = |value: &Value| (value.as_f64().unwrap() * 10.0).round();
    let parts: f64 = answer["breakdown"].as_array().unwrap().iter().map(|part| tenths(&part["points"])).sum();
    assert!((tenths(&answer["start"]) + parts - tenths(&answer["score"])).abs() < 1e-9);
    for part in answer["breakdown"].as_array().unwrap() {
        let fields: f64 = part["fields"].as_array().unwrap().iter().map(|field| tenths(&field["points"])).sum();
        assert!((tenths(&part["points"]) - fields).abs() < 1e-9, "{part}");
    }
}

#[test]
fn a_company_of_which_nothing_is_known_gets_no_score() {
    let desk = Desk::with_profile(&freight());
    let answer = desk.result("get_icp_fit_score", &json!({ "companyName": "Northwind" }));
    assert_eq!(answer["status"], "insufficient_evidence");
    assert_eq!((answer.get("score"), answer.get("tier")), (None, None));
    let verdict = desk.result("get_disqualification_signals", &json!({ "companyName": "Northwind" }));
    assert_eq!((&verdict["status"], verdict.get("verdict")), (&json!("insufficient_evidence"), None));
    let batch = desk.result(
        "batch_fit_score",
        &json!({ "companies": [{ "companyName": "Northwind" }, { "companyName": "Vector" }] }),
    );
    assert_eq!(batch["companies"][0].get("tier"), None);
    assert_eq!(batch["ties"][0], "2 companies of which nothing is known: Northwind, Vector");
}

#[test]
fn the_batch_says_what_a_single_call_says() {
    let desk = Desk::with_profile(&freight());
    let single = desk.result("get_icp_fit_score", &northwind());
    let batch =
        desk.result("batch_fit_score", &json!({ "companies": [{ "companyName": "Other" }, northwind(), northwind()] }));
    let row = &batch["companies"][0];
    for field in ["company", "score", "tier", "coverage", "low", "high", "action"] {
        assert_eq!(row[field], single[field], "{field}");
    }
    assert_eq!((&row["row"], &batch["companies"][1]["duplicateOf"]), (&json!(2), &json!(2)));
}

#[test]
fn a_failed_gate_drops_whatever_the_score() {
    let mut company = northwind();
    company["attributes"] = json!({ "optedOut": true });
    let desk = Desk::with_profile(&freight());
    let answer = desk.result("get_icp_fit_score", &company);
    assert_eq!(
        (&answer["action"], &answer["actionReason"]),
        (&json!("drop"), &json!("opted out: they asked not to be contacted"))
    );
    assert_eq!(answer["score"], desk.result("get_icp_fit_score", &northwind())["score"]);
}

#[test]
fn a_call_leaves_a_run_and_a_refusal_does_not() {
    let desk = Desk::with_profile(&freight());
    desk.result("batch_fit_score", &json!({ "companies": [northwind(), {}] }));
    desk.refusal("batch_fit_score", &json!({ "companies": [] }));
    let cx = std::pin::pin!(desk.store.runs(9));
    let runs = match std::future::Future::poll(cx, &mut std::task::Context::from_waker(std::task::Waker::noop())) {
        std::task::Poll::Ready(runs) => runs.unwrap(),
        std::task::Poll::Pending => panic!("a store in memory never waits"),
    };
    assert_eq!(runs.len(), 2);
    assert_eq!((runs[0].tool.as_str(), runs[0].counts["companies"]), ("batch_fit_score", 2));
}

#[test]
fn any_text_is_answered() {
    let desk = Desk::with_profile(&freight());
    for text in ["\u{0}", "\u{202e}<script>|`", "=HYPERLINK(1)", "🦀🦀", "\u{1b}[31m", "ß".repeat(100).as_str()] {
        let company = json!({ "companyName": text, "domain": text, "industry": text, "revenue": text, "geography": text,
            "techStack": [text], "painPoints": [text], "triggerEvents": [text], "attributes": { "optedOut": text, text: text } });
        let page = desk.markdown("get_icp_fit_score", &company);
        assert!(!page.contains('\u{1b}') && !page.contains("<script>"), "{text:?}");
        desk.result("batch_fit_score", &json!({ "companies": [company] }));
        desk.result("get_persona_profile", &json!({ "title": text, "industry": text, "companySize": "?" }));
        desk.result("get_icp_profile", &json!({ "productDescription": text }));
    }
}

#[test]
fn a_null_argument_is_one_that_is_left_out() {
    let desk = Desk::with_profile(&freight());
    let given =
        desk.result("get_icp_fit_score", &json!({ "companyName": "Northwind", "industry": null, "attributes": null }));
    assert_eq!(given, desk.result("get_icp_fit_score", &json!({ "companyName": "Northwind" })));
}
