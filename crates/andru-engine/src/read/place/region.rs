//! Regions: sets of countries with a name.

use super::Country;
use super::gazetteer::key;
use crate::knowledge::table;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

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

/// What a name of a region stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Every country.
    World,
    /// A region, by its place in the table.
    Region(usize),
}

/// The table of regions.
pub(super) struct Regions {
    rows: Vec<Region>,
    names: HashMap<String, Scope>,
}

impl Regions {
    /// What a folded name stands for.
    pub(super) fn named(&self, key: &str) -> Option<Scope> {
        self.names.get(key).copied()
    }

    /// The name of a region in English.
    pub(super) fn name(&self, index: usize) -> &str {
        self.rows.get(index).map_or("", |row| &row.name)
    }

    /// Whether a country belongs to a region.
    pub(super) fn holds(&self, index: usize, country: Country) -> bool {
        self.rows.get(index).is_some_and(|row| row.countries.binary_search(&country).is_ok())
    }
}

pub(super) static REGIONS: LazyLock<Regions> = LazyLock::new(|| {
    let file: File = table("regions.toml", include_str!("../../../knowledge/regions.toml"));
    let mut names: HashMap<String, Scope> = file.world.iter().map(|name| (key(name), Scope::World)).collect();
    let mut rows: Vec<Region> = Vec::with_capacity(file.region.len());
    for (index, row) in file.region.into_iter().enumerate() {
        let mut countries: Vec<Country> = row.countries.split_whitespace().filter_map(Country::from_code).collect();
        for part in rows.iter().filter(|part| row.of.contains(&part.name)) {
            countries.extend(&part.countries);
        }
        countries.sort_unstable();
        countries.dedup();
        names.extend(row.also.iter().chain([&row.name]).map(|name| (key(name), Scope::Region(index))));
        rows.push(Region { name: row.name, countries });
    }
    Regions { rows, names }
});

#[cfg(test)]
mod tests {
    use super::super::gazetteer::GAZETTEER;
    use super::{File, REGIONS};

    #[test]
    fn regions_name_known_codes_and_parts() {
        let file: File = crate::knowledge::table("regions.toml", include_str!("../../../knowledge/regions.toml"));
        for (at, row) in file.region.iter().enumerate() {
            for code in row.countries.split_whitespace() {
                assert!(GAZETTEER.country_by_code(code).is_some(), "{}: {code}", row.name);
            }
            for part in &row.of {
                assert!(file.region.iter().take(at).any(|before| &before.name == part), "{}: {part}", row.name);
            }
        }
        // A name listed for two regions would stand for the later one.
        for (index, row) in file.region.iter().enumerate() {
            for name in row.also.iter().chain([&row.name]) {
                let found = REGIONS.named(&super::key(name));
                assert_eq!(found, Some(super::Scope::Region(index)), "{name}");
            }
        }
        for name in &file.world {
            assert_eq!(REGIONS.named(&super::key(name)), Some(super::Scope::World), "{name}");
        }
        for name in REGIONS.names.keys() {
            assert!(GAZETTEER.country_by_name(name).is_none(), "{name} is a country too");
        }
    }
}
