//! `get_icp_fit_score`: how well one company matches the profile, with every part accounted for.

use std::collections::BTreeMap;

use andru_engine::basis::Basis;
use andru_engine::icp::history::{HistoryCard, Standing};
use andru_engine::icp::{
    Action, CouldChange, Dimension, Event, Field, FieldFit, FindOut, Fit, Gate, GateResult, Points, SavedProfile,
    Scorecard, Tier, TimingState,
};
use schemars::JsonSchema;
use serde::Serialize;

use crate::answer::{Status, Summary};
use crate::context::Context;
use crate::error::ToolError;
use crate::history::{HistoryAnswer, judge_by_history};
use crate::input::{Cold, CompanyTexts, Judge, Needs, company_input};
use crate::page::{Page, Render, counted};
use crate::tool::{Effect, Group, Tool};

mod render;

/// `get_icp_fit_score`.
pub struct GetIcpFitScore;

company_input! {
    /// One company, and what the caller sells where no profile is saved.
    pub struct Input {
        /// What you sell
        #[schemars(length(max = 2000))]
        product_description: Option<String>,
        /// Your market
        #[schemars(length(max = 120), extend("x-obvious" = true))]
        vertical: Option<String>,
        /// Title you sell to
        #[schemars(length(max = 120), extend("x-obvious" = true))]
        target_role: Option<String>,
    }
}

/// How well a company matches the profile.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FitAnswer {
    /// Whether there is a score, or something is needed first.
    pub status: Status,
    /// The answer in prose, the verdict first.
    pub summary: String,
    /// The company, by name or domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// Score, 0 to 100: the profile match; where `history` counts, its start plus its parts, exactly.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Points>,
    /// A to D; absent while nobody has confirmed the profile, or where win rates of your deals do not differ enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
    /// Why there is no tier, or not the one the score alone would give.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier_note: Option<String>,
    /// What to do: call, research first, or drop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action_reason: Option<String>,
    /// Percent of the scale that is known, 0 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Points>,
    /// The score if everything unknown turns out badly.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Points>,
    /// The score if everything unknown turns out well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Points>,
    /// What a model of your own deals says; absent where none is in use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history: Option<HistoryAnswer>,
    /// Profile match, 0 to 100: `start` plus the points of every dimension, exactly. Not a chance to win.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile_match: Option<Points>,
    /// The profile match of a typical company, where every one starts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Points>,
    /// The five dimensions of the profile match in order; one that does not count says so and has weight 0.
    pub breakdown: Vec<DimensionPart>,
    /// What disqualifies or pauses a company, outside the score.
    pub gates: Vec<GatePart>,
    /// Whether now is a good time, by events and their age; outside the score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timing: Option<TimingPart>,
    /// What the profile asks for to find out, most points of the profile match first.
    pub find_out: Vec<FindOut>,
    /// What counts against the company and could become different, most points first.
    pub could_change: Vec<CouldChange>,
    /// What counts against the company and is not going to change.
    pub cannot_change: Vec<Field>,
    /// What the answer rests on.
    pub basis: Vec<String>,
    /// What to supply first, by argument, where the status is `needs_context`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub required_context: BTreeMap<String, String>,
}

/// One dimension of the score.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DimensionPart {
    /// The dimension.
    pub dimension: Dimension,
    /// Points it adds to the start, or takes from it.
    pub points: Points,
    /// Points at worst.
    pub low: Points,
    /// Points at best.
    pub high: Points,
    /// What it weighs, of 100.
    pub weight: Points,
    /// Its fields, whose points sum to the dimension's.
    pub fields: Vec<FieldPart>,
}

/// One field of a dimension.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FieldPart {
    /// The field.
    pub field: Field,
    /// Points it adds; 0 where it is unknown.
    pub points: Points,
    /// Points at worst.
    pub low: Points,
    /// Points at best.
    pub high: Points,
    /// How much of it is known.
    pub known: Known,
    /// Why it has these points.
    pub reason: String,
    /// What could not be read, or was read with a remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What it rests on: the caller's input held against the profile, or the profile alone.
    pub basis: Vec<Basis>,
}

/// How much of a field is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Known {
    /// All of it.
    Known,
    /// Roughly: it may score lower or higher.
    Partly,
    /// Nothing; it counts as typical.
    Unknown,
}

/// One gate.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GatePart {
    /// What it is about.
    pub gate: String,
    /// Pass, fail, or unknown: ask.
    pub result: GateResult,
    /// Whether failing means to wait rather than to drop the company.
    pub pauses: bool,
    /// Why.
    pub reason: String,
}

/// Timing.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TimingPart {
    /// The state of the best event.
    pub state: TimingState,
    /// Every event given.
    pub events: Vec<Event>,
}

impl Tool for GetIcpFitScore {
    const NAME: &'static str = "get_icp_fit_score";
    const TITLE: &'static str = "ICP fit score";
    const DESCRIPTION: &'static str = "Score one company, 0-100, by the ideal customer profile and the learned model: exact parts, best and worst case, \
        gates, timing, what to find out. Leave unknown facts out.";
    const GROUP: Group = Group::Icp;
    const EFFECT: Effect = Effect::Computes;
    const ENGINE: &'static str = "icp-fit/1";
    type Input = Input;
    type Output = FitAnswer;

    async fn call(cx: &Context, input: Input) -> Result<FitAnswer, ToolError> {
        let cold = Cold {
            product_description: input.product_description.clone(),
            vertical: input.vertical.clone(),
            target_role: input.target_role.clone(),
        };
        let company = input.texts();
        Ok(match cold.judge(cx).await? {
            Err(needs) => FitAnswer::needs(&company, needs),
            Ok(judge) => FitAnswer::of(cx, &company, &judge),
        })
    }
}

impl FitAnswer {
    fn needs(company: &CompanyTexts, needs: Needs) -> Self {
        Self {
            status: Status::NeedsContext,
            summary: needs.summary,
            required_context: needs.required,
            ..Self::empty(company)
        }
    }

    fn empty(company: &CompanyTexts) -> Self {
        Self {
            status: Status::Complete,
            summary: String::new(),
            company: company.label(),
            score: None,
            tier: None,
            tier_note: None,
            action: None,
            action_reason: None,
            coverage: None,
            low: None,
            high: None,
            history: None,
            profile_match: None,
            start: None,
            breakdown: Vec::new(),
            gates: Vec::new(),
            timing: None,
            find_out: Vec::new(),
            could_change: Vec::new(),
            cannot_change: Vec::new(),
            basis: Vec::new(),
            required_context: BTreeMap::new(),
        }
    }

    /// What a profile, a model, or both say of a company.
    fn of(cx: &Context, company: &CompanyTexts, judge: &Judge) -> Self {
        let card = &judge.card;
        let fit = card.fit(&company.company(), cx.as_of);
        cx.count("companies", 1);
        let said = judge.history().map(|history| {
            let cells = company.under(history.headings());
            let cell = |at: usize| cells.get(at).copied().flatten();
            let said = judge_by_history(&history, &company.company(), cell, &fit, judge.profile_counts());
            (history.standing(&fit, &said), said)
        });
        let counts = said.as_ref().is_some_and(|(_, said)| !said.is_blank);
        let standing = said.as_ref().map_or_else(|| Standing::by_profile(&fit), |(standing, _)| standing.clone());
        let advice = fit.advice(card);
        let judged = judge.saved.is_some();
        let blank = fit.is_blank() && !counts;
        let mut answer = Self {
            status: if blank { Status::InsufficientEvidence } else { Status::Complete },
            score: Some(standing.score),
            tier: standing.tier,
            tier_note: standing.tier_note.map(|note| note.to_string()),
            action: Some(standing.action),
            action_reason: Some(standing.action_reason.to_string()),
            coverage: Some(standing.coverage),
            low: Some(standing.low),
            high: Some(standing.high),
            profile_match: (judged && !fit.is_blank()).then_some(fit.score),
            start: judged.then_some(fit.start),
            breakdown: if judged { breakdown(&fit) } else { Vec::new() },
            gates: fit.gates.iter().map(|gate| GatePart::of(Gate::clone(gate))).collect(),
            timing: Some(TimingPart { state: fit.timing.state, events: fit.timing.events.clone() }),
            find_out: advice.find_out,
            could_change: advice.could_change,
            cannot_change: advice.cannot_change,
            basis: all_basis(company, &fit, judge),
            ..Self::empty(company)
        };
        if let (Some(model), Some((_, said))) = (judge.model.as_deref(), said) {
            answer.history = Some(HistoryAnswer::of(model, said));
        }
        if counts {
            // Tiers are the model's, so what the profile match alone would reach says nothing.
            answer.find_out.iter_mut().for_each(|each| each.reaches = None);
            answer.could_change.iter_mut().for_each(|each| each.reaches = None);
        }
        if blank {
            // Nothing is known: a number would only repeat the start, so none is given.
            (answer.score, answer.tier, answer.tier_note) = (None, None, None);
        }
        answer.summary = render::summary(&answer);
        answer
    }
}

impl GatePart {
    /// The gate as it stands in an answer.
    pub(crate) fn of(gate: Gate) -> Self {
        Self { gate: gate.name.to_owned(), result: gate.result, pauses: gate.pauses, reason: gate.reason }
    }
}

fn breakdown(fit: &Fit) -> Vec<DimensionPart> {
    let part = |dimension: Dimension| {
        let fields: Vec<&FieldFit> =
            fit.fields.iter().map(AsRef::as_ref).filter(|field| field.field.dimension() == dimension).collect();
        let sum = |points: fn(&FieldFit) -> Points| fields.iter().map(|field| points(field)).sum::<Points>();
        DimensionPart {
            dimension,
            points: sum(|field| field.points),
            low: sum(|field| field.low),
            high: sum(|field| field.high),
            weight: sum(|field| field.weight),
            fields: fields.iter().map(|field| field_part(field)).collect(),
        }
    };
    Dimension::ALL.into_iter().map(part).collect()
}

fn field_part(field: &FieldFit) -> FieldPart {
    let known = match field {
        field if field.is_blank() => Known::Unknown,
        field if field.is_unknown() => Known::Partly,
        _ => Known::Known,
    };
    FieldPart {
        field: field.field,
        points: field.points,
        low: field.low,
        high: field.high,
        known,
        reason: field.reason.clone(),
        note: field.note.clone(),
        basis: if known == Known::Unknown { vec![Basis::Profile] } else { vec![Basis::Input, Basis::Profile] },
    }
}

/// What a profile's judgement of a company rests on, in words.
pub(crate) fn basis(fit: &Fit, saved: &SavedProfile, card: &Scorecard) -> Vec<String> {
    let known = fit.fields.iter().filter(|field| !field.is_blank()).count();
    let mut basis = vec![
        profile_basis(saved),
        format!(
            "{known} of {} the profile asks for {} known, from your input",
            counted(fit.fields.len(), "fact", "facts"),
            if known == 1 { "is" } else { "are" }
        ),
        format!("start {}: {}", fit.start, card.start_basis()),
        card.weight_basis().to_owned(),
    ];
    basis.extend(
        card.problems()
            .iter()
            .map(|problem| format!("not used, {}: \"{}\" ({})", problem.field, problem.text, problem.note)),
    );
    basis
}

/// What an answer rests on, in words: the profile, the history, and what of the input neither used.
fn all_basis(company: &CompanyTexts, fit: &Fit, judge: &Judge) -> Vec<String> {
    let mut lines = match &judge.saved {
        Some(saved) => basis(fit, saved, &judge.card),
        None => vec![NO_PROFILE.to_owned()],
    };
    lines.extend(judge.history_basis("no history yet"));
    let history = judge.history();
    let unused = company.unused_attributes(history.iter().flat_map(HistoryCard::headings));
    if !unused.is_empty() {
        let why = match history {
            Some(_) => "attributes that your deals do not have",
            None => "attributes not used before there is a learned model",
        };
        lines.push(format!("{why}: {}", unused.join(", ")));
    }
    lines
}

/// What the scores of a list rest on, in words, but for the history.
pub fn list_basis(saved: Option<&SavedProfile>, card: &Scorecard) -> Vec<String> {
    match saved {
        Some(saved) => vec![
            profile_basis(saved),
            format!("start {}: {}", card.start(), card.start_basis()),
            card.weight_basis().to_owned(),
        ],
        None => vec![NO_PROFILE.to_owned()],
    }
}

/// What is said where a model judges alone.
const NO_PROFILE: &str = "no profile is saved: judged by your deals alone";

/// Where the profile comes from, in words.
pub fn profile_basis(saved: &SavedProfile) -> String {
    use andru_engine::icp::Origin;
    let origin = match saved.origin {
        Origin::Typed => "typed by you",
        Origin::Interview => "from your interview",
        Origin::Proposed => "proposed from a description",
    };
    let standing = if saved.confirmed { "confirmed" } else { "not confirmed" };
    format!("profile of {}, {origin}, {standing}", saved.saved_on)
}

impl Summary for FitAnswer {
    fn summary(&self) -> &str {
        &self.summary
    }
}

impl Render for FitAnswer {
    fn render(&self, page: &mut Page) {
        render::page(self, page);
    }
}
