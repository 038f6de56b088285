//! The answer: the losses by month, what they rest on, and what to do about a buyer who does not move.

use andru_engine::cost::case::RestsOn;
use andru_engine::cost::inaction::Inaction;
use andru_engine::cost::losses::no_decision;
use andru_engine::cost::question::questions;
use andru_engine::cost::{Amounts, CaseModel};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Input, Stall};
use crate::answer::{Status, Summary};
use crate::cost::{FigureAnswer, LossAnswer, QuestionAnswer, RestsOnAnswer};
use crate::error::ToolError;
use crate::page::counted;

/// What waiting costs. Each part with an `id` says in `from` what it is computed from, down to figures with a basis.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InactionAnswer {
    /// `complete` where every loss is priced, `insufficient_evidence` where some are not, `needs_context` where none was given.
    pub status: Status,
    /// The answer in prose, the verdict first.
    pub summary: String,
    /// The buyer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// The currency of every amount, by ISO 4217.
    pub currency: String,
    /// The figures, where every computed figure ends.
    pub figures: Vec<FigureAnswer>,
    /// The losses.
    pub lines: Vec<LossAnswer>,
    /// What is lost month by month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub curve: Option<Curve>,
    /// What share rests on the buyer, on publications, on assumptions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rests_on: Option<RestsOnAnswer>,
    /// What to ask, with what an answer is worth.
    pub questions: Vec<QuestionAnswer>,
    /// Losses worth pricing, where none was given.
    pub suggested: Vec<SuggestedLoss>,
    /// What to do about a buyer who does not move.
    pub stall: StallAnswer,
    /// Why it is never added to the benefits of a purchase.
    pub note: &'static str,
}

/// What is lost month by month, from what counts.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Curve {
    /// Always `inaction`.
    pub id: &'static str,
    /// The lines it is taken over.
    pub from: Vec<String>,
    /// The loss in each month from the first.
    pub months: Vec<f64>,
    /// What has been lost by the end of each month.
    pub cumulative: Vec<f64>,
    /// The loss over all months.
    pub total: f64,
}

/// A loss worth pricing, with what to ask.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SuggestedLoss {
    /// An id for the line.
    pub line: String,
    /// Its name for people.
    pub name: String,
    /// The pain that points to it; absent where none was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// The formula of its amount, for `lines`.
    pub amount: String,
    /// How often the amount falls due.
    pub every: String,
    /// What to ask, for `figures`.
    pub figures: Vec<SuggestedFigure>,
    /// Who says that such a loss is priced so.
    pub source: String,
}

/// A figure to ask for.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SuggestedFigure {
    /// An id for the figure.
    pub figure: String,
    /// Its unit.
    pub unit: String,
    /// The question for the buyer.
    pub ask: String,
}

/// What to do about a buyer who does not move.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StallAnswer {
    /// Why they do not move: `status_quo`, `indecision`, or `unknown`.
    pub kind: &'static str,
    /// What answers that.
    pub advice: String,
    /// Who says so: a publication, or our judgement.
    pub source: String,
    /// When that was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// How common each is among deals lost to no decision.
    pub how_common: String,
}

/// Why it stands apart.
pub(super) const APART: &str =
    "never added to the benefits of a purchase: ending this loss is the benefit, and the same cash counts once";

impl StallAnswer {
    pub(super) fn of(stall: Option<Stall>) -> Self {
        let table = no_decision();
        let (kind, advice) = match stall {
            Some(Stall::StatusQuo) => ("status_quo", &table.status_quo),
            Some(Stall::Indecision) => ("indecision", &table.indecision),
            None => ("unknown", &table.unknown),
        };
        let published = stall.is_some();
        Self {
            kind,
            advice: advice.clone(),
            source: if published { table.source.clone() } else { table.unknown_source.clone() },
            date: published.then(|| table.date.clone()),
            how_common: format!(
                "{}% of deals lost to no decision preferred things as they are, {}% feared choosing wrong ({}, {}, {})",
                table.status_quo_percent, table.indecision_percent, table.source, table.date, table.tier
            ),
        }
    }
}

impl InactionAnswer {
    /// The answer of priced losses over so many months.
    pub(super) fn of(model: &CaseModel, input: &Input, months: usize) -> Result<Self, ToolError> {
        let amounts = Amounts::of(model.terms());
        let found = cut(model.inaction()?, months);
        let asked: Vec<QuestionAnswer> =
            questions(model)?.iter().map(|question| QuestionAnswer::of(question, amounts)).collect();
        let counted: Vec<String> = found.lines.iter().filter(|loss| loss.counts).map(|loss| loss.id.clone()).collect();
        let rests = RestsOn::over(
            model,
            found.lines.iter().filter(|loss| loss.counts).map(|loss| (loss.id.as_str(), loss.total)),
        );
        let rests_on = rests.map(|rests| RestsOnAnswer::of(&rests, counted.clone()));
        let summary = summary(&found, asked.first(), rests_on.as_ref(), input, amounts);
        let is_used = |id: &str| model.lines().iter().any(|line| model.used_by(line).iter().any(|used| used.id == id));
        Ok(Self {
            status: if asked.is_empty() { Status::Complete } else { Status::InsufficientEvidence },
            summary,
            company: input.buyer().map(str::to_owned),
            currency: model.terms().currency.to_string(),
            figures: model.figures().iter().filter(|figure| is_used(&figure.id)).map(FigureAnswer::of).collect(),
            lines: found.lines.iter().filter_map(|loss| LossAnswer::of(model, loss, amounts)).collect(),
            curve: (!counted.is_empty()).then(|| Curve {
                id: "inaction",
                from: counted,
                months: amounts.numbers(&found.months),
                cumulative: amounts.numbers(&found.cumulative),
                total: amounts.number(found.total),
            }),
            rests_on,
            questions: asked,
            suggested: Vec::new(),
            stall: StallAnswer::of(input.stall),
            note: APART,
        })
    }
}

/// The first months of a loss: a case looks ahead in whole years.
fn cut(mut found: Inaction, months: usize) -> Inaction {
    for loss in &mut found.lines {
        loss.months.truncate(months);
        loss.total = loss.months.iter().sum();
    }
    found.months.truncate(months);
    found.cumulative.truncate(months);
    found.total = found.months.iter().sum();
    found
}

fn summary(
    found: &Inaction,
    first: Option<&QuestionAnswer>,
    rests: Option<&RestsOnAnswer>,
    input: &Input,
    amounts: Amounts,
) -> String {
    let mut said = Vec::new();
    let (count, all) = (found.lines.iter().filter(|loss| loss.counts).count(), found.lines.len());
    let who = input.buyer().map(|buyer| format!(" {buyer}")).unwrap_or_default();
    let months = counted(found.months.len(), "month", "months");
    let even = found.months.iter().all(|month| Some(month) == found.months.first());
    let first_month = found.months.first().copied().unwrap_or_default();
    if count == 0 {
        said.push(format!("What waiting costs{who} is not known yet: {}.", none_counts(all)));
    } else if even {
        said.push(format!(
            "Waiting costs{who} {} a month, {} over {months}.",
            amounts.money(first_month),
            amounts.money(found.total)
        ));
    } else {
        said.push(format!(
            "Waiting costs{who} {} over {months}, {} in the first.",
            amounts.money(found.total),
            amounts.money(first_month)
        ));
    }
    if count > 0 && count < all {
        said.push(format!("That is on {count} of {all} losses; the others are not priced yet."));
    }
    if let Some(rests) = rests {
        said.push(format!("It rests {}.", rests.words()));
    }
    if let Some(question) = first {
        said.push(format!("Ask first: {}", question.ask));
    }
    if input.stall == Some(Stall::Indecision) {
        said.push("It does not answer a buyer who fears choosing wrong.".to_owned());
    }
    said.join(" ")
}

fn none_counts(all: usize) -> String {
    if all == 1 {
        return "its one loss lacks a figure or rests on nothing the buyer has said".to_owned();
    }
    format!("each of its {all} losses lacks a figure or rests on nothing the buyer has said")
}

impl Summary for InactionAnswer {
    fn summary(&self) -> &str {
        &self.summary
    }
}
