//! `learn_icp`: what the user's own won and lost deals say of who buys.

use andru_engine::figure::count;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::answer::{Status, Summary};
use crate::context::Context;
use crate::error::ToolError;
use crate::history::{check_usable, verdict_words};
use crate::page::{Page, Render};
use crate::ports::{DealRows, Learned};
use crate::scorecard_answer::{FiguresAnswer, ScorecardAnswer};
use crate::tool::{Effect, Group, Tool};

/// `learn_icp`.
pub struct LearnIcp;

/// The most rows of a call; longer histories are read from a file by `icp learn`.
const MOST_ROWS: usize = 5_000;

/// The deals and how to read them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Input {
    /// Deals: column to value
    #[schemars(schema_with = "rows")]
    rows: Vec<Map<String, Value>>,
    /// Column of how it ended
    #[schemars(length(max = 200))]
    outcome: Option<String>,
    /// Values that mean won
    #[schemars(length(max = 50), inner(length(max = 200)), extend("x-obvious" = true))]
    won: Option<Vec<String>>,
    /// Values that mean lost
    #[schemars(length(max = 50), inner(length(max = 200)), extend("x-obvious" = true))]
    lost: Option<Vec<String>>,
    /// Column of the deal's date
    #[schemars(length(max = 200))]
    time: Option<String>,
    /// Columns to learn from
    #[schemars(length(max = 1000), inner(length(max = 200)))]
    only: Option<Vec<String>>,
    /// Columns to leave out
    #[schemars(length(max = 1000), inner(length(max = 200)))]
    ignore: Option<Vec<String>>,
    /// Columns to put back
    #[schemars(length(max = 1000), inner(length(max = 200)))]
    allow: Option<Vec<String>>,
    /// Score by it from now on
    use_model: Option<bool>,
}

fn rows(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "array",
        "minItems": 1,
        "maxItems": MOST_ROWS,
        "items": { "type": "object", "maxProperties": 1000 },
        "x-model": { "type": "array", "maxItems": MOST_ROWS, "items": { "type": "object" } }
    })
}

/// What the deals were found to hold.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LearnAnswer {
    /// Always `complete`: that nothing can be learned is an answer too.
    pub status: Status,
    /// The answer in prose, the verdict first.
    pub summary: String,
    /// The verdict and its figures.
    #[serde(flatten)]
    pub figures: FiguresAnswer,
    /// The points, where the deals bear them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scorecard: Option<ScorecardAnswer>,
    /// Whether scores are by this model from now on.
    pub in_use: bool,
    /// The column that said how a deal ended.
    pub outcome_column: String,
    /// Its values that meant won.
    pub won_values: Vec<String>,
    /// Its values that meant lost.
    pub lost_values: Vec<String>,
    /// Rows that were left out, by why.
    pub left_out: Vec<String>,
    /// What should be known about how the rows were read.
    pub notes: Vec<String>,
}

impl Tool for LearnIcp {
    const NAME: &'static str = "learn_icp";
    const TITLE: &'static str = "Learn from deals";
    const DESCRIPTION: &'static str = "Learn who buys from won and lost deals with what was known when each began; says when there is nothing to learn.";
    const GROUP: Group = Group::Icp;
    const EFFECT: Effect = Effect::WritesLocal;
    const ENGINE: &'static str = "icp-learn/1";
    type Input = Input;
    type Output = LearnAnswer;

    async fn call(cx: &Context, input: Input) -> Result<LearnAnswer, ToolError> {
        let wanted = input.use_model == Some(true);
        let history = DealRows {
            rows: input.rows,
            outcome: input.outcome,
            won: input.won.unwrap_or_default(),
            lost: input.lost.unwrap_or_default(),
            time: input.time,
            only: input.only.unwrap_or_default(),
            ignore: input.ignore.unwrap_or_default(),
            allow: input.allow.unwrap_or_default(),
        };
        let learned = cx.histories.learn(history, cx.cancel.clone()).await?;
        cx.count("deals", learned.report.deals);
        cx.count("won", learned.report.won);
        let mut in_use = false;
        if wanted && let Some(model) = learned.model.as_ref().filter(|model| check_usable(model).is_ok()) {
            cx.cancel.check()?;
            cx.store.save_model(model.clone()).await?;
            in_use = true;
        }
        Ok(LearnAnswer::of(learned, wanted, in_use))
    }
}

impl LearnAnswer {
    fn of(learned: Learned, wanted: bool, in_use: bool) -> Self {
        let figures = FiguresAnswer::of(&learned.report);
        let scorecard = learned.model.as_ref().map(|model| ScorecardAnswer::of(&model.scorecard));
        let kept = match (wanted, in_use, scorecard.is_some()) {
            (true, true, _) => "Scores are by these deals from now on; andru-intel icp use --none goes back.",
            (true, false, _) => "No model is kept: scores stay as they were.",
            (false, _, true) => "Nothing was saved; with useModel, scores are by these deals.",
            (false, _, false) => "",
        };
        let summary = format!("Verdict: {}. {} {kept}", verdict_words(figures.verdict), figures.reason);
        Self {
            status: Status::Complete,
            summary: summary.trim_end().to_owned(),
            figures,
            scorecard,
            in_use,
            outcome_column: learned.outcome_column,
            won_values: learned.won_values,
            lost_values: learned.lost_values,
            left_out: learned.left_out,
            notes: learned.notes,
        }
    }
}

impl Summary for LearnAnswer {
    fn summary(&self) -> &str {
        &self.summary
    }
}

impl Render for LearnAnswer {
    fn render(&self, page: &mut Page) {
        let figures = &self.figures;
        let title = format!("{} deals, {} won", count(figures.deals), count(figures.won));
        page.title(title, verdict_words(figures.verdict)).text(&self.summary);
        if let Some(scorecard) = &self.scorecard {
            scorecard.render(page);
        }
        page.heading("Columns");
        for field in &figures.fields {
            page.fact(&field.name, "", format!("{}: {}", status_words(field.status), field.reason));
        }
        page.heading("How they were read");
        let (won, lost) = (self.won_values.join(" or "), self.lost_values.join(" or "));
        page.fact("outcome", "", format!("{}: won is {won}, lost is {lost}", self.outcome_column));
        if !self.left_out.is_empty() {
            page.fact("left out", "", self.left_out.join(", "));
        }
        page.list(self.notes.iter().cloned());
    }
}

const fn status_words(status: andru_engine::icp::learn::Status) -> &'static str {
    use andru_engine::icp::learn::Status;
    match status {
        Status::Used => "used",
        Status::Dropped => "not learned from",
        Status::Quarantined => "set aside",
    }
}
