//! The plan with one figure at its low or high end, and which figure to replace first.

use std::cmp::Reverse;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

use super::arithmetic::compute;
use super::assumption::Assumption;
use super::given::{Amount, Inputs};
use super::sheet::{Sheet, Unit};

/// How many figures are shown by what they do to the number of reps.
const SHOWN: usize = 3;

/// The plan with one figure moved, all others as they are.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WhatIf {
    /// The assumption or input that is moved.
    pub id: &'static str,
    /// The name for people.
    pub label: &'static str,
    /// What it counts.
    pub unit: Unit,
    /// The plan at its low end.
    pub low: Outcome,
    /// The plan at its high end.
    pub high: Outcome,
}

/// What comes out at one end; a figure that does not exist there is absent.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// The value at this end.
    #[serde(serialize_with = "super::sheet::plain_number")]
    #[schemars(with = "f64")]
    pub at: Decimal,
    /// Reps the plan needs.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "super::sheet::optional_number")]
    #[schemars(with = "Option<f64>")]
    pub reps: Option<Decimal>,
    /// Quota of a ramped rep.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "super::sheet::optional_number")]
    #[schemars(with = "Option<f64>")]
    pub quota: Option<Decimal>,
    /// Cost of the reps as a share of the new ARR.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "super::sheet::optional_number")]
    #[schemars(with = "Option<f64>")]
    pub cost_share: Option<Decimal>,
    /// People before rounding, to rank by.
    #[serde(skip)]
    people: Option<Decimal>,
}

/// One figure at both ends, with how far it moves the plan.
struct Moved {
    what_if: WhatIf,
    is_assumption: bool,
    /// People between the ends, before anyone is rounded to a whole one.
    reps: Decimal,
    cost: Decimal,
}

/// The figures that matter most, and the assumption to replace first.
///
/// Three figures are ranked by the people between their ends, before rounding up, and one more by the share of
/// cost, if any is left that moves it. Only figures with a range take part: assumptions that are not
/// the caller's own, and inputs given as a range.
pub(super) fn what_if(inputs: &Inputs, assumptions: &[Assumption], base: &Sheet) -> (Vec<WhatIf>, Option<String>) {
    if base.value("fullReps").is_none() {
        return (Vec::new(), None);
    }
    let mut moved: Vec<Moved> = Vec::new();
    moved.extend(assumptions.iter().filter_map(|row| by_assumption(row, inputs, assumptions)));
    moved.extend(by_inputs(inputs, assumptions));
    moved.sort_by_key(|each| Reverse((each.reps, each.cost)));
    let first = moved.iter().find(|each| each.is_assumption && !each.reps.is_zero());
    let first = first.map(|each| each.what_if.id.to_owned());
    let dearest = moved.iter().skip(SHOWN).max_by_key(|each| each.cost).filter(|each| !each.cost.is_zero());
    let dearest = dearest.map(|each| each.what_if.clone());
    let most = moved.into_iter().filter(|each| !each.reps.is_zero()).take(SHOWN).map(|each| each.what_if);
    (most.chain(dearest).collect(), first)
}

fn by_assumption(row: &Assumption, inputs: &Inputs, all: &[Assumption]) -> Option<Moved> {
    let (low, high) = row.low.zip(row.high)?;
    let at = |value: Decimal| {
        let moved = |each: &Assumption| Assumption {
            value: if each.id == row.id { Some(value) } else { each.value },
            ..each.clone()
        };
        end(value, inputs, &all.iter().map(moved).collect::<Vec<_>>())
    };
    let what_if = WhatIf { id: row.id, label: row.name, unit: row.unit, low: at(low), high: at(high) };
    Some(Moved::of(what_if, true))
}

/// Finds one of the amounts among the inputs.
type AmountOf = fn(&mut Inputs) -> Option<&mut Amount>;

/// The inputs that were given as a range.
fn by_inputs(inputs: &Inputs, all: &[Assumption]) -> Vec<Moved> {
    let amounts: [(&'static str, &'static str, Unit, AmountOf); 3] = [
        ("arrTarget", "ARR target", Unit::Money, |inputs| Some(&mut inputs.target)),
        ("dealSize", "deal size", Unit::Money, |inputs| inputs.deal.as_mut()),
        ("avgCycleLength", "cycle", Unit::Days, |inputs| inputs.cycle.as_mut()),
    ];
    let moved = amounts.into_iter().filter_map(|(id, label, unit, amount_of)| {
        let mut changed = inputs.clone();
        let (low, high) = amount_of(&mut changed)?.range?;
        let mut at = |value: Decimal| {
            if let Some(amount) = amount_of(&mut changed) {
                amount.value = value;
            }
            end(value, &changed, all)
        };
        Some(Moved::of(WhatIf { id, label, unit, low: at(low), high: at(high) }, false))
    });
    moved.collect()
}

/// The plan at one end.
fn end(at: Decimal, inputs: &Inputs, assumptions: &[Assumption]) -> Outcome {
    let sheet = compute(inputs, assumptions);
    Outcome {
        at,
        reps: sheet.value("reps"),
        quota: sheet.value("quota"),
        cost_share: sheet.value("costShare"),
        people: people(&sheet),
    }
}

/// People the plan takes before anyone is rounded to a whole one.
fn people(sheet: &Sheet) -> Option<Decimal> {
    let full = sheet.value("fullReps")?;
    let today = sheet.value("teamSize").unwrap_or(full).min(full);
    let hired = (full - today).checked_div(sheet.value("hireShare")?)?;
    today.checked_add(hired)
}

impl Moved {
    /// How far the ends are apart; where there is no plan at one end, nothing is further.
    fn of(what_if: WhatIf, is_assumption: bool) -> Self {
        let apart = |low: Option<Decimal>, high: Option<Decimal>| match (low, high) {
            (Some(low), Some(high)) => (high - low).abs(),
            (None, None) => Decimal::ZERO,
            _ => Decimal::MAX,
        };
        let reps = apart(what_if.low.people, what_if.high.people);
        let cost = apart(what_if.low.cost_share, what_if.high.cost_share);
        Self { what_if, is_assumption, reps, cost }
    }
}
