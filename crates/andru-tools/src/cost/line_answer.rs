//! Lines as they are answered.

use andru_engine::cost::case::RestsOn;
use andru_engine::cost::inaction::Loss;
use andru_engine::cost::money::plain;
use andru_engine::cost::{Amounts, CaseModel};
use schemars::JsonSchema;
use serde::Serialize;

use super::figure_answer::BasisName;
use super::worked::worked;
use crate::page::Page;

/// What share of a result rests on each basis, in percent; the three add up to 100.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RestsOnAnswer {
    /// Always `rests_on`.
    pub id: &'static str,
    /// On figures the buyer gave.
    pub buyer: f64,
    /// On published figures.
    pub benchmark: f64,
    /// On figures somebody assumes.
    pub assumption: f64,
    /// The lines it is taken over.
    pub from: Vec<String>,
    /// How it is taken.
    pub how: &'static str,
}

impl RestsOnAnswer {
    /// Shares over lines.
    pub(crate) fn of(rests: &RestsOn, from: Vec<String>) -> Self {
        Self {
            id: "rests_on",
            buyer: plain(rests.buyer),
            benchmark: plain(rests.benchmark),
            assumption: plain(rests.assumption),
            from,
            how: "by size of the lines that count, each shared out evenly among the figures of its amount",
        }
    }

    /// `64% on what the buyer said, 36% on assumptions`, without what is nothing.
    pub(crate) fn words(&self) -> String {
        let named = [
            (self.buyer, "on what the buyer said"),
            (self.benchmark, "on published figures"),
            (self.assumption, "on assumptions"),
        ];
        let parts: Vec<String> =
            named.iter().filter(|(share, _)| *share > 0.0).map(|(share, on)| format!("{share}% {on}")).collect();
        parts.join(", ")
    }
}

/// One line of what waiting costs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LossAnswer {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// How its amount comes from its figures.
    pub formula: String,
    /// The same with the numbers filled in.
    pub worked: String,
    /// The figures it rests on.
    pub from: Vec<String>,
    /// The weakest basis among them.
    pub weakest: BasisName,
    /// Whether it is in the sum.
    pub counts: bool,
    /// Why it is not, where it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not: Option<String>,
    /// The loss per month from the first; empty where figures are missing.
    pub months: Vec<f64>,
    /// The sum over all months.
    pub total: f64,
}

impl LossAnswer {
    /// A loss of the engine.
    pub(crate) fn of(model: &CaseModel, loss: &Loss, amounts: Amounts) -> Option<Self> {
        let line = model.line(&loss.id)?;
        Some(Self {
            id: loss.id.clone(),
            name: line.name.clone(),
            formula: line.amount.text().to_owned(),
            worked: worked(model, line),
            from: model.used_by(line).into_iter().map(|figure| figure.id.clone()).collect(),
            weakest: loss.weakest.into(),
            counts: loss.counts,
            why_not: loss.standing.why_not(line.same_cash_as.as_deref()),
            months: amounts.numbers(&loss.months),
            total: amounts.number(loss.total),
        })
    }
}

impl LossAnswer {
    /// The loss as a row of a page.
    pub(crate) fn render(&self, page: &mut Page) {
        let why = self.why_not.as_ref().map(|why| format!("; not added: {why}")).unwrap_or_default();
        page.fact(&self.name, self.weakest.name(), format!("{}{why}", self.worked));
    }
}
