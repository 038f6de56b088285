//! The tags by which accounts are put into portfolios.

use std::fmt;
use std::str::FromStr;

use andru_guard::harmless;
use serde::{Deserialize, Serialize};

/// The most tags an account may have.
pub const MAX_TAGS: usize = 32;

/// The most characters of a tag.
const MOST: usize = 64;

/// A tag: 1 to 64 characters on one line, without commas, in lower case so that `Fund I` and `fund i` are one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Tag(String);

/// A text that is no tag.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a tag must be 1 to 64 characters on one line, without commas")]
pub struct TagProblem;

impl Tag {
    /// The tag as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Tag {
    type Err = TagProblem;

    fn from_str(text: &str) -> Result<Self, TagProblem> {
        let text = text.trim().to_lowercase();
        let fits = (1..=MOST).contains(&text.chars().count()) && !text.contains(',') && harmless(&text) == text;
        if fits { Ok(Self(text)) } else { Err(TagProblem) }
    }
}

impl TryFrom<String> for Tag {
    type Error = TagProblem;

    fn try_from(text: String) -> Result<Self, TagProblem> {
        text.parse()
    }
}

impl From<Tag> for String {
    fn from(tag: Tag) -> Self {
        tag.0
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_one_short_line_in_lower_case() {
        assert_eq!(" Fund I ".parse::<Tag>().unwrap().as_str(), "fund i");
        for wrong in ["", " ", "a,b", "a\nb", "\u{1b}[1m", &"x".repeat(65)] {
            assert_eq!(wrong.parse::<Tag>(), Err(TagProblem), "{wrong:?}");
        }
    }
}
