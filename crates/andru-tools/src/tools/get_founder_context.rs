//! `get_founder_context`: what is known of the user and their business, on one page.

mod deadlines;
mod render;

use std::collections::BTreeMap;

use andru_engine::figure::count;
use andru_engine::icp::SavedProfile;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::answer::{Status, Summary};
use crate::context::Context;
use crate::error::ToolError;
use crate::memory::Recalled;
use crate::page::counted;
use crate::ports::memories::{Category, FoundMemories, MemorySearch};
use crate::tool::{Effect, Group, Tool};

pub use deadlines::Deadline;

/// `get_founder_context`.
pub struct GetFounderContext;

/// How many memories of a category are on the page.
const SHOWN: usize = 12;

/// How many deadlines are looked at, to show the nearest.
const LOOKED_AT: usize = 200;

/// Nothing to say.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {}

/// What is known.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FounderContext {
    /// Whether anything is known.
    pub status: Status,
    /// The answer in prose.
    pub summary: String,
    /// Whom they sell to, in one line; absent without a saved profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// Figures of their company, latest first.
    pub metrics: Vec<Recalled>,
    /// What matters most to them, latest first.
    pub priorities: Vec<Recalled>,
    /// What is due: the overdue first, then the nearest, those without a day last.
    pub deadlines: Vec<Deadline>,
    /// What they decided, latest first.
    pub decisions: Vec<Recalled>,
    /// How they like things done, latest first.
    pub preferences: Vec<Recalled>,
    /// Notes on companies they sell to, latest first.
    pub accounts: Vec<Recalled>,
    /// How many keys are logged, and how many are left out here, by category.
    pub counts: Vec<CategoryCount>,
    /// What it rests on.
    pub basis: Vec<String>,
    /// What to supply, by tool, where the status is `needs_context`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub required_context: BTreeMap<String, String>,
}

/// How much is logged of a category.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CategoryCount {
    /// The category.
    pub category: Category,
    /// Keys that are logged.
    pub total: u64,
    /// Keys that are not in this answer; `get_revenue_memory` finds them.
    pub left_out: u64,
}

impl Tool for GetFounderContext {
    const NAME: &'static str = "get_founder_context";
    const TITLE: &'static str = "Founder context";
    const DESCRIPTION: &'static str = "Show in one page what is known of the user: whom they sell to, figures, priorities, deadlines with days \
        left, decisions, preferences, accounts. Read it at the start of a conversation.";
    const GROUP: Group = Group::Memory;
    const EFFECT: Effect = Effect::Computes;
    const ENGINE: &'static str = "memory/1";
    type Input = Input;
    type Output = FounderContext;

    async fn call(cx: &Context, _: Input) -> Result<FounderContext, ToolError> {
        let profile = cx.profile().await?;
        let mut counts = Vec::new();
        let mut deadlines = Vec::new();
        let mut others: BTreeMap<Category, Vec<Recalled>> = BTreeMap::new();
        for category in Category::ALL {
            let is_deadline = category == Category::Deadline;
            let search = MemorySearch { category: Some(category), ..MemorySearch::default() };
            let found = cx.memories.search(search, if is_deadline { LOOKED_AT } else { SHOWN }).await?;
            let FoundMemories { memories, total } = found;
            if is_deadline {
                deadlines = deadlines::nearest(memories, cx.as_of, SHOWN);
            } else {
                others.insert(category, memories.into_iter().map(Recalled::of).collect());
            }
            let shown = if is_deadline { deadlines.len() } else { others.get(&category).map_or(0, Vec::len) };
            counts.push(CategoryCount { category, total, left_out: total.saturating_sub(shown as u64) });
        }
        let logged = counts.iter().map(|count| count.total).sum();
        cx.count("memories", logged);
        let mut of = |category| others.remove(&category).unwrap_or_default();
        let mut context = FounderContext {
            status: if logged == 0 && profile.is_none() { Status::NeedsContext } else { Status::Complete },
            summary: String::new(),
            profile: profile.as_ref().map(in_a_line),
            metrics: of(Category::Metric),
            priorities: of(Category::Priority),
            decisions: of(Category::Decision),
            preferences: of(Category::Preference),
            accounts: of(Category::Account),
            deadlines,
            counts,
            basis: basis(logged, profile.as_ref()),
            required_context: BTreeMap::new(),
        };
        if context.status == Status::NeedsContext {
            context.required_context = required();
        }
        context.summary = context.prose(logged);
        Ok(context)
    }
}

/// Whom the user sells to, in one line.
fn in_a_line(saved: &SavedProfile) -> String {
    let profile = &saved.profile;
    let few = |items: &[String]| {
        let more = items.len().saturating_sub(3);
        let named = items.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
        if more > 0 { format!("{named} and {more} more") } else { named }
    };
    let people = profile.employees.as_ref().map(|employees| format!("{employees} people"));
    let revenue = profile.revenue.as_ref().map(|revenue| format!("revenue {revenue}"));
    let parts = [few(&profile.industries), people.unwrap_or_default(), revenue.unwrap_or_default()]
        .into_iter()
        .chain([few(&profile.geographies), few(&profile.buyer_roles)])
        .filter(|part| !part.is_empty())
        .chain([if saved.confirmed { "confirmed" } else { "not confirmed" }.to_owned()]);
    parts.collect::<Vec<_>>().join(" · ")
}

fn basis(logged: u64, saved: Option<&SavedProfile>) -> Vec<String> {
    let memories = (logged > 0).then(|| "what you logged, with its dates".to_owned());
    memories.into_iter().chain(saved.map(crate::tools::get_icp_fit_score::profile_basis)).collect()
}

fn required() -> BTreeMap<String, String> {
    let needs = [
        ("log_revenue_insight", "What the user says of their figures, accounts, priorities, decisions and deadlines."),
        ("set_product_context", "What they sell and to whom, in productDescription."),
    ];
    needs.map(|(tool, what)| (tool.to_owned(), what.to_owned())).into()
}

impl FounderContext {
    fn prose(&self, logged: u64) -> String {
        if self.status == Status::NeedsContext {
            return "Nothing is known of the user yet. Ask what they sell and how business stands, and log what they \
                    say with log_revenue_insight."
                .to_owned();
        }
        let mut sentences = Vec::new();
        if logged == 0 {
            sentences.push("Nothing is logged yet; the profile is all that is known.".to_owned());
        } else {
            let keys = if logged == 1 { "thing is" } else { "things are" };
            let of: Vec<String> = self
                .counts
                .iter()
                .filter(|counted| counted.total > 0)
                .map(|counted| format!("{} {}", count(counted.total), plural(counted.category, counted.total)))
                .collect();
            sentences.push(format!("{} {keys} logged: {}.", count(logged), of.join(", ")));
        }
        let overdue = self.deadlines.iter().filter(|due| due.is_overdue()).count();
        if overdue > 0 {
            sentences.push(format!("{} overdue.", counted(overdue, "deadline is", "deadlines are")));
        }
        if let Some(next) = self.deadlines.iter().find(|due| due.days_left.is_some() && !due.is_overdue()) {
            sentences.push(format!("Next due: {}, {}.", next.memory.key, next.left()));
        }
        if self.profile.is_none() {
            sentences.push("Whom they sell to is not known.".to_owned());
        }
        sentences.join(" ")
    }
}

/// The category as a heading or behind a count.
fn plural(category: Category, total: u64) -> &'static str {
    match (category, total) {
        (Category::Metric, 1) => "metric",
        (Category::Metric, _) => "metrics",
        (Category::Account, 1) => "account note",
        (Category::Account, _) => "account notes",
        (Category::Priority, 1) => "priority",
        (Category::Priority, _) => "priorities",
        (Category::Preference, 1) => "preference",
        (Category::Preference, _) => "preferences",
        (Category::Decision, 1) => "decision",
        (Category::Decision, _) => "decisions",
        (Category::Deadline, 1) => "deadline",
        (Category::Deadline, _) => "deadlines",
    }
}

impl Summary for FounderContext {
    fn summary(&self) -> &str {
        &self.summary
    }
}
