//! `get_portfolio_readiness_rollup`: how far the accounts with one tag are, who is at risk, how much rests on few.

use std::collections::BTreeMap;

use andru_engine::readiness::Metric;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::answer::{Status, Summary};
use crate::context::Context;
use crate::error::ToolError;
use crate::page::{Page, Render};
use crate::portfolio::{self, Assessed, Rollup, import_basis, rollup_page, rollup_sentences};
use crate::tool::{Effect, Group, Tool};

/// `get_portfolio_readiness_rollup`.
pub struct GetPortfolioReadinessRollup;

/// Which portfolio.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Input {
    /// A tag of saved accounts
    #[schemars(length(min = 1, max = 64))]
    portfolio_id: String,
}

/// The readiness of a portfolio.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RollupAnswer {
    /// Whether any account has an index; without one there is no average.
    pub status: Status,
    /// The answer in prose, the verdict first.
    pub summary: String,
    /// The tag.
    pub portfolio_id: String,
    /// The figures.
    pub rollup: Rollup,
    /// What the figures rest on: files and days of import.
    pub basis: Vec<String>,
    /// Which columns to import first, by figure, where the status is `insufficient_evidence`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub required_context: BTreeMap<String, String>,
}

impl Tool for GetPortfolioReadinessRollup {
    const NAME: &'static str = "get_portfolio_readiness_rollup";
    const TITLE: &'static str = "Portfolio readiness";
    const DESCRIPTION: &'static str = "Readiness over the saved accounts with a tag: average index, who is at risk and by which rule, customer concentration, what is unknown of whom.";
    const GROUP: Group = Group::Company;
    const EFFECT: Effect = Effect::Computes;
    const ENGINE: &'static str = "readiness/1";
    type Input = Input;
    type Output = RollupAnswer;

    async fn call(cx: &Context, input: Input) -> Result<RollupAnswer, ToolError> {
        let accounts = portfolio::members(cx, &input.portfolio_id).await?;
        cx.count("accounts", accounts.len() as u64);
        let assessed: Vec<Assessed<'_>> = accounts.iter().map(Assessed::of).collect();
        let rollup = Rollup::of(&assessed);
        let portfolio_id = input.portfolio_id.trim().to_lowercase();
        let has_index = rollup.assessed > 0;
        let mut summary = rollup_sentences(&portfolio_id, &rollup);
        if !has_index {
            summary.push_str(" Import a list with columns such as ARR, Growth rate, NRR, Gross margin, Burn, Runway.");
        }
        let figures = accounts.iter().flat_map(|account| account.figures.values()).map(|figure| &figure.import);
        let mut basis = import_basis(figures, "figures");
        basis.extend(import_basis(accounts.iter().map(|account| &account.import), "accounts"));
        basis.push("the index, its weights and bands: as assess_company_readiness, Andru judgement".to_owned());
        Ok(RollupAnswer {
            status: if has_index { Status::Complete } else { Status::InsufficientEvidence },
            summary,
            portfolio_id,
            rollup,
            basis,
            required_context: if has_index { BTreeMap::new() } else { required() },
        })
    }
}

/// The columns that make most of the index known.
pub(crate) fn required() -> BTreeMap<String, String> {
    [
        (Metric::Arr, "a column ARR (or MRR)"),
        (Metric::GrowthRate, "a column Growth rate, such as 40%"),
        (Metric::NetRevenueRetention, "a column NRR, such as 105%"),
        (Metric::GrossMargin, "a column Gross margin, such as 75%"),
        (Metric::BurnRate, "a column Burn, net cash out a month"),
        (Metric::RunwayMonths, "a column Runway, in months"),
    ]
    .into_iter()
    .map(|(metric, column)| (metric.name().to_owned(), format!("{column}: {}", metric.meaning())))
    .collect()
}

impl Summary for RollupAnswer {
    fn summary(&self) -> &str {
        &self.summary
    }
}

impl Render for RollupAnswer {
    fn render(&self, page: &mut Page) {
        let verdict = self
            .rollup
            .average_readiness
            .map_or_else(|| "not enough known".to_owned(), |average| format!("average {average} of 100"));
        page.title(format!("Portfolio {}", self.portfolio_id), verdict).text(&self.summary);
        page.list(self.required_context.values().cloned());
        rollup_page(&self.rollup, page);
        page.group();
        page.fact("basis", "", self.basis.join("; "));
    }
}
