//! Timing: events and their age, an axis of its own, never part of fit.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::criterion::{counted, nothing_said};
use super::profile::Profile;
use super::verdict::TimingState;
use crate::propose::{TriggerKind, trigger_kind};
use crate::read::{self, Phrase};

/// Whether now is a good time for a company, and the events that say so.
#[derive(Debug, Clone, PartialEq)]
pub struct Timing {
    /// The state of the best event.
    pub state: TimingState,
    /// Every event given, in the order given.
    pub events: Vec<Event>,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// The event as it was written.
    pub text: String,
    /// The kind of event it was recognised as.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Its age in days; negative while it is still to come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age_days: Option<i64>,
    /// Days after which it counts half.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub half_life_days: Option<f64>,
    /// What it says about now.
    pub state: TimingState,
    /// Why, as a fragment.
    pub reason: String,
}

/// The events a profile waits for.
#[derive(Debug)]
pub(super) struct Triggers {
    wanted: Vec<Phrase>,
    half_lives: std::collections::BTreeMap<String, f64>,
}

impl Triggers {
    pub(super) fn of(profile: &Profile) -> Self {
        let wanted = profile.triggers.iter().map(|text| Phrase::new(text));
        Self { wanted: wanted.collect(), half_lives: profile.half_life_days.clone() }
    }

    /// Judges the events of a text: its lines, or the parts between semicolons and bars of its one line.
    pub(super) fn judge(&self, text: Option<&str>, as_of: Date) -> Timing {
        let Some(text) = text else { return Timing { state: TimingState::None, events: Vec::new() } };
        let lines = text.trim().contains('\n');
        let parts = text.split(|letter| if lines { letter == '\n' } else { matches!(letter, ';' | '|') });
        let parts = parts.map(str::trim).filter(|part| !nothing_said(part));
        let events: Vec<Event> = parts.map(|part| self.event(part, as_of)).collect();
        let state = events.iter().map(|event| event.state).min().unwrap_or(TimingState::None);
        Timing { state, events }
    }

    fn event(&self, text: &str, as_of: Date) -> Event {
        let (age, bare) = read::age(text, as_of);
        let kind = trigger_kind(&bare);
        let half_life = kind.and_then(|kind| self.half_lives.get(kind.id.as_str()).copied().or(kind.half_life_days));
        let age_days = age.value.map(|age| age.days);
        let (state, reason) = if !self.wants(kind, &bare) {
            (TimingState::Unknown, "neither a kind of event we know nor one of yours".to_owned())
        } else if let Some(days) = age_days {
            state_at(kind, half_life, days)
        } else {
            (TimingState::Unknown, age.note.unwrap_or_else(|| "its age is not given".to_owned()))
        };
        Event {
            text: text.to_owned(),
            kind: kind.map(|kind| kind.name.clone()),
            age_days,
            half_life_days: half_life,
            state,
            reason,
        }
    }

    /// Whether it counts: an event of a kind we know always does, another only if the profile names it.
    fn wants(&self, kind: Option<&'static TriggerKind>, text: &str) -> bool {
        let phrase = Phrase::new(text);
        kind.is_some() || self.wanted.iter().any(|words| words.matches(&phrase))
    }
}

fn state_at(kind: Option<&TriggerKind>, half_life: Option<f64>, days: i64) -> (TimingState, String) {
    let opens = kind.and_then(|kind| kind.opens_before_days);
    if days < 0 {
        let left = counted(usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX), "day", "days");
        return match opens {
            Some(opens) if days.unsigned_abs() as f64 <= opens => {
                (TimingState::Now, format!("in {left}; the window opens {opens} days before"))
            }
            Some(opens) => (TimingState::Soon, format!("in {left}; the window opens {opens} days before")),
            None => (TimingState::Soon, format!("in {left}")),
        };
    }
    let old = format!("{} old", counted(usize::try_from(days).unwrap_or(usize::MAX), "day", "days"));
    if opens.is_some() {
        return (TimingState::Past, format!("{old}; its date has gone by"));
    }
    let Some(half_life) = half_life.filter(|days| *days > 0.0) else {
        return (TimingState::Unknown, format!("{old}; how fast this kind fades is not known, set halfLifeDays"));
    };
    let starts = kind.map_or(0.0, |kind| kind.starts_after_days);
    let counted_days = days as f64 - starts;
    if counted_days < 0.0 {
        return (TimingState::Soon, format!("{old}; counts from day {starts}"));
    }
    let state = match counted_days / half_life {
        lives if lives < 1.0 => TimingState::Now,
        lives if lives < 2.0 => TimingState::Cooling,
        _ => TimingState::Past,
    };
    (state, format!("{old}, half-life {half_life} days"))
}
