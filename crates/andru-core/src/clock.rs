//! The clocks of the machine, read here and nowhere else.

use std::time::Duration;

use andru_cache::BootClock;
use andru_tools::ports::Clock;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

/// The machine's clock, in UTC.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the wall clock")]
    fn timestamp() -> Timestamp {
        Timestamp::try_from(std::time::SystemTime::now()).unwrap_or_default()
    }

    /// Now in milliseconds since 1970.
    pub fn milliseconds() -> i64 {
        Self::timestamp().as_millisecond()
    }
}

/// Milliseconds since 1970 as `YYYY-MM-DDTHH:MM:SSZ`; `None` outside the calendar.
pub fn written(milliseconds: i64) -> Option<String> {
    Some(words(Timestamp::from_millisecond(milliseconds).ok()?))
}

fn words(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

impl Clock for SystemClock {
    fn today(&self) -> Date {
        Offset::UTC.to_datetime(Self::timestamp()).date()
    }

    fn now(&self) -> String {
        words(Self::timestamp())
    }
}

/// The machine's clock since it was started, which nobody sets and which runs while the machine sleeps.
///
/// Windows has none that can be read without `unsafe`; the wall clock stands in for it there.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemBootClock;

#[cfg(unix)]
impl BootClock for SystemBootClock {
    fn since_boot(&self) -> Duration {
        use rustix::time::{ClockId, clock_gettime};
        // Only Linux stops its monotonic clock while it sleeps.
        #[cfg(any(target_os = "linux", target_os = "android"))]
        let read = clock_gettime(ClockId::Boottime);
        #[cfg(not(any(target_os = "linux", target_os = "android")))]
        let read = clock_gettime(ClockId::Monotonic);
        let seconds = u64::try_from(read.tv_sec).unwrap_or_default();
        Duration::new(seconds, u32::try_from(read.tv_nsec).unwrap_or_default())
    }
}

#[cfg(not(unix))]
impl BootClock for SystemBootClock {
    fn since_boot(&self) -> Duration {
        Duration::try_from(SystemClock::timestamp().duration_since(Timestamp::UNIX_EPOCH)).unwrap_or_default()
    }

    fn least_age_from_before(&self, _now: Duration) -> Duration {
        Duration::ZERO
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_since_boot_goes_on() {
        let before = SystemBootClock.since_boot();
        std::thread::sleep(Duration::from_millis(2));
        let passed = SystemBootClock.since_boot().saturating_sub(before);
        assert!(passed >= Duration::from_millis(2) && passed < Duration::from_secs(60), "{passed:?}");
    }
}
