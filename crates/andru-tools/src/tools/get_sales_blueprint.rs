//! `get_sales_blueprint`: the reps, quota, pay and activity that an ARR target asks for, every step shown.

use std::collections::BTreeMap;

use andru_engine::blueprint::{Blueprint, Request, Stage, assumption_ids, blueprint};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use crate::answer::{Status, Summary};
use crate::context::Context;
use crate::error::ToolError;
use crate::page::{Page, Render};
use crate::tool::{Effect, Group, Tool};

mod render;
mod words;

/// `get_sales_blueprint`.
pub struct GetSalesBlueprint;

/// A target, and what is known of how one sells.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Input {
    /// Company stage
    #[schemars(extend("x-obvious" = true))]
    company_stage: Stage,
    /// New ARR to win in 12 months: $2M
    #[schemars(length(max = 100))]
    arr_target: String,
    /// ARR today, where arrTarget is the ARR to have
    #[schemars(length(max = 100))]
    current_arr: Option<String>,
    /// New contract a year: $25k
    #[schemars(length(max = 100))]
    deal_size: Option<String>,
    /// 60 days
    #[schemars(length(max = 100))]
    avg_cycle_length: Option<String>,
    /// Reps selling today
    #[schemars(range(min = 0, max = 10_000))]
    team_size: Option<f64>,
    #[serde(default)]
    #[schemars(schema_with = "assumption_map")]
    assumptions: Option<BTreeMap<String, f64>>,
}

/// The caller's own figures by name; the engine checks names and bounds, so that a slip gets a suggestion.
fn assumption_map(_: &mut SchemaGenerator) -> Schema {
    let names: Vec<&str> = assumption_ids().collect();
    json_schema!({
        "type": "object",
        "maxProperties": 50,
        "additionalProperties": { "type": "number" },
        "description": format!("In place of ours: {}", names.join(", ")),
        "x-model": { "type": "object" }
    })
}

/// The plan, and what to supply where it is not whole.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BlueprintReply {
    /// Whether the plan is whole, or something is needed first.
    pub status: Status,
    /// The answer in prose, the verdict first.
    pub summary: String,
    /// The plan with every step.
    pub plan: Blueprint,
    /// What to supply and what it would give, by argument, where the status is `needs_context`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub required_context: BTreeMap<String, String>,
}

impl Tool for GetSalesBlueprint {
    const NAME: &'static str = "get_sales_blueprint";
    const TITLE: &'static str = "Sales blueprint";
    const DESCRIPTION: &'static str = "Derive deals, reps, quota, pay, cost and weekly activity from an ARR target: every step shown, \
         every assumption sourced and replaceable.";
    const GROUP: Group = Group::Company;
    const EFFECT: Effect = Effect::Computes;
    const ENGINE: &'static str = "blueprint/1";
    type Input = Input;
    type Output = BlueprintReply;

    async fn call(cx: &Context, input: Input) -> Result<BlueprintReply, ToolError> {
        let request = Request {
            stage: input.company_stage,
            arr_target: input.arr_target,
            current_arr: input.current_arr,
            deal_size: input.deal_size,
            cycle: input.avg_cycle_length,
            team: input.team_size,
            assumptions: input.assumptions.unwrap_or_default(),
            start: cx.as_of,
        };
        let plan = blueprint(&request).map_err(|error| ToolError::invalid(error.to_string()))?;
        let required_context = words::required_context(&plan);
        Ok(BlueprintReply {
            status: if required_context.is_empty() { Status::Complete } else { Status::NeedsContext },
            summary: words::summary(&plan),
            plan,
            required_context,
        })
    }
}

impl Summary for BlueprintReply {
    fn summary(&self) -> &str {
        &self.summary
    }
}

impl Render for BlueprintReply {
    fn render(&self, page: &mut Page) {
        render::page(self, page);
    }
}
