//! How a fit reads: the verdict, every part, what to find out, what it rests on.

use andru_engine::figure::count;
use andru_engine::icp::learn::Verdict;
use andru_engine::icp::{Action, FindOut, GateResult, Points, TimingState};

use super::{DimensionPart, FitAnswer, Known};
use crate::answer::Status;
use crate::history::HistoryAnswer;
use crate::page::Page;

/// The answer in one to four sentences.
pub(super) fn summary(answer: &FitAnswer) -> String {
    let name = answer.company.as_deref().unwrap_or("The company");
    let Some(score) = answer.score else {
        return without_score(name, answer);
    };
    let mut sentences = vec![verdict(name, score, answer)];
    let history = answer.history.as_ref();
    sentences.extend(history.map(learned));
    sentences.extend(answer.action.map(|action| {
        let reason = answer.action_reason.as_deref().unwrap_or_default();
        match action {
            Action::Call => format!("Call: {reason}."),
            Action::Research => format!("Research first: {reason}."),
            Action::Drop => format!("Drop: {reason}."),
        }
    }));
    match history.filter(|history| history.counts) {
        Some(history) => {
            sentences.extend(most_telling(history));
            sentences.extend(history.unknown.first().map(|first| {
                format!("Find out first: {} ({} points between worst and best).", first.column, first.swing)
            }));
        }
        None => sentences.extend(answer.find_out.first().map(first_to_find_out)),
    }
    sentences.join(" ")
}

/// What the deals say, and how much that is worth.
fn learned(history: &HistoryAnswer) -> String {
    if !history.counts {
        return "By the profile alone: nothing your deals teach about is known.".to_owned();
    }
    let worth = match history.verdict {
        Verdict::Learned => "",
        Verdict::Weak => ", which tell won from lost hardly better than a coin",
        Verdict::TooFewDeals | Verdict::NothingLearnable => ", too few to tell a pattern from chance",
    };
    let chance = history.probability.map(|chance| format!("; a deal like this is won in {} of cases", percent(chance)));
    format!("Learned from {} of your deals{worth}{}.", count(history.deals), chance.unwrap_or_default())
}

/// The part that moves the score most, with its deals.
fn most_telling(history: &HistoryAnswer) -> Option<String> {
    let most = history.parts.iter().filter(|part| part.points != Points::ZERO);
    let most = most.rev().max_by_key(|part| part.points.tenths().abs())?;
    Some(format!("Most telling: {}.", most.line()))
}

fn percent(part: f64) -> String {
    format!("{:.1}%", part * 100.0)
}

/// What is said where there is no score: what rules the company out, what was given and could not be used, what to ask.
fn without_score(name: &str, answer: &FitAnswer) -> String {
    if answer.action == Some(Action::Drop) {
        return format!("{name}: drop, {}.", answer.action_reason.as_deref().unwrap_or_default());
    }
    let asked = match (&answer.history, answer.start) {
        (None, _) => "the profile asks for",
        (Some(_), Some(_)) => "the profile asks for or your deals teach about",
        (Some(_), None) => "your deals teach about",
    };
    let mut sentences = vec![format!("{name}: nothing {asked} is known, so there is no score.")];
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
    if answer.find_out.is_empty() {
        let first = answer.history.as_ref().and_then(|history| history.unknown.first());
        sentences.extend(first.map(|first| format!("Find out first: {}.", first.column)));
    }
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
    let what = what(answer);
    format!("{name}: {what} {score} of 100{tier}{note}, {coverage}% known{range}.")
}

/// What the score is.
fn what(answer: &FitAnswer) -> &'static str {
    if answer.history.as_ref().is_some_and(|history| history.counts) { "score" } else { "profile match" }
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
        if answer.action != Some(Action::Drop) {
            page.group();
            find_out(answer, page);
        }
        return;
    };
    let tier = answer.tier.map_or_else(|| "no tier".to_owned(), |tier| format!("tier {tier}"));
    page.title(name, format!("{} {score} of 100 · {tier}", what(answer)));
    page.text(coverage_line(answer));
    page.text(answer.tier_note.as_deref().unwrap_or_default());
    if let (Some(action), Some(reason)) = (answer.action, &answer.action_reason) {
        page.text(format!("{action}: {reason}"));
    }
    if let Some(history) = &answer.history {
        page.text(learned(history));
        if history.counts {
            by_history(answer, history, page);
        }
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

/// The parts of a score by the deals, then the heading of the profile's own parts.
fn by_history(answer: &FitAnswer, history: &HistoryAnswer, page: &mut Page) {
    for part in &history.parts {
        let why = part.why();
        let text = if why.is_empty() { part.value.clone() } else { format!("{}: {why}", part.value) };
        page.fact(part.column.clone(), part.points.signed(), text);
    }
    page.fact("start", history.start.to_string(), "a company of which nothing is known");
    for (at, column) in history.unknown.iter().enumerate() {
        let note = column.note.as_deref().map(|note| format!("; {note}")).unwrap_or_default();
        let label = if at == 0 { "find out first" } else { "then" };
        if at == 0 {
            page.group();
        }
        page.fact(label, "", format!("{}: {} points between worst and best{note}", column.column, column.swing));
    }
    if let Some(matched) = answer.profile_match {
        let part = history.parts.last().is_some_and(|part| part.deals.is_none() && part.column == "profile match");
        let place = if part { "a part of the score" } else { "beside the score" };
        page.heading(format!("Profile match {matched}, {place}"));
    } else if answer.start.is_some() {
        page.heading("Profile match: nothing the profile asks for is known");
    }
}

/// The most unknown columns of the deals that one line names.
const NAMED: usize = 3;

fn coverage_line(answer: &FitAnswer) -> String {
    let coverage = answer.coverage.unwrap_or_default();
    let by_history = answer.history.as_ref().filter(|history| history.counts);
    let unknown: Vec<&str> = match by_history {
        Some(history) => history.unknown.iter().map(|column| column.column.as_str()).take(NAMED).collect(),
        None => answer.find_out.iter().map(|each| each.field.name()).collect(),
    };
    match (answer.low, answer.high) {
        (Some(low), Some(high)) if low < high => {
            let verb = if unknown.len() == 1 { "is" } else { "are" };
            let more = by_history.map_or(0, |history| history.unknown.len().saturating_sub(NAMED));
            let names = if more > 0 { format!("{} and {more} more", unknown.join(", ")) } else { and(&unknown) };
            format!("coverage {coverage}% · between {low} and {high} once {names} {verb} known")
        }
        _ if by_history.is_some() => format!("coverage {coverage}% · everything your deals teach about is known"),
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
    let by_history = answer.history.as_ref().is_some_and(|history| history.counts);
    for (at, each) in answer.find_out.iter().enumerate() {
        let tier = each.reaches.map(|tier| format!(", up to tier {tier}")).unwrap_or_default();
        let label = match at {
            _ if by_history => "unknown",
            0 => "find out first",
            _ => "then",
        };
        let swing = format!("{}: {} points between worst and best{tier}.", each.field, each.swing);
        let asked = answer.find_out.iter().take(at).any(|earlier| earlier.ask == each.ask);
        let ask = if asked { "The same question." } else { each.ask.as_str() };
        page.fact(label, "", format!("{swing} {ask}"));
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
