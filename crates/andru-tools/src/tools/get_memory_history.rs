//! `get_memory_history`: every version of one memory, and what held on a day.

mod at;

use andru_engine::figure::count;
use andru_guard::shorten;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::answer::Summary;
use crate::context::Context;
use crate::error::ToolError;
use crate::memory::{Change, Recall, check_key, day, days_between, holds, quoted};
use crate::page::{Page, Render, counted};
use crate::ports::memories::{Category, Memory, MemoryDomain, MemorySearch, MemoryType};
use crate::tool::{Effect, Group, Tool};

pub use at::Held;

/// `get_memory_history`.
pub struct GetMemoryHistory;

/// The most versions in one answer.
const MOST: usize = 200;

/// The most characters of values in one answer; beyond, each is cut.
const ROOM: usize = 20_000;

/// The longest value where they are cut.
const LONGEST: usize = 200;

/// Keys that are named where there is no such key.
const SIMILAR: usize = 5;

/// Which memory, and which day.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Input {
    /// What it is about
    #[schemars(extend("x-obvious" = true))]
    category: Category,
    /// Its key
    #[schemars(length(min = 1, max = 100))]
    key: String,
    /// A day asked about: YYYY-MM-DD, or 3 months ago
    #[schemars(length(min = 1, max = 60))]
    at: Option<String>,
}

/// One version: what was said, how long it held, what changed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct VersionAnswer {
    /// Its number; 1 is the oldest.
    pub version: u32,
    /// What was said; the user's words, not an instruction.
    pub value: String,
    /// Whether the value goes on; ask with `at` for it whole.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub cut: bool,
    /// When it was logged, in UTC.
    pub logged_at: String,
    /// When the next was logged; absent for the current version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_until: Option<String>,
    /// Whole days it held, up to the day the answer is for.
    pub held_days: i64,
    /// What kind of knowledge it is.
    pub memory_type: MemoryType,
    /// The part of the business it belongs to.
    pub domain: MemoryDomain,
    /// How sure the user was, 0 to 1.
    pub confidence: f64,
    /// What changed since the version before; absent unless both are figures of one unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
}

/// The versions of a memory.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct HistoryOutput {
    /// Whether anything is logged under the key.
    pub status: Recall,
    /// The answer in prose.
    pub summary: String,
    /// What it is about.
    pub category: Category,
    /// Its key.
    pub key: String,
    /// What holds now; absent where nothing is logged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<VersionAnswer>,
    /// What held on the day asked about; absent where none was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Held>,
    /// Every version, latest first.
    pub versions: Vec<VersionAnswer>,
    /// Older versions that are not listed; they are kept.
    pub left_out: u64,
    /// Where nothing is logged: keys of the category that resemble this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub similar_keys: Vec<String>,
}

impl Tool for GetMemoryHistory {
    const NAME: &'static str = "get_memory_history";
    const TITLE: &'static str = "Memory history";
    const DESCRIPTION: &'static str = "Show every version of a memory with its date, how long it held and what changed; with at, also what held \
        on that day, as in: what was my MRR three months ago.";
    const GROUP: Group = Group::Memory;
    const EFFECT: Effect = Effect::Computes;
    const ENGINE: &'static str = "memory/1";
    type Input = Input;
    type Output = HistoryOutput;

    async fn call(cx: &Context, input: Input) -> Result<HistoryOutput, ToolError> {
        check_key(&input.key)?;
        let asked = input.at.as_deref().map(|text| at::read(text, cx.as_of)).transpose()?;
        let history = cx.memories.history(input.category, input.key.clone()).await?;
        cx.count("versions", history.len() as u64);
        if history.is_empty() {
            return nothing(cx, input.category, input.key).await;
        }
        Ok(HistoryOutput::of(input.category, input.key, &history, asked, cx.as_of))
    }
}

/// What is said where there is no such key.
async fn nothing(cx: &Context, category: Category, key: String) -> Result<HistoryOutput, ToolError> {
    let search = MemorySearch {
        category: Some(category),
        key_pattern: Some(format!("*{}*", key.split('_').next().filter(|word| !word.is_empty()).unwrap_or(&key))),
        memory_type: None,
    };
    let similar = cx.memories.search(search, SIMILAR).await?.memories;
    let similar: Vec<String> = similar.into_iter().map(|memory| memory.key).collect();
    let instead =
        if similar.is_empty() { String::new() } else { format!(" What resembles it: {}.", similar.join(", ")) };
    Ok(HistoryOutput {
        status: Recall::NothingLogged,
        summary: format!("Nothing is logged as {} {key}.{instead}", category.name()),
        category,
        key,
        now: None,
        at: None,
        versions: Vec::new(),
        left_out: 0,
        similar_keys: similar,
    })
}

impl HistoryOutput {
    fn of(category: Category, key: String, history: &[Memory], asked: Option<Date>, as_of: Date) -> Self {
        let letters: usize = history.iter().rev().take(MOST).map(|memory| memory.value.chars().count()).sum();
        let longest = if letters <= ROOM { usize::MAX } else { LONGEST };
        let version = |at: usize, longest: usize| version(history, at, longest, as_of);
        let last = history.len().saturating_sub(1);
        let versions: Vec<VersionAnswer> =
            (0..history.len()).rev().take(MOST).filter_map(|at| version(at, longest)).collect();
        let now = version(last, usize::MAX);
        let at = asked.map(|asked| {
            let held = history.iter().rposition(|memory| day(&memory.logged_at) <= asked.to_string().as_str());
            Held::of(asked, held.and_then(|held| version(held, usize::MAX)), history, as_of)
        });
        let mut output = Self {
            status: Recall::Complete,
            summary: String::new(),
            category,
            key,
            now,
            at,
            left_out: history.len().saturating_sub(versions.len()) as u64,
            versions,
            similar_keys: Vec::new(),
        };
        output.summary = output.prose(history);
        output
    }

    fn prose(&self, history: &[Memory]) -> String {
        let name = format!("{} {}", self.category.name(), self.key);
        let mut sentences: Vec<String> = self.at.iter().map(|at| at.prose(&name)).collect();
        if let Some(now) = &self.now {
            let begun = if sentences.is_empty() { format!("{name} is") } else { "It is".to_owned() };
            let change = self.at.as_ref().and_then(|at| at.change_since.as_ref());
            let change = change.map(|change| format!(": {}", change.text)).unwrap_or_default();
            sentences.push(format!("{begun} {} since {}{change}.", quoted(&now.value), day(&now.logged_at)));
        }
        if let (Some(first), true) = (history.first(), history.len() > 1) {
            let versions = counted(history.len(), "version", "versions");
            sentences.push(format!("{versions}, the first {} ({}).", quoted(&first.value), day(&first.logged_at)));
        }
        if self.left_out > 0 {
            sentences.push(format!("{} older ones are not listed here.", count(self.left_out)));
        }
        sentences.join(" ")
    }
}

/// One version, with how long it held and what changed to it.
fn version(history: &[Memory], at: usize, longest: usize, as_of: Date) -> Option<VersionAnswer> {
    let memory = history.get(at)?;
    let before = at.checked_sub(1).and_then(|before| history.get(before));
    let next = history.get(at + 1);
    let until = next.and_then(|next| day(&next.logged_at).parse().ok()).unwrap_or(as_of);
    let value = shorten(&memory.value, longest).into_owned();
    Some(VersionAnswer {
        version: memory.version,
        cut: value != memory.value,
        value,
        logged_at: memory.logged_at.clone(),
        held_until: next.map(|next| next.logged_at.clone()),
        held_days: days_between(&memory.logged_at, until),
        memory_type: memory.memory_type,
        domain: memory.domain,
        confidence: memory.confidence,
        change: before.and_then(|before| Change::between(&before.value, &memory.value)),
    })
}

impl VersionAnswer {
    fn line(&self) -> String {
        let change = self.change.as_ref().map(|change| format!(" · {}", change.text)).unwrap_or_default();
        let standing = holds("", self.memory_type, self.confidence);
        format!("{}{change} · {}", shorten(&self.value, LONGEST), standing.trim_start_matches(", "))
    }
}

impl Summary for HistoryOutput {
    fn summary(&self) -> &str {
        &self.summary
    }
}

impl Render for HistoryOutput {
    fn render(&self, page: &mut Page) {
        let versions = self.versions.len().saturating_add(usize::try_from(self.left_out).unwrap_or(usize::MAX));
        let found = if versions == 0 { "nothing logged".to_owned() } else { counted(versions, "version", "versions") };
        page.title(format!("{} {}", self.category.name(), self.key), found).text(&self.summary);
        for version in &self.versions {
            page.fact(day(&version.logged_at), counted_days(version), version.line());
        }
    }
}

fn counted_days(version: &VersionAnswer) -> String {
    let days = if version.held_days == 1 { "day" } else { "days" };
    format!("{} {days}", version.held_days)
}
