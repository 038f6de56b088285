//! `get_icp_profile`: whom the user sells to, in five layers and seven answers.

use std::collections::BTreeMap;

use andru_engine::icp::{
    Claim, Layer, Profile, ProfileAnswer, SavedProfile, anti_pattern_claims, layers, seven_answers,
};
use andru_engine::persona::{BudgetControl, DecisionPower, Influence, buying_committee};
use andru_engine::propose::{Found, Named, Proposal, propose};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use crate::answer::{Status, Summary};
use crate::context::Context;
use crate::error::ToolError;
use crate::input::Needs;
use crate::page::{Column, Page, Render, counted};
use crate::tool::{Effect, Group, Tool};
use crate::tools::get_icp_fit_score::profile_basis;
use crate::tools::set_product_context::{because, profile_facts};

/// `get_icp_profile`.
pub struct GetIcpProfile;

/// Which parts of the profile, and what the user sells where none is saved.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Input {
    /// Layers to show; all if left out
    #[schemars(schema_with = "layer_numbers", extend("x-obvious" = true))]
    layers: Option<Vec<u8>>,
    /// Whether to give the seven answers; true unless said
    #[schemars(extend("x-obvious" = true))]
    include_seven_answers: Option<bool>,
    /// Whether to list what speaks against a company; true unless said
    #[schemars(extend("x-obvious" = true))]
    include_anti_patterns: Option<bool>,
    /// Propose from this; saves nothing
    #[schemars(length(max = 2000))]
    product_description: Option<String>,
    /// Your market
    #[schemars(length(max = 120), extend("x-obvious" = true))]
    vertical: Option<String>,
    /// Title you sell to
    #[schemars(length(max = 120), extend("x-obvious" = true))]
    target_role: Option<String>,
}

fn layer_numbers(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "maxItems": 5, "items": { "type": "integer", "minimum": 1, "maximum": 5 } })
}

/// Whom the user sells to.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProfileOutput {
    /// Whether there is a profile or proposal.
    pub status: Status,
    /// The answer in prose.
    pub summary: String,
    /// Whether a person stands behind it.
    pub confirmed: bool,
    /// The profile, as it is saved or proposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
    /// The vertical a description belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vertical: Option<Named>,
    /// The segment a description belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub segment: Option<Named>,
    /// What a proposal was read from: each finding with the words or the playbook row behind it.
    pub because: Vec<Found>,
    /// Product-Market, Role, Psychological, Timing, Channel.
    pub layers: Vec<Layer>,
    /// The seven questions, with the answers there are.
    pub seven_answers: Vec<ProfileAnswer>,
    /// What speaks against a company or a deal.
    pub anti_patterns: Vec<Claim>,
    /// The five published personas of a buying committee, a playbook and not a finding.
    pub buying_committee: Vec<Member>,
    /// What is not known, as questions.
    pub open_questions: Vec<String>,
    /// What the answer rests on.
    pub basis: Vec<String>,
    /// What to supply first, by argument, where the status is `needs_context`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub required_context: BTreeMap<String, String>,
}

/// A member of the published buying committee.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// The role.
    pub role: String,
    /// How far the person controls the money.
    pub budget_control: BudgetControl,
    /// The part played in the decision.
    pub decision_power: DecisionPower,
    /// How the person moves the decision.
    pub influence: Influence,
    /// Where the values come from.
    pub source: String,
}

impl Tool for GetIcpProfile {
    const NAME: &'static str = "get_icp_profile";
    const TITLE: &'static str = "Ideal customer profile";
    const DESCRIPTION: &'static str = "Show whom the user sells to in five layers and seven answers, what each rests on and what is open; \
        or a proposal from a productDescription.";
    const GROUP: Group = Group::Profile;
    const EFFECT: Effect = Effect::Computes;
    const ENGINE: &'static str = "profile/1";
    type Input = Input;
    type Output = ProfileOutput;

    async fn call(cx: &Context, input: Input) -> Result<ProfileOutput, ToolError> {
        let described = input.product_description.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let (saved, proposal) = if let Some(description) = described {
            let proposal = propose(description, input.vertical.as_deref(), input.target_role.as_deref());
            (SavedProfile::proposed(&proposal, cx.as_of.to_string()), Some(proposal))
        } else if let Some(saved) = cx.saved_profile().await? {
            (saved, None)
        } else {
            return Ok(ProfileOutput::needs(Needs::product()));
        };
        cx.count("profiles", 1);
        Ok(ProfileOutput::of(&saved, proposal.as_ref(), &input))
    }
}

impl ProfileOutput {
    fn needs(needs: Needs) -> Self {
        Self {
            status: Status::NeedsContext,
            summary: needs.summary,
            confirmed: false,
            profile: None,
            vertical: None,
            segment: None,
            because: Vec::new(),
            layers: Vec::new(),
            seven_answers: Vec::new(),
            anti_patterns: Vec::new(),
            buying_committee: Vec::new(),
            open_questions: Vec::new(),
            basis: Vec::new(),
            required_context: needs.required,
        }
    }

    fn of(saved: &SavedProfile, proposal: Option<&Proposal>, input: &Input) -> Self {
        let wanted = |layer: &Layer| {
            input.layers.as_ref().is_none_or(|numbers| numbers.is_empty() || numbers.contains(&layer.layer))
        };
        let layers: Vec<Layer> = layers(saved).into_iter().filter(wanted).collect();
        let open_questions = match proposal {
            Some(proposal) => proposal.open_questions.clone(),
            None => layers.iter().flat_map(|layer| layer.open.iter().cloned()).collect(),
        };
        let mut output = Self {
            status: Status::Complete,
            summary: String::new(),
            confirmed: saved.confirmed,
            profile: Some(saved.profile.clone()),
            because: proposal.map(because).unwrap_or_default(),
            layers,
            seven_answers: if input.include_seven_answers.unwrap_or(true) { seven_answers(saved) } else { Vec::new() },
            anti_patterns: if input.include_anti_patterns.unwrap_or(true) {
                anti_pattern_claims(saved)
            } else {
                Vec::new()
            },
            buying_committee: committee(),
            open_questions,
            basis: vec![profile_basis(saved)],
            vertical: proposal.and_then(|proposal| proposal.vertical.clone()),
            segment: proposal.and_then(|proposal| proposal.segment.clone()),
            required_context: BTreeMap::new(),
        };
        output.summary = output.prose(proposal.is_some());
        output
    }

    fn prose(&self, is_proposal: bool) -> String {
        let open = self.open_questions.len();
        if is_proposal {
            let vertical = self
                .vertical
                .as_ref()
                .map_or_else(|| "no vertical is named".to_owned(), |vertical| format!("vertical {}", vertical.name));
            return format!(
                "A proposal, not a profile: {vertical}, {}, {}. Nothing is saved. Correct it and save it with set_product_context.",
                counted(self.because.len(), "finding", "findings"),
                counted(open, "open question", "open questions")
            );
        }
        let answered = self.seven_answers.iter().filter(|answer| answer.answer.is_some()).count();
        let seven = if self.seven_answers.is_empty() {
            String::new()
        } else {
            format!(" {answered} of the seven answers {} given;", if answered == 1 { "is" } else { "are" })
        };
        let standing = if self.confirmed { "confirmed" } else { "not confirmed" };
        format!("Your profile is {standing}.{seven} {} open.", counted(open, "question is", "questions are"))
    }
}

fn committee() -> Vec<Member> {
    let member = |persona: &andru_engine::persona::Persona| Member {
        role: persona.name.clone(),
        budget_control: persona.budget_control,
        decision_power: persona.decision_power,
        influence: persona.influence,
        source: persona.source.clone(),
    };
    buying_committee().iter().map(member).collect()
}

impl Summary for ProfileOutput {
    fn summary(&self) -> &str {
        &self.summary
    }
}

impl Render for ProfileOutput {
    fn render(&self, page: &mut Page) {
        let standing = match (self.status, self.confirmed, self.because.is_empty()) {
            (Status::NeedsContext, ..) => "needs context",
            (_, true, _) => "confirmed",
            (_, false, true) => "not confirmed",
            (_, false, false) => "proposal, nothing saved",
        };
        page.title("Ideal customer profile", standing).text(&self.summary);
        page.list(self.required_context.iter().map(|(argument, what)| format!("{argument}: {what}")));
        if let Some(profile) = &self.profile
            && !self.because.is_empty()
        {
            profile_facts(profile, page);
            page.heading("Read from");
            for found in &self.because {
                page.fact(&found.value, "", format!("{} ({})", found.because, found.source));
            }
        }
        for layer in &self.layers {
            page.heading(format!("{}. {}", layer.layer, layer.name));
            page.list(
                layer
                    .lines
                    .iter()
                    .map(|claim| claim.text.clone())
                    .chain(layer.open.iter().map(|open| format!("not known: {open}"))),
            );
        }
        if !self.seven_answers.is_empty() {
            page.heading("Seven answers");
            for each in &self.seven_answers {
                page.fact(&each.question, "", each.answer.as_deref().unwrap_or("not answered yet"));
            }
        }
        if !self.anti_patterns.is_empty() {
            page.heading("Speaks against it").list(self.anti_patterns.iter().map(|claim| claim.text.clone()));
        }
        if !self.buying_committee.is_empty() {
            page.heading("A buying committee, by the playbook");
            let row = |member: &Member| {
                vec![
                    member.role.clone(),
                    member.budget_control.to_string(),
                    member.decision_power.to_string(),
                    member.influence.to_string(),
                ]
            };
            page.table(
                ["role", "budget", "power", "influence"].map(Column::words).to_vec(),
                self.buying_committee.iter().map(row).collect(),
            );
        }
        if !self.open_questions.is_empty() && !self.because.is_empty() {
            page.heading("Still open").list(self.open_questions.iter().cloned());
        }
        page.fact("basis", "", self.basis.join("; "));
    }
}
