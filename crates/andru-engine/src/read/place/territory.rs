//! What a profile names: countries, subdivisions and regions.

use super::city::famous;
use super::gazetteer::{GAZETTEER, key};
use super::region::{REGIONS, Scope};
use super::{Country, Place, SEVERAL, Subdivision, place, shown};
use crate::read::Reading;
use crate::read::blank::is_blank;

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
        match REGIONS.named(&name) {
            Some(Scope::World) => return Reading::plain(Self(Kind::World)),
            Some(Scope::Region(index)) => return Reading::plain(Self(Kind::Region(index))),
            None => {}
        }
        let reading = place(text);
        let Some(found) = reading.value else {
            return reading.map(|_| Self(Kind::World));
        };
        if reading.note.as_deref() == Some(SEVERAL) {
            return Reading::unread("more than one place; name them one by one");
        }
        if reading.note.is_some() && famous(&name).is_none() {
            return Reading { value: None, note: reading.note };
        }
        // `California, US` is California, but `Munich, Germany` is not Bavaria.
        match (found.subdivision, text.split(',').next().map(key)) {
            (None, _)
                if reading.note.is_none() && (GAZETTEER.country_by_name(&name).is_some() || !text.contains(',')) =>
            {
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
            Kind::Region(index) => REGIONS.name(index),
            Kind::Country(country) => country.name(),
            Kind::Subdivision(subdivision) => subdivision.name(),
        }
    }

    /// Whether a place is inside; `None` where only its country is known and the territory is a part of that.
    pub fn contains(&self, place: &Place) -> Option<bool> {
        match self.0 {
            Kind::World => Some(true),
            Kind::Region(index) => Some(REGIONS.holds(index, place.country)),
            Kind::Country(country) => Some(place.country == country),
            Kind::Subdivision(subdivision) if place.country != subdivision.country() => Some(false),
            Kind::Subdivision(subdivision) => place.subdivision.map(|found| found == subdivision),
        }
    }
}

/// Whether the first part of a text names the subdivision itself and not a city in it.
fn names(subdivision: Subdivision, first: &str, text: &str) -> bool {
    GAZETTEER.subdivision_by_name(first) == Some(subdivision)
        || GAZETTEER.subdivision_by_code(text) == Some(subdivision)
        || (!text.contains(',') && GAZETTEER.short_code(text).contains(&subdivision))
}

#[cfg(test)]
mod tests {
    use super::{Territory, place};

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
            ("US-TX", "Texas"),
            ("Berlin", "Berlin"),
        ] {
            let reading = Territory::read(text);
            assert_eq!(reading.value.as_ref().map(Territory::name), Some(name), "{text}: {:?}", reading.note);
        }
        for text in [
            "EU and UK",
            "Germany, Austria",
            "Germany and Austria",
            "Portland",
            "NYC",
            "Washington",
            "Georgia",
            "NA",
            "Munich, Germany",
            "Munich",
            "Atlantis",
            "Remote",
        ] {
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
}
