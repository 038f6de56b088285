//! Which system wrote a list, by headers that no other has.

use std::collections::HashSet;

use super::fold_header;

/// A system whose exports we recognise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// Its name, and what it exports, such as `HubSpot companies`.
    pub name: &'static str,
    /// Whether a location column that does not say whose it is gives the person's, so that it must not be used.
    pub(crate) bare_place_is_the_persons: bool,
    /// The groups of headers that give it away; all of one group must be there.
    signs: &'static [&'static [&'static str]],
}

/// The sources, the more particular first.
const SOURCES: &[Source] = &[
    Source {
        name: "Apollo people",
        bare_place_is_the_persons: true,
        signs: &[&["# Employees", "Company Country", "Title"], &["Apollo Contact Id"]],
    },
    Source {
        name: "Apollo accounts",
        bare_place_is_the_persons: false,
        signs: &[&["Apollo Account Id"], &["# Employees", "Keywords", "Website"]],
    },
    Source {
        name: "Sales Navigator people",
        bare_place_is_the_persons: true,
        signs: &[
            &["Company Name", "Company Industry", "Current Job"],
            &["Company Industry", "Company Location", "First Name"],
        ],
    },
    Source {
        name: "Sales Navigator companies",
        bare_place_is_the_persons: false,
        signs: &[&["Company Website", "Company Industry", "Company Location"]],
    },
    Source {
        name: "HubSpot deals",
        bare_place_is_the_persons: false,
        signs: &[&["Deal Name", "Deal Stage", "Pipeline"]],
    },
    Source {
        name: "HubSpot contacts",
        bare_place_is_the_persons: true,
        signs: &[&["Record ID", "First Name", "Lifecycle Stage"], &["Record ID", "First Name", "Last Name", "Email"]],
    },
    Source {
        name: "HubSpot companies",
        bare_place_is_the_persons: false,
        signs: &[
            &["Company name", "Company Domain Name"],
            &["Nombre de la empresa", "Nombre de dominio de la empresa"],
            &["Unternehmensname", "Domainname des Unternehmens"],
            &["Name des Unternehmens", "Domainname des Unternehmens"],
            &["Unternehmensname", "Unternehmens-Domainname"],
            &["Nom de l'entreprise", "Nom de domaine de l'entreprise"],
            &["Nome da empresa", "Nome de domínio da empresa"],
            &["Bedrijfsnaam", "Domeinnaam van bedrijf"],
            &["Bedrijfsnaam", "Bedrijfsdomeinnaam"],
        ],
    },
    Source {
        name: "Salesforce opportunities",
        bare_place_is_the_persons: false,
        signs: &[
            &["Opportunity Name", "Account Name"],
            &["StageName", "AccountId"],
            &["Opportunity Name", "Stage", "Close Date"],
        ],
    },
    Source {
        name: "Salesforce leads",
        bare_place_is_the_persons: false,
        signs: &[
            &["Company / Account", "Lead Source"],
            &["Company / Account", "Lead Status"],
            &["IsConverted", "LeadSource"],
        ],
    },
    Source {
        name: "Salesforce accounts",
        bare_place_is_the_persons: false,
        signs: &[
            &["Account Name", "Billing Country"],
            &["Account Name", "Billing State/Province"],
            &["Account ID", "Account Name"],
            &["BillingCountry", "NumberOfEmployees"],
        ],
    },
    Source {
        name: "Pipedrive deals",
        bare_place_is_the_persons: false,
        signs: &[&["Deal - Title"], &["Deal - Organization"]],
    },
    Source {
        name: "Pipedrive organizations",
        bare_place_is_the_persons: false,
        signs: &[
            &["Organization - ID"],
            &["Organization - Name", "Organization - Owner"],
            &["Organization - Name", "Organization - Address"],
            &["Organization - Name", "Organization - Open deals"],
        ],
    },
    Source {
        name: "Crunchbase companies",
        bare_place_is_the_persons: false,
        signs: &[
            &["Organization Name URL"],
            &["Organization Name", "Industries", "Headquarters Location"],
            &["Organization Name", "Last Funding Type"],
        ],
    },
    Source {
        name: "an index list with GICS sectors",
        bare_place_is_the_persons: false,
        signs: &[&["Security", "GICS Sector"]],
    },
];

/// The first source all of whose signs of one group are among the headers.
pub(in crate::intake) fn source_of(headers: &[String]) -> Option<&'static Source> {
    let present: HashSet<String> = headers.iter().map(|header| fold_header(header)).collect();
    SOURCES
        .iter()
        .find(|source| source.signs.iter().any(|group| group.iter().all(|sign| present.contains(&fold_header(sign)))))
}
