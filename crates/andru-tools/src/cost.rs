//! What the tools of the cost engine share: figures and lines as they are given and as they are answered.

mod figure_answer;
mod figure_input;
mod line_answer;
mod line_input;
mod question_answer;
mod rounding;
mod worked;

pub(crate) use figure_answer::{BasisName, FigureAnswer, render_figures};
pub(crate) use figure_input::{FigureInput, figures, figures_in_a_sentence, with_discount_rate};
pub(crate) use line_answer::{LossAnswer, RestsOnAnswer};
pub(crate) use line_input::{LineInput, LossInput, SideName};
pub(crate) use question_answer::{QuestionAnswer, render_questions};
pub(crate) use rounding::RoundingName;
pub(crate) use worked::worked;

use andru_engine::cost::CostError;
use andru_engine::read::Currency;

use crate::error::ToolError;

impl From<CostError> for ToolError {
    fn from(error: CostError) -> Self {
        let refusal = Self::invalid(error.to_string());
        match error.hint {
            Some(hint) => refusal.hinted(hint),
            None => refusal,
        }
    }
}

/// A text without the space around it, where anything is left.
pub(crate) fn filled(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The currency of a case.
pub(crate) fn currency(code: &str) -> Result<Currency, ToolError> {
    code.parse().map_err(|_| {
        ToolError::invalid(format!(
            "`currency` is `{}`, and must be a code of ISO 4217 such as USD",
            code.escape_default()
        ))
    })
}
