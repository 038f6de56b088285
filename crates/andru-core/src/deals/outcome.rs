//! Which deals were won, which lost, and which are not closed.

use andru_engine::icp::learn::DealColumn;
use andru_tools::ToolError;

use crate::intake::fold_header;

use super::columns::{find, list, list_texts, position, shown};
use super::outcome_words as words;
use super::{DealOptions, KnownOutcome, MAX_UNKNOWN};

/// How a deal ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Won,
    Lost,
    /// It has not ended.
    Open,
    /// Nothing is written.
    Blank,
    /// Something is written of which we do not know what it means.
    Unknown,
}

/// Which column says how a deal ended, and what its values mean.
#[derive(Debug)]
pub(super) struct OutcomeRule {
    column: usize,
    /// The name of the column.
    pub(super) name: String,
    /// What each text of the column means.
    meanings: Vec<Outcome>,
    /// A second column, and which of its texts say that the deal is closed: what is not won is lost only then.
    closed: Option<(usize, Vec<bool>)>,
    /// The texts that mean won.
    pub(super) won_values: Vec<String>,
    /// The texts that mean lost.
    pub(super) lost_values: Vec<String>,
    /// What the user should know.
    pub(super) notes: Vec<String>,
}

impl OutcomeRule {
    /// Finds the column and what its values mean, from what the user said or by what is usual in CRM exports.
    ///
    /// # Errors
    /// `invalid_input` where the column is not there, none can be recognised, or its values do not say what won and
    /// lost are.
    pub(super) fn find(columns: &[DealColumn], options: &DealOptions) -> Result<Self, ToolError> {
        let at = match &options.outcome {
            Some(name) => find(columns, name, "--outcome")?,
            None => recognised(columns, options)?,
        };
        let Some(column) = columns.get(at) else { return Err(none_recognised(columns)) };
        let folded: Vec<String> = column.texts.iter().map(|text| fold_value(text)).collect();
        let mut notes = Vec::new();
        let mut meanings = meanings(column, &folded, options, &mut notes)?;
        if let Some(blank) = meanings.first_mut() {
            *blank = Outcome::Blank;
        }
        let closed = closed_flag(columns, at, &meanings, &folded, &mut notes);
        let texts = |wanted| {
            let pairs = column.texts.iter().zip(&meanings);
            pairs.filter(|(_, meaning)| **meaning == wanted).map(|(text, _)| text.clone()).collect()
        };
        let (won_values, lost_values) = (texts(Outcome::Won), texts(Outcome::Lost));
        Ok(Self { column: at, name: column.name.clone(), meanings, closed, won_values, lost_values, notes })
    }

    /// How the deal of a row ended.
    pub(super) fn outcome(&self, columns: &[DealColumn], row: usize) -> Outcome {
        let outcome =
            code(columns, self.column, row).and_then(|code| self.meanings.get(code)).copied().unwrap_or(Outcome::Blank);
        match &self.closed {
            Some((column, closed)) if outcome == Outcome::Lost => {
                let is_closed = code(columns, *column, row).and_then(|code| closed.get(code)) == Some(&true);
                if is_closed { Outcome::Lost } else { Outcome::Open }
            }
            _ => outcome,
        }
    }

    /// The places of the columns that were used up in telling the outcome.
    pub(super) fn columns(&self) -> Vec<usize> {
        std::iter::once(self.column).chain(self.closed.as_ref().map(|(column, _)| *column)).collect()
    }

    /// The first values whose meaning is not known, with their rows.
    pub(super) fn unknown_values(&self, columns: &[DealColumn]) -> Vec<(String, u64)> {
        let Some(column) = columns.get(self.column) else { return Vec::new() };
        let unknown = column.texts.iter().zip(&self.meanings).zip(column.counts());
        let unknown = unknown.filter(|((_, meaning), _)| **meaning == Outcome::Unknown);
        unknown.map(|((text, _), rows)| (text.clone(), rows)).take(MAX_UNKNOWN).collect()
    }
}

/// The options with the outcome that a model knew, where the table has its column and the user named none.
///
/// Its values are needed only where they are no words we know; named, they would be all there is of won and lost.
pub(super) fn as_known(columns: &[DealColumn], options: &DealOptions, known: &KnownOutcome) -> Option<DealOptions> {
    let at = position(columns.iter().map(|column| column.name.as_str()), &known.column)?;
    let column = columns.get(at).filter(|_| options.outcome.is_none())?;
    let there = |values: &[String]| -> Vec<String> {
        values.iter().filter(|value| column.texts.contains(value)).cloned().collect()
    };
    let is_word = |value: &String| {
        let folded = fold_value(value);
        words::truth(&folded).is_some() || words::is_won(&folded) || words::is_lost(&folded)
    };
    let all_are_words = known.won.iter().chain(&known.lost).all(is_word);
    let (won, lost) = if all_are_words { Default::default() } else { (there(&known.won), there(&known.lost)) };
    Some(DealOptions { outcome: Some(column.name.clone()), won, lost, ..options.clone() })
}

fn code(columns: &[DealColumn], column: usize, row: usize) -> Option<usize> {
    columns.get(column)?.cells.get(row).and_then(|code| usize::try_from(*code).ok())
}

/// A value by its letters and digits, or as it stands where it has none.
fn fold_value(text: &str) -> String {
    let folded = fold_header(text);
    if folded.is_empty() { text.trim().to_owned() } else { folded }
}

/// Whether all values are yes or no in any spelling.
fn are_truths(folded: &[String]) -> bool {
    !folded.is_empty() && folded.iter().all(|value| words::truth(value).is_some())
}

/// Yes or no in one spelling, since `true` of a CSV file is `yes` where the same list came as JSON.
fn as_truth(folded: String) -> String {
    match words::truth(&folded) {
        Some(true) => "yes".to_owned(),
        Some(false) => "no".to_owned(),
        None => folded,
    }
}

/// What each text means; the first, the blank one, is set by the caller.
fn meanings(
    column: &DealColumn,
    folded: &[String],
    options: &DealOptions,
    notes: &mut Vec<String>,
) -> Result<Vec<Outcome>, ToolError> {
    let name = shown(&column.name);
    let written = folded.get(1..).unwrap_or_default();
    let are_truths = are_truths(written);
    let fold = |value: &String| if are_truths { as_truth(fold_value(value)) } else { fold_value(value) };
    let won: Vec<String> = options.won.iter().map(fold).collect();
    let lost: Vec<String> = options.lost.iter().map(fold).collect();
    if let Some(both) = options.won.iter().zip(&won).find(|(_, folded)| lost.contains(folded)) {
        return Err(ToolError::invalid(format!("`{}` cannot be both `--won` and `--lost`", shown(both.0))));
    }
    let folded: Vec<String> =
        folded.iter().map(|value| if are_truths { as_truth(value.clone()) } else { value.clone() }).collect();
    let written = folded.get(1..).unwrap_or_default();
    for (option, given, values) in [("--won", &options.won, &won), ("--lost", &options.lost, &lost)] {
        let missing = given.iter().zip(values).filter(|(_, value)| !written.contains(value));
        let missing: Vec<&str> = missing.map(|(given, _)| given.as_str()).collect();
        if missing.is_empty() {
            continue;
        }
        let said = format!("`{option}`: column `{name}` has no value {}", list_texts(missing.iter().copied()));
        if missing.len() == given.len() && option == "--won" {
            return Err(ToolError::invalid(said).hinted(format!("its values are {}", values_of(column))));
        }
        notes.push(said);
    }
    let is_flag = words::is_won_flag(&fold_header(&column.name));
    let by_words = |value: &String| match words::truth(value).filter(|_| are_truths || is_flag) {
        Some(true) => Outcome::Won,
        Some(false) => Outcome::Lost,
        None if words::is_won(value) => Outcome::Won,
        None if words::is_lost(value) => Outcome::Lost,
        None if words::is_open(value) => Outcome::Open,
        None => Outcome::Unknown,
    };
    let mut meanings: Vec<Outcome> = folded
        .iter()
        .map(|value| match by_words(value) {
            _ if won.contains(value) => Outcome::Won,
            _ if lost.contains(value) => Outcome::Lost,
            // What the user named is all there is of it.
            Outcome::Won if !won.is_empty() => Outcome::Unknown,
            Outcome::Lost if !lost.is_empty() => Outcome::Unknown,
            meaning => meaning,
        })
        .collect();
    if !won.is_empty() && lost.is_empty() {
        the_other_is_lost(column, &folded, &mut meanings)?;
    }
    if meanings.iter().skip(1).all(|meaning| *meaning == Outcome::Unknown) {
        return Err(ToolError::invalid(format!("no value of column `{name}` is known to mean won or lost"))
            .hinted(format!("say which one means won with `--won`; its values are {}", values_of(column))));
    }
    Ok(meanings)
}

/// Where no value is a known word for lost, the only one left that is no word for won is it.
fn the_other_is_lost(column: &DealColumn, folded: &[String], meanings: &mut [Outcome]) -> Result<(), ToolError> {
    if meanings.iter().skip(1).any(|meaning| *meaning == Outcome::Lost) {
        return Ok(());
    }
    let mut others: Vec<&String> = Vec::new();
    for (value, meaning) in folded.iter().zip(meanings.iter()).skip(1) {
        if *meaning == Outcome::Unknown && !words::is_won(value) && !others.contains(&value) {
            others.push(value);
        }
    }
    match others.as_slice() {
        [] => Ok(()),
        [other] => {
            for (value, meaning) in folded.iter().zip(meanings.iter_mut()).skip(1) {
                if value == *other {
                    *meaning = Outcome::Lost;
                }
            }
            Ok(())
        }
        _ => Err(ToolError::invalid(format!("no value of column `{}` is known to mean lost", shown(&column.name)))
            .hinted(format!("say which one does with `--lost`; its values are {}", values_of(column)))),
    }
}

fn values_of(column: &DealColumn) -> String {
    list_texts(column.texts.iter().skip(1).map(String::as_str))
}

/// The column with a known header whose values are known words, won and lost both if there is one.
fn recognised(columns: &[DealColumn], options: &DealOptions) -> Result<usize, ToolError> {
    let named: Vec<String> = options.won.iter().map(|value| fold_value(value)).collect();
    let mut best: Option<((bool, usize), usize)> = None;
    for (at, column) in columns.iter().enumerate() {
        let header = fold_header(&column.name);
        let Some(rank) = words::header_rank(&header) else { continue };
        let folded: Vec<String> = column.texts.iter().skip(1).map(|text| fold_value(text)).collect();
        let are_truths = are_truths(&folded);
        let has = |is: fn(&str) -> bool, truth| {
            folded.iter().any(|value| is(value) || are_truths && words::truth(value) == Some(truth))
        };
        let won = has(words::is_won, true) || folded.iter().any(|value| named.contains(value));
        let lost = has(words::is_lost, false);
        if !won && !lost {
            continue;
        }
        let score = (!(won && lost), rank);
        if best.is_none_or(|(known, _)| score < known) {
            best = Some((score, at));
        }
    }
    best.map(|(_, at)| at).ok_or_else(|| none_recognised(columns))
}

fn none_recognised(columns: &[DealColumn]) -> ToolError {
    ToolError::invalid("no column is known to say whether a deal was won or lost").hinted(format!(
        "name it and its value, such as `--outcome Stage --won \"Closed Won\"`; the columns are {}",
        list(columns)
    ))
}

/// The flag that tells lost deals from open ones, where the outcome is a flag that is false for both.
fn closed_flag(
    columns: &[DealColumn],
    outcome: usize,
    meanings: &[Outcome],
    folded: &[String],
    notes: &mut Vec<String>,
) -> Option<(usize, Vec<bool>)> {
    let name = &columns.get(outcome)?.name;
    let lost_is_no = meanings
        .iter()
        .zip(folded)
        .any(|(meaning, value)| *meaning == Outcome::Lost && words::truth(value) == Some(false));
    if !words::is_won_flag(&fold_header(name)) || !lost_is_no {
        return None;
    }
    let ranked = columns.iter().enumerate().filter(|(at, _)| *at != outcome);
    let ranked = ranked.filter_map(|(at, column)| Some((words::closed_flag_rank(&fold_header(&column.name))?, at)));
    let flags = ranked.min().and_then(|(_, at)| {
        let truths = columns.get(at)?.texts.iter().map(|text| words::truth(&fold_value(text)));
        let truths: Vec<Option<bool>> = truths.collect();
        let is_flag = truths.iter().skip(1).all(Option::is_some);
        is_flag.then(|| (at, truths.into_iter().map(|truth| truth == Some(true)).collect()))
    });
    if flags.is_none() {
        notes.push(format!(
            "every deal that is not won by `{}` counts as lost: no column says which deals are still open",
            shown(name)
        ));
    }
    flags
}
