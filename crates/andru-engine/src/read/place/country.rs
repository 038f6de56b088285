//! Countries and their subdivisions as values.

use super::gazetteer::GAZETTEER;
use std::fmt;

/// A country of ISO 3166-1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(pub(super) u16);

impl Country {
    /// The country of a two- or three-letter code, in any case.
    pub fn from_code(code: &str) -> Option<Self> {
        GAZETTEER.country_by_code(code)
    }

    /// The two-letter code, such as `DE`.
    pub fn alpha2(self) -> &'static str {
        GAZETTEER.countries.get(usize::from(self.0)).map_or("", |row| &row.code)
    }

    /// The three-letter code, such as `DEU`.
    pub fn alpha3(self) -> &'static str {
        GAZETTEER.countries.get(usize::from(self.0)).map_or("", |row| &row.alpha3)
    }

    /// The short name in English, such as `Germany`.
    pub fn name(self) -> &'static str {
        GAZETTEER.countries.get(usize::from(self.0)).map_or("", |row| &row.name)
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.alpha2())
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A state, province or nation of ISO 3166-2, for the countries whose lists use them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subdivision {
    pub(super) index: u16,
    pub(super) country: Country,
}

impl Subdivision {
    /// The country it belongs to.
    pub fn country(self) -> Country {
        self.country
    }

    /// The code of ISO 3166-2, such as `US-CA`.
    pub fn code(self) -> &'static str {
        GAZETTEER.subdivisions.get(usize::from(self.index)).map_or("", |row| &row.code)
    }

    /// The name in English, such as `California`.
    pub fn name(self) -> &'static str {
        GAZETTEER.subdivisions.get(usize::from(self.index)).map_or("", |row| &row.name)
    }
}

impl fmt::Debug for Subdivision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Subdivision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
