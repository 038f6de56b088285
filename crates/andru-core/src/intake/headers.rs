//! What headers mean: which field a column feeds, and which system wrote the list.

mod company;
mod place;
mod sources;

use std::collections::HashMap;
use std::sync::LazyLock;

pub use andru_engine::read::heading_key as fold_header;
pub use sources::Source;
pub(super) use sources::source_of;

use super::field::CompanyField;

/// What a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It feeds a field of the company by itself.
    Company(CompanyField),
    /// It is a part of a location.
    Place(Scope, Part),
    /// It is about a person: the list is one of people.
    Person(&'static str),
    /// When the company last raised money.
    FundingDate,
    /// What kind of round that was.
    FundingKind,
}

/// Whose location a column gives, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scope {
    /// The company's, by its header.
    Company,
    /// Where bills go.
    Billing,
    /// Not said: the company's in a list of companies, perhaps the person's in a list of people.
    Bare,
    /// Where goods go.
    Shipping,
    /// A region or market.
    Region,
}

/// Which part of a location, in the order they are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// All of it in one cell.
    Whole,
    /// The city.
    City,
    /// The state or province.
    State,
    /// The country.
    Country,
}

/// The role of a header and its rank among the headers of that role (0 is preferred), or `None`.
pub(super) fn role_of(header: &str) -> Option<(Role, usize)> {
    static ROLES: LazyLock<HashMap<String, (Role, usize)>> = LazyLock::new(|| {
        let ranked = all_headers().flat_map(|(role, headers)| {
            headers.iter().enumerate().map(|(rank, header)| (fold_header(header), (*role, rank)))
        });
        ranked.collect()
    });
    ROLES.get(&fold_header(header)).copied()
}

/// The field of a company that a column of this heading feeds by itself, or `None`.
pub fn company_field(heading: &str) -> Option<CompanyField> {
    match role_of(heading)?.0 {
        Role::Company(field) => Some(field),
        Role::Place(Scope::Company | Scope::Bare, Part::Whole | Part::Country) => Some(CompanyField::Geography),
        _ => None,
    }
}

/// Every meaning with its headers.
fn all_headers() -> impl Iterator<Item = &'static (Role, &'static [&'static str])> {
    company::COMPANY.iter().chain(place::PLACE_AND_PERSON)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_punctuation_do_not_matter() {
        assert_eq!(fold_header("# Número de Empleados"), "numerodeempleados");
        assert_eq!(role_of("COMPANY_DOMAIN-name").map(|(role, _)| role), Some(Role::Company(CompanyField::Domain)));
        assert_eq!(role_of("Stage"), None);
        assert_eq!(role_of(""), None);
    }

    #[test]
    fn no_header_has_two_meanings() {
        let mut seen = HashMap::new();
        for (role, headers) in all_headers() {
            for header in *headers {
                let key = fold_header(header);
                assert!(!key.is_empty(), "{header}");
                if let Some(other) = seen.insert(key, role) {
                    panic!("`{header}` is {role:?} and {other:?}");
                }
            }
        }
        assert!(seen.len() > 200, "{}", seen.len());
    }
}
