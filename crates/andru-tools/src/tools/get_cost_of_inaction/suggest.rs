//! What to price, where no loss was given.

use andru_engine::cost::losses::{LossKind, loss_kinds, losses_of};
use andru_engine::read::Currency;

use super::Input;
use super::answer::{APART, InactionAnswer, StallAnswer, SuggestedFigure, SuggestedLoss};
use crate::answer::Status;

/// How many losses are proposed where no pain points to any: the most common first.
const MOST_UNPROMPTED: usize = 3;

/// Losses the pains point to, each with its questions; without pains, the most common ones.
pub(super) fn suggest(pains: &[String], currency: Currency, input: &Input) -> InactionAnswer {
    let mut suggested: Vec<SuggestedLoss> =
        losses_of(pains).into_iter().map(|(kind, pain)| suggestion(kind, Some(pain), currency)).collect();
    let who = input.buyer().map(|buyer| format!(" {buyer}")).unwrap_or_default();
    let why = if !suggested.is_empty() {
        "These losses follow from the pains that were named"
    } else if pains.is_empty() {
        "No pain was named, so these are the losses that are asked about most (Andru judgement)"
    } else {
        "The pains that were named point to no loss we know how to price, so these are the losses that are asked about \
         most (Andru judgement)"
    };
    if suggested.is_empty() {
        suggested = loss_kinds().iter().take(MOST_UNPROMPTED).map(|kind| suggestion(kind, None, currency)).collect();
    }
    let first = suggested.first().and_then(|loss| loss.figures.first());
    let first = first.map(|figure| format!(" Ask first: {}", figure.ask)).unwrap_or_default();
    InactionAnswer {
        status: Status::NeedsContext,
        summary: format!(
            "What waiting costs{who} is not known yet: it takes the buyer's own figures. {why}; put the answers in figures and \
             the formulas in lines.{first}"
        ),
        company: input.buyer().map(str::to_owned),
        currency: currency.to_string(),
        figures: Vec::new(),
        lines: Vec::new(),
        curve: None,
        rests_on: None,
        questions: Vec::new(),
        suggested,
        stall: StallAnswer::of(input.stall),
        note: APART,
    }
}

fn suggestion(kind: &LossKind, pain: Option<&str>, currency: Currency) -> SuggestedLoss {
    SuggestedLoss {
        line: kind.id.clone(),
        name: kind.name.clone(),
        because: pain.map(str::to_owned),
        amount: kind.amount.clone(),
        every: kind.every.clone(),
        figures: kind
            .figures
            .iter()
            .map(|figure| SuggestedFigure {
                figure: figure.id.clone(),
                unit: figure.unit(currency),
                ask: figure.ask.clone(),
            })
            .collect(),
        source: kind.source.clone(),
    }
}
