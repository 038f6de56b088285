//! A company as tools take it.

use std::collections::BTreeMap;

use andru_engine::icp::Company;
use andru_engine::read::heading_key;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::Value;

/// Declares an input struct with the published company fields, followed by fields of its own.
///
/// The fields are written out rather than flattened: a flattened struct cannot refuse unknown fields.
macro_rules! company_input {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$extra_meta:meta])* $extra:ident: $extra_type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Default, serde::Deserialize, schemars::JsonSchema)]
        #[serde(rename_all = "camelCase", deny_unknown_fields, default)]
        $vis struct $name {
            $($(#[$extra_meta])* $extra: $extra_type,)*
            /// Company name
            #[schemars(length(max = 200), extend("x-obvious" = true))]
            company_name: Option<String>,
            /// Website, host or e-mail domain
            #[schemars(length(max = 200), extend("x-obvious" = true))]
            domain: Option<String>,
            /// Common name or NAICS code
            #[schemars(length(max = 300), extend("x-obvious" = true))]
            industry: Option<String>,
            /// People employed
            #[schemars(range(min = 1, max = 10_000_000), extend("x-obvious" = true))]
            employee_count: Option<f64>,
            /// Yearly: $1M-$5M
            #[schemars(length(max = 100))]
            revenue: Option<String>,
            /// Country or City, State
            #[schemars(length(max = 200))]
            geography: Option<String>,
            /// Technologies in use
            #[schemars(length(max = 100), inner(length(max = 120)), extend("x-obvious" = true))]
            tech_stack: Option<Vec<String>>,
            /// Problems they voice
            #[schemars(length(max = 50), inner(length(max = 300)), extend("x-obvious" = true))]
            pain_points: Option<Vec<String>>,
            /// Lasting habits
            #[schemars(length(max = 50), inner(length(max = 300)), extend("x-obvious" = true))]
            behavioral_signals: Option<Vec<String>>,
            /// With age: new CFO, 3 weeks ago
            #[schemars(length(max = 50), inner(length(max = 300)))]
            trigger_events: Option<Vec<String>>,
            /// regulatedData, insolvent, beingAcquired, rivalContract, optedOut
            #[schemars(schema_with = "crate::input::attribute_map")]
            attributes: Option<std::collections::BTreeMap<String, serde_json::Value>>,
        }

        impl $name {
            /// The company's fields as texts, for the engine.
            fn texts(&self) -> $crate::input::CompanyTexts {
                $crate::input::CompanyTexts {
                    name: self.company_name.clone(),
                    domain: self.domain.clone(),
                    industry: self.industry.clone(),
                    employees: self.employee_count.map(|count| count.to_string()),
                    revenue: self.revenue.clone(),
                    geography: self.geography.clone(),
                    technologies: $crate::input::CompanyTexts::lines(self.tech_stack.as_deref()),
                    pains: $crate::input::CompanyTexts::lines(self.pain_points.as_deref()),
                    habits: $crate::input::CompanyTexts::lines(self.behavioral_signals.as_deref()),
                    triggers: $crate::input::CompanyTexts::lines(self.trigger_events.as_deref()),
                    attributes: $crate::input::CompanyTexts::attributes(self.attributes.as_ref()),
                }
            }
        }
    };
}
pub(crate) use company_input;

/// The schema of `attributes`: at most 100 values, each text, a number, or yes/no.
pub(crate) fn attribute_map(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "maxProperties": 100,
        "additionalProperties": { "type": ["string", "number", "boolean"], "maxLength": 300 },
        "x-model": { "type": "object", "maxProperties": 100 }
    })
}

/// What a call says of a company, as the texts the engine reads.
#[derive(Debug, Default, Clone)]
pub(crate) struct CompanyTexts {
    pub(crate) name: Option<String>,
    pub(crate) domain: Option<String>,
    pub(crate) industry: Option<String>,
    pub(crate) employees: Option<String>,
    pub(crate) revenue: Option<String>,
    pub(crate) geography: Option<String>,
    pub(crate) technologies: Option<String>,
    pub(crate) pains: Option<String>,
    pub(crate) habits: Option<String>,
    pub(crate) triggers: Option<String>,
    pub(crate) attributes: BTreeMap<String, String>,
}

/// The attributes that gates read; others are read by a learned model.
const GATE_ATTRIBUTES: [&str; 5] = ["regulatedData", "insolvent", "beingAcquired", "rivalContract", "optedOut"];

impl CompanyTexts {
    /// A list as one text, an item a line.
    pub(crate) fn lines(items: Option<&[String]>) -> Option<String> {
        let one_line = |item: &String| item.replace(['\n', '\r'], " ");
        items.filter(|items| !items.is_empty()).map(|items| items.iter().map(one_line).collect::<Vec<_>>().join("\n"))
    }

    /// Attribute values as texts.
    pub(crate) fn attributes(values: Option<&BTreeMap<String, Value>>) -> BTreeMap<String, String> {
        let text = |value: &Value| match value {
            Value::String(text) => text.clone(),
            Value::Bool(true) => "yes".to_owned(),
            Value::Bool(false) => "no".to_owned(),
            other => other.to_string(),
        };
        values.into_iter().flatten().map(|(name, value)| (name.clone(), text(value))).collect()
    }

    /// The company for the engine.
    pub(crate) fn company(&self) -> Company<'_> {
        fn filled(text: Option<&String>) -> Option<&str> {
            text.map(|text| text.trim()).filter(|text| !text.is_empty())
        }
        let attribute = |name: &str| filled(self.attributes.get(name));
        Company {
            name: filled(self.name.as_ref()),
            domain: filled(self.domain.as_ref()),
            industry: filled(self.industry.as_ref()),
            employees: filled(self.employees.as_ref()),
            revenue: filled(self.revenue.as_ref()),
            geography: filled(self.geography.as_ref()),
            technologies: filled(self.technologies.as_ref()),
            pains: filled(self.pains.as_ref()),
            habits: filled(self.habits.as_ref()),
            triggers: filled(self.triggers.as_ref()),
            regulated_data: attribute("regulatedData"),
            insolvent: attribute("insolvent"),
            being_acquired: attribute("beingAcquired"),
            rival_contract: attribute("rivalContract"),
            opted_out: attribute("optedOut"),
        }
    }

    /// What to call the company: its name, else its domain.
    pub(crate) fn label(&self) -> Option<String> {
        let company = self.company();
        company.name.or(company.domain).map(ToOwned::to_owned)
    }

    /// What the attributes say under each of several headings: the attribute written exactly so, else the first with
    /// the same letters and digits.
    pub(crate) fn under<'m>(&self, headings: impl Iterator<Item = &'m str>) -> Vec<Option<&str>> {
        let keys: Vec<(String, &str)> =
            self.attributes.iter().map(|(name, text)| (heading_key(name), text.as_str())).collect();
        let find = |heading: &str| {
            let exact = self.attributes.get(heading).map(String::as_str);
            let key = heading_key(heading);
            exact.or_else(|| keys.iter().find(|(name, _)| !key.is_empty() && *name == key).map(|(_, text)| *text))
        };
        if self.attributes.is_empty() { vec![None; headings.count()] } else { headings.map(find).collect() }
    }

    /// The attributes that neither a gate reads nor one of the headings asks for, by name.
    pub(crate) fn unused_attributes<'m>(&self, headings: impl Iterator<Item = &'m str>) -> Vec<&str> {
        let asked: Vec<String> = headings.map(heading_key).collect();
        let is_unused = |name: &&str| !GATE_ATTRIBUTES.contains(name) && !asked.contains(&heading_key(name));
        self.attributes.keys().map(String::as_str).filter(is_unused).collect()
    }
}
