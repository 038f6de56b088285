//! The wall clock, read here and nowhere else.

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
