//! Logs to standard error.

use andru_core::ToolError;
use tracing::{Level, Metadata};
use tracing_subscriber::filter::{EnvFilter, filter_fn};
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

/// What is logged where `ANDRU_LOG` says nothing. rmcp warns of every error it answers with.
const DEFAULT: &str = "warn,rmcp=error";

/// Starts logging what `wanted` names, in the syntax of tracing's `EnvFilter`: `info`, `debug`, `andru_mcp=trace`.
///
/// # Errors
/// `invalid_input` for text that is not such a filter.
pub(crate) fn start(wanted: Option<&str>) -> Result<(), ToolError> {
    let filter = EnvFilter::try_new(wanted.unwrap_or(DEFAULT)).map_err(|error| {
        ToolError::invalid("`ANDRU_LOG` must be a level such as `info`, or levels by target").caused_by(error)
    })?;
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(false);
    // A second start in one process (a test) keeps the first one's logs.
    let _ = tracing_subscriber::registry().with(filter).with(lines.with_filter(filter_fn(holds_no_words))).try_init();
    Ok(())
}

/// rmcp logs whole requests and answers below `info`, and what was asked for in its warnings; those are the customer's
/// words and stay out of every log.
fn holds_no_words(event: &Metadata<'_>) -> bool {
    *event.level() <= Level::ERROR || !event.target().starts_with("rmcp")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_filter_that_cannot_be_read_is_named() {
        let error = super::start(Some("andru_mcp=loud")).unwrap_err();
        assert!(error.chain().starts_with("`ANDRU_LOG` must be a level such as `info`"), "{}", error.chain());
    }
}
