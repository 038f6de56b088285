//! One company by flags, as the tool takes it.

use andru_core::ToolError;
use serde_json::{Map, Value};

use crate::cli::CompanyArgs;
use crate::commands::given;
use crate::failure::Failure;

/// The arguments of `get_icp_fit_score`.
pub(super) fn arguments(args: CompanyArgs) -> Result<Map<String, Value>, Failure> {
    let mut arguments = given([
        ("companyName", args.name),
        ("domain", args.domain),
        ("industry", args.industry),
        ("revenue", args.revenue),
        ("geography", args.geography),
    ]);
    if let Some(text) = args.employees {
        arguments.insert("employeeCount".to_owned(), head_count(&text)?);
    }
    for (name, items) in [
        ("techStack", args.tech),
        ("painPoints", args.pain),
        ("behavioralSignals", args.habit),
        ("triggerEvents", args.trigger),
    ] {
        if !items.is_empty() {
            arguments.insert(name.to_owned(), Value::from(items));
        }
    }
    if !args.attribute.is_empty() {
        arguments.insert("attributes".to_owned(), Value::Object(attributes(&args.attribute)?));
    }
    Ok(arguments)
}

/// A head count as people write one number: `240`, `1,200`.
fn head_count(text: &str) -> Result<Value, Failure> {
    let number = text.trim().replace([',', '_', ' '], "").parse::<u32>();
    number.map(Value::from).map_err(|_| {
        ToolError::invalid("`--employees` must be one whole number such as 240")
            .hinted("bands such as 51-200 are read in lists")
            .into()
    })
}

/// `NAME=VALUE` pairs; a value that reads as a number, true or false is one.
fn attributes(pairs: &[String]) -> Result<Map<String, Value>, Failure> {
    pairs
        .iter()
        .map(|pair| {
            let (name, text) = pair.split_once('=').filter(|(name, _)| !name.trim().is_empty()).ok_or_else(|| {
                ToolError::invalid("`--attribute` must be NAME=VALUE")
                    .hinted("for example --attribute regulatedData=none")
            })?;
            let value = match serde_json::from_str(text) {
                Ok(value @ (Value::Bool(_) | Value::Number(_))) => value,
                _ => Value::from(text),
            };
            Ok((name.trim().to_owned(), value))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn attributes_are_text_numbers_or_yes_and_no() {
        let pairs = ["seats=12".to_owned(), "insolvent=false".to_owned(), "note=a=b".to_owned()];
        assert_eq!(Value::from(attributes(&pairs).unwrap()), json!({ "seats": 12, "insolvent": false, "note": "a=b" }));
        for wrong in ["seats", "=3", " =3"] {
            assert!(attributes(&[wrong.to_owned()]).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_head_count_is_one_number() {
        assert_eq!(head_count("1,200").unwrap(), json!(1200));
        for wrong in ["51-200", "many", "-3", "2.5"] {
            assert!(head_count(wrong).is_err(), "{wrong}");
        }
    }
}
