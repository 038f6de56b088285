//! How a readiness reads: the verdict, the first constraint, every part, the stages, what it rests on.

use andru_engine::icp::Points;
use andru_engine::readiness::{FigureId, Measure};

use super::answer::{FigureAnswer, FindOutAnswer, MeasureAnswer, ReadinessAnswer, SourceAnswer, StageAnswer};
use crate::page::Page;

/// The id of the source that is our own judgement.
const OURS: &str = "andru";

/// The most unknown measures that one line names.
const NAMED: usize = 3;

/// The answer in one to four sentences.
pub(super) fn summary(answer: &ReadinessAnswer) -> String {
    let name = name(answer);
    let Some(index) = answer.index else {
        let first = answer.find_out.first().map(first_to_find_out).unwrap_or_default();
        return format!(
            "{name}: none of the {} measures is known, so there is no index. {first}",
            answer.measures.len()
        );
    };
    let mut sentences = vec![format!(
        "{name}: readiness {index} of 100, {} of {} measures known ({}% of the points){}.",
        answer.known_measures,
        answer.measures.len(),
        answer.coverage,
        range(answer).map(|range| format!(", {range}")).unwrap_or_default()
    )];
    sentences.push(format!("{}.", upper(&stage_line(answer))));
    sentences.extend(constraint(answer).map(|(text, step)| format!("First constraint: {text}.{step}")));
    sentences.extend(answer.find_out.first().map(first_to_find_out));
    sentences.join(" ")
}

/// The answer as a page.
pub(super) fn page(answer: &ReadinessAnswer, page: &mut Page) {
    let verdict =
        answer.index.map_or_else(|| "not enough known".to_owned(), |index| format!("readiness {index} of 100"));
    page.title(name(answer), verdict);
    if answer.index.is_none() {
        page.text(&answer.summary);
    } else {
        let range = range(answer).map(|range| format!(" · {range}")).unwrap_or_default();
        let (known, all) = (answer.known_measures, answer.measures.len());
        page.text(format!("coverage {}% ({known} of {all} measures){range}", answer.coverage));
        page.text(stage_line(answer));
        first_constraint(answer, page);
        for measure in &answer.measures {
            page.fact(label(&measure.measure), measure.points.signed(), measure_text(measure, answer));
        }
        page.fact("start", answer.start.to_string(), "the middle of every measure, where an unknown one stays");
    }
    page.group();
    for (at, each) in answer.find_out.iter().enumerate() {
        let label = if at == 0 { "find out first" } else { "then" };
        page.fact(label, "", format!("{}: {} points between worst and best. {}", words(each), each.swing, ask(each)));
    }
    if answer.index.is_some() {
        page.heading("Stages");
        for stage in &answer.stage_fit.stages {
            let met = if stage.criteria.is_empty() {
                String::new()
            } else {
                format!("{}/{}", stage.met, stage.criteria.len())
            };
            page.fact(&stage.stage, met, stage_text(stage));
        }
    }
    let others: Vec<&FigureAnswer> =
        answer.figures.iter().filter(|figure| Measure::named(&figure.id).is_none() && figure.how != "given").collect();
    if !others.is_empty() {
        page.heading("Also follows");
    }
    for figure in others {
        page.fact(label(&figure.id), "", format!("{}: {}", figure.words, figure.how));
    }
    if !answer.notes.is_empty() {
        page.heading("To check");
        page.list(answer.notes.iter().cloned());
    }
    page.group();
    if answer.index.is_some() {
        page.fact("thresholds", "", sources(answer));
    }
    page.fact("basis", "", answer.basis.join("; "));
}

fn name(answer: &ReadinessAnswer) -> &str {
    answer.company.as_deref().unwrap_or("The company")
}

/// The name for people of a figure's id.
fn label(id: &str) -> &str {
    FigureId::named(id).map_or(id, |figure| figure.words())
}

/// The worst and the best case, and what would settle it.
fn range(answer: &ReadinessAnswer) -> Option<String> {
    let mut names: Vec<String> = answer.find_out.iter().take(NAMED).map(|each| words(each).to_owned()).collect();
    match answer.find_out.len().saturating_sub(NAMED) {
        0 => {}
        more => names.push(format!("{more} more")),
    }
    let last = names.pop()?;
    let verb = if answer.find_out.len() == 1 { "is" } else { "are" };
    let names = if names.is_empty() { last } else { format!("{} and {last}", names.join(", ")) };
    Some(format!("between {} and {} once {names} {verb} known", answer.low, answer.high))
}

fn words(each: &FindOutAnswer) -> &str {
    label(&each.measure)
}

fn ask(each: &FindOutAnswer) -> String {
    format!("{} Give {}.", each.ask, each.supply.join(", "))
}

fn first_to_find_out(first: &FindOutAnswer) -> String {
    format!("Find out first: {} ({} points between worst and best). {}", words(first), first.swing, ask(first))
}

fn stage_line(answer: &ReadinessAnswer) -> String {
    let fit = &answer.stage_fit;
    let next = fit.next.as_ref().and_then(|next| fit.stages.iter().find(|stage| stage.stage == *next));
    let next = next.map(|next| format!("{}: {}", next.stage, counts(next)));
    match (&fit.stage, next) {
        (Some(stage), Some(next)) => format!("in line with {stage}; {next}"),
        (Some(stage), None) => format!("in line with {stage}, the last stage we have criteria for"),
        (None, Some(next)) => format!("too little known to tell a stage; {next}"),
        (None, None) => "no stage has criteria".to_owned(),
    }
}

fn counts(stage: &StageAnswer) -> String {
    let mut parts = vec![format!("{} of {} met", stage.met, stage.criteria.len())];
    for (count, word) in [(stage.short, "short"), (stage.unknown, "unknown")] {
        if count > 0 {
            parts.push(format!("{count} {word}"));
        }
    }
    parts.join(", ")
}

/// The first constraint as a fragment, and what its next band takes as a sentence with a space before it.
fn constraint(answer: &ReadinessAnswer) -> Option<(String, String)> {
    let first = answer.first_constraint.as_ref()?;
    let measure = answer.measures.iter().find(|measure| measure.measure == first.measure)?;
    let value = measure.value.as_deref().unwrap_or_default();
    let text =
        format!("{} {value} lacks {} of {} points; {}", label(&first.measure), first.costs, measure.weight, first.why);
    Some((text, next_step(measure).map(|(gain, step)| format!(" {gain} points: {step}.")).unwrap_or_default()))
}

/// What the next band adds and takes.
fn next_step(measure: &MeasureAnswer) -> Option<(String, String)> {
    let next = measure.next.as_ref()?;
    let from = measure.value.as_deref().unwrap_or_default();
    let takes = next.takes.as_deref().map(|takes| format!(", which is {takes}")).unwrap_or_default();
    Some((next.gain.signed(), format!("from {from} to {}{takes}", next.to)))
}

fn first_constraint(answer: &ReadinessAnswer, page: &mut Page) {
    page.group();
    match (constraint(answer), &answer.first_constraint) {
        (Some((text, _)), Some(first)) => {
            page.fact("first constraint", (-first.costs).signed(), text);
            let measure = answer.measures.iter().find(|measure| measure.measure == first.measure);
            if let Some((gain, step)) = measure.and_then(next_step) {
                page.fact("next band", gain, step);
            }
        }
        _ => {
            page.fact("first constraint", "", "none: every known measure has its full points");
        }
    }
    page.group();
}

fn measure_text(measure: &MeasureAnswer, answer: &ReadinessAnswer) -> String {
    let Some(value) = &measure.value else {
        let supply = answer.find_out.iter().find(|each| each.measure == measure.measure);
        let supply = supply.map(|each| each.supply.join(", ")).unwrap_or_default();
        return format!("unknown: give {supply} ({} to {})", measure.low.signed(), measure.high.signed());
    };
    let figure = answer.figures.iter().find(|figure| figure.id == measure.measure);
    let how = figure.map(|figure| figure.how.as_str()).filter(|how| *how != "given");
    // A number equals its arithmetic; a word, or a 0 that needs none, has a reason.
    let is_reckoned = |how: &str| how.contains(" = ") && figure.is_some_and(|figure| figure.value.is_some());
    let how = how.map(|how| format!("{}{how}", if is_reckoned(how) { " = " } else { ": " })).unwrap_or_default();
    let lacks = measure.high - measure.points;
    let rest = if lacks > Points::ZERO {
        format!("; lacks {lacks} of {}", measure.weight)
    } else {
        "; full points".to_owned()
    };
    format!("{value}{how}{rest}")
}

/// What a stage still asks; what is met is counted beside it.
fn stage_text(stage: &StageAnswer) -> String {
    if stage.criteria.is_empty() {
        return "asks for no figure".to_owned();
    }
    let open: Vec<String> = stage
        .criteria
        .iter()
        .filter(|criterion| criterion.outcome != "met")
        .map(|criterion| format!("{} {}: {}", label(&criterion.figure), criterion.asks, criterion.outcome))
        .collect();
    if open.is_empty() { "all met".to_owned() } else { open.join(" · ") }
}

/// Where the thresholds in use come from, and of which measures; ours last, as all the rest.
fn sources(answer: &ReadinessAnswer) -> String {
    let of = |id: &str| -> String {
        let measures = answer.measures.iter().filter(|measure| measure.scale.iter().any(|knot| knot.source == id));
        measures.map(|measure| label(&measure.measure)).collect::<Vec<_>>().join(", ")
    };
    let (ours, others): (Vec<&SourceAnswer>, Vec<&SourceAnswer>) =
        answer.sources.iter().partition(|source| source.id == OURS);
    let others = others.into_iter().filter(|source| !of(&source.id).is_empty());
    let mut lines: Vec<String> =
        others.map(|source| format!("{}: {} ({})", of(&source.id), source.text, source.date)).collect();
    lines.extend(ours.into_iter().map(|source| format!("all the rest: {} ({})", source.text, source.date)));
    lines.join("; ")
}

fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
