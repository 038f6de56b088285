//! The tables of countries, subdivisions and cities, and the look-ups over them.

use crate::knowledge::table;
use crate::read::fold;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Country, Place, Subdivision};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CountryRow {
    pub(super) code: String,
    pub(super) alpha3: String,
    pub(super) name: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    cities: Vec<String>,
    #[serde(default)]
    shared_cities: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SubdivisionRow {
    pub(super) code: String,
    pub(super) name: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    cities: Vec<String>,
    #[serde(default)]
    shared_cities: Vec<String>,
}

/// A name that means two things when it stands alone.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ambiguous {
    name: String,
    /// What it may be.
    pub(super) note: String,
    /// The country that all meanings share, if they do.
    pub(super) country: Option<String>,
}

#[derive(Deserialize)]
struct CountryFile {
    country: Vec<CountryRow>,
}

#[derive(Deserialize)]
struct SubdivisionFile {
    short_codes: Vec<String>,
    subdivision: Vec<SubdivisionRow>,
    ambiguous: Vec<Ambiguous>,
}

/// A city of one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct City {
    /// Where it is.
    pub(super) place: Place,
    /// Whether the name alone is enough.
    pub(super) alone: bool,
}

/// Everything known about places, by folded name.
pub(super) struct Gazetteer {
    pub(super) countries: Vec<CountryRow>,
    pub(super) subdivisions: Vec<SubdivisionRow>,
    ambiguous: HashMap<String, Ambiguous>,
    country_names: HashMap<String, Country>,
    /// Two- and three-letter codes in lower case.
    country_codes: HashMap<String, Country>,
    subdivision_names: HashMap<String, Subdivision>,
    /// `us-ca`, in lower case.
    subdivision_codes: HashMap<String, Subdivision>,
    /// `ca`, `nsw`: what follows a city in some countries.
    short_codes: HashMap<String, Vec<Subdivision>>,
    cities: HashMap<String, Vec<City>>,
}

pub(super) static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let countries: CountryFile = table("countries.toml", include_str!("../../../knowledge/countries.toml"));
    let divided: SubdivisionFile = table("subdivisions.toml", include_str!("../../../knowledge/subdivisions.toml"));
    Gazetteer::new(countries.country, divided)
});

/// The key of a place name: folded, without "the" and "and", "saint" shortened.
pub(super) fn key(text: &str) -> String {
    let folded = fold(text);
    let mut key = String::with_capacity(folded.len());
    for word in folded.split(' ') {
        let word = match word {
            "" | "the" | "and" => continue,
            "saint" | "sankt" => "st",
            other => other,
        };
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word);
    }
    key
}

impl Gazetteer {
    fn new(countries: Vec<CountryRow>, divided: SubdivisionFile) -> Self {
        let mut built = Self {
            countries: Vec::new(),
            subdivisions: Vec::new(),
            ambiguous: divided.ambiguous.into_iter().map(|row| (key(&row.name), row)).collect(),
            country_names: HashMap::new(),
            country_codes: HashMap::new(),
            subdivision_names: HashMap::new(),
            subdivision_codes: HashMap::new(),
            short_codes: HashMap::new(),
            cities: HashMap::new(),
        };
        for (index, row) in (0_u16..).zip(&countries) {
            let country = Country(index);
            for name in row.also.iter().chain([&row.name]) {
                built.country_names.insert(key(name), country);
            }
            for code in [&row.code, &row.alpha3] {
                built.country_codes.insert(code.to_ascii_lowercase(), country);
            }
            built.add_cities(&row.cities, &row.shared_cities, Place::from(country));
        }
        for (index, row) in (0_u16..).zip(&divided.subdivision) {
            let Some((alpha2, short)) = row.code.split_once('-') else {
                continue;
            };
            let Some(country) = built.country_by_code(alpha2) else {
                continue;
            };
            let subdivision = Subdivision { index, country };
            for name in row.also.iter().chain([&row.name]) {
                built.subdivision_names.insert(key(name), subdivision);
            }
            built.subdivision_codes.insert(row.code.to_ascii_lowercase(), subdivision);
            if divided.short_codes.iter().any(|code| code == alpha2) {
                built.short_codes.entry(short.to_ascii_lowercase()).or_default().push(subdivision);
            }
            built.add_cities(&row.cities, &row.shared_cities, Place::from(subdivision));
        }
        built.countries = countries;
        built.subdivisions = divided.subdivision;
        built
    }

    fn add_cities(&mut self, alone: &[String], shared: &[String], place: Place) {
        for (names, alone) in [(alone, true), (shared, false)] {
            for name in names {
                let cities = self.cities.entry(key(name)).or_default();
                // Spellings that fold to one name, such as `Zurich` and `Zürich`, are one city.
                if !cities.iter().any(|city| city.place == place) {
                    cities.push(City { place, alone });
                }
            }
        }
    }

    /// The remark on a name that alone means two things.
    pub(super) fn ambiguous(&self, key: &str) -> Option<&Ambiguous> {
        self.ambiguous.get(key)
    }

    /// A country by its name in any of the languages of the table.
    pub(super) fn country_by_name(&self, key: &str) -> Option<Country> {
        self.country_names.get(key).copied()
    }

    /// A country by its two- or three-letter code, in any case.
    pub(super) fn country_by_code(&self, code: &str) -> Option<Country> {
        self.country_codes.get(code.to_ascii_lowercase().as_str()).copied()
    }

    /// A subdivision by its name.
    pub(super) fn subdivision_by_name(&self, key: &str) -> Option<Subdivision> {
        self.subdivision_names.get(key).copied()
    }

    /// A subdivision by its code of ISO 3166-2, in any case.
    pub(super) fn subdivision_by_code(&self, code: &str) -> Option<Subdivision> {
        self.subdivision_codes.get(code.to_ascii_lowercase().as_str()).copied()
    }

    /// The subdivisions that a code such as `WA` may mean after a city.
    pub(super) fn short_code(&self, code: &str) -> &[Subdivision] {
        self.short_codes.get(code.to_ascii_lowercase().as_str()).map_or(&[], Vec::as_slice)
    }

    /// Every listed city of a name.
    pub(super) fn cities(&self, key: &str) -> &[City] {
        self.cities.get(key).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::{GAZETTEER, key};

    #[test]
    fn the_tables_hold_together() {
        assert_eq!(GAZETTEER.countries.len(), 249);
        assert!(GAZETTEER.countries.is_sorted_by_key(|row| &row.code));
        assert_eq!(GAZETTEER.country_codes.len(), 2 * 249);
        let named = GAZETTEER.subdivision_names.values().map(|subdivision| subdivision.index).max();
        assert_eq!(named.map(|last| usize::from(last) + 1), Some(GAZETTEER.subdivisions.len()));
    }

    #[test]
    fn a_name_stands_for_what_lists_it() {
        // A name listed twice would stand for the later one.
        for row in &GAZETTEER.countries {
            for name in row.also.iter().chain([&row.name]) {
                let found = GAZETTEER.country_by_name(&key(name));
                assert_eq!(found.map(crate::read::Country::alpha2), Some(row.code.as_str()), "{name}");
            }
        }
        for row in &GAZETTEER.subdivisions {
            for name in row.also.iter().chain([&row.name]) {
                let found = GAZETTEER.subdivision_by_name(&key(name));
                assert_eq!(found.map(crate::read::Subdivision::code), Some(row.code.as_str()), "{name}");
            }
        }
    }

    #[test]
    fn a_name_that_is_enough_is_enough() {
        for (name, cities) in &GAZETTEER.cities {
            assert!(cities.iter().filter(|city| city.alone).count() <= 1, "{name} is listed as enough twice");
        }
        for (name, subdivision) in &GAZETTEER.subdivision_names {
            let country = GAZETTEER.country_by_name(name);
            assert!(country.is_none() || name == "georgia", "{name} is a country and {subdivision:?}");
            assert!(GAZETTEER.country_by_code(name).is_none(), "{name} is a country code and {subdivision:?}");
        }
    }
}
