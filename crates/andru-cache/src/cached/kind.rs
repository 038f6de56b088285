//! What kinds of answers are kept, and for how long each is fresh.

use std::time::Duration;

/// How long an answer is kept once it is no longer fresh, for when the platform does not answer: 30 days.
pub const STALE_KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// What kind of answer it is, which decides how long it is fresh.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswerKind {
    /// The answer of a tool.
    Tool,
    /// A resource that was read.
    Resource,
    /// A list of prospects.
    Prospects,
    /// The ICP profile kept on the platform.
    IcpProfile,
    /// The pipeline.
    Pipeline,
}

impl AnswerKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Tool, Self::Resource, Self::Prospects, Self::IcpProfile, Self::Pipeline];

    /// How long such an answer is fresh.
    pub const fn lifetime(self) -> Duration {
        Duration::from_secs(match self {
            Self::Tool => 300,
            Self::Resource | Self::IcpProfile => 1800,
            Self::Prospects => 3600,
            Self::Pipeline => 600,
        })
    }

    /// Its name for programs, such as `icp_profile`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tool => "tool",
            Self::Resource => "resource",
            Self::Prospects => "prospects",
            Self::IcpProfile => "icp_profile",
            Self::Pipeline => "pipeline",
        }
    }

    /// Its name for people, in the plural.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Tool => "answers of tools",
            Self::Resource => "resources",
            Self::Prospects => "prospects",
            Self::IcpProfile => "ICP profiles",
            Self::Pipeline => "pipelines",
        }
    }

    /// The number it is kept under, which never changes.
    pub(super) const fn number(self) -> u8 {
        match self {
            Self::Tool => 1,
            Self::Resource => 2,
            Self::Prospects => 3,
            Self::IcpProfile => 4,
            Self::Pipeline => 5,
        }
    }

    /// The kind kept under a number.
    pub(super) fn of(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.number() == number)
    }

    /// Until when an answer stored at `at` is fresh, in milliseconds since 1970.
    pub(super) fn fresh_until(self, at: i64) -> i64 {
        at.saturating_add(milliseconds(self.lifetime()))
    }
}

/// A duration as the tables count time.
pub(super) fn milliseconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
