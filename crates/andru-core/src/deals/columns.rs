//! Finding a column by its name.

use andru_engine::figure;
use andru_engine::icp::learn::DealColumn;
use andru_guard::{harmless, shorten};
use andru_tools::ToolError;

use crate::intake::fold_header;

use super::outcome_words;

/// How near a name must be to be offered in place of one that is not there.
const NEAR: f64 = 0.5;
/// How many names are listed in a message.
const LISTED: usize = 10;

/// The column by which a header row is known.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Wanted<'a> {
    /// The one of this name.
    Column(&'a str),
    /// Any of these names.
    Any(&'a [&'a str]),
    /// Any of which we know that it tells an outcome.
    Outcome,
}

impl Wanted<'_> {
    /// Whether one of the cells is this column.
    pub(crate) fn is_among(self, cells: &[String]) -> bool {
        match self {
            Self::Column(name) => position(cells.iter().map(String::as_str), name).is_some(),
            Self::Any(names) => names.iter().any(|name| position(cells.iter().map(String::as_str), name).is_some()),
            Self::Outcome => cells.iter().any(|cell| outcome_words::header_rank(&fold_header(cell)).is_some()),
        }
    }
}

/// The place of a name among others: the one written exactly so, else the first with the same letters and digits.
pub(crate) fn position<'a>(names: impl Iterator<Item = &'a str>, wanted: &str) -> Option<usize> {
    let wanted = wanted.trim();
    let folded = fold_header(wanted);
    let mut alike = None;
    for (at, name) in names.enumerate() {
        if name == wanted {
            return Some(at);
        }
        if alike.is_none() && !folded.is_empty() && fold_header(name) == folded {
            alike = Some(at);
        }
    }
    alike
}

/// The place of the column a user named with `option`.
///
/// # Errors
/// `invalid_input` where there is none; the hint names the nearest columns.
pub(super) fn find(columns: &[DealColumn], wanted: &str, option: &str) -> Result<usize, ToolError> {
    let names = columns.iter().map(|column| column.name.as_str());
    position(names.clone(), wanted).ok_or_else(|| {
        let error = ToolError::invalid(format!("`{option}`: there is no column `{}`", shown(wanted)));
        let folded = fold_header(wanted);
        let mut near: Vec<(f64, &str)> = names
            .clone()
            .map(|name| (strsim::normalized_damerau_levenshtein(&fold_header(name), &folded), name))
            .filter(|(nearness, _)| *nearness >= NEAR)
            .collect();
        near.sort_by(|left, right| right.0.total_cmp(&left.0));
        let nearest: Vec<String> = near.iter().take(3).map(|(_, name)| format!("`{}`", shown(name))).collect();
        if nearest.is_empty() {
            error.hinted(format!("the columns are {}", list(columns)))
        } else {
            error.hinted(format!("the nearest are {}", nearest.join(", ")))
        }
    })
}

/// A count with what is counted: `1 row`, `1,250 rows`.
pub(crate) fn counted(number: u64, thing: &str) -> String {
    figure::counted(number, thing, &format!("{thing}s"))
}

/// The first names of several columns, as they are shown in a message.
pub(crate) fn list(columns: &[DealColumn]) -> String {
    list_texts(columns.iter().map(|column| column.name.as_str()))
}

/// The first of several texts, as they are shown in a message.
pub(crate) fn list_texts<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> String {
    let shown: Vec<String> = texts.clone().take(LISTED).map(|text| format!("`{}`", shown(text))).collect();
    let more = texts.count().saturating_sub(LISTED);
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
}

/// A name or value as it is shown in a message: short, on one line, without backticks.
pub(crate) fn shown(text: &str) -> String {
    shorten(harmless(text).trim(), 40).replace('`', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_have_commas_and_one_is_one() {
        let said = [0, 1, 999, 1000, 1_234_567].map(|count| counted(count, "row"));
        assert_eq!(said, ["0 rows", "1 row", "999 rows", "1,000 rows", "1,234,567 rows"]);
    }
}
