//! Priced questions as they are answered.

use andru_engine::cost::Amounts;
use andru_engine::cost::question::Question;
use schemars::JsonSchema;
use serde::Serialize;

use super::line_input::EveryName;
use crate::page::Page;

/// What to ask the buyer so that a line counts.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct QuestionAnswer {
    /// Its id.
    pub id: String,
    /// The figure that would be settled, then the lines that wait for it.
    pub from: Vec<String>,
    /// The question, in words for the buyer.
    pub ask: String,
    /// What each unit of the answer adds to the line each time it falls due, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub each_is_worth: Option<f64>,
    /// How often the line falls due.
    pub every: EveryName,
    /// The same in words, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worth: Option<String>,
}

impl QuestionAnswer {
    /// A question of the engine.
    pub(crate) fn of(question: &Question, amounts: Amounts) -> Self {
        Self {
            id: format!("ask.{}", question.figure),
            from: std::iter::once(question.figure.clone()).chain(question.lines.iter().cloned()).collect(),
            ask: question.ask.clone(),
            each_is_worth: question.each.map(|each| amounts.number(each)),
            every: question.every.into(),
            worth: question.worth(amounts),
        }
    }
}

/// The questions as rows of a page.
pub(crate) fn render_questions(questions: &[QuestionAnswer], name: impl Fn(&str) -> String, page: &mut Page) {
    if questions.is_empty() {
        return;
    }
    page.heading("What to ask");
    page.list(questions.iter().map(|question| {
        let lines: Vec<String> = question.from.iter().skip(1).map(|line| name(line)).collect();
        let worth = question.worth.as_ref().map(|worth| format!("; {worth}")).unwrap_or_default();
        format!("{} (for {}{worth})", question.ask, lines.join(", "))
    }));
}
