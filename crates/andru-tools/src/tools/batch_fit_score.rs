//! `batch_fit_score`: up to fifty companies scored and sorted into call, research and drop.

use std::collections::BTreeMap;

use andru_engine::icp::{Action, Memo, Points};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::answer::{Status, Summary};
use crate::context::Context;
use crate::error::ToolError;
use crate::fit_row::FitRow;
use crate::history::{judge_by_history, learned_from};
use crate::input::{Cold, Judge, company_input};
use crate::page::{Column, Page, Render, counted};
use crate::tool::{Effect, Group, Tool};
use crate::tools::get_icp_fit_score::list_basis;

/// `batch_fit_score`.
pub struct BatchFitScore;

/// The companies to score.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Input {
    /// The companies
    #[schemars(length(min = 1, max = 50), extend("x-obvious" = true))]
    companies: Vec<Company>,
}

company_input! {
    /// One company of the list.
    pub struct Company {}
}

/// The companies scored, best first.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BatchAnswer {
    /// Whether there are scores, or something is needed first.
    pub status: Status,
    /// The answer in prose, the verdict first.
    pub summary: String,
    /// How many to call.
    pub call: u32,
    /// How many to research first.
    pub research: u32,
    /// How many to drop.
    pub drop: u32,
    /// The companies, those to drop last, then best score first, then most known, then as given; `row` is the place in the input.
    pub companies: Vec<FitRow>,
    /// Companies that cannot be told apart by what is known, in words.
    pub ties: Vec<String>,
    /// What the scores rest on.
    pub basis: Vec<String>,
    /// What to supply first, by argument, where the status is `needs_context`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub required_context: BTreeMap<String, String>,
}

impl Tool for BatchFitScore {
    const NAME: &'static str = "batch_fit_score";
    const TITLE: &'static str = "Score a list of companies";
    const DESCRIPTION: &'static str = "Score up to 50 companies by the saved profile and the learned model; sort them into call, research first, drop.";
    const GROUP: Group = Group::Icp;
    const EFFECT: Effect = Effect::Computes;
    const ENGINE: &'static str = "icp-fit/1";
    type Input = Input;
    type Output = BatchAnswer;

    async fn call(cx: &Context, input: Input) -> Result<BatchAnswer, ToolError> {
        let judge = match Cold::default().judge(cx).await? {
            Ok(judge) => judge,
            Err(needs) => return Ok(BatchAnswer::empty(Status::NeedsContext, needs.summary, needs.required)),
        };
        let card = &judge.card;
        let history = judge.history();
        let mut memo = Memo::new(card);
        let mut rows = Vec::with_capacity(input.companies.len());
        let mut seen: BTreeMap<String, u64> = BTreeMap::new();
        for (at, company) in input.companies.iter().enumerate() {
            cx.cancel.check()?;
            let number = at as u64 + 1;
            let texts = company.texts();
            let label = texts.label().unwrap_or_else(|| format!("company {number}"));
            let fit = memo.fit(&texts.company(), cx.as_of);
            let mut row = match &history {
                None => FitRow::of(label, &fit),
                Some(history) => {
                    let cells = texts.under(history.headings());
                    let cell = |at: usize| cells.get(at).copied().flatten();
                    let said = judge_by_history(history, &texts.company(), cell, &fit, judge.profile_counts());
                    FitRow::by_history(label, &fit, history, &said)
                }
            };
            row.row = number;
            if let Some(key) = duplicate_key(&texts.company()) {
                row.duplicate_of = seen.get(&key).copied();
                seen.entry(key).or_insert(number);
            }
            rows.push(row);
        }
        cx.count("companies", rows.len() as u64);
        let mut answer = BatchAnswer::empty(Status::Complete, String::new(), BTreeMap::new());
        answer.ties = ties(&rows);
        let dropped = |row: &FitRow| row.action == Action::Drop;
        rows.sort_by(|left, right| {
            (dropped(left), right.score, right.coverage, left.row).cmp(&(
                dropped(right),
                left.score,
                left.coverage,
                right.row,
            ))
        });
        let counted =
            |action: Action| u32::try_from(rows.iter().filter(|row| row.action == action).count()).unwrap_or(u32::MAX);
        (answer.call, answer.research, answer.drop) =
            (counted(Action::Call), counted(Action::Research), counted(Action::Drop));
        answer.basis = list_basis(judge.saved.as_ref(), card);
        answer.basis.extend(judge.history_basis(NO_HISTORY));
        answer.companies = rows;
        answer.summary = answer.prose(&judge);
        Ok(answer)
    }
}

impl BatchAnswer {
    fn empty(status: Status, summary: String, required_context: BTreeMap<String, String>) -> Self {
        Self {
            status,
            summary,
            call: 0,
            research: 0,
            drop: 0,
            companies: Vec::new(),
            ties: Vec::new(),
            basis: Vec::new(),
            required_context,
        }
    }

    fn prose(&self, judge: &Judge) -> String {
        let confirmed = judge.saved.as_ref().is_none_or(|saved| saved.confirmed);
        let capacity = judge.saved.as_ref().and_then(|saved| saved.profile.capacity_per_week);
        let mut sentences = vec![format!(
            "Of {}: call {}, research {} first, drop {}.",
            counted(self.companies.len(), "company", "companies"),
            self.call,
            self.research,
            self.drop
        )];
        if let Some(model) = &judge.model {
            sentences.push(format!("Scored by what was {}.", learned_from(&model.history)));
        } else if !confirmed {
            sentences
                .push("Nobody has confirmed this profile, so there are no tiers and nothing to call yet.".to_owned());
        }
        if let Some(best) = self.companies.iter().find(|row| row.action == Action::Call) {
            sentences
                .push(format!("Best to call: {}, {} of 100 on {}% known.", best.company, best.score, best.coverage));
        }
        if let Some(capacity) = capacity.filter(|capacity| *capacity < self.call) {
            sentences.push(format!("You can work {capacity} a week: take the first {capacity} to call."));
        }
        let repeated = self.companies.iter().filter(|row| row.duplicate_of.is_some()).count();
        if repeated > 0 {
            sentences.push(format!("{} an earlier company.", counted(repeated, "entry repeats", "entries repeat")));
        }
        sentences.extend(self.ties.first().map(|tie| format!("{tie}.")));
        sentences.join(" ")
    }
}

/// What is said of the history where no model is in use.
pub const NO_HISTORY: &str = "no history yet: a profile match, not a chance to win";

/// What two entries of the same company share: the domain, else the name.
fn duplicate_key(company: &andru_engine::icp::Company<'_>) -> Option<String> {
    let domain = company.domain.and_then(|text| andru_engine::read::domain(text).value);
    domain.or_else(|| company.name.map(andru_engine::read::name_key).filter(|key| !key.is_empty()))
}

/// The groups of companies with the same parts, largest first.
fn ties(rows: &[FitRow]) -> Vec<String> {
    let mut groups: BTreeMap<String, Vec<&FitRow>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.duplicate_of.is_none()) {
        let (reasons, gates) = (row.reasons.join("; "), row.gates.join("; "));
        groups.entry(format!("{} {} {reasons} {gates}", row.score, row.coverage)).or_default().push(row);
    }
    let mut tied: Vec<Vec<&FitRow>> = groups.into_values().filter(|group| group.len() > 1).collect();
    tied.sort_by_key(|group| std::cmp::Reverse(group.len()));
    tied.iter()
        .map(|group| {
            let names: Vec<&str> = group.iter().map(|row| row.company.as_str()).collect();
            let known = group.iter().any(|row| row.coverage > Points::ZERO || !row.reasons.is_empty());
            let what = if known { "identical on known facts" } else { "of which nothing is known" };
            format!("{} companies {what}: {}", names.len(), names.join(", "))
        })
        .collect()
}

impl Summary for BatchAnswer {
    fn summary(&self) -> &str {
        &self.summary
    }
}

impl Render for BatchAnswer {
    fn render(&self, page: &mut Page) {
        if self.status == Status::NeedsContext {
            page.title("Scores", "needs context").text(&self.summary);
            page.list(self.required_context.iter().map(|(argument, what)| format!("{argument}: {what}")));
            return;
        }
        page.title(
            counted(self.companies.len(), "company", "companies"),
            format!("call {} · research {} · drop {}", self.call, self.research, self.drop),
        );
        page.text(&self.summary);
        let head = vec![
            Column::words("company"),
            Column::figures("score"),
            Column::words("tier"),
            Column::figures("known"),
            Column::words("range"),
            Column::words("timing"),
            Column::words("action"),
            Column::words("why"),
        ];
        page.table(head, self.companies.iter().map(table_row).collect());
        page.list(self.ties.iter().cloned());
        page.fact("basis", "", self.basis.join("; "));
    }
}

/// What decides: a gate that fails, else what moved the score most.
fn why(row: &FitRow) -> String {
    let what = row.reasons.first().map_or("nothing known", AsRef::as_ref);
    row.duplicate_of.map_or_else(|| what.to_owned(), |first| format!("repeats row {first}; {what}"))
}

fn table_row(row: &FitRow) -> Vec<String> {
    vec![
        row.company.clone(),
        row.score.to_string(),
        row.tier.map_or_else(|| "-".to_owned(), |tier| tier.to_string()),
        format!("{}%", row.coverage),
        format!("{} to {}", row.low, row.high),
        row.timing.to_string(),
        row.action.to_string(),
        why(row),
    ]
}
