//! One address: its parts, read from the last to the first.

use super::city::{city, famous, is_known, without_area};
use super::gazetteer::{GAZETTEER, key};
use super::last_part::last_part;
use super::region::is_region;
use super::text::{is_aside, is_code, parts, without_numbers};
use super::{Country, Place, SEVERAL, Subdivision, shown};
use crate::read::Reading;

/// Reads one address such as `Berlin, Germany`.
pub(super) fn address(text: &str) -> Reading<Place> {
    let whole = key(text);
    if let Some(reading) = alone(text, &whole) {
        return reading;
    }
    let all: Vec<&str> = parts(text).collect();
    let kept: Vec<String> =
        all.iter().map(|part| without_numbers(part)).filter(|part| !part.is_empty() && !is_aside(&key(part))).collect();
    let parts: Vec<&str> = kept.iter().map(String::as_str).collect();
    let reading = match parts.as_slice() {
        [] => Reading::unread(if all.is_empty() {
            "no place in it".to_owned()
        } else {
            format!("`{}` names no place", shown(text))
        }),
        [only] => single(only),
        [before @ .., last] => joined(before, last),
    };
    if reading.value.is_none() && reading.note.is_none() {
        return Reading::unread(format!("`{}` is no place we know", shown(text)));
    }
    reading
}

/// A text that is a name or a code as a whole.
fn alone(text: &str, whole: &str) -> Option<Reading<Place>> {
    if let Some(row) = GAZETTEER.ambiguous(whole) {
        let note = format!("`{}` {}", shown(text), row.note);
        let country = row.country.as_deref().and_then(Country::from_code);
        return Some(match country {
            Some(country) => Reading::noted(Place::from(country), note),
            None => Reading::unread(note),
        });
    }
    if let Some(country) = GAZETTEER.country_by_name(whole) {
        return Some(Reading::plain(Place::from(country)));
    }
    if let Some(subdivision) = GAZETTEER.subdivision_by_name(whole) {
        return Some(Reading::plain(Place::from(subdivision)));
    }
    if is_code(text) {
        if let Some(country) = Country::from_code(text) {
            return Some(Reading::plain(Place::from(country)));
        }
        if let [only] = GAZETTEER.short_code(text) {
            return Some(Reading::plain(Place::from(*only)));
        }
    }
    if let Some(subdivision) = GAZETTEER.subdivision_by_code(text) {
        return Some(Reading::plain(Place::from(subdivision)));
    }
    is_region(whole).then(|| Reading::unread(format!("`{}` is more than one country", shown(text))))
}

/// One part that is neither a name nor a code as a whole after its numbers are gone.
fn single(part: &str) -> Reading<Place> {
    let whole = key(part);
    if let Some(reading) = alone(part, &whole) {
        return reading;
    }
    if let Some(reading) = city(&whole) {
        return reading;
    }
    if let Some(reading) = listed_countries(part) {
        return reading;
    }
    // `Austin TX`, `London UK`: the end says where, if it fits what stands before it.
    for (at, _) in part.match_indices(' ') {
        let (before, last) = (part.get(..at).unwrap_or_default(), part.get(at..).unwrap_or_default().trim());
        if let Some((place, None)) = last_part(&[before], last) {
            let code = last.len() == 2 && last.chars().all(|c| c.is_ascii_uppercase());
            let alone = !is_region(&key(before)) && !ends_in_and(before);
            if is_known(&key(before), place) || (alone && (code || last == "USA")) {
                return Reading::plain(refine(place, &[before]));
            }
        }
    }
    Reading::blank()
}

/// Whether a text goes on to a second place: `EU and` UK.
fn ends_in_and(text: &str) -> bool {
    text.ends_with([',', '&', '+']) || text.ends_with(" and") || text.ends_with(" und")
}

/// `Germany & Austria`, `Germany and Austria`: the first of several countries.
fn listed_countries(part: &str) -> Option<Reading<Place>> {
    let mut names = part.split(['&', '+']).flat_map(|name| name.split(" and ")).flat_map(|name| name.split(" und "));
    let first = GAZETTEER.country_by_name(&key(names.next()?))?;
    let others: Vec<Country> = names.map(|name| GAZETTEER.country_by_name(&key(name))).collect::<Option<_>>()?;
    (!others.is_empty()).then(|| Reading::noted(Place::from(first), SEVERAL))
}

/// Several parts, the last of which usually says where the first is.
fn joined(before: &[&str], last: &str) -> Reading<Place> {
    if let Some(first) = first_of_several(before, last) {
        return Reading::noted(first, SEVERAL);
    }
    match last_part(before, last) {
        Some((place, Some(note))) => return Reading::noted(refine(place, before), note),
        Some((place, None)) => return Reading::plain(refine(place, before)),
        None => {}
    }
    let all: Vec<&str> = before.iter().copied().chain([last]).collect();
    let country_first =
        all.split_first().and_then(|(first, rest)| country(first).map(|country| refine(Place::from(country), rest)));
    if let Some(place) = country_first {
        return Reading::plain(place);
    }
    if let Some(subdivision) = before.iter().rev().find_map(|part| GAZETTEER.subdivision_by_name(&key(part))) {
        return Reading::plain(Place::from(subdivision));
    }
    // `Paris, Île-de-France`: any part that is a city we know.
    all.iter()
        .find_map(|part| city(&key(part)).filter(|reading| reading.value.is_some()))
        .unwrap_or_else(Reading::blank)
}

/// A country by a name or code that has no meaning inside another country.
fn country(part: &str) -> Option<Country> {
    let name = key(part);
    // `UK` is a name although it looks like a code.
    if GAZETTEER.country_by_name(&name).is_none() && is_code(part) && GAZETTEER.short_code(part).is_empty() {
        return Country::from_code(part);
    }
    GAZETTEER.country_by_name(&name).filter(|_| GAZETTEER.subdivision_by_name(&name).is_none())
}

/// The first place of a list such as `Germany, Austria` or `London / New York`; `None` for one address.
fn first_of_several(before: &[&str], last: &str) -> Option<Place> {
    let first = before.first()?;
    let countries: Option<Vec<Country>> = before.iter().chain([&last]).map(|part| country(part)).collect();
    if let Some([country, others @ ..]) = countries.as_deref() {
        let differ = others.iter().any(|other| other != country);
        return differ.then(|| Place::from(*country));
    }
    // Two cities that each need no country after them, in different countries.
    let (one, other) = (famous(&key(first))?, famous(&key(last))?);
    (one.country != other.country && !is_known(&key(first), Place::from(other.country))).then_some(one)
}

/// Adds the subdivision that the parts before a country name or imply.
fn refine(place: Place, before: &[&str]) -> Place {
    if place.subdivision.is_some() {
        return place;
    }
    let found = before.iter().rev().find_map(|part| {
        let name = key(part);
        // `Washington, US` may be the state or the capital.
        if GAZETTEER.ambiguous(&name).is_some_and(|row| row.country.is_some()) {
            return None;
        }
        let named = GAZETTEER.subdivision_by_name(&name);
        let coded = || GAZETTEER.short_code(part).iter().copied();
        let inside = |subdivision: &Subdivision| subdivision.country == place.country;
        named.into_iter().chain(coded()).find(inside).or_else(|| {
            let mut cities = [name.as_str(), without_area(&name)]
                .map(|name| GAZETTEER.cities(name))
                .into_iter()
                .find(|cities| !cities.is_empty())?
                .iter()
                .filter_map(|city| city.place.subdivision)
                .filter(inside);
            // Two cities of one name in one country say nothing.
            cities.next().filter(|_| cities.next().is_none())
        })
    });
    Place { subdivision: found, ..place }
}
