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
    /// The figures, any of them; shares are fractions, 0.5 for 50%. Over 12 months: growth, retention, churn, netNewArr, salesMarketingSpend; by the month: mrr, arpaMonthly, burnRate
    #[schemars(schema_with = "metrics_schema")]
    metrics: BTreeMap<Metric, f64>,
    /// Of every amount, ISO 4217; USD without
    #[schemars(length(min = 3, max = 3))]
    currency: Option<String>,
    /// Your own thresholds: for a measure, [the value of no points, the value of all], such as runway [3, 18]
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
        let of = json!({
            "type": "number", "minimum": number(least), "maximum": number(most), "description": metric.meaning()
        });
        full.insert(metric.name().to_owned(), of);
        short.insert(metric.name().to_owned(), json!({}));
    }
    json_schema!({
        "type": "object",
        "additionalProperties": false,
        "properties": Value::Object(full),
        "x-model": {
            "type": "object",
            "description": "Numbers, any of them. Fractions: 0.5 is 50%. Over 12 months: growth, retention, churn, netNewArr, spend; a month: mrr, arpaMonthly, burnRate (net)",
            "properties": Value::Object(short)
        }
    })
}

/// A bound as people write it: whole where it is whole.
fn number(bound: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "a whole bound, far below 2^53")]
    if bound.fract() == 0.0 { Value::from(bound as i64) } else { Value::from(bound) }
}

fn thresholds_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "maxProperties": 10,
        "additionalProperties": { "type": "array", "minItems": 2, "maxItems": 2, "items": { "type": "number" } },
        "x-model": { "type": "object", "description": "Measure: [value of no points, of all]" }
    })
}

impl Tool for AssessCompanyReadiness {
    const NAME: &'static str = "assess_company_readiness";
    const TITLE: &'static str = "Company readiness";
    const DESCRIPTION: &'static str = "SaaS figures as a 0-100 index of exact parts: stage fit, NRR, CAC payback, pipeline coverage, first constraint.";
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
