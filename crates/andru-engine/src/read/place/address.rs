//! One address: its parts, read from the last to the first.

use super::city::{city, is_known};
use super::gazetteer::{GAZETTEER, key};
use super::last_part::last_part;
use super::territory::is_region;
use super::text::{is_aside, is_code, parts, without_numbers};
use super::{Country, Place, Subdivision, shown};
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
    // `Austin TX`, `London UK`: the end says where, if it fits what stands before it.
    for (at, _) in part.match_indices(' ') {
        let (before, last) = (part.get(..at).unwrap_or_default(), part.get(at..).unwrap_or_default().trim());
        if let Some((place, None)) = last_part(&[before], last) {
            let fits = is_known(&key(before), place)
                || (last.len() == 2 && last.chars().all(|c| c.is_ascii_uppercase()))
                || matches!(last, "USA" | "U.S.A." | "UAE");
            if fits {
                return Reading::plain(refine(place, &[before]));
            }
        }
    }
    Reading::blank()
}

/// Several parts, the last of which usually says where the first is.
fn joined(before: &[&str], last: &str) -> Reading<Place> {
    match last_part(before, last) {
        Some((place, Some(note))) => return Reading::noted(refine(place, before), note),
        Some((place, None)) => return Reading::plain(refine(place, before)),
        None => {}
    }
    let (Some(first), inner) = (before.first(), before.get(1..).unwrap_or_default()) else {
        return Reading::blank();
    };
    let rest: Vec<&str> = inner.iter().copied().chain([last]).collect();
    if let Some(country) = GAZETTEER.country_by_name(&key(first)).filter(|_| key(first) != "georgia") {
        return Reading::plain(refine(Place::from(country), &rest));
    }
    if let Some(subdivision) = before.iter().rev().find_map(|part| GAZETTEER.subdivision_by_name(&key(part))) {
        return Reading::plain(Place::from(subdivision));
    }
    // `Berlin, Mitte`, `Paris, Île-de-France`: any part that is a city we know.
    before
        .iter()
        .chain([&last])
        .find_map(|part| city(&key(part)).filter(|reading| reading.value.is_some()))
        .unwrap_or_else(Reading::blank)
}

/// Adds the subdivision that the parts before a country name or imply.
fn refine(place: Place, before: &[&str]) -> Place {
    if place.subdivision.is_some() {
        return place;
    }
    let found = before.iter().rev().find_map(|part| {
        let name = key(part);
        let named = GAZETTEER.subdivision_by_name(&name);
        let coded = || GAZETTEER.short_code(part).iter().copied();
        let inside = |subdivision: &Subdivision| subdivision.country == place.country;
        named.into_iter().chain(coded()).find(inside).or_else(|| {
            let mut cities = GAZETTEER.cities(&name).iter().filter_map(|city| city.place.subdivision).filter(inside);
            // Two cities of one name in one country say nothing.
            cities.next().filter(|_| cities.next().is_none())
        })
    });
    Place { subdivision: found, ..place }
}
