//! `get_revenue_memory`: what the user logged, by category, key and type.

use andru_engine::figure::count;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::answer::Summary;
use crate::context::Context;
use crate::error::ToolError;
use crate::memory::{Recall, Recalled, check_pattern};
use crate::page::{Page, Render};
use crate::ports::memories::{Category, MemorySearch, MemoryType};
use crate::tool::{Effect, Group, Tool};

/// `get_revenue_memory`.
pub struct GetRevenueMemory;

/// The most memories in one answer.
const MOST: usize = 200;

/// How many are given unless said.
const USUAL: usize = 50;

/// Which memories; what is left out does not narrow.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Input {
    /// What they are about
    #[schemars(extend("x-obvious" = true))]
    category: Option<Category>,
    /// Key, where * is anything: *mrr*, acme_*
    #[schemars(length(min = 1, max = 100))]
    key_pattern: Option<String>,
    /// What kind of knowledge
    #[schemars(extend("x-obvious" = true))]
    memory_type: Option<MemoryType>,
    /// Default 50
    #[schemars(range(min = 1, max = 200))]
    limit: Option<usize>,
}

/// What the user logged, latest first.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MemoriesAnswer {
    /// Whether anything was found.
    pub status: Recall,
    /// The answer in prose.
    pub summary: String,
    /// The current version of each key, latest first.
    pub memories: Vec<Recalled>,
    /// How many keys were found.
    pub total: u64,
    /// How many of them are not listed here.
    pub left_out: u64,
}

impl Tool for GetRevenueMemory {
    const NAME: &'static str = "get_revenue_memory";
    const TITLE: &'static str = "Revenue memory";
    const DESCRIPTION: &'static str = "Find what the user logged, latest first, by category, key and type. Use it to look something up; for \
        everything at a glance use get_founder_context, for earlier values get_memory_history.";
    const GROUP: Group = Group::Memory;
    const EFFECT: Effect = Effect::Computes;
    const ENGINE: &'static str = "memory/1";
    type Input = Input;
    type Output = MemoriesAnswer;

    async fn call(cx: &Context, input: Input) -> Result<MemoriesAnswer, ToolError> {
        if let Some(pattern) = &input.key_pattern {
            check_pattern(pattern)?;
        }
        let asked = asked(&input);
        let search =
            MemorySearch { category: input.category, key_pattern: input.key_pattern, memory_type: input.memory_type };
        let found = cx.memories.search(search, input.limit.unwrap_or(USUAL).clamp(1, MOST)).await?;
        cx.count("memories", found.total);
        let left_out = found.total.saturating_sub(found.memories.len() as u64);
        let summary = if found.total == 0 {
            format!("Nothing is logged{asked}. Log it with log_revenue_insight when the user says it.")
        } else {
            let keys = if found.total == 1 { "key is" } else { "keys are" };
            let more = if left_out == 0 {
                String::new()
            } else {
                format!(
                    "; the latest {} are here, narrow the search for the other {}",
                    found.memories.len(),
                    count(left_out)
                )
            };
            format!("{} {keys} logged{asked}, latest first{more}.", count(found.total))
        };
        Ok(MemoriesAnswer {
            status: if found.total == 0 { Recall::NothingLogged } else { Recall::Complete },
            summary,
            memories: found.memories.into_iter().map(Recalled::of).collect(),
            total: found.total,
            left_out,
        })
    }
}

/// What was asked for, behind `logged`: ` as metric under *mrr*`.
fn asked(input: &Input) -> String {
    let category = input.category.map(|category| format!(" as {}", category.name()));
    let pattern = input.key_pattern.as_ref().map(|pattern| format!(" under {pattern}"));
    let kind = input.memory_type.map(|kind| format!(" of type {}", kind.name()));
    [category, pattern, kind].into_iter().flatten().collect()
}

impl Summary for MemoriesAnswer {
    fn summary(&self) -> &str {
        &self.summary
    }
}

impl Render for MemoriesAnswer {
    fn render(&self, page: &mut Page) {
        let found = if self.total == 0 { "nothing logged".to_owned() } else { count(self.total) };
        page.title("What you logged", found).text(&self.summary);
        page.list(self.memories.iter().map(|memory| format!("{} {}", memory.category.name(), memory.line())));
    }
}
