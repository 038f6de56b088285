//! What came of a list: counts first, then what was read from where, then what went wrong.

use std::collections::BTreeMap;

use andru_core::Page;
use andru_core::engine::icp::Field;

use andru_core::intake::ColumnUse;
use andru_core::jobs::FitSummary;
use andru_core::jobs::fit::RowError;
use andru_core::lists::ScoredList;
use indicatif::HumanCount;

/// How many rows that failed are named.
const ERRORS_NAMED: usize = 10;
/// How many columns that were not used are named.
const IGNORED_NAMED: usize = 12;

/// The rows that were written, counted.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// How many.
    pub(crate) rows: u64,
    /// In how many of them each field is unknown.
    pub(crate) unknown: BTreeMap<Field, u64>,
}

/// Adds the summary to a page.
pub(crate) fn page(scored: &ScoredList, written: &Written, page: &mut Page) {
    let ScoredList { summary, basis, capacity_per_week, .. } = scored;
    let counts = &summary.by_action;
    page.title(
        format!("{} scored of {}", HumanCount(summary.scored), rows(summary.rows)),
        format!(
            "call {} · research {} · drop {}",
            HumanCount(counts.call),
            HumanCount(counts.research),
            HumanCount(counts.drop)
        ),
    );
    page.group();
    if let Some(source) = summary.source {
        page.fact("list", "", source);
    }
    if written.rows < summary.scored {
        page.fact(
            "shown",
            "",
            format!("the best {} of {}, each company once", HumanCount(written.rows), HumanCount(summary.scored)),
        );
    }
    if let Some(capacity) = capacity_per_week.filter(|capacity| u64::from(*capacity) < counts.call) {
        page.fact("this week", "", format!("you can work {capacity}: take the first {capacity} to call"));
    }
    if let Some(tiers) = tiers(scored) {
        page.fact("tiers", "", tiers);
    }
    if summary.ties.rows > 0 {
        page.fact("ties", "", ties(summary));
    }
    if summary.duplicates > 0 {
        let verb = if summary.duplicates == 1 { "repeats" } else { "repeat" };
        let text =
            format!("{} {verb} the company of an earlier row; marked, and still scored", rows(summary.duplicates));
        page.fact("duplicates", "", text);
    }
    if summary.people_rows > 0 {
        page.fact("people", "", format!("{} are people, put together by company", rows(summary.people_rows)));
    }
    if !written.unknown.is_empty() {
        let fields: Vec<String> =
            written.unknown.iter().map(|(field, count)| unknown_in(*field, *count, written.rows)).collect();
        let among = if written.rows < summary.scored { "among those shown: " } else { "" };
        page.fact("unknown", "", format!("{among}{}", fields.join(" · ")));
    }
    if !summary.columns.is_empty() {
        page.fact("read", "", columns(summary.columns.iter()));
    }
    if !summary.ignored_columns.is_empty() {
        page.fact("not used", "", named(&summary.ignored_columns, IGNORED_NAMED));
    }
    for note in &summary.notes {
        page.fact("note", "", note.as_str());
    }
    if summary.scored > 0 {
        page.fact("basis", "", basis.join("; "));
    }
    errors(summary.errors, &summary.first_errors, "could not be scored", page);
}

fn tiers(scored: &ScoredList) -> Option<String> {
    let summary = &scored.summary;
    let tiers = &summary.by_tier;
    if tiers.none == summary.scored {
        let why = if scored.by_history {
            "none: win rates of your deals do not differ enough between scores, or nothing they teach about is known"
        } else {
            "none: the profile is not confirmed, or nothing it asks for is known"
        };
        return (summary.scored > 0).then(|| why.to_owned());
    }
    let none = if tiers.none > 0 { format!(" · none {}", HumanCount(tiers.none)) } else { String::new() };
    let [a, b, c, d] = [tiers.a, tiers.b, tiers.c, tiers.d].map(HumanCount);
    Some(format!("A {a} · B {b} · C {c} · D {d}{none}"))
}

fn ties(summary: &FitSummary) -> String {
    let ties = &summary.ties;
    let bound = if ties.bounded { "at least " } else { "" };
    let identical = format!("{bound}{} identical on known fields", rows(ties.largest));
    if ties.groups == 1 {
        identical
    } else {
        format!("{identical}; {} such groups, {bound}{} in all", HumanCount(ties.groups), rows(ties.rows))
    }
}

fn unknown_in(field: Field, count: u64, written: u64) -> String {
    if count == written { format!("{field} in every row") } else { format!("{field} in {count}") }
}

/// Which column filled which field, columns of one field together.
pub(super) fn columns<'c>(columns: impl Iterator<Item = &'c ColumnUse>) -> String {
    let mut by_field: Vec<(&str, Vec<String>)> = Vec::new();
    for used in columns {
        let column = format!("\"{}\"", used.column);
        match by_field.iter_mut().find(|(field, _)| *field == used.field) {
            Some((_, columns)) => columns.push(column),
            None => by_field.push((used.field, vec![column])),
        }
    }
    by_field
        .iter()
        .map(|(field, columns)| format!("{field} from {}", columns.join(", ")))
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The first rows that failed, with why, and how many more there are.
pub(super) fn errors(errors: u64, first: &[RowError], what: &str, page: &mut Page) {
    if errors == 0 {
        return;
    }
    page.heading(format!("{} {what}", rows(errors)));
    let first = first.iter().take(ERRORS_NAMED);
    let mut lines: Vec<String> = first.map(|error| format!("line {}: {}", error.line, error.message)).collect();
    let more = errors.saturating_sub(lines.len() as u64);
    if more > 0 {
        lines.push(format!("and {more} more"));
    }
    page.list(lines);
}

/// The first names, and how many more there are.
pub(super) fn named(names: &[String], most: usize) -> String {
    let first = names.iter().take(most).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > most { format!("{first} and {} more", names.len() - most) } else { first }
}

pub(super) fn rows(number: u64) -> String {
    if number == 1 { "1 row".to_owned() } else { format!("{} rows", HumanCount(number)) }
}
