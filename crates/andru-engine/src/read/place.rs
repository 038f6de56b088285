//! Where a company is, and the territories a profile names.

mod address;
mod city;
mod country;
mod gazetteer;
mod last_part;
mod region;
mod territory;
mod text;

pub use country::{Country, Subdivision};
pub use territory::Territory;

use crate::read::Reading;
use crate::read::blank::is_blank;
use gazetteer::key;

/// Where a company is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The country.
    pub country: Country,
    /// The state, province or nation, where it is known and the country's lists use them.
    pub subdivision: Option<Subdivision>,
}

impl Place {
    /// The name in English of the subdivision if known, else of the country.
    pub fn name(self) -> &'static str {
        self.subdivision.map_or_else(|| self.country.name(), Subdivision::name)
    }
}

impl std::fmt::Display for Place {
    /// The place as people write it: `California, United States`.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(subdivision) = self.subdivision {
            write!(out, "{}, ", subdivision.name())?;
        }
        out.write_str(self.country.name())
    }
}

impl From<Country> for Place {
    fn from(country: Country) -> Self {
        Self { country, subdivision: None }
    }
}

impl From<Subdivision> for Place {
    fn from(subdivision: Subdivision) -> Self {
        Self { country: subdivision.country(), subdivision: Some(subdivision) }
    }
}

/// Cells longer than this are prose, not a place.
const LONGEST: usize = 300;

/// Reads the location of a company: `Berlin, Germany`, `Austin, TX`, `São Paulo`, `DE`, `UK; Leeds`.
///
/// - Names count in English and, for the commonest countries, in German, Spanish, French and their own language.
/// - Two or three letters alone are a country code: `CA` is Canada, `DE` Germany.
/// - After a city, a code that is both a state and a country is settled by the city (`Toronto, CA`); where the
///   city is not in our table the state is read, with a note.
/// - Of several places the first counts, with a note.
/// - A bare city is read from a short table of cities whose name is enough, with a note.
/// - `Georgia` alone, a name shared by several cities, and `Remote` are unread.
pub fn place(text: &str) -> Reading<Place> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
    if text.len() > LONGEST {
        return Reading::unread("too long for a place");
    }
    let clean = without_footnotes(text);
    let name = key(&clean);
    // `NA` may be meant: it is Namibia's code.
    if is_blank(&clean) && name != "na" {
        return if clean.is_empty() && !text.is_empty() { Reading::unread("no place in it") } else { Reading::blank() };
    }
    // `NO` is Norway; "no" is an answer to another question.
    if (name == "no" && clean != "NO") || matches!(name.as_str(), "none" | "nowhere" | "other" | "others") {
        return Reading::unread(format!("`{}` is taken as not filled in", shown(&clean)));
    }
    let sites: Vec<&str> = clean.split([';', '|', '\n']).map(str::trim).filter(|site| !site.is_empty()).collect();
    match sites.as_slice() {
        [] => Reading::unread("no place in it"),
        [site] => address::address(site),
        [first, others @ ..] => several(first, others),
    }
}

/// The remark where more than one place is written.
const SEVERAL: &str = "several places; the first is read";

/// The first of several places; or one place whose parts are separated like several.
fn several(first: &str, others: &[&str]) -> Reading<Place> {
    let head = address::address(first);
    let Some(found) = head.value else {
        // `Springfield; Illinois` is one address.
        return address::address(&format!("{first}, {}", others.join(", ")));
    };
    let same_country = |site: &&str| address::address(site).value.is_some_and(|other| other.country == found.country);
    if others.iter().all(same_country) {
        // `Germany; Berlin`: the second part may only say more about the first.
        let detail = others.iter().find_map(|site| address::address(site).value?.subdivision);
        let place = Place { subdivision: found.subdivision.or(detail.filter(|_| others.len() == 1)), ..found };
        return if others.len() == 1 && found.subdivision.is_none() {
            Reading::plain(place)
        } else {
            Reading::noted(place, SEVERAL)
        };
    }
    Reading::noted(found, SEVERAL)
}

/// The text without footnote marks such as `[2]` or `†`.
fn without_footnotes(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((inside, behind)) = after.split_once(']') else {
            break;
        };
        clean.push_str(before);
        // Only short marks: `[2]`, `[a]`, `[note 3]`.
        if inside.len() > 8 {
            clean.push_str(inside);
        }
        rest = behind;
    }
    clean.push_str(rest);
    clean.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '†' | '‡' | '¹' | '²' | '³')).to_owned()
}

/// The start of a text, for a note.
fn shown(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod records;
#[cfg(test)]
mod tests;
