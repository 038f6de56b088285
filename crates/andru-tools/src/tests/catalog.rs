//! Laws of every schema in the catalog.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::catalog::CATALOG;
use crate::tool::ToolDef;

/// The published parameters and those of our own tools, `/` before those of an object or of the items of a list.
const PUBLISHED: [(&str, &[&str]); 18] = [
    (
        "get_icp_fit_score",
        &[
            "companyName",
            "domain",
            "industry",
            "employeeCount",
            "revenue",
            "geography",
            "techStack",
            "painPoints",
            "triggerEvents",
            "productDescription",
            "vertical",
            "targetRole",
        ],
    ),
    ("get_persona_profile", &["title", "industry", "companySize", "productDescription", "vertical", "targetRole"]),
    (
        "get_disqualification_signals",
        &[
            "companyName",
            "industry",
            "revenue",
            "geography",
            "employeeCount",
            "techStack",
            "dealContext/dealValue",
            "dealContext/stage",
            "dealContext/daysInPipeline",
            "dealContext/championIdentified",
            "productDescription",
            "vertical",
            "targetRole",
        ],
    ),
    (
        "get_icp_profile",
        &["layers", "includeSevenAnswers", "includeAntiPatterns", "productDescription", "vertical", "targetRole"],
    ),
    (
        "batch_fit_score",
        &[
            "companies/companyName",
            "companies/domain",
            "companies/industry",
            "companies/employeeCount",
            "companies/revenue",
            "companies/geography",
            "companies/techStack",
            "companies/painPoints",
            "companies/triggerEvents",
        ],
    ),
    ("set_product_context", &["website", "productDescription"]),
    ("get_portfolio_readiness_rollup", &["portfolioId"]),
    ("generate_portfolio_brief", &["portfolioId", "periodType", "periodStart", "periodEnd"]),
    ("get_cost_of_inaction", &["companyName", "painPoints", "stall", "currency", "months", "figures", "lines"]),
    ("build_business_case", &["title", "companyName", "currency", "years", "figures", "lines", "seed"]),
    ("learn_icp", &["rows", "outcome", "won", "lost", "time", "only", "ignore", "allow", "useModel"]),
    ("get_icp_scorecard", &[]),
    ("get_sales_blueprint", &["companyStage", "arrTarget", "dealSize", "avgCycleLength", "teamSize"]),
    (
        "assess_company_readiness",
        &[
            "companyName",
            "metrics/arr",
            "metrics/mrr",
            "metrics/growthRate",
            "metrics/netRevenueRetention",
            "metrics/grossMargin",
            "metrics/cac",
            "metrics/ltv",
            "metrics/burnRate",
            "metrics/runwayMonths",
            "metrics/pipelineValue",
            "metrics/customerCount",
            "metrics/churnRate",
            "currency",
            "thresholds",
        ],
    ),
    ("log_revenue_insight", &["category", "key", "value", "memoryType", "domain", "confidence"]),
    ("get_revenue_memory", &["category", "keyPattern", "memoryType", "limit"]),
    ("get_founder_context", &[]),
    ("get_memory_history", &["category", "key", "at"]),
];

/// Calls `visit` with the path of every property at every depth and its schema.
fn properties(schema: &Value, path: &str, visit: &mut dyn FnMut(&str, &Value)) {
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}/{name}");
        visit(&path, property);
        properties(property, &path, visit);
    }
    for inside in ["items", "additionalProperties"] {
        if schema[inside].is_object() {
            properties(&schema[inside], path, visit);
        }
    }
}

fn paths(schema: &Value) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    properties(schema, "", &mut |path, _| {
        paths.insert(path.to_owned());
    });
    paths
}

fn schemas(tool: &ToolDef) -> [(&'static str, Value); 3] {
    [("input", tool.input_schema()), ("model", tool.model_schema()), ("output", tool.output_schema())]
}

#[test]
fn every_schema_compiles_and_is_an_object() {
    for tool in CATALOG {
        for (which, schema) in schemas(tool) {
            assert!(jsonschema::validator_for(&schema).is_ok(), "{} {which}", tool.name);
            assert_eq!(schema["type"], "object", "{} {which}", tool.name);
            if which != "output" {
                assert_eq!(schema["additionalProperties"], false, "{} {which}", tool.name);
            }
        }
    }
}

#[test]
fn every_published_parameter_is_accepted() {
    assert_eq!(CATALOG.len(), PUBLISHED.len());
    for (name, parameters) in PUBLISHED {
        let tool = CATALOG.iter().find(|tool| tool.name == name).unwrap();
        for (which, schema) in [("input", tool.input_schema()), ("model", tool.model_schema())] {
            let known = paths(&schema);
            for parameter in parameters {
                assert!(known.contains(&format!("/{parameter}")), "{name} {which}: {parameter}");
            }
        }
    }
}

#[test]
fn every_field_is_described_at_every_depth() {
    for tool in CATALOG {
        for (which, schema) in [("input", tool.input_schema()), ("output", tool.output_schema())] {
            let mut bare = Vec::new();
            properties(&schema, "", &mut |path, property| {
                let text = property["description"].as_str().unwrap_or_default();
                if text.is_empty() || text.trim() != text || text.len() > 300 {
                    bare.push(path.to_owned());
                }
            });
            assert!(bare.is_empty(), "{} {which}: {bare:#?}", tool.name);
        }
    }
}

/// The keywords of every schema inside a schema.
fn keywords(schema: &Value, visit: &mut dyn FnMut(&str, &Value)) {
    for (key, value) in schema.as_object().into_iter().flatten() {
        visit(key, value);
        match key.as_str() {
            "properties" => value.as_object().into_iter().flatten().for_each(|(_, each)| keywords(each, visit)),
            "items" | "additionalProperties" => keywords(value, visit),
            _ => {}
        }
    }
}

#[test]
fn schemas_use_plain_keywords_only() {
    for tool in CATALOG {
        for (which, schema) in schemas(tool) {
            keywords(&schema, &mut |key, value| {
                let plain = [
                    "type",
                    "description",
                    "properties",
                    "required",
                    "items",
                    "additionalProperties",
                    "enum",
                    "minimum",
                    "maximum",
                    "minLength",
                    "maxLength",
                    "minItems",
                    "maxItems",
                    "maxProperties",
                ];
                assert!(plain.contains(&key), "{} {which}: {key}", tool.name);
                assert!(key != "type" || !value.to_string().contains("null"), "{} {which}", tool.name);
                assert!(key != "enum" || value.as_array().is_some_and(|all| all.iter().all(Value::is_string)));
            });
        }
    }
}

#[test]
fn names_and_descriptions_are_fit_for_a_host() {
    let mut names = BTreeSet::new();
    for tool in CATALOG {
        assert!(names.insert(tool.name), "{} is there twice", tool.name);
        assert!(tool.name.len() <= 40 && tool.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'));
        assert!(!tool.title.is_empty() && tool.title.trim() == tool.title);
        let text = tool.description;
        assert!(!text.is_empty() && text.len() < 300 && text.trim() == text, "{}", tool.name);
        assert!(!text.contains('\n') && !text.contains("  "), "{}", tool.name);
        assert!(tool.engine.contains('/'), "{}", tool.name);
    }
}

#[test]
fn a_model_is_shown_every_parameter() {
    for tool in CATALOG {
        // These are described to a model in a sentence.
        let told = ["/profile/", "/attributes/", "/figures/", "/lines/"];
        let outside = |path: &String| !told.iter().any(|part| path.contains(part));
        let full: BTreeSet<String> = paths(&tool.input_schema()).into_iter().filter(outside).collect();
        assert_eq!(full, paths(&tool.model_schema()), "{}", tool.name);
    }
}

#[test]
fn every_answer_has_a_summary_and_provenance() {
    for tool in CATALOG {
        let schema = tool.output_schema();
        let result = &schema["properties"]["result"];
        assert_eq!(result["properties"]["summary"]["type"], "string", "{}", tool.name);
        assert_eq!(result["properties"]["status"]["type"], "string", "{}", tool.name);
        for field in ["summary", "status"] {
            assert!(result["required"].as_array().unwrap().contains(&field.into()), "{} {field}", tool.name);
        }
        assert!(schema["properties"]["provenance"]["properties"]["inputHash"].is_object(), "{}", tool.name);
    }
}
