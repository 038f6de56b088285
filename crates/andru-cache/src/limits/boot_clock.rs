//! The clock that calls are counted by.

use std::time::Duration;

/// A clock that nobody can set: it begins when the machine starts and runs while the machine sleeps.
///
/// It never goes back while the machine is up, and all processes read the same time.
pub trait BootClock: Send + Sync {
    /// The time since the machine started.
    fn since_boot(&self) -> Duration;

    /// How old, at least, is something noted at a time that has not come yet, at the time `now`.
    ///
    /// It was noted before the machine last started, so it is as old as that. A clock that can be set, used for
    /// want of a better one, knows nothing of the kind and says zero.
    fn least_age_from_before(&self, now: Duration) -> Duration {
        now
    }
}
