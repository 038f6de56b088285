//! What can go wrong with a call, and the exit code that says so.

use std::error::Error;
use std::fmt;

use serde::Serialize;

/// What kind of failure an error is; it alone decides the exit code and how MCP reports it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// The arguments are wrong; the message names the field and the bound.
    InvalidInput,
    /// A named thing does not exist.
    NotFound,
    /// The platform refused the key.
    Unauthorized,
    /// The platform asks for payment.
    PaymentRequired,
    /// Too many calls; the message says when to come back.
    RateLimited,
    /// The caller withdrew the call.
    Cancelled,
    /// Something outside the program did not answer: the platform, the disk.
    Unavailable,
    /// A mistake of ours.
    Internal,
}

/// Exit codes of the terminal programs, part of the published interface.
pub mod exit {
    /// The answer was given; `needs_context` and `insufficient_evidence` are answers.
    pub const OK: u8 = 0;
    /// An expected failure: a named thing does not exist, no row could be scored, or `--strict` met a bad row.
    pub const FAILURE: u8 = 1;
    /// The command line or an argument is wrong.
    pub const USAGE: u8 = 2;
    /// The platform, or the disk, did not answer.
    pub const UNAVAILABLE: u8 = 3;
    /// The platform refused the key.
    pub const UNAUTHORIZED: u8 = 4;
    /// The platform asks for payment.
    pub const PAYMENT_REQUIRED: u8 = 5;
    /// Too many calls.
    pub const RATE_LIMITED: u8 = 6;
    /// A mistake of ours.
    pub const INTERNAL: u8 = 70;
    /// The call was withdrawn (as a shell reports an interrupt).
    pub const CANCELLED: u8 = 130;

    /// Every exit code with its meaning, for the generated reference.
    pub const ALL: &[(u8, &str)] = &[
        (OK, "the answer was given; `needs_context` and `insufficient_evidence` are answers"),
        (FAILURE, "a named thing does not exist, no row could be scored, or `--strict` met a bad row"),
        (USAGE, "the command line or an argument is wrong"),
        (UNAVAILABLE, "the platform, or the disk, did not answer"),
        (UNAUTHORIZED, "the platform refused the key"),
        (PAYMENT_REQUIRED, "the platform asks for payment"),
        (RATE_LIMITED, "too many calls"),
        (INTERNAL, "a mistake in Andru"),
        (CANCELLED, "the call was withdrawn"),
    ];
}

impl ErrorKind {
    /// The exit code of a terminal program that ends with this kind of error.
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::InvalidInput => exit::USAGE,
            Self::NotFound => exit::FAILURE,
            Self::Unauthorized => exit::UNAUTHORIZED,
            Self::PaymentRequired => exit::PAYMENT_REQUIRED,
            Self::RateLimited => exit::RATE_LIMITED,
            Self::Cancelled => exit::CANCELLED,
            Self::Unavailable => exit::UNAVAILABLE,
            Self::Internal => exit::INTERNAL,
        }
    }

    /// The name on the wire, for example `invalid_input`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::InvalidInput => "invalid_input",
            Self::NotFound => "not_found",
            Self::Unauthorized => "unauthorized",
            Self::PaymentRequired => "payment_required",
            Self::RateLimited => "rate_limited",
            Self::Cancelled => "cancelled",
            Self::Unavailable => "unavailable",
            Self::Internal => "internal",
        }
    }
}

/// A failed call: a kind, a message, what caused it, and what to do about it.
///
/// Messages are lower-case fragments without a final period that fit "error: …".
#[derive(Debug)]
pub struct ToolError {
    kind: ErrorKind,
    message: String,
    hints: Vec<String>,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl ToolError {
    /// An error without a cause.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), hints: Vec::new(), source: None }
    }

    /// Wrong arguments; the message must name the field and the bound.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidInput, message)
    }

    /// The same error with what caused it.
    #[must_use]
    pub fn caused_by(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The same error with one more thing the caller can do.
    #[must_use]
    pub fn hinted(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The same error with `what` said first.
    #[must_use]
    pub fn prefixed(mut self, what: &str) -> Self {
        self.message = format!("{what}: {}", self.message);
        self
    }

    /// The kind of failure.
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What the caller can do about it, most useful first.
    pub fn hints(&self) -> &[String] {
        &self.hints
    }

    /// The message followed by each cause, joined by `: `, on one line.
    pub fn chain(&self) -> String {
        let mut text = self.message.clone();
        let mut next = self.source();
        while let Some(cause) = next {
            text.push_str(": ");
            text.push_str(&cause.to_string());
            next = cause.source();
        }
        text
    }
}

impl fmt::Display for ToolError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl Error for ToolError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn Error + 'static))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_tells_every_cause_once() {
        let disk = std::io::Error::other("disk is full");
        let error =
            ToolError::new(ErrorKind::Unavailable, "cannot save the profile").caused_by(disk).hinted("free some space");
        assert_eq!(error.chain(), "cannot save the profile: disk is full");
        assert_eq!(error.hints(), ["free some space"]);
    }

    #[test]
    fn every_kind_ends_with_a_documented_code() {
        for kind in [
            ErrorKind::InvalidInput,
            ErrorKind::NotFound,
            ErrorKind::Unauthorized,
            ErrorKind::PaymentRequired,
            ErrorKind::RateLimited,
            ErrorKind::Cancelled,
            ErrorKind::Unavailable,
            ErrorKind::Internal,
        ] {
            assert!(exit::ALL.iter().any(|(code, _)| *code == kind.exit_code()), "{kind:?}");
        }
    }
}
