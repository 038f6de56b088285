//! `assess_company_readiness`: how far the user's own figures are, and what holds them back first.

use std::collections::BTreeMap;

use andru_engine::read::Currency;
use andru_engine::readiness::{Metric, Metrics, Thresholds, assess};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::context::Context;
use crate::error::ToolError;
use crate::tool::{Effect, Group, Tool};

mod answer;
mod render;

pub use answer::ReadinessAnswer;

/// `assess_company_readiness`.
pub struct AssessCompanyReadiness;

/// The currency that amounts are read in where none is given; the answer says so.
const DEFAULT_CURRENCY: &str = "USD";

/// The figures and how to read them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Input {
    /// Company name
    #[schemars(length(max = 200), extend("x-obvious" = true))]
    company_name: Option<String>,
    /// All optional. Fractions: 0.5 is 50%. Over 12 months: growth, retention, churn, netNewArr, spend. A month: mrr, arpaMonthly, burnRate (net cash out)
    #[schemars(schema_with = "metrics_schema")]
    metrics: BTreeMap<Metric, f64>,
    /// ISO 4217 code of the amounts
    #[schemars(length(min = 3, max = 3))]
    currency: Option<String>,
    /// Measure to your own [value of no points, value of all]
    #[serde(default)]
    #[schemars(schema_with = "thresholds_schema")]
    thresholds: Option<BTreeMap<String, Vec<f64>>>,
}

/// Every metric with its meaning and bounds; a model is shown the names.
fn metrics_schema(_: &mut SchemaGenerator) -> Schema {
    let mut full = Map::new();
    let mut short = Map::new();
    for metric in Metric::ALL {
        let (least, most) = metric.bounds();
        let of = json!({ "type": "number", "minimum": least, "maximum": most, "description": metric.meaning() });
        full.insert(metric.name().to_owned(), of);
        short.insert(metric.name().to_owned(), json!({ "type": "number" }));
    }
    json_schema!({
        "type": "object",
        "additionalProperties": false,
        "properties": Value::Object(full),
        "x-model": { "type": "object", "properties": Value::Object(short) }
    })
}

fn thresholds_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "maxProperties": 10,
        "additionalProperties": { "type": "array", "minItems": 2, "maxItems": 2, "items": { "type": "number" } },
        "x-model": { "type": "object" }
    })
}

impl Tool for AssessCompanyReadiness {
    const NAME: &'static str = "assess_company_readiness";
    const TITLE: &'static str = "Company readiness";
    const DESCRIPTION: &'static str = "Index 0-100 of a company's SaaS figures in parts that add up: stage fit, NRR, CAC payback, burn, pipeline coverage, the first constraint, what is unknown.";
    const GROUP: Group = Group::Company;
    const EFFECT: Effect = Effect::Computes;
    const ENGINE: &'static str = "readiness/1";
    type Input = Input;
    type Output = ReadinessAnswer;

    async fn call(_: &Context, input: Input) -> Result<ReadinessAnswer, ToolError> {
        let invalid = |error: &dyn std::error::Error| ToolError::invalid(error.to_string());
        let code = input.currency.as_deref().unwrap_or(DEFAULT_CURRENCY);
        let currency: Currency = code
            .parse()
            .map_err(|error| invalid(&error))
            .map_err(|error| error.hinted("`currency` is the code of every amount; nothing is converted"))?;
        let metrics = Metrics::new(input.metrics).map_err(|error| invalid(&error))?;
        let own = input.thresholds.unwrap_or_default();
        let thresholds = Thresholds::new(own.iter().map(|(name, values)| (name.as_str(), values.as_slice())))
            .map_err(|error| invalid(&error))?;
        let readiness = assess(&metrics, &thresholds, currency);
        Ok(ReadinessAnswer::of(input.company_name, readiness, &thresholds, input.currency.is_none()))
    }
}
