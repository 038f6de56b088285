//! Cities whose place is known.

use super::Place;
use super::gazetteer::GAZETTEER;
use crate::read::Reading;

/// A city whose name is enough, or why it is not.
pub(super) fn city(name: &str) -> Option<Reading<Place>> {
    let short = without_area(name);
    let cities = [name, short].into_iter().map(|name| GAZETTEER.cities(name)).find(|cities| !cities.is_empty())?;
    if let Some(city) = cities.iter().find(|city| city.alone) {
        return Some(Reading::noted(city.place, "read from the city"));
    }
    let [first, others @ ..] = cities else {
        return None;
    };
    let names: Vec<&str> = cities.iter().map(|city| city.place.name()).collect();
    let country = first.place.country;
    Some(if others.is_empty() {
        Reading::unread(format!("a city of that name is in {}, but not only there", first.place.name()))
    } else if others.iter().all(|other| other.place.country == country) {
        let note = format!("read from the city; it may be the one in {}", names.join(" or "));
        Reading::noted(Place::from(country), note)
    } else {
        Reading::unread(format!("may be the city in {}", names.join(" or ")))
    })
}

/// The one place where a city is that needs no country after it.
pub(super) fn famous(name: &str) -> Option<Place> {
    let short = without_area(name);
    let cities = [name, short].into_iter().flat_map(|name| GAZETTEER.cities(name));
    cities.filter(|city| city.alone).map(|city| city.place).next()
}

/// `greater munich metropolitan area` without its surroundings.
pub(super) fn without_area(name: &str) -> &str {
    let name = name.strip_prefix("greater ").or_else(|| name.strip_prefix("metro ")).unwrap_or(name);
    [
        " metropolitan area",
        " metropolitan region",
        " metro area",
        " bay area",
        " area",
        " region",
        " metropolitan",
        " city",
        " county",
    ]
    .into_iter()
    .find_map(|ending| name.strip_suffix(ending))
    .unwrap_or(name)
}

/// Whether a part is a listed city or subdivision of the place.
pub(super) fn is_known(name: &str, place: Place) -> bool {
    let inside = |found: &Place| {
        found.country == place.country && (place.subdivision.is_none() || found.subdivision == place.subdivision)
    };
    let listed = |name: &str| GAZETTEER.cities(name).iter().any(|city| inside(&city.place));
    listed(name)
        || listed(without_area(name))
        || GAZETTEER.subdivision_by_name(name).is_some_and(|subdivision| inside(&Place::from(subdivision)))
}
