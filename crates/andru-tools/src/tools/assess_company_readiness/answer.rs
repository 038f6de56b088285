//! What the answer says, field by field.

use std::collections::BTreeMap;

use andru_engine::icp::Points;
use andru_engine::readiness::{self, Amount, FigureId, Knot, Metric, Outcome, Part, Readiness, Source, Thresholds};
use schemars::JsonSchema;
use serde::Serialize;

use super::render;
use crate::answer::{Status, Summary};
use crate::page::{Page, Render};

/// How far a company's figures are.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadinessAnswer {
    /// Whether any measure is known; without one there is no index.
    pub status: Status,
    /// The answer in prose, the verdict first.
    pub summary: String,
    /// The company, as given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// The index, 0 to 100: the start plus the points of every measure. Absent where no measure is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<Points>,
    /// Where every index begins: the middle of every measure.
    pub start: Points,
    /// Every measure with its points.
    pub measures: Vec<MeasureAnswer>,
    /// How surely: the share of the 100 points whose measure is known, in percent.
    pub coverage: Points,
    /// How many measures are known.
    pub known_measures: usize,
    /// The index if every unknown measure turns out worst.
    pub low: Points,
    /// The index if every unknown measure turns out best.
    pub high: Points,
    /// The stage the figures are in line with, criterion by criterion.
    pub stage_fit: StageFitAnswer,
    /// What holds the index back most; absent where nothing known does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_constraint: Option<ConstraintAnswer>,
    /// What is unknown, the measure worth most points first.
    pub find_out: Vec<FindOutAnswer>,
    /// Every figure that is given or follows, with its arithmetic.
    pub figures: Vec<FigureAnswer>,
    /// What contradicts itself, or was read in a way one should know.
    pub notes: Vec<String>,
    /// The sources of the thresholds in use.
    pub sources: Vec<SourceAnswer>,
    /// What the answer rests on.
    pub basis: Vec<String>,
    /// The currency of every amount, ISO 4217.
    pub currency: String,
    /// What to supply first, by metric, where the status is `insufficient_evidence`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub required_context: BTreeMap<String, String>,
}

/// A measure's part of the index.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MeasureAnswer {
    /// The measure, which is also the id of its figure.
    pub measure: String,
    /// The figure in words; absent where it is unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// What it adds to the start or takes from it; 0 where it is unknown.
    pub points: Points,
    /// The points of the worst value.
    pub low: Points,
    /// The points of the best value.
    pub high: Points,
    /// What it weighs, of 100.
    pub weight: Points,
    /// Its scale from the worst value to the best; points run straight between.
    pub scale: Vec<KnotAnswer>,
    /// The next band; absent where it is unknown or has its full points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<StepAnswer>,
}

/// A point of a scale.
#[derive(Debug, Serialize, JsonSchema)]
pub struct KnotAnswer {
    /// The value, in the unit of the figure.
    pub at: f64,
    /// The share of the weight it gets, 0 to 1.
    pub share: f64,
    /// The id of its source, `input` for your own.
    pub source: String,
}

/// The next band of a measure.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StepAnswer {
    /// The value it begins at, in words.
    pub to: String,
    /// The points it would add.
    pub gain: Points,
    /// What it takes if the other figures stay; absent where they are unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub takes: Option<String>,
}

/// What holds the index back most.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ConstraintAnswer {
    /// The measure.
    pub measure: String,
    /// What it lacks of its full points.
    pub costs: Points,
    /// Why it comes first.
    pub why: String,
}

/// An unknown measure.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FindOutAnswer {
    /// The measure.
    pub measure: String,
    /// The points between its worst and its best value.
    pub swing: Points,
    /// The question that makes it known.
    pub ask: String,
    /// The metrics still missing for it.
    pub supply: Vec<String>,
}

/// A figure with where it comes from.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FigureAnswer {
    /// Which figure.
    pub id: String,
    /// The number, shares as fractions; absent where it is `never` or `without limit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The figure in words.
    pub words: String,
    /// `given`, or the arithmetic with its numbers.
    pub how: String,
    /// The metrics it rests on; all from the input.
    pub from: Vec<String>,
}

/// The stage the figures are in line with; no guess of what the company is worth.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StageFitAnswer {
    /// The stage; absent where too little is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    /// The stage after it; absent past the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// Every stage in order.
    pub stages: Vec<StageAnswer>,
}

/// A stage and what it asks of the figures.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StageAnswer {
    /// Its name.
    pub stage: String,
    /// How many criteria are met.
    pub met: usize,
    /// How many are short.
    pub short: usize,
    /// How many cannot be judged.
    pub unknown: usize,
    /// The criteria.
    pub criteria: Vec<CriterionAnswer>,
}

/// What a stage asks of one figure.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CriterionAnswer {
    /// The id of the figure.
    pub figure: String,
    /// What is asked.
    pub asks: String,
    /// `met`, `short by` how much, or why it is unknown.
    pub outcome: String,
    /// The id of its source.
    pub source: String,
}

/// A source of thresholds.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SourceAnswer {
    /// Its id.
    pub id: String,
    /// The publication, or `Andru judgement`.
    pub text: String,
    /// Its date as far as it is known.
    pub date: String,
    /// How much it bears.
    pub tier: String,
}

impl ReadinessAnswer {
    pub(super) fn of(company: Option<String>, found: Readiness, own: &Thresholds, currency_assumed: bool) -> Self {
        let company = company.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
        let status = if found.index.is_some() { Status::Complete } else { Status::InsufficientEvidence };
        let mut answer = Self {
            status,
            summary: String::new(),
            index: found.index,
            start: found.start,
            coverage: found.coverage,
            known_measures: found.parts.iter().filter(|part| part.amount.is_some()).count(),
            low: found.low,
            high: found.high,
            stage_fit: stage_fit(&found),
            first_constraint: found.constraint.as_ref().map(|constraint| ConstraintAnswer {
                measure: constraint.measure.name().to_owned(),
                costs: constraint.costs,
                why: constraint.why.clone(),
            }),
            find_out: found.find_out.iter().map(find_out).collect(),
            figures: found.figures.all().iter().map(|figure| self::figure(figure, &found)).collect(),
            sources: sources(&found),
            basis: basis(&found, own, currency_assumed),
            currency: found.figures.currency().to_string(),
            required_context: required(&found),
            measures: found.parts.iter().map(|part| measure(part, &found)).collect(),
            notes: found.notes,
            company,
        };
        answer.summary = render::summary(&answer);
        answer
    }
}

impl Summary for ReadinessAnswer {
    fn summary(&self) -> &str {
        &self.summary
    }
}

impl Render for ReadinessAnswer {
    fn render(&self, page: &mut Page) {
        render::page(self, page);
    }
}

/// A figure's value in words.
fn words(id: FigureId, amount: Amount, found: &Readiness) -> String {
    amount.words(id.unit(), found.figures.currency())
}

fn measure(part: &Part, found: &Readiness) -> MeasureAnswer {
    let id = part.measure.figure();
    let knot = |knot: &Knot| KnotAnswer {
        at: knot.at,
        share: knot.share,
        source: knot.source.map_or("input", |source| source.id.as_str()).to_owned(),
    };
    MeasureAnswer {
        measure: part.measure.name().to_owned(),
        value: part.amount.map(|amount| words(id, amount, found)),
        points: part.points,
        low: part.low,
        high: part.high,
        weight: part.weight,
        scale: part.knots.iter().map(knot).collect(),
        next: part.step.as_ref().map(|step| StepAnswer {
            to: words(id, Amount::Number(step.to), found),
            gain: step.gain,
            takes: step.takes.clone(),
        }),
    }
}

fn names(metrics: &[Metric]) -> Vec<String> {
    metrics.iter().map(|metric| metric.name().to_owned()).collect()
}

fn find_out(each: &readiness::FindOut) -> FindOutAnswer {
    FindOutAnswer {
        measure: each.measure.name().to_owned(),
        swing: each.swing,
        ask: each.ask.clone(),
        supply: names(&each.supply),
    }
}

fn figure(figure: &readiness::Figure, found: &Readiness) -> FigureAnswer {
    FigureAnswer {
        id: figure.id.name().to_owned(),
        value: figure.amount.number(),
        words: words(figure.id, figure.amount, found),
        how: figure.how.clone(),
        from: names(&figure.from),
    }
}

fn stage_fit(found: &Readiness) -> StageFitAnswer {
    let criterion = |criterion: &readiness::Criterion| CriterionAnswer {
        figure: criterion.figure.name().to_owned(),
        asks: criterion.asks.clone(),
        outcome: match &criterion.outcome {
            Outcome::Met => "met".to_owned(),
            Outcome::Short(by) => by.clone(),
            Outcome::Unknown(why) => (*why).to_owned(),
        },
        source: criterion.source.id.clone(),
    };
    let stage = |stage: &readiness::Stage| StageAnswer {
        stage: stage.name.clone(),
        met: stage.met(),
        short: stage.short(),
        unknown: stage.unknown(),
        criteria: stage.criteria.iter().map(criterion).collect(),
    };
    StageFitAnswer {
        stage: found.stage.stage.clone(),
        next: found.stage.next.clone(),
        stages: found.stage.stages.iter().map(stage).collect(),
    }
}

/// The sources in use, each once, in the order they are met.
fn sources(found: &Readiness) -> Vec<SourceAnswer> {
    let of_knots = found.parts.iter().flat_map(|part| &part.knots).filter_map(|knot| knot.source);
    let of_stages = found.stage.stages.iter().flat_map(|stage| &stage.criteria).map(|criterion| criterion.source);
    let mut used: Vec<&Source> = Vec::new();
    for source in of_knots.chain(of_stages) {
        if !used.contains(&source) {
            used.push(source);
        }
    }
    used.into_iter()
        .map(|source| SourceAnswer {
            id: source.id.clone(),
            text: source.text.clone(),
            date: source.date.clone(),
            tier: source.tier.words().to_owned(),
        })
        .collect()
}

fn basis(found: &Readiness, own: &Thresholds, currency_assumed: bool) -> Vec<String> {
    let known = found.parts.iter().filter(|part| part.amount.is_some()).count();
    let from = if known == 0 { "" } else { ", all from your input" };
    let mut basis = vec![
        format!("known: {known} of {} measures{from}", found.parts.len()),
        "the weights and what each band is worth are Andru judgement".to_owned(),
    ];
    let yours: Vec<&str> = found
        .parts
        .iter()
        .map(|part| part.measure)
        .filter(|each| own.is_own(*each))
        .map(andru_engine::readiness::Measure::words)
        .collect();
    if !yours.is_empty() {
        basis.push(format!("your own thresholds: {}", yours.join(", ")));
    }
    if currency_assumed {
        basis.push(format!("amounts are read as {}: no currency was given", found.figures.currency()));
    }
    basis
}

/// What to supply first where nothing is known: the metrics of the measure worth most points.
fn required(found: &Readiness) -> BTreeMap<String, String> {
    let first = found.find_out.first().filter(|_| found.index.is_none());
    let metrics = first.into_iter().flat_map(|first| &first.supply);
    metrics.map(|metric| (format!("metrics.{}", metric.name()), metric.meaning().to_owned())).collect()
}
