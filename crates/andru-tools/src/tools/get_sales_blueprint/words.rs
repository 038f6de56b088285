//! The verdict of a plan in sentences.

use std::collections::BTreeMap;

use andru_engine::blueprint::{Blueprint, Outcome, Stage, Unit, WhatIf};

use crate::page::counted;

/// Arguments without which steps are missing; the size of the team is not one, the plan is made without it.
const ASKED: [(&str, &str); 2] = [
    ("dealSize", "yearly value of an average new contract, such as $25k"),
    ("avgCycleLength", "time from opening an opportunity to closing it, such as 60 days"),
];

/// The steps people ask for; the others are on the way to them.
const WANTED: [&str; 7] = ["deals", "meetings", "pipelineBy", "reps", "quota", "cost", "touchesAWeek"];

/// What to supply, with the steps it would give.
pub(super) fn required_context(plan: &Blueprint) -> BTreeMap<String, String> {
    let ask = |(argument, what): (&'static str, &str)| {
        let wanted = plan.missing.iter().filter(|missing| WANTED.contains(&missing.id));
        let would_give = wanted.filter(|missing| missing.needs.contains(&argument));
        let steps: Vec<&str> = would_give.map(|missing| missing.label).collect();
        (!steps.is_empty()).then(|| (argument.to_owned(), format!("{what}: needed for {}", steps.join(", "))))
    };
    ASKED.into_iter().filter_map(ask).collect()
}

/// The verdict in a few words, for the headline.
pub(super) fn headline(plan: &Blueprint) -> String {
    let Some(reps) = whole(plan, "reps") else {
        return if required_context(plan).is_empty() { "not in twelve months" } else { "not enough known" }.to_owned();
    };
    format!("{}{}", counted(reps, "rep", "reps"), against_today(plan))
}

/// How the reps compare with those of today, if that is known.
fn against_today(plan: &Blueprint) -> String {
    match (whole(plan, "gap"), whole(plan, "spare"), whole(plan, "repsAllNew"), whole(plan, "reps")) {
        (Some(gap), ..) => format!(", {gap} more than you have"),
        (_, Some(0), ..) => ", as many as you have".to_owned(),
        (_, Some(spare), ..) => format!(", {spare} fewer than you have"),
        (_, _, Some(new), Some(reps)) if new > reps => format!(" if all are ramped, {new} if all start now"),
        _ => String::new(),
    }
}

/// One to four sentences, the verdict first.
pub(super) fn summary(plan: &Blueprint) -> String {
    let mut sentences = vec![verdict(plan)];
    sentences.extend(demand(plan));
    if plan.stage != Stage::PreSeed {
        sentences.extend(cost(plan));
    }
    sentences.extend(rests_on(plan));
    sentences.join(" ")
}

fn cost(plan: &Blueprint) -> Option<String> {
    let (cost, share) = (shown(plan, "cost")?, shown(plan, "costShare")?);
    Some(format!("The reps cost {cost} at the expected pay, {share} of the new ARR."))
}

fn verdict(plan: &Blueprint) -> String {
    let (Some(reps), Some(quota)) = (whole(plan, "reps"), shown(plan, "quota")) else {
        return without_reps(plan);
    };
    let reps = format!("{}{}", counted(reps, "rep", "reps"), against_today(plan));
    if plan.stage != Stage::PreSeed {
        return format!("{reps}, at a quota of {quota} each when ramped.");
    }
    let deals = own_or_ours(plan, "dealsBeforeQuota").unwrap_or_default();
    format!(
        "The work of {reps}. Set no quota before {deals} deals were won the same way; the target would ask for {quota} \
         each."
    )
}

fn without_reps(plan: &Blueprint) -> String {
    let missing: Vec<&str> =
        ASKED.iter().map(|(argument, _)| *argument).filter(|argument| is_missing(plan, argument)).collect();
    if !missing.is_empty() {
        let are = if missing.len() == 1 { "is" } else { "are" };
        return format!("No number of reps yet: {} {are} not given, and none is made up.", missing.join(" and "));
    }
    let reason = plan.missing.iter().find_map(|missing| missing.reason.as_deref());
    match reason {
        Some(reason) => format!("The target cannot be won by new deals in time: {reason}."),
        None => "No number of reps comes out.".to_owned(),
    }
}

fn is_missing(plan: &Blueprint, argument: &str) -> bool {
    plan.missing.iter().any(|missing| missing.needs.contains(&argument))
}

fn demand(plan: &Blueprint) -> Option<String> {
    let Some(deals) = shown(plan, "deals") else {
        let pipeline = shown(plan, "pipeline")?;
        return Some(format!("Known so far: {pipeline} of pipeline to open."));
    };
    let (opportunities, meetings) = (shown(plan, "opportunities")?, shown(plan, "meetings")?);
    let by = plan.pipeline_by.as_ref().map(|day| format!(", all opened by {day}")).unwrap_or_default();
    Some(format!("{deals} deals from {opportunities} opportunities and {meetings} first meetings{by}."))
}

/// What of it is judgement, and which figure to replace first.
fn rests_on(plan: &Blueprint) -> Option<String> {
    let judged = &plan.step("quota").or_else(|| plan.step("meetings"))?.judged;
    let names: Vec<&str> = judged.iter().filter_map(|id| Some(plan.assumption(id)?.name)).collect();
    let (last, others) = names.split_last()?;
    let names = if others.is_empty() { (*last).to_owned() } else { format!("{} and {last}", others.join(", ")) };
    let first = plan.replace_first.as_ref().and_then(|id| plan.what_if.iter().find(|row| row.id == id.as_str()));
    let replace = first.map(|row| format!(" Replace {} first: {}.", row.id, moves(row))).unwrap_or_default();
    Some(format!("It rests on our judgement of {names}, not on your figures.{replace}"))
}

/// How far a figure moves the reps: `at 12 it takes 8 reps, at 30 it takes 3`.
fn moves(row: &WhatIf) -> String {
    let end = |outcome: &Outcome| {
        let reps = outcome.reps.and_then(|reps| reps.to_string().parse().ok());
        let reps = reps.map_or_else(|| "more reps than there are".to_owned(), |reps| counted(reps, "rep", "reps"));
        format!("at {} it takes {reps}", plain(row.unit, &outcome.at.to_string()))
    };
    format!("{}, {}", end(&row.low), end(&row.high))
}

/// A decimal, written as its unit is.
pub(super) fn plain(unit: Unit, decimal: &str) -> String {
    unit.plain(decimal.parse().unwrap_or_default())
}

/// The value of an assumption as people read it.
pub(super) fn own_or_ours(plan: &Blueprint, id: &str) -> Option<String> {
    let row = plan.assumption(id)?;
    Some(row.unit.shown(row.value?.to_string().parse().ok()?, plan.currency.as_deref()))
}

/// The value of a step as people read it.
pub(super) fn shown(plan: &Blueprint, id: &str) -> Option<String> {
    let step = plan.step(id)?;
    Some(step.unit.shown(step.value.to_string().parse().ok()?, plan.currency.as_deref()))
}

/// The value of a step that counts people.
fn whole(plan: &Blueprint, id: &str) -> Option<usize> {
    plan.step(id)?.value.to_string().parse().ok()
}
