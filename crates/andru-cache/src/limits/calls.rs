//! The calls of one key that still matter, and whether one more is possible.

use std::time::Duration;

use super::{BootClock, CALLS, Refused, WINDOW};

/// Tells a call from all others, of this process and of any other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CallId(pub(super) [u8; 16]);

/// One admitted call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Call {
    /// When, in nanoseconds since the machine started; below zero for calls of before.
    pub(super) at: i64,
    pub(super) id: CallId,
}

/// A reading of the clock, in the ledger's unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    now: i64,
    /// What a time after `now` is read as.
    before_boot: i64,
}

impl CallId {
    /// A number nobody else has drawn; `None` where the system gives no random bytes.
    pub(super) fn random() -> Option<Self> {
        let mut id = [0; 16];
        getrandom::fill(&mut id).ok().map(|()| Self(id))
    }
}

impl Moment {
    pub(super) fn read(clock: &dyn BootClock) -> Self {
        let now = clock.since_boot();
        let least_age = clock.least_age_from_before(now);
        Self { now: nanos(now), before_boot: nanos(now).saturating_sub(nanos(least_age)) }
    }

    pub(super) const fn nanos(self) -> i64 {
        self.now
    }

    /// The stricter reading of a time: of this start of the machine where that is possible.
    pub(super) const fn restated(self, at: i64) -> i64 {
        if at > self.now { self.before_boot } else { at }
    }

    /// What a time after this moment is read as.
    pub(super) const fn before_boot(self) -> i64 {
        self.before_boot
    }

    /// The last moment that is too long ago to count.
    pub(super) fn horizon(self) -> i64 {
        self.now.saturating_sub(nanos(WINDOW))
    }
}

/// The latest calls of one key, from the first to the last, and no more of them than can matter.
#[derive(Debug, Clone, Default)]
pub(super) struct Calls(Vec<Call>);

impl Calls {
    /// Adds calls seen elsewhere and drops what no longer counts at `now`.
    ///
    /// Only the last hundred matter: whatever came before them leaves the window before they do.
    pub(super) fn merge(&mut self, seen: impl IntoIterator<Item = Call>, now: Moment) {
        for call in seen {
            if self.0.iter().all(|known| known.id != call.id) {
                self.0.push(call);
            }
        }
        for call in &mut self.0 {
            call.at = now.restated(call.at);
        }
        self.0.retain(|call| call.at > now.horizon());
        self.0.sort_unstable();
        self.0.drain(..self.0.len().saturating_sub(CALLS));
    }

    /// Counts one more call, unless it is one too many at `now`.
    pub(super) fn admit(&mut self, call: Call, now: Moment) -> Result<(), Refused> {
        self.merge([], now);
        match self.0.first() {
            Some(first) if self.0.len() >= CALLS => {
                let wait = first.at.saturating_sub(now.horizon());
                Err(Refused { wait: Duration::from_nanos(wait.unsigned_abs()) })
            }
            _ => {
                self.0.push(call);
                Ok(())
            }
        }
    }

    /// The calls, from the first to the last.
    pub(super) fn iter(&self) -> impl Iterator<Item = Call> {
        self.0.iter().copied()
    }
}

/// A span in nanoseconds; 292 years, the most there is, stand for all longer ones.
fn nanos(span: Duration) -> i64 {
    i64::try_from(span.as_nanos()).unwrap_or(i64::MAX)
}
