//! `get_icp_fit_score`: how well one company matches the profile, with every part accounted for.

use std::collections::BTreeMap;

use andru_engine::basis::Basis;
use andru_engine::icp::{
    Action, CouldChange, Dimension, Event, Field, FieldFit, FindOut, Fit, Gate, GateResult, Points, SavedProfile,
    Scorecard, Tier, TimingState,
};
use schemars::JsonSchema;
use serde::Serialize;

use crate::answer::{Status, Summary};
use crate::context::Context;
use crate::error::ToolError;
use crate::input::{Cold, CompanyTexts, Lens, Needs, company_input};
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
    /// Profile match, 0 to 100: start plus the points of every dimension, exactly. Not a chance to win.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Points>,
    /// A to D; absent while nobody has confirmed the profile.
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
    /// The score of a typical company, where every score starts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Points>,
    /// The five dimensions in order; one that does not count says so and has weight 0.
    pub breakdown: Vec<DimensionPart>,
    /// What disqualifies or pauses a company, outside the score.
    pub gates: Vec<GatePart>,
    /// Whether now is a good time, by events and their age; outside the score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timing: Option<TimingPart>,
    /// What to find out, most points first.
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
    const DESCRIPTION: &'static str = "Score one company against the ideal customer profile, 0-100: exact parts, best and worst case, \
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
        Ok(match cold.lens(cx).await? {
            Lens::Needs(needs) => FitAnswer::needs(&company, needs),
            Lens::Ready(lens) => FitAnswer::of(cx, &company, &lens.0, &lens.1),
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

    /// The answer of a scorecard on a company.
    fn of(cx: &Context, company: &CompanyTexts, saved: &SavedProfile, card: &Scorecard) -> Self {
        let fit = card.fit(&company.company(), cx.as_of);
        cx.count("companies", 1);
        let advice = fit.advice(card);
        let mut answer = Self {
            status: if fit.is_blank() { Status::InsufficientEvidence } else { Status::Complete },
            score: Some(fit.score),
            tier: fit.tier,
            tier_note: fit.tier_note.map(|note| note.to_string()),
            action: Some(fit.action),
            action_reason: Some(fit.action_reason.to_string()),
            coverage: Some(fit.coverage),
            low: Some(fit.low),
            high: Some(fit.high),
            start: Some(fit.start),
            breakdown: breakdown(&fit),
            gates: fit.gates.iter().map(|gate| GatePart::of(Gate::clone(gate))).collect(),
            timing: Some(TimingPart { state: fit.timing.state, events: fit.timing.events.clone() }),
            find_out: advice.find_out,
            could_change: advice.could_change,
            cannot_change: advice.cannot_change,
            basis: basis(company, &fit, saved, card),
            ..Self::empty(company)
        };
        if fit.is_blank() {
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

/// What an answer rests on, in words.
pub(crate) fn basis(company: &CompanyTexts, fit: &Fit, saved: &SavedProfile, card: &Scorecard) -> Vec<String> {
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
        "no history yet".to_owned(),
    ];
    basis.extend(
        card.problems()
            .iter()
            .map(|problem| format!("not used, {}: \"{}\" ({})", problem.field, problem.text, problem.note)),
    );
    let unused = company.unused_attributes();
    if !unused.is_empty() {
        basis.push(format!("attributes not used before there is a learned model: {}", unused.join(", ")));
    }
    basis
}

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
