//! `get_persona_profile`: who a person with a title is in a purchase, and what to say to them.

use andru_engine::persona::{
    BudgetControl, BuyingRole, DecisionPower, Function, Influence, Line, Meddpicc, Persona, Seniority, SizedAuthority,
    adjust_for_size, for_title, resolve, role_name,
};
use andru_engine::read::head_count;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::answer::{Status, Summary};
use crate::context::Context;
use crate::error::ToolError;
use crate::page::{Page, Render};
use crate::tool::{Effect, Group, Tool};

/// `get_persona_profile`.
pub struct GetPersonaProfile;

/// A title, and where the person works.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Input {
    /// Job title, e.g. VP Revenue Operations
    #[schemars(length(min = 1, max = 200), extend("x-obvious" = true))]
    title: String,
    /// Their industry
    #[schemars(length(max = 120), extend("x-obvious" = true))]
    industry: Option<String>,
    /// e.g. 51-200
    #[schemars(length(max = 60))]
    company_size: Option<String>,
    /// What you sell
    #[schemars(length(max = 2000), extend("x-obvious" = true))]
    product_description: Option<String>,
    /// Your market
    #[schemars(length(max = 120), extend("x-obvious" = true))]
    vertical: Option<String>,
    /// Title you sell to
    #[schemars(length(max = 120), extend("x-obvious" = true))]
    target_role: Option<String>,
}

/// Who the person is in a purchase.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PersonaAnswer {
    /// Whether the title was recognised.
    pub status: Status,
    /// The answer in prose.
    pub summary: String,
    /// The title as given.
    pub title: String,
    /// The level the title states.
    pub seniority: Seniority,
    /// The department the title names.
    pub function: Function,
    /// The role the title is a name for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// What to know about how the title was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The persona, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub persona: Option<String>,
    /// How far such a person controls the money.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget_control: Option<BudgetControl>,
    /// The part played in the decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision_power: Option<DecisionPower>,
    /// How such a person moves the decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub influence: Option<Influence>,
    /// Who signs in a company of that size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_that_size: Option<SizedAuthority>,
    /// Roles in the buying centre (Webster and Wind, 1972).
    pub buying_roles: Vec<BuyingRole>,
    /// What of MEDDPICC to ask this person about.
    pub meddpicc: Vec<Meddpicc>,
    /// What the person decides; playbook lines with their source.
    pub decides: Vec<Line>,
    /// What the person cares about, most pressing first.
    pub cares_about: Vec<Line>,
    /// Questions worth asking.
    pub questions: Vec<Line>,
    /// Proof that counts.
    pub proof: Vec<Line>,
    /// Objections to expect.
    pub objections: Vec<Line>,
    /// What to leave out.
    pub avoid: Vec<Line>,
    /// Whether the profile names this role among its buyers: `yes`, `no`, or absent without a profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_your_profile: Option<String>,
    /// What is not known and would be a guess.
    pub unknown: Vec<String>,
    /// What the answer rests on.
    pub basis: Vec<String>,
}

impl Tool for GetPersonaProfile {
    const NAME: &'static str = "get_persona_profile";
    const TITLE: &'static str = "Buyer persona";
    const DESCRIPTION: &'static str = "Tell who a person with a job title is in a purchase: budget, power, what they care about, \
        what to ask, what proof counts.";
    const GROUP: Group = Group::Buyers;
    const EFFECT: Effect = Effect::Computes;
    const ENGINE: &'static str = "persona/1";
    type Input = Input;
    type Output = PersonaAnswer;

    async fn call(cx: &Context, input: Input) -> Result<PersonaAnswer, ToolError> {
        let title = resolve(&input.title);
        let persona = for_title(&title);
        let saved = cx.profile().await?;
        let buyers = saved.map(|saved| saved.profile.buyer_roles).filter(|roles| !roles.is_empty());
        let buyers = buyers.or_else(|| input.target_role.clone().map(|role| vec![role]));
        let in_your_profile = buyers.map(|roles| {
            let same = |role: &String| {
                let wanted = resolve(role);
                (wanted.role.is_some() && wanted.role == title.role)
                    || wanted.text.eq_ignore_ascii_case(title.text.trim())
            };
            if roles.iter().any(same) { "yes" } else { "no" }.to_owned()
        });
        let size = input.company_size.as_deref().map(head_count);
        let mut unknown = vec![
            "how this person likes to be spoken to: ask, or watch; a title does not say".to_owned(),
            "what this person's goals are this quarter".to_owned(),
        ];
        match &size {
            None => unknown.push("who signs at this company: companySize is not given".to_owned()),
            Some(reading) if reading.value.is_none() => {
                unknown.push(format!(
                    "who signs at this company: companySize could not be read{}",
                    reading.note.as_deref().map(|note| format!(" ({note})")).unwrap_or_default()
                ));
            }
            Some(_) => {}
        }
        if let Some(industry) = &input.industry {
            unknown.push(format!(
                "anything particular to {}: no row of the playbook is for one industry",
                industry.trim()
            ));
        }
        if input.product_description.is_some() || input.vertical.is_some() {
            cx.note(
                "a persona depends on the title and the head count; productDescription and vertical change nothing",
            );
        }
        cx.count("titles", 1);
        let mut answer = PersonaAnswer {
            status: if persona.is_some() { Status::Complete } else { Status::InsufficientEvidence },
            summary: String::new(),
            title: title.text.clone(),
            seniority: title.seniority,
            function: title.function,
            role: title.role.and_then(role_name).map(ToOwned::to_owned),
            note: title.note.clone(),
            persona: persona.map(|persona| persona.name.clone()),
            budget_control: persona.map(|persona| persona.budget_control),
            decision_power: persona.map(|persona| persona.decision_power),
            influence: persona.map(|persona| persona.influence),
            at_that_size: persona
                .zip(size.and_then(|reading| reading.value))
                .map(|(persona, size)| adjust_for_size(persona, Some(size))),
            buying_roles: of(persona, |persona| &persona.buying_roles),
            meddpicc: of(persona, |persona| &persona.meddpicc),
            decides: of(persona, |persona| &persona.decides),
            cares_about: of(persona, |persona| &persona.cares_about),
            questions: of(persona, |persona| &persona.questions),
            proof: of(persona, |persona| &persona.proof),
            objections: of(persona, |persona| &persona.objections),
            avoid: of(persona, |persona| &persona.avoid),
            in_your_profile,
            unknown,
            basis: persona.map(|persona| format!("playbook: {}", persona.source)).into_iter().collect(),
        };
        answer.summary = answer.prose();
        Ok(answer)
    }
}

fn of<T: Clone + 'static>(
    persona: Option<&'static Persona>,
    part: impl Fn(&'static Persona) -> &'static Vec<T>,
) -> Vec<T> {
    persona.map(|persona| part(persona).clone()).unwrap_or_default()
}

impl PersonaAnswer {
    fn prose(&self) -> String {
        let Some(persona) = &self.persona else {
            let note = self.note.as_deref().map(|note| format!(" ({note})")).unwrap_or_default();
            if (self.seniority, self.function) == (Seniority::Unknown, Function::Unknown) {
                let note = self.note.as_deref().unwrap_or("not recognised as a job title");
                return format!("\"{}\": {note}. No persona is guessed: ask what this person decides.", self.title);
            }
            return format!(
                "\"{}\" reads as {} in {}{note}. No persona is behind it, and none is guessed: ask what this person decides.",
                self.title, self.seniority, self.function
            );
        };
        let mut sentences =
            vec![format!("\"{}\" reads as {persona}: {}, {}.", self.title, self.seniority, self.function)];
        if let (Some(budget), Some(power), Some(influence)) = (self.budget_control, self.decision_power, self.influence)
        {
            sentences.push(format!("Budget control {budget}, {power}, {influence}."));
        }
        sentences
            .extend(self.at_that_size.as_ref().filter(|sized| sized.changed).map(|sized| sized.who_signs.text.clone()));
        sentences.extend(self.questions.first().map(|question| format!("Ask first: {}", question.text)));
        sentences.join(" ")
    }
}

impl Summary for PersonaAnswer {
    fn summary(&self) -> &str {
        &self.summary
    }
}

impl Render for PersonaAnswer {
    fn render(&self, page: &mut Page) {
        page.title(&self.title, self.persona.clone().unwrap_or_else(|| "no persona".to_owned()));
        page.text(&self.summary);
        if self.seniority != Seniority::Unknown {
            page.fact("level", "", self.seniority.to_string());
        }
        if self.function != Function::Unknown {
            page.fact("department", "", self.function.to_string());
        }
        if let (Some(budget), Some(power), Some(influence)) = (self.budget_control, self.decision_power, self.influence)
        {
            page.fact("budget control", "", budget.to_string()).fact("power", "", power.to_string()).fact(
                "influence",
                "",
                influence.to_string(),
            );
        }
        if let Some(sized) = &self.at_that_size {
            page.fact("who signs", "", with_source(&sized.who_signs));
        }
        if let Some(named) = &self.in_your_profile {
            page.fact("in your profile", "", named.as_str());
        }
        for (heading, lines) in [
            ("Decides", &self.decides),
            ("Cares about", &self.cares_about),
            ("Ask", &self.questions),
            ("Proof that counts", &self.proof),
            ("Objections to expect", &self.objections),
            ("Leave out", &self.avoid),
        ] {
            if !lines.is_empty() {
                page.heading(heading).list(lines.iter().map(|line| line.text.clone()));
            }
        }
        page.heading("Not known").list(self.unknown.iter().cloned());
        let sources = self.sources();
        if !sources.is_empty() {
            page.fact("sources", "", sources);
        }
    }
}

impl PersonaAnswer {
    /// Each source once, in the order of first use.
    fn sources(&self) -> String {
        let lines = [&self.decides, &self.cares_about, &self.questions, &self.proof, &self.objections, &self.avoid];
        let mut sources: Vec<&str> = self.basis.iter().map(|basis| basis.trim_start_matches("playbook: ")).collect();
        for line in lines.into_iter().flatten() {
            if !sources.contains(&line.source.as_str()) {
                sources.push(&line.source);
            }
        }
        sources.join("; ")
    }
}

fn with_source(line: &Line) -> String {
    format!("{} ({})", line.text, line.source)
}
