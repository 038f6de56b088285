//! The end of an address, which says where its beginning is: a country, a state, a code.

use super::city::is_known;
use super::gazetteer::{GAZETTEER, key};
use super::text::is_code;
use super::{Country, Place};

/// What the last part of an address says, given the parts before it; and a remark.
pub(super) fn last_part(before: &[&str], last: &str) -> Option<(Place, Option<String>)> {
    let name = key(last);
    let known_in = |place: Place| before.iter().any(|part| is_known(&key(part), place));
    if name == "georgia" {
        return georgia(&known_in);
    }
    if let Some(country) = GAZETTEER.country_by_name(&name) {
        return Some((Place::from(country), None));
    }
    if let Some(subdivision) = GAZETTEER.subdivision_by_name(&name) {
        return Some((Place::from(subdivision), None));
    }
    if !is_code(last) {
        return None;
    }
    let country = Country::from_code(last).map(Place::from);
    let states = GAZETTEER.short_code(last).iter().copied().map(Place::from);
    let meanings: Vec<Place> = country.into_iter().chain(states).collect();
    let known: Vec<Place> = meanings.iter().filter(|place| known_in(**place)).copied().collect();
    match (known.as_slice(), meanings.as_slice()) {
        ([only], _) => return Some((*only, None)),
        // "Remote, NA" is not in Namibia.
        (_, [_]) if last == "NA" => return None,
        (_, [only]) => return Some((*only, None)),
        _ => {}
    }
    let american = |place: &&Place| place.subdivision.is_some() && place.country.alpha2() == "US";
    let read = *meanings.iter().find(american).or(meanings.first())?;
    let others: Vec<&str> = meanings.iter().filter(|place| **place != read).map(|place| place.name()).collect();
    let note = format!("`{last}` is read as {}; it may also be {}", read.name(), others.join(" or "));
    Some((read, Some(note)))
}

/// `Georgia` after a city: the country for its own cities, else the state.
fn georgia(known_in: &dyn Fn(Place) -> bool) -> Option<(Place, Option<String>)> {
    let country = Country::from_code("GE").map(Place::from);
    if let Some(country) = country.filter(|country| known_in(*country)) {
        return Some((country, None));
    }
    let state = Place::from(GAZETTEER.subdivision_by_name("georgia")?);
    let note = "`Georgia` is read as the US state; it may also be the country";
    Some((state, (!known_in(state)).then(|| note.to_owned())))
}
