//! Which columns can be learned from at all.

use super::bins::{Bins, Group, Kind, UNSEEN};
use super::deals::{ColdScores, DealColumn, Deals};
use super::evidence::{Tally, tally};
use super::leak_name::leak_name;
use super::report::Status;
use super::study::Options;
use crate::icp::model::ColdSource;

/// A column of words with more distinct values than this, and one for every second deal, names deals one by one; so does
/// any with another value in every deal.
const MOST_NAMES: usize = 20;

/// A column on its way into the model.
pub(super) struct Candidate<'d> {
    pub(super) column: &'d DealColumn,
    pub(super) kind: Kind,
    pub(super) status: Status,
    /// Why it is not used, or what should be known of it; may be empty where it is used.
    pub(super) reason: String,
}

/// Every column, with those set aside that nothing can be learned from, that the user left out, or whose name says
/// that they are known only later.
pub(super) fn candidates<'d>(deals: &'d Deals, options: &Options) -> Vec<Candidate<'d>> {
    let make = |column: &'d DealColumn| {
        let kind = Kind::of(column);
        let mut candidate = Candidate { column, kind, status: Status::Used, reason: String::new() };
        let is_cold_start = |cold: &ColdScores| cold.source == ColdSource::Column(column.name.clone());
        let dropped = if deals.cold_start.as_ref().is_some_and(is_cold_start) {
            Some("it is the score from before any history".to_owned())
        } else if deals.ordered_by.as_deref() == Some(column.name.as_str()) {
            Some("it orders the deals".to_owned())
        } else if options.id.as_deref() == Some(column.name.as_str()) {
            Some("it names the deals".to_owned())
        } else {
            left_out(column, options).or_else(|| tells_nothing(column, &candidate.kind))
        };
        if let Some(reason) = dropped {
            (candidate.status, candidate.reason) = (Status::Dropped, reason);
        } else if let Some(leak) = leak_name(&column.name) {
            candidate.quarantine(leak.why.to_owned(), options);
        }
        candidate
    };
    deals.columns.iter().map(make).collect()
}

fn left_out(column: &DealColumn, options: &Options) -> Option<String> {
    let is_named = |names: &[String]| names.contains(&column.name);
    if is_named(&options.ignore) || !(options.only.is_empty() || is_named(&options.only)) {
        return Some("left out by you".to_owned());
    }
    None
}

fn tells_nothing(column: &DealColumn, kind: &Kind) -> Option<String> {
    let counts = column.counts();
    let blank = counts.first().copied().unwrap_or_default();
    let filled = column.cells.len() as u64 - blank;
    let distinct = counts.iter().skip(1).filter(|count| **count > 0).count();
    if filled == 0 {
        return Some("blank in every deal".to_owned());
    }
    if distinct == 1 && blank == 0 {
        return Some("the same in every deal".to_owned());
    }
    let one_by_one = match kind {
        Kind::Number(..) => distinct as u64 == filled && is_key(&column.name),
        Kind::Category(_) => {
            distinct > MOST_NAMES && 2 * distinct as u64 > filled || distinct > 2 && distinct as u64 == filled
        }
    };
    if one_by_one {
        return Some(format!("{distinct} values in {filled} deals: it names deals one by one"));
    }
    let bins = Bins::of(kind, &counts);
    let is_common = |group: &Group| !matches!(group, Group::Rare);
    if blank == 0 && !bins.groups.iter().any(is_common) {
        return Some(format!("{distinct} values, none of them in 1% of the deals"));
    }
    None
}

/// Whether a heading is that of a key: `Record ID`, `Opportunity Number`.
fn is_key(name: &str) -> bool {
    let last = name.rsplit(|sign: char| !sign.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    last.ends_with("Id") || ["id", "ids", "number", "no", "key", "row"].contains(&last.to_ascii_lowercase().as_str())
}

impl<'d> Candidate<'d> {
    /// Whether it is learned from.
    pub(super) fn is_used(&self) -> bool {
        self.status == Status::Used
    }

    /// The column and what it holds.
    pub(super) fn parts(&self) -> (&'d DealColumn, &Kind) {
        (self.column, &self.kind)
    }

    /// Sets it aside as known only once the outcome is, unless the user allowed it; then the report says so.
    pub(super) fn quarantine(&mut self, reason: String, options: &Options) {
        if options.allow.contains(&self.column.name) {
            self.reason = format!("put back by you, though: {reason}");
        } else {
            (self.status, self.reason) = (Status::Quarantined, reason);
        }
    }

    /// The deals in which it is filled in, by outcome.
    pub(super) fn filled(&self, won: &[bool]) -> Tally {
        let filled = self.column.cells.iter().zip(won).filter(|(cell, _)| **cell > 0);
        tally(1, filled.map(|(_, won)| (UNSEEN, *won))).pop().unwrap_or_default()
    }

    /// Its numbers, each distinct text's once with the deals that hold it by outcome; none for words.
    pub(super) fn numbers(&self, won: &[bool]) -> Vec<(f64, Tally)> {
        if matches!(self.kind, Kind::Category(_)) {
            return Vec::new();
        }
        let mut tallies = vec![Tally::default(); self.column.texts.len()];
        for (cell, won) in self.column.cells.iter().zip(won) {
            if let Some(tally) = tallies.get_mut(*cell as usize) {
                if *won { tally.won += 1 } else { tally.lost += 1 }
            }
        }
        tallies.into_iter().enumerate().filter_map(|(text, tally)| Some((self.kind.number(text)?, tally))).collect()
    }
}

/// All deals by outcome.
pub(super) fn all(won: &[bool]) -> Tally {
    tally(1, won.iter().map(|won| (UNSEEN, *won))).pop().unwrap_or_default()
}
