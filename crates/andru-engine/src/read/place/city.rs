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
    let places: Vec<Place> = cities.iter().map(|city| city.place).collect();
    Some(Reading::unread(match places.as_slice() {
        [only] => format!("a city of that name is in {}, but not only there", only.name()),
        several => {
            format!("may be the city in {}", several.iter().map(|place| place.name()).collect::<Vec<_>>().join(", "))
        }
    }))
}

/// `greater munich metropolitan area` without its surroundings.
fn without_area(name: &str) -> &str {
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
