//! Pains a description speaks of.

use std::sync::LazyLock;

use serde::Deserialize;

use super::found::{Found, add};
use super::pattern::{Pattern, quoted};
use crate::knowledge::table;
use crate::persona::words::{Word, words};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    pain: Vec<Row>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    name: String,
    words: Vec<String>,
    source: String,
}

fn pains() -> &'static [(Row, Vec<Pattern>)] {
    static PAINS: LazyLock<Vec<(Row, Vec<Pattern>)>> = LazyLock::new(|| {
        let file: File = table("pains.toml", include_str!("../../knowledge/pains.toml"));
        let built = |row: Row| {
            let mut patterns: Vec<Pattern> = row.words.iter().map(|phrase| Pattern::new(phrase)).collect();
            // The phrase that says most is the one to quote.
            patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.weight()));
            (row, patterns)
        };
        file.pain.into_iter().map(built).collect()
    });
    &PAINS
}

/// The pains the description names, in the order in which it names them.
pub(super) fn pain_triggers(text: &str, split: &[Word]) -> Vec<Found> {
    let mut placed: Vec<(usize, Found)> = Vec::new();
    for (row, patterns) in pains() {
        if let Some(place) = patterns.iter().find_map(|pattern| pattern.find(split)) {
            let mut found = Found::read(&row.name, &quoted(text, split, place));
            found.source = format!("the description; pain named by {}", row.source);
            placed.push((place.start, found));
        }
    }
    placed.sort_by_key(|(start, _)| *start);
    let mut pains = Vec::new();
    for (_, found) in placed {
        add(&mut pains, found);
    }
    pains
}

/// The rows of the table of pains that a text names, by id, in the order of the table.
pub fn pains_named(text: &str) -> Vec<&'static str> {
    let split = words(text);
    let named = pains().iter().filter(|(_, patterns)| patterns.iter().any(|pattern| pattern.find(&split).is_some()));
    named.map(|(row, _)| row.id.as_str()).collect()
}

/// The id of every row.
#[cfg(test)]
pub(crate) fn pain_ids() -> Vec<&'static str> {
    pains().iter().map(|(row, _)| row.id.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::persona::words::words;

    #[test]
    fn rows_are_unique_sourced_and_find_their_own_words() {
        let mut seen = BTreeSet::new();
        for (row, _) in pains() {
            assert!(seen.insert(row.id.clone()) && !row.source.is_empty(), "{}", row.id);
            for phrase in &row.words {
                let text = phrase.replace("...", "of");
                let found = pain_triggers(&text, &words(&text));
                assert!(found.iter().any(|found| found.value == row.name), "{}: {phrase}", row.id);
            }
        }
        assert!((20..=30).contains(&seen.len()), "{} pains", seen.len());
    }

    #[test]
    fn pains_are_whole_words() {
        for text in ["Email marketing for retailers", "detailed maintenance plans", "a domain for said claims"] {
            assert_eq!(pain_triggers(text, &words(text)), [], "{text}");
        }
        let text = "Stops manual customs entry and late deliveries.";
        let names: Vec<_> =
            pain_triggers(text, &words(text)).into_iter().map(|found| (found.value, found.because)).collect();
        assert_eq!(
            names,
            [
                ("manual data entry".to_owned(), "\"manual customs entry\"".to_owned()),
                ("late deliveries and missed dates".to_owned(), "\"late deliveries\"".to_owned()),
            ]
        );
    }
}
