//! `get_cost_of_inaction`: what a buyer pays for every month in which nothing changes.

use andru_engine::cost::CaseModel;
use andru_engine::cost::finance::FirstFlow;
use andru_engine::cost::money::Rounding;
use andru_engine::cost::terms::{Period, Terms};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::context::Context;
use crate::cost::{FigureInput, LossInput, currency, figures, figures_in_a_sentence, with_discount_rate};
use crate::error::ToolError;
use crate::tool::{Effect, Group, Tool};

mod answer;
mod render;
mod suggest;

pub use answer::InactionAnswer;

/// `get_cost_of_inaction`.
pub struct GetCostOfInaction;

/// The losses and their figures; without them the answer is what to ask.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Input {
    /// The buyer
    #[schemars(length(max = 200), extend("x-obvious" = true))]
    company_name: Option<String>,
    /// The pains of the buyer, to propose what to price
    #[schemars(length(max = 50), inner(length(max = 300)), extend("x-obvious" = true))]
    pain_points: Option<Vec<String>>,
    /// Why they do not move
    #[schemars(extend("x-obvious" = true))]
    stall: Option<Stall>,
    /// By ISO 4217; USD where none is given
    #[schemars(length(min = 3, max = 3), extend("x-obvious" = true))]
    currency: Option<String>,
    /// How far to look, 12 where none is given
    #[schemars(range(min = 1, max = 360), extend("x-obvious" = true))]
    months: Option<u32>,
    /// What amounts are made of
    #[schemars(length(max = 200), extend("x-model" = figures_in_a_sentence()))]
    figures: Option<Vec<FigureInput>>,
    /// The losses
    #[schemars(length(max = 60), extend("x-model" = losses_in_a_sentence()))]
    lines: Option<Vec<LossInput>>,
}

/// Losses as a model is shown them.
fn losses_in_a_sentence() -> Value {
    json!({
        "type": "array",
        "description": "Each: id, amount (formula of figure ids: hours_a_week * 52 * rate), every (month, quarter, year)",
        "items": { "type": "object" }
    })
}

/// Why a buyer does not move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Stall {
    StatusQuo,
    Indecision,
}

impl Tool for GetCostOfInaction {
    const NAME: &'static str = "get_cost_of_inaction";
    const TITLE: &'static str = "Cost of waiting";
    const DESCRIPTION: &'static str =
        "What a buyer loses each month nothing changes, from their figures; without them, the questions that price it.";
    const GROUP: Group = Group::Cost;
    const EFFECT: Effect = Effect::Computes;
    const ENGINE: &'static str = "cost/1";
    type Input = Input;
    type Output = InactionAnswer;

    async fn call(cx: &Context, mut input: Input) -> Result<InactionAnswer, ToolError> {
        let currency = currency(input.currency.as_deref().unwrap_or("USD"))?;
        if input.lines.as_ref().is_none_or(Vec::is_empty) {
            if input.figures.as_ref().is_some_and(|figures| !figures.is_empty()) {
                return Err(ToolError::invalid(
                    "`figures` are given and `lines` are not: a line says what they add up to",
                ));
            }
            let given = input.pain_points.take().filter(|pains| !pains.is_empty());
            let pains = match given {
                Some(pains) => pains,
                None => cx.profile().await?.map(|saved| saved.profile.pains).unwrap_or_default(),
            };
            return Ok(suggest::suggest(&pains, currency, &input));
        }
        let months = input.months.unwrap_or(12);
        let terms = Terms {
            currency,
            years: months.div_ceil(12).max(1),
            period: Period::Month,
            first_flow: FirstFlow::Now,
            rounding: Rounding::Whole,
        };
        // Nothing here is discounted; a case has to have a rate.
        let (figures, _) = with_discount_rate(figures(input.figures.take().unwrap_or_default())?);
        let lines = input.lines.take().unwrap_or_default();
        let lines = lines.into_iter().map(|loss| loss.line().line()).collect::<Result<Vec<_>, _>>()?;
        let model = CaseModel::new(terms, figures, lines)?;
        InactionAnswer::of(&model, &input, usize::try_from(months).unwrap_or(usize::MAX))
    }
}

impl Input {
    fn buyer(&self) -> Option<&str> {
        self.company_name.as_deref().map(str::trim).filter(|name| !name.is_empty())
    }
}
