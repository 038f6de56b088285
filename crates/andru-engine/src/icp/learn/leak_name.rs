//! Headings of fields that are known only after the outcome, from `knowledge/leak_names.toml`.

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::knowledge;
use crate::read::fold;

/// What a heading gives away about a deal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeakName {
    /// What the field tells.
    pub kind: LeakKind,
    /// Why it cannot be learnt from, as a fragment.
    pub why: &'static str,
}

/// What a field that is known too late tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LeakKind {
    /// How far the deal got.
    Stage,
    /// When or at what amount it closed.
    Close,
    /// How long it took.
    Duration,
    /// What was done on it, or when it was last touched.
    Activity,
    /// The outcome itself, or the reason for it.
    Outcome,
    /// What somebody expected of it.
    Forecast,
}

impl LeakKind {
    /// The name in words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Close => "close",
            Self::Duration => "duration",
            Self::Activity => "activity",
            Self::Outcome => "outcome",
            Self::Forecast => "forecast",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    beside: Vec<String>,
    leak_name: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    kind: LeakKind,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    whole: Vec<String>,
    why: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "stands in the table for its reader and for the tests"))]
    source: String,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| knowledge::table("leak_names.toml", include_str!("../../../knowledge/leak_names.toml")));

/// Tells from its heading alone that a field is known only after the outcome, and why; `None` where the
/// heading says no such thing.
///
/// Only the heading is read, so a field may still leak under a name of its own. The words are those of the
/// usual customer systems and of published deal records; `StageName`, `deal_stage` and `dealstage` are the same.
/// A heading that names another thing is left alone: `Funding Stage`, `Payment Days`, `Last Raised At`.
pub fn leak_name(header: &str) -> Option<LeakName> {
    let words = heading_words(header);
    let joined = words.join(" ");
    let bare: Vec<&str> = words.iter().map(String::as_str).filter(|word| !is_beside(word)).collect();
    let bare = bare.join(" ");
    let hit = |row: &Row| row.words.iter().any(|phrase| has(&joined, phrase)) || row.whole.contains(&bare);
    let row = TABLE.leak_name.iter().find(|row| hit(row))?;
    Some(LeakName { kind: row.kind, why: &row.why })
}

fn is_beside(word: &str) -> bool {
    TABLE.beside.iter().any(|beside| beside == word)
}

/// Whether the words of a phrase stand in the words one after another, or as one word of their letters.
fn has(words: &str, phrase: &str) -> bool {
    if words.match_indices(phrase).any(|(at, _)| is_whole(words, at, phrase.len())) {
        return true;
    }
    let glued = phrase.split(' ').map(str::len).sum::<usize>();
    phrase.contains(' ') && words.split(' ').any(|word| word.len() == glued && same_letters(word, phrase))
}

fn is_whole(words: &str, at: usize, length: usize) -> bool {
    let space = |byte: Option<&u8>| byte.is_none_or(|byte| *byte == b' ');
    let bytes = words.as_bytes();
    at.checked_sub(1).is_none_or(|before| space(bytes.get(before))) && space(bytes.get(at + length))
}

fn same_letters(word: &str, phrase: &str) -> bool {
    word.bytes().eq(phrase.bytes().filter(|byte| *byte != b' '))
}

/// The words of a heading, folded: `ForecastCategoryName` is `forecast category name`, `Closed_Lost` is `closed lost`.
fn heading_words(header: &str) -> Vec<String> {
    let letters: Vec<char> = header.chars().collect();
    let mut parted = String::with_capacity(header.len() + 8);
    for (at, &letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| letters.get(before)).copied();
        let after = letters.get(at + 1).copied();
        if starts_word(before, letter, after) {
            parted.push(' ');
        }
        parted.push(letter);
    }
    fold(&parted).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A capital after a small letter or digit (`isWon`), or the last of several before a small one (`CRMStage`).
fn starts_word(before: Option<char>, letter: char, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    letter.is_uppercase()
        && (before.is_lowercase()
            || before.is_numeric()
            || (before.is_uppercase() && after.is_some_and(char::is_lowercase)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_table_is_folded_and_every_row_has_a_source() {
        for row in &TABLE.leak_name {
            assert!(!row.source.is_empty() && !row.why.is_empty() && !row.why.ends_with('.'), "{}", row.why);
            for phrase in row.words.iter().chain(&row.whole) {
                assert_eq!(&fold(phrase), phrase);
                let first = TABLE.leak_name.iter().find(|row| row.words.iter().any(|known| has(phrase, known)));
                assert!(first.is_none_or(|first| first.kind == row.kind), "{phrase}: an earlier row takes it");
            }
            assert!(!row.whole.iter().any(|phrase| phrase.split(' ').all(is_beside)));
        }
    }

    #[test]
    fn names_what_is_known_too_late() {
        use LeakKind::{Activity, Close, Duration, Forecast, Outcome, Stage};
        for (header, kind) in [
            ("Elapsed Days In Sales Stage", Duration),
            ("Sales Stage Change Count", Stage),
            ("Total Days Identified Through Closing", Duration),
            ("Total Days Identified Through Qualified", Duration),
            ("Ratio Days Identified To Total Days", Duration),
            ("Ratio Days Validated To Total Days", Duration),
            ("Ratio Days Qualified To Total Days", Duration),
            ("Opportunity Result", Outcome),
            ("close_date", Close),
            ("close_value", Close),
            ("deal_stage", Stage),
            ("duration", Duration),
            ("Last Activity", Activity),
            ("Last Notable Activity", Activity),
            ("Lead Quality", Forecast),
            ("Close Date", Close),
            ("Deal Stage", Stage),
            ("Closed Lost Reason", Outcome),
            ("Is Closed Won", Outcome),
            ("hs_is_closed_won", Outcome),
            ("Days to Close", Duration),
            ("Deal probability", Forecast),
            ("Forecast category", Forecast),
            ("Weighted amount", Forecast),
            ("Number of Sales Activities", Activity),
            ("Last Contacted", Activity),
            ("notes_last_contacted", Activity),
            ("Last Modified Date", Activity),
            ("Lifecycle Stage", Stage),
            ("closedate", Close),
            ("dealstage", Stage),
            ("lifecyclestage", Stage),
            ("Date entered \"Closed won\"", Outcome),
            ("Stage", Stage),
            ("StageName", Stage),
            ("Stage__c", Stage),
            ("CRMStage", Stage),
            ("IsWon", Outcome),
            ("isWon", Outcome),
            ("IsClosed", Outcome),
            ("Probability (%)", Forecast),
            ("ExpectedRevenue", Forecast),
            ("ForecastCategoryName", Forecast),
            ("LastActivityDate", Activity),
            ("LastStageChangeDate", Stage),
            ("SystemModstamp", Activity),
            ("PushCount", Close),
            ("Stage Duration", Duration),
            ("Fiscal Period", Close),
            ("FiscalQuarter", Close),
            ("Deal - Status", Outcome),
            ("Deal - Won time", Close),
            ("Deal - Lost time", Close),
            ("Deal - Lost reason", Outcome),
            ("Deal - Total activities", Activity),
            ("Deal - Done activities", Activity),
            ("Deal - Last activity date", Activity),
            ("Deal - Update time", Activity),
            ("Deal - Expected close date", Close),
            ("CLOSE_DATE", Close),
            ("Actual Revenue", Close),
            ("Status Reason", Outcome),
            ("Fecha de cierre", Close),
            ("Probabilité", Forecast),
            ("\u{feff}Close Date", Close),
        ] {
            assert_eq!(leak_name(header).map(|leak| leak.kind), Some(kind), "{header}");
        }
    }

    #[test]
    fn leaves_alone_what_is_known_before() {
        for header in [
            "Client Size By Revenue (USD)",
            "Client Size By Employee Count",
            "Revenue From Client Past Two Years (USD)",
            "Region",
            "Route To Market",
            "Competitor Type",
            "Deal Size Category (USD)",
            "Opportunity Amount USD",
            "Opportunity Number",
            "Supplies Group",
            "Supplies Subgroup",
            "Funding Stage",
            "Company Stage",
            "Growth Stage",
            "Startup Stage",
            "Last Funding Type",
            "Last Funding Date",
            "Last Raised At",
            "Year Founded",
            "Company Age",
            "age",
            "revenue",
            "employees",
            "year_established",
            "sector",
            "subsidiary_of",
            "sales_price",
            "sales_agent",
            "regional_office",
            "Lead Source",
            "Lead Origin",
            "Payment Days",
            "Contract Duration",
            "Created Date",
            "date_entered",
            "Current Contract End Date",
            "Last Purchase Date",
            "Store Days Open Sunday",
            "Deal - Deal created",
            "engage_date",
            "Close Rate Band",
            "Total Time Spent on Website",
            "Company Status",
            "Marital Status",
            "Business Activity",
            "Fiscal Year End",
            "Closest Office",
            "Disclosed Revenue",
            "Forecasting Tool",
            "Lost Time Injuries",
            "Deal Name",
            "Sales",
            "Id",
            "",
            "—",
        ] {
            assert_eq!(leak_name(header), None, "{header}");
        }
    }

    proptest! {
        #[test]
        fn reads_any_heading_the_same_in_either_case_of_separators(header in "\\PC{0,40}") {
            let spaced = leak_name(&header);
            prop_assert_eq!(leak_name(&format!("  {header}_ ")), spaced);
        }
    }
}
