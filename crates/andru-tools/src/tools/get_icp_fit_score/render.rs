//! How a fit reads: the verdict, every part, what to find out, what it rests on.

use andru_engine::icp::{Action, FindOut, GateResult, Points, TimingState};

use super::{DimensionPart, FitAnswer, Known};
use crate::answer::Status;
use crate::page::Page;

/// The answer in one to four sentences.
pub(super) fn summary(answer: &FitAnswer) -> String {
    let name = answer.company.as_deref().unwrap_or("The company");
    let Some(score) = answer.score else {
        return without_score(name, answer);
    };
    let mut sentences = vec![verdict(name, score, answer)];
    sentences.extend(answer.action.map(|action| {
        let reason = answer.action_reason.as_deref().unwrap_or_default();
        match action {
            Action::Call => format!("Call: {reason}."),
            Action::Research => format!("Research first: {reason}."),
            Action::Drop => format!("Drop: {reason}."),
        }
    }));
    sentences.extend(answer.find_out.first().map(first_to_find_out));
    sentences.join(" ")
}

/// What is said where there is no score: what rules the company out, what was given and could not be used, what to ask.
fn without_score(name: &str, answer: &FitAnswer) -> String {
    if answer.action == Some(Action::Drop) {
        return format!("{name}: drop, {}.", answer.action_reason.as_deref().unwrap_or_default());
    }
    let mut sentences = vec![format!("{name}: nothing the profile asks for is known, so there is no score.")];
    let fields = answer.breakdown.iter().flat_map(|part| &part.fields);
    let given = fields.filter_map(|field| Some((field, field.reason.strip_prefix("unknown: ")?)));
    let unusable: Vec<String> = given
        .filter(|(_, why)| *why != "not given")
        .map(|(field, why)| {
            let note = field.note.as_deref().map(|note| format!(" ({note})")).unwrap_or_default();
            format!("{}: {why}{note}", field.field)
        })
        .collect();
    if !unusable.is_empty() {
        sentences.push(format!("Given, but it decides nothing: {}.", unusable.join("; ")));
    }
    sentences.extend(answer.find_out.first().map(|first| format!("Find out first: {}", first.ask)));
    sentences.join(" ")
}

fn verdict(name: &str, score: Points, answer: &FitAnswer) -> String {
    let tier = answer.tier.map(|tier| format!(", tier {tier}")).unwrap_or_default();
    let coverage = answer.coverage.unwrap_or_default();
    let range = match (answer.low, answer.high) {
        (Some(low), Some(high)) if low < high => format!(", between {low} and {high}"),
        _ => String::new(),
    };
    let note = answer.tier_note.as_deref().map(|note| format!(" ({note})")).unwrap_or_default();
    format!("{name}: profile match {score} of 100{tier}{note}, {coverage}% known{range}.")
}

fn first_to_find_out(first: &FindOut) -> String {
    let tier = first.reaches.map(|tier| format!(", up to tier {tier}")).unwrap_or_default();
    format!("Find out first: {} ({} points between worst and best{tier}). {}", first.field, first.swing, first.ask)
}

/// The answer as a page.
pub(super) fn page(answer: &FitAnswer, page: &mut Page) {
    let name = answer.company.as_deref().unwrap_or("The company");
    let Some(score) = answer.score else {
        let verdict = match (answer.status, answer.action) {
            (Status::NeedsContext, _) => "needs context",
            (_, Some(Action::Drop)) => "drop",
            _ => "not enough known",
        };
        page.title(name, verdict);
        page.text(&answer.summary);
        page.list(answer.required_context.iter().map(|(argument, what)| format!("{argument}: {what}")));
        if !answer.gates.is_empty() {
            page.group().fact("gates", "", gates(answer));
        }
        page.group();
        find_out(answer, page);
        return;
    };
    let tier = answer.tier.map_or_else(|| "no tier".to_owned(), |tier| format!("tier {tier}"));
    page.title(name, format!("profile match {score} of 100 · {tier}"));
    page.text(coverage_line(answer));
    page.text(answer.tier_note.as_deref().unwrap_or_default());
    if let (Some(action), Some(reason)) = (answer.action, &answer.action_reason) {
        page.text(format!("{action}: {reason}"));
    }
    for part in &answer.breakdown {
        page.fact(part.dimension.name(), part.points.signed(), dimension(part));
    }
    if let Some(start) = answer.start {
        let basis = answer.basis.iter().find_map(|line| line.strip_prefix(&format!("start {start}: ")));
        page.fact("start", start.to_string(), basis.unwrap_or_default());
    }
    page.group();
    page.fact("timing", "", timing(answer));
    if !answer.gates.is_empty() {
        page.fact("gates", "", gates(answer));
    }
    page.group();
    find_out(answer, page);
    for change in &answer.could_change {
        let tier = change.reaches.map(|tier| format!(", to tier {tier}")).unwrap_or_default();
        let gain = change.gain.signed();
        page.fact("could change", "", format!("{}: {gain}{tier}, only if {}", change.field, change.only_if));
    }
    if !answer.cannot_change.is_empty() {
        let fields: Vec<&str> = answer.cannot_change.iter().map(|field| field.name()).collect();
        page.fact("cannot change", "", fields.join(", "));
    }
    page.fact(
        "basis",
        "",
        answer.basis.iter().filter(|line| !line.starts_with("start ")).cloned().collect::<Vec<_>>().join("; "),
    );
}

fn coverage_line(answer: &FitAnswer) -> String {
    let coverage = answer.coverage.unwrap_or_default();
    let unknown: Vec<&str> = answer.find_out.iter().map(|each| each.field.name()).collect();
    match (answer.low, answer.high) {
        (Some(low), Some(high)) if low < high => {
            let verb = if unknown.len() == 1 { "is" } else { "are" };
            format!("coverage {coverage}% · between {low} and {high} once {} {verb} known", and(&unknown))
        }
        _ => format!("coverage {coverage}% · everything the profile asks for is known"),
    }
}

fn dimension(part: &DimensionPart) -> String {
    if part.weight == Points::ZERO {
        return "not counted: your profile says nothing of it, or does not rank it".to_owned();
    }
    let field = |field: &super::FieldPart| {
        let points = match field.known {
            Known::Known => field.points.signed(),
            Known::Partly => format!("{} ({} to {})", field.points.signed(), field.low.signed(), field.high.signed()),
            Known::Unknown => format!("({} to {})", field.low.signed(), field.high.signed()),
        };
        let note = field.note.as_deref().map(|note| format!(" [{note}]")).unwrap_or_default();
        let what = if field.known == Known::Unknown { format!("{} ", field.field) } else { String::new() };
        format!("{what}{}{note} {points}", field.reason)
    };
    part.fields.iter().map(field).collect::<Vec<_>>().join(" · ")
}

fn timing(answer: &FitAnswer) -> String {
    let Some(timing) = &answer.timing else { return String::new() };
    if timing.state == TimingState::None {
        return "no event given; not part of the score".to_owned();
    }
    let event = |event: &andru_engine::icp::Event| {
        let other = if event.state == timing.state { String::new() } else { format!("{}: ", event.state) };
        format!("{} ({other}{})", event.text, event.reason)
    };
    let events: Vec<String> = timing.events.iter().map(event).collect();
    format!("{}: {}; not part of the score", timing.state, events.join(" · "))
}

fn gates(answer: &FitAnswer) -> String {
    let gate = |gate: &super::GatePart| match gate.result {
        GateResult::Pass => format!("{}: pass", gate.gate),
        GateResult::Fail if gate.pauses => format!("{}: wait, {}", gate.gate, gate.reason),
        GateResult::Fail => format!("{}: FAIL, {}", gate.gate, gate.reason),
        GateResult::Unknown => format!("{}: unknown, ask ({})", gate.gate, gate.reason),
    };
    answer.gates.iter().map(gate).collect::<Vec<_>>().join(" · ")
}

fn find_out(answer: &FitAnswer, page: &mut Page) {
    for (at, each) in answer.find_out.iter().enumerate() {
        let tier = each.reaches.map(|tier| format!(", up to tier {tier}")).unwrap_or_default();
        let label = if at == 0 { "find out first" } else { "then" };
        let swing = format!("{}: {} points between worst and best{tier}.", each.field, each.swing);
        page.fact(label, "", format!("{swing} {}", each.ask));
    }
}

/// Words as a list in a sentence: `a`, `a and b`, `a, b and c`.
pub(super) fn and(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
