//! `set_product_context`: what the user sells and to whom, saved as a profile or as a proposal to confirm.

use std::collections::BTreeMap;

use andru_engine::icp::{Dimension, Origin, Profile, ProfileProblem, SavedProfile, Scorecard, check_pairs};
use andru_engine::propose::{Found, Proposal, propose};
use andru_engine::read::nearest_industry;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::answer::Summary;
use crate::context::Context;
use crate::error::{ErrorKind, ToolError};
use crate::input::{Needs, what_is_missing};
use crate::page::{Page, Render, counted};
use crate::tool::{Effect, Group, Tool};

/// `set_product_context`.
pub struct SetProductContext;

/// What the user sells, in one of three ways.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Input {
    /// Your website; read through the platform
    #[schemars(length(max = 200), extend("x-obvious" = true))]
    website: Option<String>,
    /// What you sell, to whom, what stops hurting
    #[schemars(length(max = 2000))]
    product_description: Option<String>,
    /// Your market
    #[schemars(length(max = 120), extend("x-obvious" = true))]
    vertical: Option<String>,
    /// Title you sell to
    #[schemars(length(max = 120), extend("x-obvious" = true))]
    target_role: Option<String>,
    /// The profile in full, in place of a proposal
    #[schemars(extend("x-model" = profile_in_a_sentence()))]
    profile: Option<Profile>,
    /// The user has checked it
    confirm: Option<bool>,
}

/// The profile as a model is shown it: its fields in a sentence cost a tenth of their schema.
fn profile_in_a_sentence() -> Value {
    json!({
        "type": "object",
        "description": "Lists: industries, geographies, technologies, excludedTechnologies, pains, habits, triggers, \
            buyerRoles, priorities (ranked: firmographics, technographics, painPoints, budgetFit, behavioralSignals). Text: product, \
            employees (50-500), revenue ($5M-$50M). refuse: lists industries, geographies, technologies, regulatedData, companies; \
            minEmployees, priceFloor. examples: good, bad [{name, industry, employees, geography, why}]. capacityPerWeek"
    })
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was saved.
    Saved,
    /// The profile that a person confirmed or typed was kept as it is.
    Kept,
    /// Nothing was saved; `requiredContext` says what to supply.
    NeedsContext,
}

/// What was saved, and what is still open.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ContextAnswer {
    /// What became of it.
    pub status: Outcome,
    /// The answer in prose.
    pub summary: String,
    /// Whether a person stands behind the saved profile; without that there is no tier.
    pub confirmed: bool,
    /// Where the saved profile comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Origin>,
    /// The profile as it is saved now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
    /// What a proposal was read from: each finding with the words or the playbook row behind it.
    pub because: Vec<Found>,
    /// What neither the description nor the playbook answers.
    pub open_questions: Vec<String>,
    /// How the profile orders the companies the user named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<String>,
    /// What else to know, such as a calibration that no longer holds.
    pub notes: Vec<String>,
    /// What to supply first, by argument, where nothing was saved.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub required_context: BTreeMap<String, String>,
}

impl Tool for SetProductContext {
    const NAME: &'static str = "set_product_context";
    const TITLE: &'static str = "Set product context";
    const DESCRIPTION: &'static str = "Save on this machine what the user sells and to whom. A productDescription gives a proposal to show them; \
        send the corrected profile with confirm once they agree.";
    const GROUP: Group = Group::Profile;
    const EFFECT: Effect = Effect::WritesLocal;
    const ENGINE: &'static str = "profile/1";
    type Input = Input;
    type Output = ContextAnswer;

    async fn call(cx: &Context, input: Input) -> Result<ContextAnswer, ToolError> {
        let saved = cx.store.profile().await?;
        if let Some(profile) = input.profile {
            return save_typed(cx, profile, input.website, input.confirm.unwrap_or(false), saved).await;
        }
        let description = filled(input.product_description.as_ref());
        let website = filled(input.website.as_ref());
        if description.is_none() && website.is_none() {
            return match (input.confirm, saved) {
                (Some(true), Some(saved)) => confirm(cx, saved).await,
                (Some(true), None) => Ok(ContextAnswer::needs(Needs::product(), "There is no profile to confirm. ")),
                _ => Ok(ContextAnswer::needs(Needs::product(), "")),
            };
        }
        let text = match (description, website) {
            (Some(description), _) => description.to_owned(),
            (None, Some(website)) => match cx.platform.describe_website(website).await {
                Ok(text) => text,
                Err(error) if error.kind() == ErrorKind::Unavailable => {
                    return Ok(ContextAnswer::needs(
                        Needs::product(),
                        "The website was not read: no page is opened without the platform. ",
                    ));
                }
                Err(error) => return Err(error),
            },
            (None, None) => String::new(),
        };
        let proposal = propose(&text, filled(input.vertical.as_ref()), filled(input.target_role.as_ref()));
        if let Some(saved) = saved.filter(|saved| saved.confirmed || saved.origin != Origin::Proposed) {
            return Ok(ContextAnswer::kept(saved, &proposal));
        }
        save_proposal(cx, &proposal, input.website).await
    }
}

fn filled(text: Option<&String>) -> Option<&str> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty())
}

async fn save_typed(
    cx: &Context,
    profile: Profile,
    website: Option<String>,
    confirmed: bool,
    before: Option<SavedProfile>,
) -> Result<ContextAnswer, ToolError> {
    let problems = Scorecard::problems_of(&profile);
    if !problems.is_empty() {
        return Err(refuse(&problems));
    }
    check_values(&profile)?;
    let mut notes = unknown_industries(&profile);
    let (kept_website, typical) = before.map(|saved| (saved.website, saved.typical)).unwrap_or_default();
    let holds = typical.as_ref().is_some_and(|typical| typical.criteria == profile.criteria());
    if let Some(typical) = typical.as_ref().filter(|_| !holds) {
        notes.push(format!(
            "what the profile asks for has changed, so the calibration on {} was dropped; calibrate again",
            typical.list
        ));
    }
    let saved = SavedProfile {
        profile,
        confirmed,
        origin: Origin::Typed,
        saved_on: cx.clock.today().to_string(),
        website: website.or(kept_website),
        typical: typical.filter(|_| holds),
    };
    let card = Scorecard::new(&saved);
    let check = card.as_ref().and_then(|card| check_pairs(card, &saved.profile.examples, cx.as_of).sentence());
    match &card {
        None => notes.push(format!("nothing can be scored yet: {}", what_is_missing(&saved.profile))),
        Some(card) => notes.push(format!("weights: {}", card.weight_basis())),
    }
    cx.store.save_profile(saved.clone()).await?;
    let standing =
        if confirmed { "saved and confirmed" } else { "saved, not confirmed: there is no tier until you confirm it" };
    let checked =
        check.as_ref().map(|check| format!(" Checked against the companies you named: {check}")).unwrap_or_default();
    let summary = format!("Your profile is {standing}.{checked}");
    Ok(ContextAnswer { summary, check, notes, ..ContextAnswer::of(Outcome::Saved, saved) })
}

async fn confirm(cx: &Context, mut saved: SavedProfile) -> Result<ContextAnswer, ToolError> {
    saved.confirmed = true;
    saved.saved_on = cx.clock.today().to_string();
    cx.store.save_profile(saved.clone()).await?;
    Ok(ContextAnswer {
        summary: "Your profile is confirmed; scores now come with a tier.".to_owned(),
        ..ContextAnswer::of(Outcome::Saved, saved)
    })
}

async fn save_proposal(cx: &Context, proposal: &Proposal, website: Option<String>) -> Result<ContextAnswer, ToolError> {
    let saved = SavedProfile { website, ..SavedProfile::proposed(proposal, cx.clock.today().to_string()) };
    cx.store.save_profile(saved.clone()).await?;
    let summary = format!(
        "A proposal is saved from the description: {} read or taken from the playbook, {} open. Show it to the user; \
         nothing gets a tier until they correct and confirm it.",
        counted(because(proposal).len(), "finding", "findings"),
        counted(proposal.open_questions.len(), "question", "questions")
    );
    Ok(ContextAnswer {
        summary,
        because: because(proposal),
        open_questions: proposal.open_questions.clone(),
        ..ContextAnswer::of(Outcome::Saved, saved)
    })
}

/// Every finding of a proposal, in the order of the profile's fields.
pub(crate) fn because(proposal: &Proposal) -> Vec<Found> {
    let lists = [
        &proposal.industries,
        &proposal.geographies,
        &proposal.technologies,
        &proposal.pain_triggers,
        &proposal.buyer_roles,
    ];
    lists.into_iter().flatten().chain(&proposal.head_count).cloned().collect()
}

/// Bounds that a schema cannot say.
fn check_values(profile: &Profile) -> Result<(), ToolError> {
    check_weights(profile)?;
    if let Some(cuts) = profile.tiers
        && !(cuts.a > cuts.b && cuts.b > cuts.c)
    {
        return Err(ToolError::invalid(format!(
            "`profile.tiers` must fall from a to c, is {}, {}, {}",
            cuts.a, cuts.b, cuts.c
        )));
    }
    if let Some((kind, days)) =
        profile.half_life_days.iter().find(|(_, days)| !(days.is_finite() && **days > 0.0 && **days <= 3650.0))
    {
        return Err(ToolError::invalid(format!(
            "`profile.halfLifeDays.{}` must be over 0 and at most 3650 days, is {days}",
            kind.escape_default()
        )));
    }
    let kinds = andru_engine::propose::trigger_kinds();
    if let Some(kind) = profile.half_life_days.keys().find(|kind| !kinds.iter().any(|known| known.id == **kind)) {
        let names: Vec<&str> = kinds.iter().map(|kind| kind.id.as_str()).collect();
        return Err(ToolError::invalid(format!(
            "`profile.halfLifeDays` has no kind of event `{}`",
            kind.escape_default()
        ))
        .hinted(format!("the kinds are {}", names.join(", "))));
    }
    Ok(())
}

/// Every dimension is ranked at most once, and weights weigh something.
fn check_weights(profile: &Profile) -> Result<(), ToolError> {
    let ranked = &profile.priorities;
    if let Some((at, twice)) =
        ranked.iter().enumerate().find(|(at, each)| ranked.iter().take(*at).any(|one| one == *each))
    {
        return Err(ToolError::invalid(format!("`profile.priorities[{at}]` ranks {twice} a second time")));
    }
    match profile.weights {
        Some(weights) if Dimension::ALL.iter().all(|dimension| weights.of(*dimension) <= 0.0) => {
            Err(ToolError::invalid("`profile.weights` must have at least one weight over 0"))
        }
        _ => Ok(()),
    }
}

fn refuse(problems: &[ProfileProblem]) -> ToolError {
    let parts: Vec<String> = problems
        .iter()
        .take(5)
        .map(|problem| {
            format!(
                "`profile.{}` cannot be read: \"{}\" ({})",
                problem.field,
                problem.text.escape_default(),
                problem.note
            )
        })
        .collect();
    ToolError::invalid(parts.join("; "))
        .hinted("nothing was saved; write it another way, such as 50-500, $5M-$50M, Germany or DACH")
}

fn unknown_industries(profile: &Profile) -> Vec<String> {
    let unknown = profile.industries.iter().filter(|name| andru_engine::read::Industry::read(name).value.is_none());
    unknown
        .map(|name| {
            let near = nearest_industry(name).map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
            format!("\"{name}\" is not an industry we know, so it is compared as words only{near}")
        })
        .collect()
}

impl ContextAnswer {
    fn of(status: Outcome, saved: SavedProfile) -> Self {
        Self {
            status,
            summary: String::new(),
            confirmed: saved.confirmed,
            source: Some(saved.origin),
            profile: Some(saved.profile),
            because: Vec::new(),
            open_questions: Vec::new(),
            check: None,
            notes: Vec::new(),
            required_context: BTreeMap::new(),
        }
    }

    fn needs(needs: Needs, why: &str) -> Self {
        Self {
            status: Outcome::NeedsContext,
            summary: format!("{why}{}", needs.summary),
            confirmed: false,
            source: None,
            profile: None,
            because: Vec::new(),
            open_questions: Vec::new(),
            check: None,
            notes: Vec::new(),
            required_context: needs.required,
        }
    }

    fn kept(saved: SavedProfile, proposal: &Proposal) -> Self {
        Self {
            summary: format!(
                "Your {} profile was kept as it is; the description changed nothing. Send a profile to replace it.",
                if saved.confirmed { "confirmed" } else { "typed" }
            ),
            because: because(proposal),
            open_questions: proposal.open_questions.clone(),
            ..Self::of(Outcome::Kept, saved)
        }
    }
}

impl Summary for ContextAnswer {
    fn summary(&self) -> &str {
        &self.summary
    }
}

impl Render for ContextAnswer {
    fn render(&self, page: &mut Page) {
        let standing = match (self.status, self.confirmed) {
            (Outcome::NeedsContext, _) => "needs context",
            (Outcome::Kept, _) => "kept",
            (Outcome::Saved, true) => "saved, confirmed",
            (Outcome::Saved, false) => "saved, not confirmed",
        };
        page.title("Your profile", standing).text(&self.summary);
        page.list(self.required_context.iter().map(|(argument, what)| format!("{argument}: {what}")));
        if let Some(profile) = &self.profile {
            profile_facts(profile, page);
        }
        if !self.because.is_empty() {
            page.heading("Read from");
        }
        for found in &self.because {
            page.fact(&found.value, "", format!("{} ({})", found.because, found.source));
        }
        if !self.open_questions.is_empty() {
            page.heading("Still open").list(self.open_questions.iter().cloned());
        }
        page.list(self.notes.iter().cloned());
    }
}

/// The filled parts of a profile, one fact each.
pub(crate) fn profile_facts(profile: &Profile, page: &mut Page) {
    page.group();
    let list = |items: &[String]| items.join(", ");
    let one = |item: &Option<String>| item.clone().unwrap_or_default();
    let priorities: Vec<&str> = profile.priorities.iter().map(|dimension| dimension.name()).collect();
    for (label, text) in [
        ("sells", one(&profile.product)),
        ("industries", list(&profile.industries)),
        ("head count", one(&profile.employees)),
        ("revenue", one(&profile.revenue)),
        ("places", list(&profile.geographies)),
        ("technologies", list(&profile.technologies)),
        ("not running", list(&profile.excluded_technologies)),
        ("pains", list(&profile.pains)),
        ("habits", list(&profile.habits)),
        ("triggers", list(&profile.triggers)),
        ("buyers", list(&profile.buyer_roles)),
        ("ranked", priorities.join(", ")),
        ("refused", refused(profile)),
        ("a week", profile.capacity_per_week.map(|number| format!("{number} new companies")).unwrap_or_default()),
    ] {
        if !text.is_empty() {
            page.fact(label, "", text);
        }
    }
}

/// Everything the profile refuses, in one line.
pub(crate) fn refused(profile: &Profile) -> String {
    let refuse = &profile.refuse;
    let lists = [&refuse.industries, &refuse.geographies, &refuse.technologies, &refuse.companies];
    let mut parts: Vec<String> = lists.into_iter().flatten().cloned().collect();
    parts.extend(refuse.regulated_data.iter().map(|kind| format!("{kind} data")));
    parts.extend(refuse.min_employees.map(|least| format!("fewer than {least} people")));
    parts.extend(refuse.price_floor.as_ref().map(|floor| format!("deals below {floor}")));
    parts.join(", ")
}
