//! The words of every answer, as a person reads them.

use serde_json::json;

use super::{freight, northwind};
use crate::testing::Desk;

#[test]
fn print() {
    let desk = Desk::with_profile(&freight());
    let show = |desk: &Desk, tool: &str, arguments: &serde_json::Value| {
        eprintln!("<<<{tool}\n{}>>>", desk.markdown(tool, arguments));
    };
    show(&desk, "get_icp_fit_score", &northwind());
    let mut refused = northwind();
    refused["geography"] = json!("Moscow, Russia");
    refused["revenue"] = json!("€20m");
    refused["employeeCount"] = json!(30);
    refused["attributes"] = json!({"insolvent": true, "score": 3});
    show(&desk, "get_icp_fit_score", &refused);
    let list = json!({ "companies": [northwind(), refused, { "companyName": "Vector Foods", "industry": "food processing", "employeeCount": 900 },
        {"companyName": "Plain Ltd"}, {"companyName": "Bare AG"}, {"companyName": "Northwind Freight"}, {"companyName": "Good Freight", "industry": "logistics", "employeeCount": 100, "revenue": "$20M", "painPoints": ["late invoices"], "techStack": ["Oracle"]}] });
    show(&desk, "batch_fit_score", &list);
    let deal = json!({ "companyName": "Northwind Freight", "industry": "logistics", "employeeCount": 240, "geography": "Netherlands", "techStack": ["Oracle"], "revenue": "$20M", "dealContext": { "championIdentified": false, "daysInPipeline": 90, "dealValue": 40000 } });
    show(&desk, "get_disqualification_signals", &deal);
    show(&desk, "get_disqualification_signals", &json!({ "companyName": "Northwind", "geography": "Russia" }));
    show(&desk, "get_disqualification_signals", &json!({ "companyName": "Northwind" }));
    show(
        &desk,
        "get_persona_profile",
        &json!({ "title": "VP Operations", "industry": "logistics", "companySize": "51-200" }),
    );
    show(&desk, "get_persona_profile", &json!({ "title": "Zookeeper" }));
    show(&desk, "get_icp_profile", &json!({}));
    let empty = Desk::default();
    let pitch = "We sell customs entry software to freight forwarders in Germany with 50-500 employees. It ends manual customs entry for the VP Operations.";
    show(
        &empty,
        "get_icp_profile",
        &json!({ "productDescription": pitch, "layers": [1], "includeSevenAnswers": false, "includeAntiPatterns": false }),
    );
    show(&empty, "set_product_context", &json!({ "productDescription": pitch }));
    show(&empty, "get_icp_fit_score", &northwind());
    show(&empty, "batch_fit_score", &json!({ "companies": [northwind()] }));
    show(&desk, "set_product_context", &json!({ "profile": freight(), "confirm": false }));
    show(&desk, "set_product_context", &json!({ "website": "x.example" }));
}
