//! `get_disqualification_signals`: whether to walk away, and how that was reached.

use std::collections::BTreeMap;

use andru_engine::icp::{Deal, GateResult, Points, Qualification, Strength, Tier, qualify};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::answer::{Status, Summary};
use crate::context::Context;
use crate::error::ToolError;
use crate::input::{Cold, CompanyTexts, Lens, Needs};
use crate::page::{Page, Render};
use crate::tool::{Effect, Group, Tool};
use crate::tools::get_icp_fit_score::{GatePart, basis};

/// `get_disqualification_signals`.
pub struct GetDisqualificationSignals;

/// A company, and a deal with it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Input {
    /// Company name
    #[schemars(length(max = 200), extend("x-obvious" = true))]
    company_name: Option<String>,
    /// What it does
    #[schemars(length(max = 300), extend("x-obvious" = true))]
    industry: Option<String>,
    /// Yearly, e.g. $1M-$5M
    #[schemars(length(max = 100), extend("x-obvious" = true))]
    revenue: Option<String>,
    /// Head office
    #[schemars(length(max = 200), extend("x-obvious" = true))]
    geography: Option<String>,
    /// People employed
    #[schemars(range(min = 1, max = 10_000_000), extend("x-obvious" = true))]
    employee_count: Option<f64>,
    /// Technologies in use
    #[schemars(length(max = 100), inner(length(max = 120)), extend("x-obvious" = true))]
    tech_stack: Option<Vec<String>>,
    /// The deal at hand
    #[schemars(extend("x-obvious" = true))]
    deal_context: Option<DealContext>,
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

/// A deal.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct DealContext {
    /// Yearly value
    #[schemars(range(min = 0, max = 1_000_000_000_000_i64), extend("x-obvious" = true))]
    deal_value: Option<f64>,
    /// Stage
    #[schemars(length(max = 120), extend("x-obvious" = true))]
    stage: Option<String>,
    /// Days open
    #[schemars(range(min = 0, max = 36_500), extend("x-obvious" = true))]
    days_in_pipeline: Option<f64>,
    /// Is there a champion
    #[schemars(extend("x-obvious" = true))]
    champion_identified: Option<bool>,
}

/// Whether to walk away.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DisqualificationAnswer {
    /// Whether there is a verdict, or something is needed first.
    pub status: Status,
    /// The answer in prose, the verdict first.
    pub summary: String,
    /// The company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// STRONG, MODERATE, MARGINAL or `ANTI_PATTERN`; absent where too little is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Strength>,
    /// The steps of the reasoning, in order: ICP fit, anti-patterns, learned churn patterns.
    pub chain: Vec<String>,
    /// Profile match behind it, 0 to 100; absent where nothing the profile asks for is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Points>,
    /// Tier behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
    /// Percent of the scale that is known, 0 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Points>,
    /// Gates of the company and the deal.
    pub gates: Vec<GatePart>,
    /// Anti-patterns of the deal, with their source.
    pub anti_patterns: Vec<PatternPart>,
    /// Conditions that would change the verdict, at most five.
    pub would_change_it: Vec<String>,
    /// What the answer rests on.
    pub basis: Vec<String>,
    /// What to supply first, by argument, where the status is `needs_context`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub required_context: BTreeMap<String, String>,
}

/// One anti-pattern of the deal.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PatternPart {
    /// The pattern.
    pub pattern: String,
    /// Fail: it holds. Pass: it does not. Unknown: ask.
    pub result: GateResult,
    /// Why, or what to ask.
    pub reason: String,
    /// Where the pattern comes from.
    pub source: String,
}

impl Tool for GetDisqualificationSignals {
    const NAME: &'static str = "get_disqualification_signals";
    const TITLE: &'static str = "Disqualification signals";
    const DESCRIPTION: &'static str = "Tell whether to walk away from a company or deal (STRONG, MODERATE, MARGINAL, ANTI_PATTERN), \
        step by step, and what would change it.";
    const GROUP: Group = Group::Icp;
    const EFFECT: Effect = Effect::Computes;
    const ENGINE: &'static str = "qualification/1";
    type Input = Input;
    type Output = DisqualificationAnswer;

    async fn call(cx: &Context, input: Input) -> Result<DisqualificationAnswer, ToolError> {
        let cold = Cold {
            product_description: input.product_description.clone(),
            vertical: input.vertical.clone(),
            target_role: input.target_role.clone(),
        };
        let texts = CompanyTexts {
            name: input.company_name,
            industry: input.industry,
            revenue: input.revenue,
            geography: input.geography,
            employees: input.employee_count.map(|count| count.to_string()),
            technologies: CompanyTexts::lines(input.tech_stack.as_deref()),
            ..CompanyTexts::default()
        };
        let lens = match cold.lens(cx).await? {
            Lens::Needs(needs) => return Ok(DisqualificationAnswer::needs(&texts, needs)),
            Lens::Ready(lens) => lens,
        };
        let (saved, card) = &*lens;
        let deal = input.deal_context.unwrap_or_default();
        let deal = Deal {
            value: deal.deal_value,
            stage: deal.stage.as_deref(),
            days_in_pipeline: deal.days_in_pipeline,
            champion_identified: deal.champion_identified,
        };
        cx.count("companies", 1);
        let verdict = qualify(card, &texts.company(), &deal, cx.as_of);
        let mut basis = basis(&verdict.fit, saved, card);
        basis.push(match cx.store.model().await {
            Ok(Some(_)) => "by the profile alone: the model of your deals scores fit, not deals".to_owned(),
            Ok(None) => "no history yet".to_owned(),
            Err(_) => "by the profile alone: whether there is a model cannot be read".to_owned(),
        });
        Ok(DisqualificationAnswer::of(&texts, verdict, basis))
    }
}

impl DisqualificationAnswer {
    fn needs(company: &CompanyTexts, needs: Needs) -> Self {
        Self {
            status: Status::NeedsContext,
            summary: needs.summary,
            company: company.label(),
            verdict: None,
            chain: Vec::new(),
            score: None,
            tier: None,
            coverage: None,
            gates: Vec::new(),
            anti_patterns: Vec::new(),
            would_change_it: Vec::new(),
            basis: Vec::new(),
            required_context: needs.required,
        }
    }

    fn of(company: &CompanyTexts, found: Qualification, basis: Vec<String>) -> Self {
        let known = !found.fit.is_blank();
        let gates = found.gates.into_iter().map(GatePart::of).collect();
        let anti_patterns = found.patterns.into_iter().map(|(row, result, reason)| PatternPart {
            pattern: row.text.clone(),
            result,
            reason,
            source: row.source.clone(),
        });
        let mut answer = Self {
            status: if found.strength.is_some() { Status::Complete } else { Status::InsufficientEvidence },
            summary: String::new(),
            company: company.label(),
            verdict: found.strength,
            chain: found.chain,
            score: known.then_some(found.fit.score),
            tier: found.fit.tier.filter(|_| known),
            coverage: Some(found.fit.coverage),
            gates,
            anti_patterns: anti_patterns.collect(),
            would_change_it: found.flips,
            basis,
            required_context: BTreeMap::new(),
        };
        answer.summary = answer.prose();
        answer
    }

    fn prose(&self) -> String {
        let name = self.company.as_deref().unwrap_or("The company");
        let verdict = match self.verdict {
            None => format!("{name}: no verdict, because nothing the profile asks for is known."),
            Some(Strength::AntiPattern) => {
                let out = self.gates.iter().find(|gate| gate.result == GateResult::Fail && !gate.pauses);
                let why = out.map(|gate| format!(": {} fails, {}", gate.gate, gate.reason)).unwrap_or_default();
                format!("{name}: ANTI_PATTERN, walk away{why}.")
            }
            Some(strength) => format!("{name}: {}.", strength.name()),
        };
        let deciding = self
            .chain
            .iter()
            .rev()
            .find(|step| step.ends_with("one step down"))
            .or(self.chain.first())
            .filter(|_| !matches!(self.verdict, None | Some(Strength::AntiPattern)));
        let mut sentences = vec![verdict];
        sentences.extend(deciding.map(|step| sentence(step)));
        sentences.extend(self.would_change_it.first().map(|flip| {
            sentence(&format!("{} {flip}", self.verdict.map_or("There will be one once", |_| "It would change if")))
        }));
        sentences.join(" ")
    }
}

/// A fragment as a sentence: with its first letter large and a mark at its end.
fn sentence(fragment: &str) -> String {
    let mut letters = fragment.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    let end = if fragment.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{}{}{end}", first.collect::<String>(), letters.as_str())
}

impl Summary for DisqualificationAnswer {
    fn summary(&self) -> &str {
        &self.summary
    }
}

impl Render for DisqualificationAnswer {
    fn render(&self, page: &mut Page) {
        let verdict = self.verdict.map_or(
            if self.status == Status::NeedsContext { "needs context" } else { "not enough known" },
            Strength::name,
        );
        page.title(self.company.as_deref().unwrap_or("The company"), verdict).text(&self.summary);
        page.list(self.required_context.iter().map(|(argument, what)| format!("{argument}: {what}")));
        if self.status == Status::NeedsContext {
            return;
        }
        page.heading("How it was reached").list(self.chain.iter().cloned());
        for gate in &self.gates {
            page.fact(&gate.gate, "", format!("{}: {}", gate.result.words(), gate.reason));
        }
        if !self.anti_patterns.is_empty() {
            page.heading("The deal");
        }
        for pattern in &self.anti_patterns {
            page.fact(
                pattern.result.words(),
                "",
                format!("{} {} ({})", pattern.pattern, sentence(&pattern.reason), pattern.source),
            );
        }
        if !self.would_change_it.is_empty() {
            page.heading("Would change it").list(self.would_change_it.iter().cloned());
        }
        page.fact("basis", "", self.basis.join("; "));
    }
}
