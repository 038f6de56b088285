//! What industries are called: the names of `knowledge/`, found by one lookup.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::naics::{self, Naics};
use super::{Area, Industry};
use crate::knowledge;
use crate::read::phrase::fold;

/// An industry as a table names it.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) areas: Vec<Area>,
    pub(super) source: &'static str,
}

impl Row {
    pub(super) fn industry(&self) -> Industry {
        Industry { name: self.name.to_owned(), areas: self.areas.clone(), source: self.source }
    }
}

/// What a name stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Meaning {
    /// An industry.
    Known(&'static Row),
    /// A word that names none, or more than one; the note says why.
    Vague(&'static str),
}

/// A table of industries as it is written.
#[derive(Deserialize)]
struct Table {
    industry: Vec<Written>,
}

#[derive(Deserialize)]
struct Written {
    name: String,
    /// NAICS 2022 codes; a star after a code says "a part of": NAICS does not draw this industry's line.
    codes: Vec<String>,
    aliases: Vec<String>,
    source: String,
}

/// The table of words that name no industry.
#[derive(Deserialize)]
struct VagueTable {
    vague: Vec<Vague>,
}

#[derive(Deserialize)]
struct Vague {
    words: Vec<String>,
    note: String,
}

/// A table of `knowledge/` as name and text.
macro_rules! written {
    ($path:literal) => {
        ($path, include_str!(concat!("../../../knowledge/", $path)))
    };
}

const FILES: [(&str, &str); 10] = [
    written!("industries/software.toml"),
    written!("industries/media.toml"),
    written!("industries/finance.toml"),
    written!("industries/services.toml"),
    written!("industries/goods.toml"),
    written!("industries/primary.toml"),
    written!("industries/trade.toml"),
    written!("industries/transport.toml"),
    written!("industries/public.toml"),
    written!("gics.toml"),
];

static TABLES: LazyLock<[Table; 10]> = LazyLock::new(|| FILES.map(|(name, text)| knowledge::table(name, text)));

static VAGUE: LazyLock<VagueTable> =
    LazyLock::new(|| knowledge::table("vague.toml", include_str!("../../../knowledge/vague.toml")));

/// All rows: the titles of NAICS first, then ours.
static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let (titles, source) = naics::titles();
    let whole = |codes: Vec<Naics>| codes.into_iter().map(|code| Area { code, part: None }).collect();
    let official = titles.map(|(name, codes)| Row { name, areas: whole(codes), source });
    official.chain(written().map(Written::row)).collect()
});

fn written() -> impl Iterator<Item = &'static Written> {
    TABLES.iter().flat_map(|table| &table.industry)
}

impl Written {
    fn row(&'static self) -> Row {
        let mut areas: Vec<Area> = self.codes.iter().flat_map(|codes| self.areas(codes)).collect();
        areas.sort_unstable();
        Row { name: &self.name, areas, source: &self.source }
    }

    fn areas(&'static self, codes: &str) -> impl Iterator<Item = Area> + use<> {
        let part = codes.ends_with('*').then_some(self.name.as_str());
        naics::range(codes.trim_end_matches('*')).map(move |code| Area { code, part })
    }
}

/// Every spelling with its meaning, in the order of the tables.
fn spellings() -> impl Iterator<Item = (&'static str, Meaning)> {
    let official = ROWS.len() - written().count();
    let titles = ROWS.iter().take(official).map(|row| (row.name, Meaning::Known(row)));
    let ours = ROWS.iter().skip(official).zip(written()).flat_map(|(row, written)| {
        let names = std::iter::once(&written.name).chain(&written.aliases);
        names.map(move |name| (name.as_str(), Meaning::Known(row)))
    });
    let vague = VAGUE
        .vague
        .iter()
        .flat_map(|vague| vague.words.iter().map(|word| (word.as_str(), Meaning::Vague(&vague.note))));
    titles.chain(ours).chain(vague)
}

/// From the [key] of a spelling to its meaning. Where two rows claim one key the first has it: titles of
/// NAICS that repeat on a lower level mean the upper one, which is the same set of companies.
static BY_KEY: LazyLock<HashMap<String, Meaning>> = LazyLock::new(|| {
    let mut by_key = HashMap::new();
    for (spelling, meaning) in spellings() {
        by_key.entry(key(spelling)).or_insert(meaning);
    }
    by_key
});

/// Finds what a text is the name of, whatever its case, punctuation, spacing and number.
pub(super) fn find(text: &str) -> Option<Meaning> {
    let folded = fold(text);
    if let Some(meaning) = BY_KEY.get(&key_of_folded(&folded)) {
        return Some(*meaning);
    }
    let words: Vec<&str> = folded.split(' ').filter(|word| !GENERIC.contains(word)).collect();
    if words.is_empty() {
        return None;
    }
    BY_KEY.get(&key_of_folded(&words.join(" "))).copied()
}

/// Words around an industry's name that say no more than "industry".
const GENERIC: &[&str] = &[
    "industry",
    "industries",
    "sector",
    "sectors",
    "company",
    "companies",
    "business",
    "businesses",
    "firm",
    "firms",
    "vertical",
    "market",
    "branche",
    "industria",
    "industrie",
    "sektor",
    "secteur",
];

/// The key of a name: folded, each word in the singular and American spelling, joining words and spaces left out.
fn key(text: &str) -> String {
    key_of_folded(&fold(text))
}

fn key_of_folded(folded: &str) -> String {
    let mut key = String::with_capacity(folded.len());
    for word in folded.split(' ').filter(|word| !matches!(*word, "and" | "und" | "et" | "y" | "the" | "of")) {
        let american = match word {
            // Not the plural of "new": "news media" and "new media" are two things.
            "news" => {
                key.push_str(word);
                continue;
            }
            "centre" | "centres" => "center",
            "defence" => "defense",
            "jewellery" => "jewelry",
            "tyre" | "tyres" => "tire",
            "fibre" | "fibres" => "fiber",
            "aluminium" => "aluminum",
            "programme" | "programmes" => "program",
            "labour" => "labor",
            "colour" => "color",
            other => other,
        };
        push_singular(&mut key, american);
    }
    key
}

/// Appends a word without its English plural ending. Only sameness matters here, not spelling: both
/// sides of every comparison go through it.
fn push_singular(key: &mut String, word: &str) {
    let stem = match word {
        _ if word.len() < 4 || !word.is_ascii() => word,
        _ if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") => word,
        _ if word.ends_with("ies") => {
            key.push_str(word.trim_end_matches("ies"));
            "y"
        }
        _ => ["sses", "xes", "ches", "shes"]
            .iter()
            .find(|ending| word.ends_with(**ending))
            .and_then(|_| word.strip_suffix("es"))
            .or_else(|| word.strip_suffix('s'))
            .unwrap_or(word),
    };
    key.push_str(stem);
}

/// The industry whose name is spelled most like a text, where one is near.
///
/// Nearness is the Jaro-Winkler similarity of folded names, at least 0.88 (a judgement of ours); of
/// equals the first of the tables. For messages about a profile only: no company is judged by it.
pub fn nearest_industry(text: &str) -> Option<String> {
    const NEAR: f64 = 0.88;
    let folded = fold(text);
    let mut best: Option<(f64, &str)> = None;
    for (spelling, meaning) in spellings() {
        let Meaning::Known(row) = meaning else { continue };
        let score = strsim::jaro_winkler(&folded, &fold(spelling));
        if score >= NEAR && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, row.name));
        }
    }
    best.map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_rows_claim_one_name() {
        let mut owners: HashMap<String, (&str, Vec<Area>)> = HashMap::new();
        let mut clashes = Vec::new();
        for (spelling, meaning) in spellings() {
            let (owner, areas) = match meaning {
                Meaning::Known(row) => (row.name, row.areas.clone()),
                Meaning::Vague(note) => (note, Vec::new()),
            };
            let known = owners.entry(key(spelling)).or_insert_with(|| (owner, areas.clone()));
            let official = known.1.first().is_some_and(|first| areas.first().is_some_and(|area| first.contains(*area)));
            if known.0 != owner && !official {
                clashes.push(format!("{spelling}: {} / {owner}", known.0));
            }
        }
        assert!(clashes.is_empty(), "{clashes:#?}");
    }

    #[test]
    fn every_row_has_codes_of_the_classification() {
        for row in written() {
            for codes in &row.codes {
                let bare = codes.trim_end_matches('*');
                let known = naics::range(bare).all(|code| !code.title().is_empty());
                assert!(known && naics::range(bare).next().is_some(), "{}: {codes}", row.name);
            }
            assert!(!row.source.is_empty(), "{}", row.name);
        }
    }
}
