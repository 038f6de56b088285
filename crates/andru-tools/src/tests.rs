//! What holds for every tool, and what each tool answers.

mod answers;
mod blueprint;
mod catalog;
mod context;
mod cost;
mod history;
mod memory;
mod portfolio;
mod readiness;
mod refusals;
mod words;

use serde_json::{Value, json};

/// The profile of a made-up seller of customs software.
fn freight() -> Value {
    json!({
        "product": "Customs entry software for freight forwarders",
        "industries": ["logistics"],
        "employees": "50-500",
        "revenue": "$5M-$50M",
        "excludedTechnologies": ["SAP TM"],
        "pains": ["manual customs entry", "late invoices", "lost shipments"],
        "habits": ["buys point tools"],
        "buyerRoles": ["VP Operations"],
        "refuse": { "geographies": ["Russia"], "minEmployees": 20, "regulatedData": ["PHI"] },
        "priorities": ["firmographics", "painPoints", "technographics", "budgetFit", "behavioralSignals"]
    })
}

/// A made-up company, its revenue unknown.
fn northwind() -> Value {
    json!({
        "companyName": "Northwind Freight",
        "industry": "logistics",
        "employeeCount": 240,
        "geography": "Rotterdam, Netherlands",
        "techStack": ["SAP TM"],
        "painPoints": ["manual customs entry"],
        "behavioralSignals": ["buys point tools, 3 in two years"],
        "triggerEvents": ["new VP Operations, 5 weeks ago"]
    })
}

/// 240 closed deals: logistics companies win two times in three, the others one in six; weeks say nothing.
fn deals() -> Vec<Value> {
    let deal = |at: usize| {
        let industry = ["Logistics", "Rail", "Toys"][at % 3];
        let wins = if industry == "Logistics" { !at.is_multiple_of(9) } else { at % 6 == 1 };
        let region = if (at / 3).is_multiple_of(2) { "North" } else { "South" };
        let week = if (at / 18).is_multiple_of(2) { "even" } else { "odd" };
        json!({ "Week": week, "outcome": if wins { "Won" } else { "Lost" }, "Industry": industry, "Region": region })
    };
    (0..240).map(deal).collect()
}
