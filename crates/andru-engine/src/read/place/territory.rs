//! What a profile names: countries, subdivisions and regions.

use super::gazetteer::{GAZETTEER, key};
use super::{Country, Place, Subdivision, place, shown};
use crate::knowledge::table;
use crate::read::Reading;
use crate::read::blank::is_blank;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A part of the world that a profile names, such as `Germany`, `California`, `DACH` or `worldwide`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Territory(Kind);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    World,
    /// Index into the table.
    Region(usize),
    Country(Country),
    Subdivision(Subdivision),
}

impl Territory {
    /// Reads the name or code of a country, a subdivision or a region.
    ///
    /// A city is unread: a company elsewhere in its country could not be judged by it. `Georgia` is unread
    /// too; `Georgia (country)` and `Georgia, US` are read.
    pub fn read(text: &str) -> Reading<Self> {
        let text = text.trim();
        if text == "NA" || text == "na" {
            return Reading::unread("`NA` may be North America, Namibia or not available");
        }
        if is_blank(text) {
            return Reading::blank();
        }
        let name = key(text);
        if let Some(kind) = REGIONS.names.get(&name) {
            return Reading::plain(Self(*kind));
        }
        let reading = place(text);
        let Some(found) = reading.value else {
            return reading.map(|_| Self(Kind::World));
        };
        if reading.note.is_some() {
            return Reading { value: None, note: reading.note };
        }
        // `California, US` is California, but `Munich, Germany` is not Bavaria.
        match (found.subdivision, text.split(',').next().map(key)) {
            (None, _) if GAZETTEER.country_by_name(&name).is_some() || !text.contains(',') => {
                Reading::plain(Self(Kind::Country(found.country)))
            }
            (Some(subdivision), Some(first)) if names(subdivision, &first, text) => {
                Reading::plain(Self(Kind::Subdivision(subdivision)))
            }
            _ => Reading::unread(format!("`{}` is not a country, a state or a region we know", shown(text))),
        }
    }

    /// The name in English.
    pub fn name(&self) -> &str {
        match self.0 {
            Kind::World => "worldwide",
            Kind::Region(index) => REGIONS.rows.get(index).map_or("", |row| &row.name),
            Kind::Country(country) => country.name(),
            Kind::Subdivision(subdivision) => subdivision.name(),
        }
    }

    /// Whether a place is inside; `None` where only its country is known and the territory is a part of that.
    pub fn contains(&self, place: &Place) -> Option<bool> {
        match self.0 {
            Kind::World => Some(true),
            Kind::Region(index) => Some(REGIONS.rows.get(index).is_some_and(|row| row.holds(place.country))),
            Kind::Country(country) => Some(place.country == country),
            Kind::Subdivision(subdivision) if place.country != subdivision.country() => Some(false),
            Kind::Subdivision(subdivision) => place.subdivision.map(|found| found == subdivision),
        }
    }
}

/// Whether the first part of a text names the subdivision itself and not a city in it.
fn names(subdivision: Subdivision, first: &str, text: &str) -> bool {
    GAZETTEER.subdivision_by_name(first) == Some(subdivision)
        || (!text.contains(',') && GAZETTEER.short_code(text).contains(&subdivision))
}

/// Whether a folded name is a region of several countries.
pub(super) fn is_region(name: &str) -> bool {
    REGIONS.names.contains_key(name)
}

#[derive(Deserialize)]
struct File {
    world: Vec<String>,
    region: Vec<RegionRow>,
}

#[derive(Deserialize)]
struct RegionRow {
    name: String,
    #[serde(default)]
    also: Vec<String>,
    countries: String,
    #[serde(default)]
    of: Vec<String>,
}

struct Region {
    name: String,
    /// Sorted.
    countries: Vec<Country>,
}

impl Region {
    fn holds(&self, country: Country) -> bool {
        self.countries.binary_search(&country).is_ok()
    }
}

struct Regions {
    rows: Vec<Region>,
    names: HashMap<String, Kind>,
}

static REGIONS: LazyLock<Regions> = LazyLock::new(|| {
    let file: File = table("regions.toml", include_str!("../../../knowledge/regions.toml"));
    let mut names: HashMap<String, Kind> = file.world.iter().map(|name| (key(name), Kind::World)).collect();
    let mut rows: Vec<Region> = Vec::with_capacity(file.region.len());
    for (index, row) in file.region.into_iter().enumerate() {
        let mut countries: Vec<Country> = row.countries.split_whitespace().filter_map(Country::from_code).collect();
        for part in rows.iter().filter(|part| row.of.contains(&part.name)) {
            countries.extend(&part.countries);
        }
        countries.sort_unstable();
        countries.dedup();
        names.extend(row.also.iter().chain([&row.name]).map(|name| (key(name), Kind::Region(index))));
        rows.push(Region { name: row.name, countries });
    }
    Regions { rows, names }
});

#[cfg(test)]
mod tests {
    use super::{GAZETTEER, REGIONS, Territory, place};

    #[test]
    fn reads_names_and_codes() {
        for (text, name) in [
            ("Germany", "Germany"),
            ("DE", "Germany"),
            ("usa", "United States"),
            ("California", "California"),
            ("California, US", "California"),
            ("Bayern", "Bavaria"),
            ("England", "England"),
            ("TX", "Texas"),
            ("dach", "DACH"),
            ("EU", "European Union"),
            ("the Nordics", "Nordics"),
            ("UK & Ireland", "UK & Ireland"),
            ("UK and Ireland", "UK & Ireland"),
            ("EMEA", "EMEA"),
            ("apac", "Asia-Pacific"),
            ("LATAM", "Latin America"),
            ("worldwide", "worldwide"),
            ("Georgia (country)", "Georgia"),
            ("Georgia, US", "Georgia"),
        ] {
            let reading = Territory::read(text);
            assert_eq!(reading.value.as_ref().map(Territory::name), Some(name), "{text}: {:?}", reading.note);
        }
        for text in ["Georgia", "NA", "Munich, Germany", "Munich", "Atlantis", "Remote"] {
            let reading = Territory::read(text);
            assert!(reading.value.is_none() && reading.note.is_some(), "{text}: {reading:?}");
        }
        assert_eq!(Territory::read(" "), crate::read::Reading::blank());
    }

    #[test]
    fn contains_what_it_should() {
        for (territory, at, inside) in [
            ("DACH", "Zurich, Switzerland", Some(true)),
            ("DACH", "France", Some(false)),
            ("EU", "UK", Some(false)),
            ("Europe", "UK", Some(true)),
            ("EMEA", "South Africa", Some(true)),
            ("EMEA", "US", Some(false)),
            ("North America", "Mexico", Some(false)),
            ("LATAM", "Mexico", Some(true)),
            ("APAC", "India", Some(true)),
            ("GCC", "Dubai, UAE", Some(true)),
            ("worldwide", "Kiribati", Some(true)),
            ("California", "Palo Alto, CA", Some(true)),
            ("California", "Austin, TX", Some(false)),
            ("California", "US", None),
            ("California", "Germany", Some(false)),
            ("England", "Leeds, UK", Some(true)),
            ("Germany", "Munich, Germany", Some(true)),
        ] {
            let territory = Territory::read(territory).value.unwrap();
            let at = place(at).value.unwrap();
            assert_eq!(territory.contains(&at), inside, "{territory:?} {at:?}");
        }
    }

    #[test]
    fn regions_name_known_codes_and_parts() {
        let file: super::File =
            crate::knowledge::table("regions.toml", include_str!("../../../knowledge/regions.toml"));
        for (at, row) in file.region.iter().enumerate() {
            for code in row.countries.split_whitespace() {
                assert!(GAZETTEER.country_by_code(code).is_some(), "{}: {code}", row.name);
            }
            for part in &row.of {
                assert!(file.region.iter().take(at).any(|before| &before.name == part), "{}: {part}", row.name);
            }
        }
        for name in REGIONS.names.keys() {
            assert!(GAZETTEER.country_by_name(name).is_none(), "{name} is a country too");
        }
    }
}
