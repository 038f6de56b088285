//! Companies judged by a small model.

use serde_json::json;

use super::*;
use crate::icp::{Action, ActionReason, Scorecard, Tier, TierNote};

/// Industry, head count in bands, revenue in numbers; 20 points are the profile's where it has a part.
fn model(tiers: bool, cold: bool) -> Model {
    let bin = |holds: serde_json::Value, points: f64, won: u64| json!({ "holds": holds, "points": points, "deals": 100, "won": won });
    let cut =
        |tier: &str, from: f64| json!({ "tier": tier, "from": from, "deals": 9, "won": 5, "low": 0.1, "high": 0.2 });
    let scale = if cold { 10.0 } else { 20.0 };
    let mut card = json!({
        "start": 50.0,
        "fields": [
            { "column": "Industry", "role": "industry", "bins": [
                bin(json!({ "words": ["Logistics"] }), 20.0, 80),
                bin(json!({ "words": ["Retail"] }), -20.0, 10),
                bin(json!("rest"), 0.0, 30) ] },
            { "column": "Size", "role": "headCount", "bins": [
                bin(json!({ "words": ["1-50"] }), -10.0, 20),
                bin(json!({ "words": ["51-200"] }), 10.0, 60) ] },
            { "column": "Revenue", "role": "revenue", "number_without": "$,",
              "bins": [bin(json!({ "up_to": 1_000_000.0 }), -scale, 20), bin(json!("rest"), scale, 60)],
              "blank": { "points": 1.5, "deals": 10, "won": 5 } },
        ],
        "calibration": { "intercept": -2.0, "slope": 0.04 },
        "tiers": if tiers { json!([cut("A", 80.0), cut("C", 30.0), cut("D", 0.0)]) } else { json!([]) },
    });
    if cold {
        card["cold_start"] = json!({ "source": "profile", "weight": 0.2, "mean": 50.0, "points_per_unit": 0.2, "low": 0.0, "high": 100.0 });
    }
    let model: Model = serde_json::from_value(json!({
        "format": "andru-icp-model/1",
        "source": { "input_hash": "", "outcome_column": "Stage", "won_values": [], "lost_values": [] },
        "history": { "verdict": "learned", "reason": "", "deals": 300, "won": 120, "blend_weight": 0.7, "fields": [] },
        "scorecard": card,
        "validation": { "groups": [], "bars": [] },
    }))
    .unwrap();
    assert_eq!(model.problem(), None);
    model
}

fn nothing_saved() -> Fit {
    Scorecard::without_profile().fit(&Company::default(), jiff::civil::date(2026, 11, 24))
}

fn judged(model: &Model, company: &Company<'_>, profile_match: Option<Points>) -> (HistoryFit, Standing) {
    let card = HistoryCard::new(model);
    let fit = card.fit(company, |_| None, profile_match);
    let sum: Points = fit.parts.iter().map(|part| part.points).sum();
    assert_eq!(fit.score, fit.start + sum, "{fit:?}");
    let standing = card.standing(&nothing_saved(), &fit);
    (fit, standing)
}

#[test]
fn a_companys_own_fields_fall_into_the_groups_of_the_deals() {
    let said = |company: Company<'_>| {
        let (fit, _) = judged(&model(true, false), &company, None);
        strongest_lines(&fit).join("; ")
    };
    let industry = |text| Company { industry: Some(text), ..Company::default() };
    let size = |text| Company { employees: Some(text), ..Company::default() };
    let revenue = |text| Company { revenue: Some(text), ..Company::default() };
    assert_eq!(said(industry("logistics")), "Industry logistics +20.0: 80 of 100 such deals were won");
    assert_eq!(said(size("240")), "", "in no band");
    assert_eq!(said(size("120")), "Size 51-200 +10.0: 60 of 100 such deals were won");
    assert_eq!(said(size("11-50")), "Size 1-50 -10.0: 20 of 100 such deals were won");
    assert_eq!(said(size("20-100")), "", "in two bands");
    assert_eq!(said(revenue("$5M-$9M")), "Revenue 5,000,000 (over 1,000,000) +20.0: 60 of 100 such deals were won");
    assert_eq!(said(revenue("$0.5M-$9M")), "", "in two groups");
    let (fit, _) = judged(&model(true, false), &industry("falconry"), None);
    assert!(fit.is_blank);
    assert_eq!(fit.unknown[0].note.as_deref(), Some("none of your deals had \"falconry\""));
}

#[test]
fn what_is_written_under_a_heading_comes_before_the_companys_own_fields() {
    let model = model(true, true);
    let card = HistoryCard::new(&model);
    let company = Company { industry: Some("Logistics"), ..Company::default() };
    let fit_of = |size| card.fit(&company, |at| [Some("Retail"), size, Some("")][at], Some(Points::from_tenths(700)));
    let parts = |fit: &HistoryFit| -> Vec<(String, String, i32)> {
        let part = |part: &HistoryPart| (part.column.clone(), part.value.clone(), part.points.tenths());
        fit.parts.iter().map(part).collect()
    };
    let told = |column: &str, value: &str, tenths| (column.to_owned(), value.to_owned(), tenths);
    let (industry, profile) = (told("Industry", "Retail", -200), told("profile match", "70", 40));
    let whole = [industry.clone(), told("Size", "1-50", -100), told("Revenue", "blank", 15), profile.clone()];
    assert_eq!(parts(&fit_of(Some("1-50"))), whole);
    let fit = fit_of(None);
    assert_eq!(parts(&fit), [industry, profile], "a blank counts only in a row otherwise filled in");
    assert_eq!((fit.score.tenths(), fit.coverage.tenths()), (340, 600));
    assert_eq!(fit.unknown.iter().map(|column| column.column.as_str()).collect::<Vec<_>>(), ["Size", "Revenue"]);
    assert_eq!(card.headings().collect::<Vec<_>>(), ["Industry", "Size", "Revenue"]);
}

#[test]
fn the_models_tiers_decide_what_to_do() {
    let say = |industry: Option<&'static str>, size: Option<&'static str>, revenue: Option<&'static str>| {
        let company = Company { industry, employees: size, revenue, ..Company::default() };
        let (_, standing) = judged(&model(true, false), &company, None);
        let tier = standing.tier.map_or("none", Tier::name);
        format!("{} {tier} {}: {}", standing.score, standing.action, standing.action_reason)
    };
    let (logistics, size, revenue) = (Some("Logistics"), Some("51-200"), Some("$5M"));
    assert_eq!(say(logistics, size, revenue), "100.0 A call: tier A even if the rest turns out badly: at worst 100.0");
    assert_eq!(say(logistics, size, None), "80.0 A call: 80.0 on 60.0% known, at worst 60.0");
    assert_eq!(say(logistics, None, None), "70.0 C research: 70.0 on what is known, 100.0 at best");
    assert_eq!(
        say(Some("Retail"), None, None),
        "30.0 C drop: cannot reach tier A (80.0) whatever is found out: at best 60.0"
    );
}

#[test]
fn without_tiers_or_knowledge_the_profile_decides() {
    let logistics = Company { industry: Some("Logistics"), ..Company::default() };
    let (_, standing) = judged(&model(false, false), &logistics, None);
    assert_eq!((standing.tier, standing.tier_note), (None, Some(TierNote::NoTiers)));
    assert_eq!((standing.action, standing.action_reason), (Action::Research, ActionReason::NoCut));
    let (fit, standing) = judged(&model(true, true), &Company::default(), Some(Points::from_tenths(700)));
    assert!(fit.is_blank);
    assert_eq!(
        (standing.low, standing.high, standing.tier),
        (Points::from_tenths(140), Points::from_tenths(940), None)
    );
    assert_eq!(standing.action_reason, ActionReason::NothingLearned);
}

#[test]
fn a_gate_rules_whatever_the_deals_say() {
    let model = model(true, false);
    let card = HistoryCard::new(&model);
    let company = Company { industry: Some("Logistics"), opted_out: Some("yes"), ..Company::default() };
    let gated = Scorecard::without_profile().fit(&company, jiff::civil::date(2026, 11, 24));
    let fit = card.fit(&company, |_| None, None);
    assert_eq!(card.standing(&gated, &fit).action, Action::Drop);
    assert_eq!(card.standing(&gated, &fit).score, fit.score);
}

#[test]
fn what_no_deal_had_written_so_is_read_by_what_it_means() {
    let model = model(true, false);
    let card = HistoryCard::new(&model);
    let said = |cells: [&'static str; 3]| {
        let [industry, size, revenue] = cells.map(Some);
        let company = Company { industry, employees: size, revenue, ..Company::default() };
        let fit = card.fit(&company, |at| cells.get(at).copied(), None);
        fit.parts.iter().map(|part| format!("{} {}", part.column, part.points)).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(said(["Retail", "1-50", "$2,000"]), "Industry -20.0, Size -10.0, Revenue -20.0");
    assert_eq!(said(["Retail", "120 people", "$5M-$9M"]), "Industry -20.0, Size 10.0, Revenue 20.0");
    assert_eq!(said(["Retail", "20-100", "$0.5M-$9M"]), "Industry -20.0", "in two groups each, so not known");
}
