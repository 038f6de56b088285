//! A profile as text: TOML to read and edit, TOML or JSON to save.

use andru_core::engine::icp::Profile;
use andru_core::{ErrorKind, ToolError};
use serde_json::Value;

use crate::typed_document;

/// The profile as TOML in the order of the fields of [`Profile`].
pub(in crate::commands) fn toml(profile: &Value) -> Result<String, ToolError> {
    let unwritable = |error: &dyn std::fmt::Display| {
        ToolError::new(ErrorKind::Internal, format!("the profile cannot be written as TOML: {error}"))
    };
    // Through the type: JSON's keys are sorted, the type's fields are in the order people think in.
    let profile: Profile = serde_json::from_value(profile.clone()).map_err(|error| unwritable(&error))?;
    let text = toml::to_string_pretty(&profile).map_err(|error| unwritable(&error))?;
    // TOML wants every control character escaped but tab and line break; what is left is made harmless.
    Ok(text.lines().fold(String::new(), |out, line| out + &andru_core::guard::harmless(line) + "\n"))
}

/// The profile that a person typed, as JSON; what it holds is checked by the tool that saves it.
pub(in crate::commands) fn parse(text: &str) -> Result<Value, ToolError> {
    let value = typed_document::parse(text, "the profile")?;
    // `profile show --json` puts the profile under its name; both are taken.
    Ok(match value {
        Value::Object(mut object) if object.len() == 1 && object.contains_key("profile") => {
            object.remove("profile").unwrap_or_default()
        }
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn profile() -> Value {
        json!({
            "product": "We check freight invoices",
            "industries": ["logistics"],
            "refuse": { "geographies": ["Atlantis"], "priceFloor": "$12k" },
            "priorities": ["painPoints", "firmographics"],
            "examples": { "good": [{ "name": "Alpha \"Freight\"\u{1b}", "employees": "240" }] },
            "capacityPerWeek": 12,
        })
    }

    #[test]
    fn a_profile_comes_back_from_its_toml() {
        let text = toml(&profile()).unwrap();
        insta::assert_snapshot!(text, @r#"
        product = "We check freight invoices"
        industries = ["logistics"]
        priorities = [
            "painPoints",
            "firmographics",
        ]
        capacityPerWeek = 12

        [refuse]
        geographies = ["Atlantis"]
        priceFloor = "$12k"

        [[examples.good]]
        name = "Alpha \"Freight\"\u001B"
        employees = "240"
        "#);
        assert_eq!(parse(&text).unwrap(), profile());
    }

    #[test]
    fn json_is_taken_too_and_under_its_name() {
        assert_eq!(parse(&profile().to_string()).unwrap(), profile());
        assert_eq!(parse(&json!({ "profile": profile() }).to_string()).unwrap(), profile());
    }
}
