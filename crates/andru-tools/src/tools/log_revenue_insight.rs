//! `log_revenue_insight`: something the user said of their business, kept with every earlier version.

use andru_engine::figure::count;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::answer::Summary;
use crate::context::Context;
use crate::error::{ErrorKind, ToolError};
use crate::memory::{Change, Recalled, check_key, day, holds, quoted};
use crate::page::{Page, Render};
use crate::ports::memories::{Category, Memory, MemoryDomain, MemoryType, NewMemory};
use crate::tool::{Effect, Group, Tool};

/// `log_revenue_insight`.
pub struct LogRevenueInsight;

/// What to remember.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Input {
    /// What it is about
    #[schemars(extend("x-obvious" = true))]
    category: Category,
    /// Name in `lower_underscore`, the same each time: `mrr`, `acme_renewal`
    #[schemars(length(min = 1, max = 100))]
    key: String,
    /// What the user said, with unit and currency
    #[schemars(length(min = 1, max = 4000))]
    value: String,
    /// Default episodic (was so on a day); semantic is a lasting fact, procedural a way of working
    memory_type: Option<MemoryType>,
    /// Default general
    domain: Option<MemoryDomain>,
    /// How sure the user is; default 1
    #[schemars(range(min = 0, max = 1))]
    confidence: Option<f64>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It is the current version of its key.
    Logged,
    /// The same was said today already; no version was added.
    Unchanged,
}

/// What was logged, and what held before.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LoggedAnswer {
    /// What became of it.
    pub status: Outcome,
    /// The answer in prose.
    pub summary: String,
    /// The current version of the key.
    pub memory: Recalled,
    /// The version before; absent for the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Recalled>,
    /// What changed since the version before; absent unless both are figures of one unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
}

impl Tool for LogRevenueInsight {
    const NAME: &'static str = "log_revenue_insight";
    const TITLE: &'static str = "Log revenue insight";
    const DESCRIPTION: &'static str = "Remember on this machine what the user states of their own business: a figure, an account, a priority, \
        a decision, a deadline. Use it whenever they say one; earlier values of a key are kept.";
    const GROUP: Group = Group::Memory;
    const EFFECT: Effect = Effect::WritesLocal;
    const ENGINE: &'static str = "memory/1";
    type Input = Input;
    type Output = LoggedAnswer;

    async fn call(cx: &Context, input: Input) -> Result<LoggedAnswer, ToolError> {
        check_key(&input.key)?;
        let new = NewMemory {
            category: input.category,
            key: input.key,
            value: input.value,
            memory_type: input.memory_type.unwrap_or_default(),
            domain: input.domain.unwrap_or_default(),
            confidence: input.confidence.unwrap_or(1.0),
            logged_at: cx.clock.now(),
        };
        if let Some(problem) = new.problem() {
            return Err(ToolError::invalid(problem));
        }
        let logged = cx.memories.log(vec![new]).await?.pop();
        let logged = logged.ok_or_else(|| ToolError::new(ErrorKind::Internal, "nothing became of what was logged"))?;
        cx.count("memories", u64::from(logged.added));
        Ok(LoggedAnswer::of(logged.memory, logged.added, logged.before))
    }
}

impl LoggedAnswer {
    fn of(memory: Memory, added: bool, before: Option<Memory>) -> Self {
        let change = before.as_ref().and_then(|before| Change::between(&before.value, &memory.value));
        let name = format!("{} {}", memory.category.name(), memory.key);
        let now = quoted(&memory.value);
        let earlier = before.as_ref().map(|before| {
            let told = change.as_ref().map(|change| format!(": {}", change.text)).unwrap_or_default();
            format!(" Before: {} ({}){told}.", quoted(&before.value), day(&before.logged_at))
        });
        let summary = if added {
            let version = match &earlier {
                None => "the first version".to_owned(),
                Some(_) => format!("version {}; the earlier ones are kept", count(u64::from(memory.version))),
            };
            format!("Logged {name}: {now}, {version}.{}", earlier.unwrap_or_default())
        } else {
            format!("Nothing was added: {name} is {now} since {} already.", memory.logged_at)
        };
        Self {
            status: if added { Outcome::Logged } else { Outcome::Unchanged },
            summary,
            memory: Recalled::of(memory),
            before: before.map(Recalled::of),
            change,
        }
    }
}

impl Summary for LoggedAnswer {
    fn summary(&self) -> &str {
        &self.summary
    }
}

impl Render for LoggedAnswer {
    fn render(&self, page: &mut Page) {
        let status = if self.status == Outcome::Logged { "logged" } else { "unchanged" };
        let memory = &self.memory;
        page.title(format!("{} {}", memory.category.name(), memory.key), status).text(&self.summary);
        page.fact("said", "", holds(&memory.logged_at, memory.memory_type, memory.confidence));
    }
}
