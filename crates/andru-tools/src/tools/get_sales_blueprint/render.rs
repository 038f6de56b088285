//! How a plan reads: the verdict, each step to check by hand, what moves it, what it rests on.

use andru_engine::blueprint::{Assumption, Blueprint, Outcome, Stage, Step, Unit, WhatIf};

use super::BlueprintReply;
use super::words::{headline, own_or_ours, plain, shown};
use crate::page::{Column, Page};

/// The steps by what they are about, in the order of the plan.
const GROUPS: [(&str, &[&str]); 4] = [
    (
        "To win and to open",
        &["newArr", "deals", "opportunities", "meetings", "pipeline", "pipelineByRule", "pipelineBy"],
    ),
    (
        "Who it takes",
        &[
            "cycleMonths",
            "window",
            "opportunitiesPerRep",
            "dealsPerRep",
            "fullReps",
            "hireMonths",
            "hireShare",
            "gap",
            "reps",
            "spare",
            "repsAllNew",
            "planReps",
        ],
    ),
    (
        "Quota, pay and cost",
        &[
            "quota",
            "quotaNewRep",
            "oteRatio",
            "oteDerived",
            "base",
            "variable",
            "commission",
            "payExpected",
            "costPerRep",
            "cost",
            "costShare",
        ],
    ),
    ("Each ramped rep, each working week", &["weeks", "opportunitiesAWeek", "meetingsAWeek", "touchesAWeek"]),
];

/// The answer as a page.
pub(super) fn page(reply: &BlueprintReply, page: &mut Page) {
    let plan = &reply.plan;
    page.title(format!("Sales blueprint, {}", plan.stage.name()), headline(plan)).text(&reply.summary);
    page.text(stage_line(plan));
    page.list(reply.required_context.iter().map(|(argument, what)| format!("{argument}: {what}")));
    for (heading, ids) in GROUPS {
        let steps: Vec<&Step> = ids.iter().filter_map(|id| plan.step(id)).collect();
        if !steps.is_empty() {
            page.heading(heading);
        }
        for step in steps {
            let figure = shown(plan, step.id).unwrap_or_default();
            page.fact(step.label, figure, line(plan, step));
        }
    }
    never(plan, page);
    what_if(plan, page);
    rests_on(plan, page);
    page.heading("Not in these figures").list(plan.notes.iter().cloned());
    page.text("Replace a figure: assumptions {\"winRate\": 0.25}, or in the terminal --assume winRate=25%");
}

/// What the stage says to do first; it changes no figure.
fn stage_line(plan: &Blueprint) -> String {
    let often = (plan.stage == Stage::PreSeed).then(|| own_or_ours(plan, "dealsBeforeQuota")).flatten();
    let often = often.map(|deals| format!(" Often enough is {deals} deals here.")).unwrap_or_default();
    format!("{}: {}{often} ({})", plan.stage.name(), plan.advice.text, plan.advice.source)
}

/// A step's formula, and whether it rests on what nobody has measured.
fn line(plan: &Blueprint, step: &Step) -> String {
    let day = (step.id == "pipelineBy").then_some(plan.pipeline_by.as_ref()).flatten();
    let day = day.map(|day| format!("; day 0 is {}, so {day}", plan.start)).unwrap_or_default();
    let judged = if step.judged.is_empty() { "" } else { " · judged" };
    format!("{}{day}{judged}", step.formula)
}

/// Steps that no input would give, under the reason they share.
fn never(plan: &Blueprint, page: &mut Page) {
    let reason = plan.missing.iter().find_map(|missing| missing.reason.as_ref());
    if let Some(reason) = reason {
        let steps: Vec<&str> =
            plan.missing.iter().filter(|missing| missing.reason.is_some()).map(|missing| missing.label).collect();
        page.heading("Does not exist").text(format!("{}: {reason}.", steps.join(", ")));
    }
}

fn what_if(plan: &Blueprint, page: &mut Page) {
    if plan.what_if.is_empty() {
        return;
    }
    let head = vec![
        Column::words("one figure different"),
        Column::figures("at"),
        Column::figures("reps"),
        Column::figures("quota"),
        Column::figures("share of new ARR"),
    ];
    let currency = plan.currency.as_deref();
    page.heading("What moves it").table(head, plan.what_if.iter().flat_map(|row| two_rows(row, currency)).collect());
}

/// One figure at its low and its high end.
fn two_rows(row: &WhatIf, currency: Option<&str>) -> [Vec<String>; 2] {
    let cells = |name: &str, end: &Outcome| {
        let none = || "none".to_owned();
        let reps = end.reps.map_or_else(none, |reps| plain(Unit::Count, &reps.to_string()));
        let quota = end.quota.and_then(|quota| quota.to_string().parse().ok());
        let quota = quota.map_or_else(none, |quota| Unit::Money.shown(quota, currency));
        let share = end.cost_share.map_or_else(none, |share| plain(Unit::Share, &share.to_string()));
        vec![name.to_owned(), plain(row.unit, &end.at.to_string()), reps, quota, share]
    };
    [cells(row.label, &row.low), cells("", &row.high)]
}

/// Every assumption that a step uses, with its source.
fn rests_on(plan: &Blueprint, page: &mut Page) {
    let used = |row: &&Assumption| {
        let by_stage = row.id == "dealsBeforeQuota" && plan.stage == Stage::PreSeed;
        by_stage || plan.steps.iter().any(|step| step.from.contains(&row.id))
    };
    page.heading("What it rests on");
    for input in &plan.inputs {
        let note = input.note.as_ref().map(|note| format!("; {note}")).unwrap_or_default();
        let figure = input.unit.shown(input.value.to_string().parse().unwrap_or_default(), plan.currency.as_deref());
        page.fact(input.id, figure, format!("you: {}{note}", input.text));
    }
    for row in plan.assumptions.iter().filter(used) {
        let ends = row.low.zip(row.high).map(|(low, high)| {
            format!("; may be {} to {}", plain(row.unit, &low.to_string()), plain(row.unit, &high.to_string()))
        });
        let figure = own_or_ours(plan, row.id).unwrap_or_default();
        page.fact(row.id, figure, format!("{} Source: {}{}", row.words, row.source, ends.unwrap_or_default()));
    }
    if plan.steps.iter().any(|step| !step.judged.is_empty()) {
        page.text("judged: rests on Andru judgement or a rule of thumb, which nobody has measured.");
    }
}
