//! Industries by any of their names, as sets of NAICS 2022 codes.
//!
//! Lists name industries by half a dozen vocabularies: NAICS, GICS, the picklists of the products they
//! were exported from, and what people say. All are read as sets of codes, so that they can be compared with each other. The
//! codes are the US Census Bureau's; which name stands for which codes is, but for the official titles,
//! a judgement of ours, written in `knowledge/industries/` and `knowledge/gics.toml`.

mod list;
mod naics;
mod names;
#[cfg(test)]
mod vocabularies;

pub use naics::Naics;
pub use names::nearest_industry;

use self::names::Meaning;
use super::Reading;

/// An industry: a set of NAICS 2022 codes under a name.
///
/// A company "of" an industry is *somewhere* in its codes, not in all of them: a broad name ("Technology")
/// is a large set, not a guess.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Industry {
    /// The name to show.
    pub name: String,
    /// Sorted.
    areas: Vec<Area>,
    /// Where the row comes from: `US Census Bureau, NAICS 2022` or `Andru judgement on NAICS 2022`.
    pub source: &'static str,
}

/// A code, or a part of it that NAICS does not draw: financial software is a part of 5132.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Area {
    code: Naics,
    /// The name of the part, where it is not the whole code.
    part: Option<&'static str>,
}

impl Area {
    fn contains(self, other: Self) -> bool {
        self.code.contains(other.code) && (self.part.is_none() || self.part == other.part)
    }

    /// Whether the areas cover this one, by one of them or by all levels below it.
    fn is_inside(self, areas: &[Self]) -> bool {
        if areas.iter().any(|area| area.contains(self)) {
            return true;
        }
        let mut narrower = areas.iter().filter(|area| self.code.contains(area.code));
        if narrower.next().is_none() {
            return false;
        }
        let mut children = self.code.children().peekable();
        children.peek().is_some() && children.all(|code| Self { code, ..self }.is_inside(areas))
    }

    fn meets(self, other: Self) -> bool {
        self.code.contains(other.code) || other.code.contains(self.code)
    }
}

impl Industry {
    /// Reads one cell: a NAICS code or title, or the name of an industry in one of the common lists.
    ///
    /// Names are compared by [`fold`](super::fold), singular or plural, in American or British spelling,
    /// with or without "industry" or "company" beside them. Two names in one cell ("Retail / Wholesale")
    /// are read as the set of both. What is not in a table is unread.
    pub fn read(text: &str) -> Reading<Self> {
        let text = text.trim();
        if is_blank(text) {
            return Reading::blank();
        }
        if let Some(reading) = read_code(text) {
            return reading;
        }
        match names::find(text) {
            Some(Meaning::Known(row)) => Reading::plain(row.industry()),
            Some(Meaning::Vague(note)) => Reading::unread(note),
            None => list::read_joined(text).unwrap_or_else(|| Reading::unread(UNKNOWN)),
        }
    }

    /// Reads a cell that may hold a list: `SaaS, FinTech; Payments`.
    ///
    /// The industries that were read, in the order of the text, each once; the note names those that were
    /// not. Names with commas of their own ("Hotels, Resorts & Cruise Lines") stay whole.
    pub fn read_list(text: &str) -> Reading<Vec<Self>> {
        list::read_list(text)
    }

    /// The NAICS 2022 codes a company of this industry is somewhere in, sorted, each once.
    ///
    /// A code may be there for a part of it only: see [`within`](Self::within).
    pub fn codes(&self) -> impl Iterator<Item = Naics> {
        let mut last = None;
        self.areas.iter().map(|area| area.code).filter(move |code| last.replace(*code) != Some(*code))
    }

    /// Whether a company of this industry is inside `target`.
    ///
    /// | answer | where |
    /// | --- | --- |
    /// | `Some(true)` | all of this industry is inside the target |
    /// | `Some(false)` | no code is shared |
    /// | `None` | it may be: the target is narrower, or is a part of a code that NAICS does not draw |
    pub fn within(&self, target: &Self) -> Option<bool> {
        if !self.areas.iter().any(|area| target.areas.iter().any(|other| area.meets(*other))) {
            return Some(false);
        }
        self.areas.iter().all(|area| area.is_inside(&target.areas)).then_some(true)
    }

    /// The titles of the NAICS sectors it belongs to, in the order of the classification, each once.
    pub fn sectors(&self) -> Vec<&'static str> {
        let mut sectors: Vec<&str> = self.codes().map(|code| code.sector().title()).collect();
        sectors.dedup();
        sectors
    }
}

/// The note on a text that is in no table.
const UNKNOWN: &str = "not an industry name we know";

/// Whether a cell says that nothing is known.
fn is_blank(text: &str) -> bool {
    let folded = super::fold(text);
    matches!(
        folded.as_str(),
        "" | "n a"
            | "na"
            | "none"
            | "null"
            | "nil"
            | "unknown"
            | "not available"
            | "tbd"
            | "not specified"
            | "unspecified"
    )
}

/// Reads a cell that begins with a code: "5415", "31-33", "NAICS 541512", "5415 - Computer Systems Design".
///
/// `None` where the cell does not begin with a code, so that "3PL" and "3D printing" are read as names.
fn read_code(text: &str) -> Option<Reading<Industry>> {
    let bare = text.strip_prefix("NAICS").or_else(|| text.strip_prefix("naics")).unwrap_or(text);
    let bare = bare.trim_start_matches([' ', ':', '#']);
    let length = bare.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = bare.split_at_checked(length).filter(|(digits, _)| !digits.is_empty())?;
    if rest.starts_with(char::is_alphabetic) {
        return None;
    }
    let (codes, rest) = split_range(digits, rest);
    let title = super::fold(rest);
    if digits.len() > 6 || title.contains(|c: char| c.is_ascii_digit()) {
        return Some(Reading::unread("not a NAICS 2022 code or an industry name"));
    }
    Some(read_digits(&codes, digits, &title))
}

/// Takes the range of a sector, "31-33", together.
fn split_range<'a>(digits: &'a str, rest: &'a str) -> (String, &'a str) {
    let after = rest.trim_start_matches([' ', '-', '\u{2013}']);
    for (first, last) in [("31", "33"), ("44", "45"), ("48", "49")] {
        if let Some(after) = after.strip_prefix(last).filter(|_| digits == first && after.len() < rest.len()) {
            return (format!("{first}-{last}"), after);
        }
    }
    (digits.to_owned(), rest)
}

fn read_digits(codes: &str, digits: &str, title: &str) -> Reading<Industry> {
    let mut found: Vec<Naics> = naics::range(codes).filter(|code| !code.title().is_empty()).collect();
    let mut note = title.is_empty().then(|| format!("read as NAICS 2022 code {codes}"));
    if found.is_empty() {
        let Some(successors) = naics::former(digits) else {
            return Reading::unread(format!("`{codes}` is not a NAICS 2022 code"));
        };
        found = successors;
        note = Some(format!("`{digits}` is a NAICS 2017 code; read as what it became in 2022"));
    }
    let name = found.first().map(|code| code.title()).unwrap_or_default();
    let name = if digits.len() > 4 { format!("{name} ({digits})") } else { name.to_owned() };
    let areas = found.into_iter().map(|code| Area { code, part: None }).collect();
    let industry = Industry { name, areas, source: naics::titles().1 };
    if let Some(Meaning::Known(row)) = names::find(title)
        && row.industry().within(&industry) == Some(false)
    {
        return Reading::unread("the code and the name beside it are different industries");
    }
    Reading { value: Some(industry), note }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn industry(text: &str) -> Industry {
        let reading = Industry::read(text);
        reading.value.unwrap_or_else(|| panic!("{text:?}: {:?}", reading.note))
    }

    fn codes(text: &str) -> String {
        industry(text).codes().map(|code| code.to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn names_have_codes() {
        for (text, expected) in [
            ("SaaS", "5132 541511"),
            ("COMPUTER_SOFTWARE", "5132 541511"),
            ("computer software", "5132 541511"),
            ("Software companies", "5132 541511"),
            ("Oil and Gas Extraction", "211"),
            ("banks", "521 5221 523"),
            ("Bank", "521 5221 523"),
            ("law firms", "5411"),
            ("E-Commerce", "44 45 5132"),
            ("ecommerce", "44 45 5132"),
            ("3PL", "481 482 483 484 488 492 493"),
            ("trucking", "484"),
            ("defence", "33299 3345 3364 3366 928"),
            ("Maschinenbau", "333"),
            ("Großhandel", "42"),
            ("Construcción", "23"),
            ("Enseignement supérieur", "6112 6113"),
            ("manufacturing", "31 32 33"),
            ("31-33", "31 32 33"),
            ("Retail / Wholesale", "42 44 45"),
            ("Trucking & Warehousing", "484 493"),
            ("SaaS and FinTech", "5132 5182 522 523 541511"),
        ] {
            assert_eq!(codes(text), expected, "{text:?}");
        }
    }

    #[test]
    fn codes_are_read() {
        for (text, name, codes_read, note) in [
            ("5415", "Computer Systems Design and Related Services", "5415", Some("read as NAICS 2022 code 5415")),
            (
                "NAICS 541512",
                "Computer Systems Design and Related Services (541512)",
                "541512",
                Some("read as NAICS 2022 code 541512"),
            ),
            (
                "5415 - Computer Systems Design and Related Services",
                "Computer Systems Design and Related Services",
                "5415",
                None,
            ),
            ("44–45 Retail Trade", "Retail Trade", "44 45", None),
            (
                "511210",
                "Software Publishers (511210)",
                "5132",
                Some("`511210` is a NAICS 2017 code; read as what it became in 2022"),
            ),
        ] {
            let reading = Industry::read(text);
            assert_eq!(reading.note.as_deref(), note, "{text:?}");
            assert_eq!(reading.value.map(|industry| industry.name).as_deref(), Some(name), "{text:?}");
            assert_eq!(codes(text), codes_read, "{text:?}");
        }
    }

    #[test]
    fn what_has_no_single_meaning_is_unread() {
        for (text, note) in [
            ("Miscellaneous", "names no industry"),
            ("other", "names no industry"),
            ("Various", "names no industry"),
            ("B2B", "says who the customers are, not which industry"),
            ("Services", "may be any kind of service; say which"),
            ("Security", "may be computer security, guards and alarms, or securities"),
            ("qwertz uiop", UNKNOWN),
            ("company", UNKNOWN),
            ("Banking & Qwertz", UNKNOWN),
            ("7372", "`7372` is not a NAICS 2022 code"),
            ("5499", "`5499` is not a NAICS 2022 code"),
            ("51-200", "not a NAICS 2022 code or an industry name"),
            ("2211 Software", "the code and the name beside it are different industries"),
            ("1234567", "not a NAICS 2022 code or an industry name"),
        ] {
            assert_eq!(Industry::read(text), Reading::unread(note), "{text:?}");
        }
    }

    #[test]
    fn blanks_are_blank() {
        for text in ["", "  ", "n/a", "N.A.", "-", "Unknown", "none", "--"] {
            assert_eq!(Industry::read(text), Reading::blank(), "{text:?}");
            assert_eq!(Industry::read_list(text), Reading::blank(), "{text:?}");
        }
    }

    #[test]
    fn lists() {
        for (text, names, note) in [
            ("SaaS, FinTech; Payments", vec!["Software", "FinTech", "Payments"], None),
            ("Hotels, Resorts & Cruise Lines, Software", vec!["Hotels", "Software"], None),
            ("Agriculture, Forestry, Fishing and Hunting", vec!["Agriculture, Forestry, Fishing and Hunting"], None),
            ("SaaS, software,SaaS", vec!["Software"], None),
            ("5132", vec!["Software Publishers"], Some("read as NAICS 2022 code 5132")),
            ("Software, qwertz", vec!["Software"], Some("`qwertz`: not an industry name we know")),
            (
                "Qw\u{1b}ertz; other",
                vec![],
                Some("`qw ertz`: not an industry name we know; `other`: names no industry"),
            ),
            (
                "foo, fob; baz|qux, quux",
                vec![],
                Some(
                    "`foo`: not an industry name we know; `fob`: not an industry name we know; \
                     `baz`: not an industry name we know; and 2 more",
                ),
            ),
        ] {
            let reading = Industry::read_list(text);
            let read: Vec<String> = reading.value.into_iter().flatten().map(|industry| industry.name).collect();
            assert_eq!(read, names, "{text:?}");
            assert_eq!(reading.note.as_deref(), note, "{text:?}");
        }
    }

    #[test]
    fn within() {
        for (company, target, expected) in [
            ("SaaS", "Software", Some(true)),
            ("541511", "IT Services", Some(true)),
            ("Computer Software", "Information Technology", Some(true)),
            ("Information Technology", "Software", None),
            ("Trucking", "Manufacturing", Some(false)),
            ("Machinery", "Manufacturing", Some(true)),
            ("Manufacturing", "Machinery", None),
            ("FinTech", "FinTech", Some(true)),
            ("Software", "FinTech", None),
            ("FinTech", "InsurTech", None),
            ("Restaurants", "FinTech", Some(false)),
            ("Trucking", "Transportation and Logistics", Some(true)),
            ("Pharmaceuticals", "Health Care", Some(true)),
            ("Health Care", "Pharmaceuticals", None),
            ("Utilities", "221", Some(true)),
            ("Banking", "Financial Services", Some(true)),
            ("Insurance", "Financial Services", None),
            ("Insurance", "Financials", Some(true)),
            ("Biotech", "Health Care", Some(true)),
            ("Medical Devices", "Health Care", Some(true)),
            ("Pharmaceuticals", "Biotechnology", None),
            ("Oil and Gas", "Energy", Some(true)),
            ("Cybersecurity", "Information Technology", Some(true)),
            ("Hotels", "Hospitality", Some(true)),
            ("Staffing", "Human Resources", Some(true)),
            ("SaaS / FinTech", "Software", None),
            ("Office REITs", "Real Estate", Some(true)),
            ("Real Estate", "Office REITs", None),
            ("522", "5221 Depository Credit Intermediation", None),
        ] {
            assert_eq!(industry(company).within(&industry(target)), expected, "{company} in {target}");
        }
    }

    #[test]
    fn all_levels_below_are_the_level_above() {
        let parts = industry("Offices of Physicians").areas;
        let mut whole = industry("Retail / Wholesale");
        whole.areas =
            industry("522").areas.first().unwrap().code.children().map(|code| Area { code, part: None }).collect();
        assert_eq!(industry("522").within(&whole), Some(true));
        whole.areas = parts;
        assert_eq!(industry("621").within(&whole), None);
    }

    #[test]
    fn sectors() {
        for (text, sectors) in [
            ("Trucking", vec!["Transportation and Warehousing"]),
            ("Machinery", vec!["Manufacturing"]),
            ("E-Commerce", vec!["Retail Trade", "Information"]),
            (
                "Information Technology and Services",
                vec!["Information", "Professional, Scientific, and Technical Services"],
            ),
        ] {
            assert_eq!(industry(text).sectors(), sectors, "{text}");
        }
    }

    #[test]
    fn nearest() {
        for (text, expected) in [
            ("Softwre", Some("Software")),
            ("Pharmaceutcals", Some("Pharmaceuticals")),
            ("Truking", Some("Trucking")),
            ("zzzz", None),
            ("", None),
        ] {
            assert_eq!(nearest_industry(text).as_deref(), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_echoing_control_characters(text in any::<String>(), tail in "[0-9 ,;/&-]{0,12}") {
            for text in [&text, &tail, &format!("{tail}{text}")] {
                for note in [Industry::read(text).note, Industry::read_list(text).note].into_iter().flatten() {
                    prop_assert!(!note.contains(char::is_control), "{note:?}");
                }
            }
        }
    }
}
