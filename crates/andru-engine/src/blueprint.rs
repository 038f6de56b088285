//! What an ARR target asks for: deals, meetings, reps, quota, pay, activity, and when the pipeline must exist.
//!
//! The plan is for twelve months from a given day and is made of [`Step`]s. Each is one line of arithmetic over
//! what the caller gave, the [`Assumption`]s of `knowledge/sales_assumptions.toml` and earlier steps. Every
//! figure is rounded as it is shown and goes on as it is shown, so the whole page can be checked by hand.
//!
//! The model, stated once:
//! - Nothing is open today, nobody churns and nobody expands: what is open already lowers the target.
//! - A deal counts if it closes within the twelve months, so it must be opened a sales cycle before their end.
//! - A rep works so many opportunities at once, each for one cycle. The reps of today sell in full; one who is
//!   hired today rises evenly from nothing to that over the ramp.
//! - Quotas are set above the target, by the share of quota that is reached on average.
//!
//! What is not given is not made up: a step that needs it is among [`Blueprint::missing`], with what it needs.

mod arithmetic;
mod assumption;
mod error;
mod given;
mod sheet;
mod stage;
mod what_if;

use jiff::ToSpan;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

pub use assumption::{Assumption, Origin, assumption_ids};
pub use error::BlueprintError;
pub use given::Given;
pub use sheet::{Missing, Step, Unit};
pub use stage::{Advice, Stage};
pub use what_if::{Outcome, WhatIf};

use given::Inputs;

/// What is asked: texts as people write them.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The stage of the company.
    pub stage: Stage,
    /// New ARR to win within twelve months; with `current_arr`, the ARR to have by then: `$2M`.
    pub arr_target: String,
    /// ARR today: `$500k`.
    pub current_arr: Option<String>,
    /// Yearly value of an average new contract: `$25k`.
    pub deal_size: Option<String>,
    /// Average time from opening an opportunity to closing it: `60 days`.
    pub cycle: Option<String>,
    /// People who sell today, all ramped; a whole number, 0 to 10,000.
    pub team: Option<f64>,
    /// The caller's own figures in place of assumptions, by id.
    pub assumptions: BTreeMap<String, f64>,
    /// The first day of the twelve months.
    pub start: Date,
}

/// A plan, step by step.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Blueprint {
    /// The stage of the company.
    pub stage: Stage,
    /// What to do first at this stage; it changes no figure.
    pub advice: Advice,
    /// Three-letter code of the currency of all amounts; absent where none was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// First day of the twelve months, `YYYY-MM-DD`.
    pub start: String,
    /// Day by which the target is to be met, `YYYY-MM-DD`.
    pub end: String,
    /// Last day on which an opportunity can be opened and still close in time; absent without a cycle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pipeline_by: Option<String>,
    /// What the caller gave, as it was read.
    pub inputs: Vec<Given>,
    /// What is assumed, with its source; the caller's own figures among it.
    pub assumptions: Vec<Assumption>,
    /// The arithmetic, in order.
    pub steps: Vec<Step>,
    /// Steps that could not be computed, with what they need.
    pub missing: Vec<Missing>,
    /// The plan with one assumption at its low or high end, the one that moves the reps most first.
    pub what_if: Vec<WhatIf>,
    /// Id of the assumption to replace first by a figure of one's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replace_first: Option<String>,
    /// What is odd about the figures, or left out of them.
    pub notes: Vec<String>,
}

impl Blueprint {
    /// The step with an id such as `reps`, if it could be computed.
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// The assumption with an id such as `winRate`.
    pub fn assumption(&self, id: &str) -> Option<&Assumption> {
        self.assumptions.iter().find(|row| row.id == id)
    }
}

/// Derives the plan.
///
/// # Errors
/// [`BlueprintError`] where an input cannot be read, is out of bounds, or two currencies meet.
pub fn blueprint(request: &Request) -> Result<Blueprint, BlueprintError> {
    let inputs = Inputs::read(request)?;
    let assumptions = assumption::with(&request.assumptions)?;
    let sheet = arithmetic::compute(&inputs, &assumptions);
    let (what_if, replace_first) = what_if::what_if(&inputs, &assumptions, &sheet);
    let notes = notes(&inputs, &assumptions, &sheet);
    let pipeline_by = sheet.value("pipelineBy").and_then(|days| after(request.start, days));
    Ok(Blueprint {
        stage: request.stage,
        advice: stage::advice(request.stage),
        currency: inputs.currency.map(|currency| currency.to_string()),
        start: request.start.to_string(),
        end: after(request.start, arithmetic::YEAR_DAYS.into()).unwrap_or_else(|| request.start.to_string()),
        pipeline_by,
        inputs: inputs.given(),
        assumptions,
        steps: sheet.steps,
        missing: sheet.missing,
        what_if,
        replace_first,
        notes,
    })
}

/// The day so many whole days later, if the calendar has it.
fn after(start: Date, days: rust_decimal::Decimal) -> Option<String> {
    let days: i64 = days.floor().try_into().ok()?;
    Some(start.checked_add(days.days()).ok()?.to_string())
}

/// Fewer deals than this are no base for averages.
const FEW_DEALS: u32 = 5;

fn notes(inputs: &Inputs, assumptions: &[Assumption], sheet: &sheet::Sheet) -> Vec<String> {
    let mut notes = Vec::new();
    if inputs.current.is_none() {
        notes.push(
            "The target is read as new ARR to win in the twelve months; if it is the ARR to have by then, give \
             currentArr."
                .to_owned(),
        );
    }
    notes.push(
        "Churn, expansion and deals already open are not counted: add to the target what you will lose, take off what \
         you will win anyway."
            .to_owned(),
    );
    let larger = inputs.deal.as_ref().zip(sheet.value("newArr")).is_some_and(|(deal, new)| deal.value > new);
    if larger {
        notes.push("One deal is larger than the whole target, so a single win decides the year.".to_owned());
    } else if sheet.value("deals").is_some_and(|deals| deals < FEW_DEALS.into()) {
        notes.push("So few deals that averages say little: one more or less changes the year.".to_owned());
    }
    let rule = sheet.value("pipelineByRule").zip(sheet.value("pipeline"));
    if rule.is_some_and(|(rule, pipeline)| rule < pipeline) {
        notes.push(
            "The rule of thumb for pipeline falls short at this win rate; it is shown only to compare.".to_owned(),
        );
    }
    if sheet.value("spare").is_some_and(|spare| !spare.is_zero()) {
        notes.push("You have more reps than the target asks for; quota and cost are for those it asks for.".to_owned());
    }
    let usual = assumptions.iter().find(|row| row.id == "quotaToOte").and_then(|row| row.low.zip(row.high));
    if let Some((ratio, (low, high))) = sheet.value("oteRatio").zip(usual)
        && !(low..=high).contains(&ratio)
    {
        notes.push(format!("The quota is {ratio} times your OTE; secondary pages say {low} to {high} times."));
    }
    notes
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
