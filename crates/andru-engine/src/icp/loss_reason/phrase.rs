//! The phrases of `knowledge/loss_reasons.toml`, cut into words.

use std::cmp::Reverse;
use std::sync::LazyLock;

use serde::Deserialize;

use super::LossKind;
use crate::knowledge;

/// One phrase.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) text: String,
    pub(super) kind: LossKind,
}

/// All phrases, each list with the longest (in words) first, then as in the table.
#[derive(Debug)]
pub(super) struct Phrases {
    pub(super) anywhere: Vec<Phrase>,
    pub(super) whole: Vec<Phrase>,
    pub(super) open: Vec<Phrase>,
    pub(super) lead_in: Vec<String>,
    pub(super) denies: Vec<String>,
    pub(super) no_name: Vec<String>,
    pub(super) articles: Vec<String>,
    /// Words that name a side, with whether it is the buyer's.
    pub(super) speakers: Vec<(String, bool)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    lead_in: Vec<String>,
    denies: Vec<String>,
    no_name: Vec<String>,
    articles: Vec<String>,
    loss_reason: Vec<Row>,
    speakers: Speakers,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    kind: LossKind,
    words: Vec<String>,
    #[serde(default)]
    whole: Vec<String>,
    #[serde(default)]
    open: Vec<String>,
    #[serde(rename = "source")]
    _source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Speakers {
    buyer: Vec<String>,
    us: Vec<String>,
    #[serde(rename = "source")]
    _source: String,
}

pub(super) fn phrases() -> &'static Phrases {
    static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
        let text = include_str!("../../../knowledge/loss_reasons.toml");
        Phrases::of(knowledge::table("loss_reasons.toml", text))
    });
    &PHRASES
}

impl Phrases {
    fn of(table: Table) -> Self {
        let Table { mut lead_in, denies, no_name, articles, loss_reason, speakers: Speakers { buyer, us, .. } } = table;
        let (mut anywhere, mut whole, mut open) = (Vec::new(), Vec::new(), Vec::new());
        for Row { kind, words, whole: alone, open: named, .. } in loss_reason {
            let of_kind = |texts: Vec<String>| texts.into_iter().map(move |text| Phrase { text, kind });
            anywhere.extend(of_kind(words));
            whole.extend(of_kind(alone));
            open.extend(of_kind(named));
        }
        let mut speakers: Vec<(String, bool)> = buyer.into_iter().map(|text| (text, true)).collect();
        speakers.extend(us.into_iter().map(|text| (text, false)));
        for list in [&mut anywhere, &mut whole, &mut open] {
            list.sort_by_key(|phrase| Reverse(length(&phrase.text)));
        }
        lead_in.sort_by_key(|text| Reverse(length(text)));
        speakers.sort_by_key(|(text, _)| Reverse(length(text)));
        Self { anywhere, whole, open, lead_in, denies, no_name, articles, speakers }
    }
}

/// How many words a phrase has.
pub(super) fn length(phrase: &str) -> usize {
    phrase.split(' ').count()
}

/// Whether words begin with a phrase.
pub(super) fn begins(words: &[&str], phrase: &str) -> bool {
    let mut words = words.iter();
    phrase.split(' ').all(|word| words.next().is_some_and(|own| *own == word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::fold;

    #[test]
    fn every_phrase_is_folded_and_stands_once() {
        let all = phrases();
        for list in [&all.anywhere, &all.whole, &all.open] {
            for (at, phrase) in list.iter().enumerate() {
                assert_eq!(fold(&phrase.text), phrase.text);
                assert!(list[..at].iter().all(|earlier| earlier.text != phrase.text), "{}", phrase.text);
            }
        }
        let lists = [&all.lead_in, &all.denies, &all.no_name, &all.articles];
        assert!(lists.into_iter().flatten().all(|word| fold(word) == *word));
        assert!(all.speakers.iter().all(|(word, _)| fold(word) == *word));
    }
}
