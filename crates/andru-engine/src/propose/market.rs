//! Verticals, segments and places a description names.

use std::sync::LazyLock;

use serde::Deserialize;

use super::found::{DESCRIPTION, Found, Named, add, quote};
use super::pattern::{Place, quoted};
use crate::basis::Basis;
use crate::knowledge::table;
use crate::persona::words::{Lexicon, Word, words};

/// A vertical: companies of a kind, or a kind of product.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Vertical {
    id: String,
    pub(super) name: String,
    /// Nouns for the companies themselves: `freight forwarders`. Without any, it is a kind of product.
    #[serde(default)]
    audience: Vec<String>,
    /// Words of its daily work: `customs`.
    words: Vec<String>,
    /// Persona ids of who usually buys, the usual one first.
    pub(super) buyers: Vec<String>,
    pub(super) source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Segment {
    id: String,
    name: String,
    words: Vec<String>,
    source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceRow {
    name: String,
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    vertical: Vec<Vertical>,
    segment: Vec<Segment>,
    place: Vec<PlaceRow>,
}

/// A word of a vertical: names its companies, or its work.
#[derive(Debug, Clone, Copy)]
struct Mention {
    vertical: usize,
    names_companies: bool,
}

#[derive(Debug)]
struct Markets {
    verticals: Vec<Vertical>,
    mentions: Lexicon<Mention>,
    segments: Vec<Segment>,
    segment_words: Lexicon<usize>,
    places: Vec<PlaceRow>,
    place_words: Lexicon<usize>,
}

fn markets() -> &'static Markets {
    static MARKETS: LazyLock<Markets> = LazyLock::new(|| {
        let file: File = table("verticals.toml", include_str!("../../knowledge/verticals.toml"));
        let mut mentions = Vec::new();
        for (vertical, row) in file.vertical.iter().enumerate() {
            let named = |words: &'_ [String], names_companies: bool| -> Vec<(String, Mention)> {
                words.iter().map(|word| (word.clone(), Mention { vertical, names_companies })).collect()
            };
            mentions.extend(named(&row.audience, true));
            mentions.extend(named(&row.words, false));
        }
        let segments = file
            .segment
            .iter()
            .enumerate()
            .flat_map(|(index, row)| row.words.iter().map(move |word| (word.as_str(), index)));
        let places = file
            .place
            .iter()
            .enumerate()
            .flat_map(|(index, row)| row.words.iter().map(move |word| (word.as_str(), index)));
        Markets {
            mentions: Lexicon::new(mentions.iter().map(|(word, mention)| (word.as_str(), *mention))),
            segment_words: Lexicon::new(segments),
            place_words: Lexicon::new(places),
            verticals: file.vertical,
            segments: file.segment,
            places: file.place,
        }
    });
    &MARKETS
}

/// What a description says of the market.
#[derive(Debug, Default)]
pub(super) struct Market {
    pub(super) vertical: Option<Named>,
    /// The row of the vertical, where it is one of ours.
    pub(super) row: Option<&'static Vertical>,
    /// Names of verticals between which the description does not decide.
    pub(super) undecided: Vec<&'static str>,
    pub(super) industries: Vec<Found>,
}

/// Reads the vertical and the industries; `given` is a vertical the user named and goes first.
pub(super) fn market(text: &str, split: &[Word], given: Option<&str>) -> Market {
    let all = markets();
    // Per vertical: mentions of companies, mentions of work, the words of the first mention of either kind.
    let mut counts: Vec<(usize, usize, String)> = vec![(0, 0, String::new()); all.verticals.len()];
    let mut industries = Vec::new();
    for hit in all.mentions.scan(split) {
        let (Some(row), Some(count)) = (all.verticals.get(hit.entry.vertical), counts.get_mut(hit.entry.vertical))
        else {
            continue;
        };
        let said = quoted(text, split, Place { start: hit.start, end: hit.end });
        if hit.entry.names_companies {
            if count.0 == 0 {
                count.2.clone_from(&said);
            }
            count.0 += 1;
            add(&mut industries, Found::read(&row.name, &said));
        } else {
            if count.0 + count.1 == 0 {
                count.2.clone_from(&said);
            }
            count.1 += 1;
        }
    }
    let served = counts.iter().any(|count| count.0 > 0);
    let strength = |count: &(usize, usize, String)| {
        if served && count.0 == 0 { 0 } else { count.0 + count.1 }
    };
    let most = counts.iter().map(strength).max().unwrap_or(0);
    let leading: Vec<usize> = (0..counts.len())
        .filter(|at| most > 0 && counts.get(*at).is_some_and(|count| strength(count) == most))
        .collect();
    let mut market = Market { industries, ..Market::default() };
    if let Some(given) = given {
        let row = vertical_named(given);
        market.row = row;
        market.vertical = Some(Named {
            id: row.map(|row| row.id.clone()),
            name: row.map_or_else(|| given.to_owned(), |row| row.name.clone()),
            because: quote(given),
            basis: Basis::Input,
            source: "the vertical given".to_owned(),
        });
    } else if let [only] = leading[..] {
        if let (Some(row), Some((companies, _, said))) = (all.verticals.get(only), counts.get(only)) {
            market.row = Some(row);
            market.vertical = Some(named(&row.id, &row.name, said, DESCRIPTION));
            if *companies == 0 && !row.audience.is_empty() {
                let because = format!("{} points to it; the companies are not named", quote(said));
                market.industries.push(Found::playbook(&row.name, because, &row.source));
            }
        }
    } else {
        market.undecided =
            leading.iter().filter_map(|at| all.verticals.get(*at)).map(|row| row.name.as_str()).collect();
    }
    market
}

/// The vertical a user means by a name, an id or one of its words.
fn vertical_named(given: &str) -> Option<&'static Vertical> {
    let all = markets();
    let split = words(given);
    let same = |name: &str| words(name).iter().map(|word| &word.text).eq(split.iter().map(|word| &word.text));
    let by_name = all.verticals.iter().find(|row| same(&row.name) || same(&row.id));
    by_name.or_else(|| {
        let hit = all.mentions.at(&split, 0).filter(|hit| hit.end == split.len())?;
        all.verticals.get(hit.entry.vertical)
    })
}

/// The published segment the description names most, or `None` where it names none or several alike.
pub(super) fn segment(text: &str, split: &[Word]) -> Option<Named> {
    let all = markets();
    let hits = all.segment_words.scan(split);
    let count = |segment: usize| hits.iter().filter(|hit| *hit.entry == segment).count();
    let most = (0..all.segments.len()).map(count).max().filter(|most| *most > 0)?;
    let mut leading = (0..all.segments.len()).filter(|segment| count(*segment) == most);
    let (Some(only), None) = (leading.next(), leading.next()) else {
        return None;
    };
    let row = all.segments.get(only)?;
    let hit = hits.iter().find(|hit| *hit.entry == only)?;
    let said = quoted(text, split, Place { start: hit.start, end: hit.end });
    Some(named(&row.id, &row.name, &said, &row.source))
}

/// Countries and regions the description names, with a capital first letter as names have.
pub(super) fn places(text: &str, split: &[Word]) -> Vec<Found> {
    let all = markets();
    let mut found = Vec::new();
    for hit in all.place_words.scan(split) {
        let said = quoted(text, split, Place { start: hit.start, end: hit.end });
        let letters = || said.chars().filter(|c| c.is_alphabetic());
        // `us` is a pronoun and `US` a country: short names must be capitals throughout.
        let capital = if letters().count() <= 4 && !said.contains(' ') {
            letters().skip(1).all(char::is_uppercase) || letters().count() == 4
        } else {
            true
        };
        let starts_high = letters().next().is_some_and(char::is_uppercase);
        if let Some(row) = all.places.get(*hit.entry).filter(|_| starts_high && capital) {
            add(&mut found, Found::read(&row.name, &said));
        }
    }
    found
}

/// Whether a phrase starting at a word is a place or a market, not a product name.
pub(super) fn is_market_or_place(split: &[Word], at: usize) -> bool {
    let all = markets();
    all.mentions.at(split, at).is_some() || all.place_words.at(split, at).is_some()
}

fn named(id: &str, name: &str, said: &str, source: &str) -> Named {
    Named {
        id: Some(id.to_owned()),
        name: name.to_owned(),
        because: quote(said),
        basis: Basis::Input,
        source: source.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::persona::persona;
    use crate::persona::words::folded;

    #[test]
    fn the_tables_hold_together() {
        let all = markets();
        let mut seen = BTreeSet::new();
        for row in &all.verticals {
            assert!(!row.source.is_empty() && !row.words.is_empty(), "{}", row.id);
            for word in row.audience.iter().chain(&row.words) {
                assert!(seen.insert(folded(word)), "{word} is in two verticals");
            }
            for buyer in &row.buyers {
                assert!(persona(buyer).is_some(), "{}: {buyer}", row.id);
            }
        }
        let ids: Vec<_> = all.segments.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(ids, ["defense_aerospace", "medical", "semiconductor_datacenter"]);
        let mut places = BTreeSet::new();
        assert!(all.places.iter().flat_map(|row| &row.words).all(|word| places.insert(folded(word))));
    }

    #[test]
    fn places_are_names_not_pronouns() {
        let read = |text: &str| places(text, &words(text)).into_iter().map(|found| found.value).collect::<Vec<_>>();
        assert_eq!(read("for banks in Germany and the UK"), ["Germany", "United Kingdom"]);
        assert_eq!(read("It saves us time. Tell us."), Vec::<String>::new());
        assert_eq!(read("sold in the US and the EU"), ["United States", "European Union"]);
        assert_eq!(read("a roast turkey"), Vec::<String>::new());
    }

    #[test]
    fn a_given_vertical_is_found_by_name_or_word() {
        assert_eq!(vertical_named("logistics").map(|row| row.id.as_str()), Some("logistics"));
        assert_eq!(vertical_named("Freight Forwarders").map(|row| row.id.as_str()), Some("logistics"));
        assert!(vertical_named("underwater basket weaving").is_none());
    }
}
