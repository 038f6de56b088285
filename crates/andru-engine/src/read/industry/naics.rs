//! Codes of the North American Industry Classification System, 2022.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::knowledge;

/// A NAICS 2022 code of two to six digits, and with it everything classified below it.
///
/// Sectors that are ranges (31-33, 44-45, 48-49) are their two-digit codes, one by one. Order is the
/// order of the classification: a code comes right before the codes below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Naics {
    /// The code filled up with zeros to six digits, so that codes of all lengths sort together.
    padded: u32,
    digits: u32,
}

impl Naics {
    /// Reads two to six digits that begin with a code of the classification.
    ///
    /// Sectors, subsectors and industry groups (two to four digits) must exist; below them only the
    /// first four digits are checked.
    pub fn parse(text: &str) -> Option<Self> {
        let code = Self::from_digits(text)?;
        code.known().is_some().then_some(code)
    }

    fn from_digits(text: &str) -> Option<Self> {
        let digits = u32::try_from(text.len()).ok().filter(|length| (2..=6).contains(length))?;
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let number: u32 = text.parse().ok()?;
        Some(Self { padded: number * 10_u32.pow(6 - digits), digits })
    }

    /// Whether `other` is this code or classified below it.
    pub fn contains(self, other: Self) -> bool {
        self.digits <= other.digits && other.cut(self.digits) == self
    }

    /// The code of its sector: the first two digits.
    #[must_use]
    pub fn sector(self) -> Self {
        self.cut(2)
    }

    /// The official title of the code; of its industry group where the code has five or six digits.
    pub fn title(self) -> &'static str {
        self.known().unwrap_or_default()
    }

    /// The codes of the next level below, in order; none below industry groups, where our table ends.
    pub(crate) fn children(self) -> impl Iterator<Item = Self> {
        let below = TITLES.range(self..).skip(1).map(|(code, _)| *code);
        below.take_while(move |code| self.contains(*code)).filter(move |code| code.digits == self.digits + 1)
    }

    fn known(self) -> Option<&'static str> {
        TITLES.get(&self.cut(4.min(self.digits))).copied()
    }

    /// The first digits of the code.
    fn cut(self, digits: u32) -> Self {
        let unit = 10_u32.pow(6 - digits.min(6));
        Self { padded: self.padded / unit * unit, digits: digits.min(self.digits) }
    }
}

impl fmt::Display for Naics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.padded / 10_u32.pow(6 - self.digits))
    }
}

/// The table of titles as it is written: code or range of codes, title.
#[derive(Deserialize)]
struct Table {
    source: String,
    titles: BTreeMap<String, String>,
    former: BTreeMap<String, Vec<String>>,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| knowledge::table("naics.toml", include_str!("../../../knowledge/naics.toml")));

/// Every code of two to four digits with its title; each code of a range by itself.
static TITLES: LazyLock<BTreeMap<Naics, &'static str>> = LazyLock::new(|| {
    let rows = TABLE.titles.iter();
    rows.flat_map(|(codes, title)| range(codes).map(move |code| (code, title.as_str()))).collect()
});

/// The titles with the codes they stand for, in the order of the classification; and their source.
pub(super) fn titles() -> (impl Iterator<Item = (&'static str, Vec<Naics>)>, &'static str) {
    let titles = TABLE.titles.iter().map(|(codes, title)| (title.as_str(), range(codes).collect()));
    (titles, &TABLE.source)
}

/// What became of a code of the 2017 edition that the 2022 edition does not have, by its first digits.
pub(super) fn former(digits: &str) -> Option<Vec<Naics>> {
    let successors =
        [4, 3].into_iter().filter_map(|length| digits.get(..length)).find_map(|head| TABLE.former.get(head))?;
    Some(successors.iter().filter_map(|code| Naics::from_digits(code)).collect())
}

/// The codes of `"511"` (one) or `"31-33"` (three).
pub(super) fn range(codes: &str) -> impl Iterator<Item = Naics> + use<> {
    let (first, last) = codes.split_once('-').unwrap_or((codes, codes));
    let ends = Naics::from_digits(first).zip(Naics::from_digits(last));
    ends.into_iter().flat_map(|(first, last)| {
        let unit = 10_u32.pow(6 - first.digits);
        (first.padded..=last.padded).step_by(unit as usize).map(move |padded| Naics { padded, digits: first.digits })
    })
}
