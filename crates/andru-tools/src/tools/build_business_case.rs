//! `build_business_case`: what a purchase returns, from figures with a basis.

use andru_engine::cost::finance::FirstFlow;
use andru_engine::cost::model::DISCOUNT_RATE;
use andru_engine::cost::money::Rounding;
use andru_engine::cost::sensitivity::SimulationOptions;
use andru_engine::cost::terms::{Period, Terms};
use andru_engine::cost::{BusinessCase, CaseModel};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::context::Context;
use crate::cost::{
    FigureInput, LineInput, RoundingName, currency, figures, figures_in_a_sentence, filled, with_discount_rate,
};
use crate::error::ToolError;
use crate::tool::{Effect, Group, Tool};

mod answer;
mod measures;
mod render;
mod summary;

pub use answer::CaseAnswer;

/// `build_business_case`.
pub struct BuildBusinessCase;

/// A case: its conventions, its figures, its lines.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Input {
    /// What the case is about
    #[schemars(length(max = 200), extend("x-obvious" = true))]
    title: Option<String>,
    /// Who would buy
    #[schemars(length(max = 200), extend("x-obvious" = true))]
    company_name: Option<String>,
    /// ISO 4217
    #[schemars(length(min = 3, max = 3), extend("x-obvious" = true))]
    currency: String,
    /// How far it looks ahead
    #[schemars(range(min = 1, max = 30), extend("x-obvious" = true))]
    years: Option<u32>,
    /// How finely time is cut
    #[schemars(extend("x-obvious" = true))]
    period: Option<PeriodName>,
    /// When what is paid at the start is due
    #[schemars(extend("x-obvious" = true))]
    first_flow: Option<FirstFlowName>,
    /// To what amounts are rounded before they are added
    #[schemars(extend("x-obvious" = true))]
    rounding: Option<RoundingName>,
    /// The figures; `discount_rate` sets the yearly rate
    #[schemars(length(max = 200), extend("x-model" = figures_in_a_sentence()))]
    figures: Option<Vec<FigureInput>>,
    /// Benefits, costs, inaction
    #[schemars(length(max = 60), extend("x-model" = lines_in_a_sentence()))]
    lines: Option<Vec<LineInput>>,
    /// Where the simulation begins
    #[schemars(extend("x-obvious" = true))]
    seed: Option<u32>,
    /// How many cases are simulated
    #[schemars(range(min = 100, max = 100_000), extend("x-obvious" = true))]
    draws: Option<u32>,
}

/// Lines as a model is shown them.
fn lines_in_a_sentence() -> Value {
    json!({
        "type": "array",
        "description": "Each: id, side (benefit, cost, inaction), amount (formula of figure ids: hours_a_week * 52 * rate), every \
            (once, month, quarter, year), startMonth, endMonth, risk (figure id), removes (inaction line it ends)",
        "items": { "type": "object" }
    })
}

#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum PeriodName {
    Month,
    Quarter,
    #[default]
    Year,
}

impl From<PeriodName> for Period {
    fn from(name: PeriodName) -> Self {
        match name {
            PeriodName::Month => Self::Month,
            PeriodName::Quarter => Self::Quarter,
            PeriodName::Year => Self::Year,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum FirstFlowName {
    #[default]
    Now,
    EndOfFirstPeriod,
}

impl Tool for BuildBusinessCase {
    const NAME: &'static str = "build_business_case";
    const TITLE: &'static str = "Business case";
    const DESCRIPTION: &'static str = "ROI, NPV, IRR, payback of a purchase from the buyer's figures, with ranges and break-even; \
        asks for what is missing.";
    const GROUP: Group = Group::Cost;
    const EFFECT: Effect = Effect::Computes;
    const ENGINE: &'static str = "cost/1";
    type Input = Input;
    type Output = CaseAnswer;

    async fn call(cx: &Context, input: Input) -> Result<CaseAnswer, ToolError> {
        let (case, notes) = input.compute()?;
        for note in notes {
            cx.note(note);
        }
        CaseAnswer::of(&case)
    }
}

impl Input {
    /// How many amounts the case is made of: lines times periods. What it takes to compute grows with it.
    pub fn amounts(&self) -> usize {
        let lines = self.lines.as_ref().map_or(0, Vec::len);
        let per_year = 12 / Period::from(self.period.unwrap_or_default()).months() as usize;
        lines.saturating_mul(self.years.unwrap_or(3) as usize).saturating_mul(per_year)
    }

    /// The case computed, and what was taken where nothing was said.
    ///
    /// # Errors
    /// `invalid_input` that names the field and the bound.
    pub fn compute(self) -> Result<(BusinessCase, Vec<String>), ToolError> {
        let mut notes = Vec::new();
        let terms = Terms {
            currency: currency(&self.currency)?,
            years: self.years.unwrap_or(3),
            period: self.period.unwrap_or_default().into(),
            first_flow: match self.first_flow.unwrap_or_default() {
                FirstFlowName::Now => FirstFlow::Now,
                FirstFlowName::EndOfFirstPeriod => FirstFlow::EndOfFirstPeriod,
            },
            rounding: self.rounding.map_or_else(Rounding::default, Rounding::from),
        };
        let (figures, published) = with_discount_rate(figures(self.figures.unwrap_or_default())?);
        if published {
            notes.push(format!(
                "discounted at the rate of published studies, as no figure {DISCOUNT_RATE} was given: ask for the buyer's own"
            ));
        }
        let lines = self.lines.unwrap_or_default().into_iter().map(LineInput::line).collect::<Result<Vec<_>, _>>()?;
        let model = CaseModel::new(terms, figures, lines)?;
        let options = SimulationOptions::for_case(&model, self.seed.map(u64::from), self.draws);
        let buyer = filled(self.company_name);
        let title = filled(self.title).unwrap_or_else(|| match &buyer {
            Some(buyer) => format!("Business case for {buyer}"),
            None => "Business case".to_owned(),
        });
        Ok((BusinessCase::of(title, buyer, model, options)?, notes))
    }
}
