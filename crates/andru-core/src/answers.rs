//! Where the answer to a question for the platform comes from.
//!
//! | what happened | what the caller gets |
//! | --- | --- |
//! | a fresh answer is kept for this key and question | it, `source: cache` |
//! | the platform answers | it, `source: platform`; kept unless the tool writes |
//! | the platform does not answer | the local engine's answer where there is one, else the stale kept one, else the error |
//! | the key is refused | the error, never a kept or a local answer; the mark blocks kept answers from now on |
//! | payment is asked for, or calls are used up | the local engine's answer with a note where there is one, else the error |
//! | a tool that writes fails | the error, never a replay |

use std::future::Future;

use andru_tools::ports::PortFuture;
use andru_tools::{Answer, Effect, ErrorKind, Provenance, Source, ToolError};
use serde_json::Value;

use crate::clock::written;

pub use andru_cache::{
    AnswerKey, AnswerKind, CacheKeeper, CacheStats, CachedAnswers, Counts, KeptIn, Question, Subject, Verified,
};

/// A question for the platform.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// What is asked; it decides what a kept answer is found by and how long it is fresh.
    pub question: Question<'a>,
    /// What the call does besides answering: the answer of a tool that writes is never kept.
    pub effect: Effect,
    /// The provenance of the platform's answer; its source, age and time are filled in here.
    pub provenance: Provenance,
}

/// Answers a question from what is kept, the platform, or this machine: see the table of this module.
///
/// `fetch` asks the platform and is only polled where no fresh answer is kept; its errors decide what else is tried:
/// `unavailable` for whatever kept the platform from answering, an answer that was turned down included;
/// `unauthorized`, `payment_required` and `rate_limited` for what it said. `local` is the local engine's answer, with
/// its own provenance, where there is an engine; it is polled only where it is needed. `now` tells the milliseconds
/// since 1970. Without `kept`, nothing is kept.
///
/// # Errors
/// What `fetch` reports, where nothing may stand in for it.
pub async fn answer(
    kept: Option<&CachedAnswers>,
    now: &(dyn Fn() -> i64 + Sync),
    asked: Asked<'_>,
    fetch: impl Future<Output = Result<Value, ToolError>>,
    local: Option<PortFuture<'_, Answer<Value>>>,
) -> Result<Answer<Value>, ToolError> {
    let slot = Slot::of(kept, &asked);
    let asked_at = now();
    if let Some(answer) = slot.as_ref().and_then(|slot| slot.fresh(asked_at)) {
        return Ok(answer);
    }
    match fetch.await {
        Ok(result) => {
            let now = now();
            let answer = from_platform(result, asked.provenance, now);
            if let Some(kept) = kept {
                kept.accept(asked_at, now);
            }
            if let Some(slot) = slot {
                slot.keep(&answer, now);
            }
            Ok(answer)
        }
        Err(error) if error.kind() == ErrorKind::Unauthorized => {
            if let Some(kept) = kept {
                kept.refuse(now());
            }
            Err(error)
        }
        Err(error) if writes(asked.effect) => Err(error),
        Err(error) => instead(error, local, || slot.and_then(|slot| slot.stale(now()))).await,
    }
}

/// What stands in for the platform's answer, or the error.
async fn instead(
    error: ToolError,
    local: Option<PortFuture<'_, Answer<Value>>>,
    stale: impl FnOnce() -> Option<Answer<Value>>,
) -> Result<Answer<Value>, ToolError> {
    let reason = match error.kind() {
        ErrorKind::Unavailable => "the platform did not answer",
        ErrorKind::PaymentRequired => "the platform asks for payment",
        ErrorKind::RateLimited => "the calls of the key are used up for now",
        _ => return Err(error),
    };
    if let Some(Ok(mut answer)) = given(local).await {
        answer.provenance.notes.push(format!("{reason}, so this was computed on this machine"));
        return Ok(answer);
    }
    let stale = if error.kind() == ErrorKind::Unavailable { stale() } else { None };
    stale.ok_or(error)
}

async fn given(local: Option<PortFuture<'_, Answer<Value>>>) -> Option<Result<Answer<Value>, ToolError>> {
    match local {
        Some(local) => Some(local.await),
        None => None,
    }
}

fn from_platform(result: Value, provenance: Provenance, now: i64) -> Answer<Value> {
    let provenance = Provenance { source: Source::Platform, stale: false, fetched_at: written(now), ..provenance };
    Answer { result, provenance }
}

/// Where the answer to one question is kept.
struct Slot<'a> {
    kept: &'a CachedAnswers,
    key: AnswerKey,
}

impl<'a> Slot<'a> {
    /// The place of an answer that may be kept: not that of a tool that writes, which must be asked every time.
    fn of(kept: Option<&'a CachedAnswers>, asked: &Asked<'_>) -> Option<Self> {
        if writes(asked.effect) {
            return None;
        }
        Some(Self { kept: kept?, key: AnswerKey::of(&asked.question)? })
    }

    fn fresh(&self, now: i64) -> Option<Answer<Value>> {
        let found = self.kept.find(&self.key, now).filter(|found| found.fresh)?;
        read(&found.value)
    }

    /// Looked for again, because the key may have been refused since.
    fn stale(&self, now: i64) -> Option<Answer<Value>> {
        let found = self.kept.find(&self.key, now)?;
        let mut answer = read(&found.value)?;
        answer.provenance.stale = !found.fresh;
        let when = answer.provenance.fetched_at.as_deref().unwrap_or("an earlier day");
        answer.provenance.notes.push(format!("the platform did not answer; this is its answer of {when}"));
        Some(answer)
    }

    fn keep(&self, answer: &Answer<Value>, now: i64) {
        // What cannot be written as JSON is not kept; it was given all the same.
        if let Ok(value) = serde_json::to_vec(answer) {
            self.kept.keep(self.key, value, now);
        }
    }
}

/// A kept answer; none where another version of Andru kept it in another form.
fn read(value: &[u8]) -> Option<Answer<Value>> {
    let mut answer: Answer<Value> = serde_json::from_slice(value).ok()?;
    answer.provenance.source = Source::Cache;
    Some(answer)
}

const fn writes(effect: Effect) -> bool {
    matches!(effect, Effect::WritesLocal | Effect::WritesPlatform)
}

#[cfg(test)]
mod tests;
