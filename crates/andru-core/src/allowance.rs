//! What a key may still ask: with one, every call and every resource read is counted; without, nothing is.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use andru_cache::{ApiKey, CALLS, RateLedger, Refused, WINDOW};
use andru_tools::{ErrorKind, ToolError};

use crate::clock::SystemBootClock;
use crate::environment::Settings;

/// Counts the calls of one session.
pub(crate) struct Allowance {
    settings: Settings,
    key: OnceLock<Option<ApiKey>>,
    ledger: RateLedger,
}

impl Allowance {
    /// The allowance of the key in `settings`, which is read at the first call.
    pub(crate) fn new(settings: &Settings) -> Self {
        let ledger = RateLedger::new(settings.home.clone(), Arc::new(SystemBootClock));
        Self { settings: settings.clone(), key: OnceLock::new(), ledger }
    }

    /// Counts one call.
    ///
    /// # Errors
    /// `rate_limited` for a call too many; as [`Settings::key_in_use`] where the key cannot be read.
    pub(crate) fn admit(&self) -> Result<(), ToolError> {
        match self.key()? {
            Some(key) => self.ledger.admit(key).map_err(|refused| too_many(&refused)),
            None => Ok(()),
        }
    }

    /// A key that was read once is kept; what went wrong is tried again.
    fn key(&self) -> Result<Option<&ApiKey>, ToolError> {
        if let Some(key) = self.key.get() {
            return Ok(key.as_ref());
        }
        let key = self.settings.key_in_use()?;
        Ok(self.key.get_or_init(|| key).as_ref())
    }
}

fn too_many(refused: &Refused) -> ToolError {
    let minutes = WINDOW.as_secs() / 60;
    ToolError::new(
        ErrorKind::RateLimited,
        format!(
            "the {CALLS} calls this key has in {minutes} minutes are used; the next is possible in {}",
            in_words(refused.wait)
        ),
    )
    .hinted("with `--offline` or `ANDRU_OFFLINE=1` no key is used, and nothing is counted")
}

/// A wait in minutes and seconds, rounded up: whoever waits so long has waited long enough.
fn in_words(wait: Duration) -> String {
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_said_in_words_and_never_too_short() {
        for (millis, words) in [
            (1, "1 s"),
            (52_000, "52 s"),
            (59_001, "1 min"),
            (60_000, "1 min"),
            (252_000, "4 min 12 s"),
            (251_001, "4 min 12 s"),
            (900_000, "15 min"),
        ] {
            assert_eq!(in_words(Duration::from_millis(millis)), words);
        }
    }

    #[test]
    fn the_answer_to_a_call_too_many_says_when_to_come_back() {
        let error = too_many(&Refused { wait: Duration::from_secs(252) });
        assert_eq!(error.kind(), ErrorKind::RateLimited);
        assert_eq!(
            error.to_string(),
            "the 100 calls this key has in 15 minutes are used; the next is possible in 4 min 12 s"
        );
    }
}
