//! Command lines built from schemas, and what they parse to.

use clap::Command;
use serde_json::{Map, Value, json};

use super::command::{args, arguments_of};
use super::parameter::{Kind, parameters, parameters_and_fields};

fn schema() -> Value {
    json!({
        "type": "object",
        "required": ["companyName"],
        "properties": {
            "employeeCount": { "type": "integer", "minimum": 0, "maximum": 10_000_000, "description": "Head count." },
            "companyName": { "type": "string", "maxLength": 200, "description": "Its name." },
            "stage": { "oneOf": [{ "enum": ["awareness"] }, { "const": "decision" }] },
            "confidence": { "type": "number", "minimum": 0.0, "maximum": 1.0 },
            "techStack": { "type": "array", "maxItems": 50, "items": { "type": "string", "maxLength": 120 } },
            "layers": { "type": "array", "items": { "type": "integer", "minimum": 1, "maximum": 5 } },
            "includeAntiPatterns": { "type": "boolean" },
            "companies": { "type": "array", "items": { "type": "object" } },
            "attributes": { "type": "object", "maxProperties": 100 },
            "size": { "anyOf": [{ "type": "number" }, { "type": "string" }] },
        }
    })
}

fn parse(line: &[&str]) -> Result<Value, String> {
    let parameters = parameters(&schema());
    let command = Command::new("tool").no_binary_name(true).args(args(&parameters));
    let given = command.try_get_matches_from(line).map_err(|error| error.to_string())?;
    Ok(arguments_of(parameters, &given, Map::new()))
}

#[test]
fn every_kind_of_value_is_typed_as_flags() {
    let cases: &[(&[&str], Value)] = &[
        (&["--companyName", "A"], json!({ "companyName": "A" })),
        (&["--company-name", "-A"], json!({ "companyName": "-A" })),
        (&["--companyName=A", "--employeeCount", "240"], json!({ "companyName": "A", "employeeCount": 240 })),
        (&["--companyName=A", "--confidence", "0.5"], json!({ "companyName": "A", "confidence": 0.5 })),
        (&["--companyName=A", "--stage", "decision"], json!({ "companyName": "A", "stage": "decision" })),
        (
            &["--companyName=A", "--techStack", "SAP,Oracle", "--tech-stack", "Excel"],
            json!({ "companyName": "A", "techStack": ["SAP", "Oracle", "Excel"] }),
        ),
        (&["--companyName=A", "--layers", "1,5"], json!({ "companyName": "A", "layers": [1, 5] })),
        (&["--companyName=A", "--includeAntiPatterns"], json!({ "companyName": "A", "includeAntiPatterns": true })),
        (
            &["--companyName=A", "--includeAntiPatterns", "false"],
            json!({ "companyName": "A", "includeAntiPatterns": false }),
        ),
        (
            &["--companyName=A", "--companies", r#"[{"a":1},{"b":2}]"#, "--companies", r#"{"c":3}"#],
            json!({ "companyName": "A", "companies": [{ "a": 1 }, { "b": 2 }, { "c": 3 }] }),
        ),
        (&["--companyName=A", "--attributes", r#"{"k":1}"#], json!({ "companyName": "A", "attributes": { "k": 1 } })),
        (&["--companyName=A", "--size", "51-200"], json!({ "companyName": "A", "size": "51-200" })),
    ];
    for (line, expected) in cases {
        assert_eq!(parse(line).as_ref(), Ok(expected), "{line:?}");
    }
}

#[test]
fn a_wrong_value_names_its_flag_and_the_bound() {
    let cases: &[(&[&str], &[&str])] = &[
        (&[], &["--companyName"]),
        (&["--companyName=A", "--employeeCount", "many"], &["--employeeCount", "must be a whole number"]),
        (&["--companyName=A", "--employeeCount=-1"], &["--employeeCount", "is under the least, 0"]),
        (&["--companyName=A", "--confidence", "1.5"], &["--confidence", "is over the most, 1"]),
        (&["--companyName=A", "--confidence", "NaN"], &["--confidence", "must be a number"]),
        (&["--companyName=A", "--stage", "later"], &["--stage", "awareness, decision"]),
        (&["--companyName=A", "--layers", "1,9"], &["--layers", "is over the most, 5"]),
        (&["--companyName=A", "--includeAntiPatterns=perhaps"], &["--includeAntiPatterns", "must be true or false"]),
        (&["--companyName=A", "--attributes", "{"], &["--attributes", "is not JSON"]),
        (&["--companyName=A", "--companies", "3"], &["--companies", "must be a JSON object or list"]),
        (&["--companyName=A", "--companyNmae", "B"], &["--companyNmae", "--companyName"]),
    ];
    for (line, parts) in cases {
        let message = parse(line).unwrap_err();
        for part in *parts {
            assert!(message.contains(part), "{line:?} lacks {part:?}: {message}");
        }
    }
}

#[test]
fn fields_inside_a_parameter_are_named_by_their_path() {
    let company = json!({ "type": "object", "properties": { "name": { "type": "string" } } });
    let schema = json!({ "properties": {
        "one": company, "many": { "type": "array", "items": company }, "text": { "type": "string" },
    } });
    let names: Vec<String> = parameters_and_fields(&schema).into_iter().map(|parameter| parameter.name).collect();
    assert_eq!(names, ["many[]", "many[].name", "one", "one.name", "text"]);
}

#[test]
fn required_parameters_come_first_and_bounds_are_words() {
    let parameters = parameters(&schema());
    assert_eq!(parameters[0].name, "companyName");
    let bounds = |name: &str| parameters.iter().find(|each| each.name == name).unwrap().bounds.clone();
    assert_eq!(bounds("companyName"), "at most 200 characters");
    assert_eq!(bounds("employeeCount"), "0 to 10000000");
    assert_eq!(bounds("techStack"), "at most 50 items, each at most 120 characters");
    assert_eq!(bounds("attributes"), "at most 100 entries");
    assert_eq!(Kind::List(Box::new(Kind::Text)).words(), "list of text");
}
