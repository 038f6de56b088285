//! `get_icp_scorecard`: the model in use as a scorecard a person can add up.

use std::collections::BTreeMap;

use andru_engine::figure::count;
use andru_engine::icp::model::Model;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::answer::{Status, Summary};
use crate::context::Context;
use crate::error::ToolError;
use crate::history::{learned_from, verdict_words};
use crate::page::{Page, Render, counted};
use crate::scorecard_answer::{FiguresAnswer, ScorecardAnswer};
use crate::tool::{Effect, Group, Tool};

/// `get_icp_scorecard`.
pub struct GetIcpScorecard;

/// Nothing to say.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {}

/// The model in use.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScorecardReply {
    /// Whether a model is in use, or one has to be learned first.
    pub status: Status,
    /// The answer in prose.
    pub summary: String,
    /// What its deals were found to hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figures: Option<FiguresAnswer>,
    /// The points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scorecard: Option<ScorecardAnswer>,
    /// What to supply first, by argument of `learn_icp`, where the status is `needs_context`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub required_context: BTreeMap<String, String>,
}

impl Tool for GetIcpScorecard {
    const NAME: &'static str = "get_icp_scorecard";
    const TITLE: &'static str = "Learned scorecard";
    const DESCRIPTION: &'static str =
        "Show the learned model in use: points per value with the deals behind them, tiers, what it is worth.";
    const GROUP: Group = Group::Icp;
    const EFFECT: Effect = Effect::Computes;
    const ENGINE: &'static str = "icp-learn/1";
    type Input = Input;
    type Output = ScorecardReply;

    async fn call(cx: &Context, _: Input) -> Result<ScorecardReply, ToolError> {
        Ok(cx.saved_model().await?.as_deref().map_or_else(ScorecardReply::none, ScorecardReply::of))
    }
}

impl ScorecardReply {
    fn none() -> Self {
        Self {
            status: Status::NeedsContext,
            summary: "No learned model is in use, so scores are profile matches. Give your closed deals to learn_icp \
                      with useModel, or run: andru-intel icp learn deals.csv --out model.json, then andru-intel icp \
                      use model.json."
                .to_owned(),
            figures: None,
            scorecard: None,
            required_context: BTreeMap::from([(
                "rows".to_owned(),
                "Your closed deals, won and lost, with what was known of each company when the deal began.".to_owned(),
            )]),
        }
    }

    fn of(model: &Model) -> Self {
        let (report, card) = (&model.history, &model.scorecard);
        let tiers = match card.tiers.first() {
            Some(best) => format!(
                "Tier {} from {}: {} of {} such deals were won.",
                best.tier,
                best.from,
                count(best.won),
                count(best.deals)
            ),
            None => "No tiers: win rates do not differ enough between scores.".to_owned(),
        };
        let reason = &report.reason;
        Self {
            status: Status::Complete,
            summary: format!(
                "The model in use was {} and asks for {}; verdict: {}. {reason} {tiers}",
                learned_from(report),
                counted(card.fields.len(), "column", "columns"),
                verdict_words(report.verdict)
            ),
            figures: Some(FiguresAnswer::of(report)),
            scorecard: Some(ScorecardAnswer::of(card)),
            required_context: BTreeMap::new(),
        }
    }
}

impl Summary for ScorecardReply {
    fn summary(&self) -> &str {
        &self.summary
    }
}

impl Render for ScorecardReply {
    fn render(&self, page: &mut Page) {
        let verdict = self.figures.as_ref().map_or("needs context", |figures| verdict_words(figures.verdict));
        page.title("Learned scorecard", verdict).text(&self.summary);
        page.list(self.required_context.iter().map(|(argument, what)| format!("{argument}: {what}")));
        if let Some(scorecard) = &self.scorecard {
            scorecard.render(page);
        }
    }
}
