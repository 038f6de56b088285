//! Lists as people have them, read without `--map`: one fixture for each kind of export.

use crate::lists::{self, Read, read, read_bytes};

/// The columns that are used, as `field=Column`.
fn columns(read: &Read) -> Vec<String> {
    read.summary.columns.iter().map(|used| format!("{}={}", used.field, used.column)).collect()
}

/// What a list is expected to be read as.
struct Expected {
    file: &'static str,
    source: Option<&'static str>,
    scored: u64,
    columns: &'static [&'static str],
    /// The fields of the first company.
    first: &'static str,
}

const EXPECTED: &[Expected] = &[
    Expected {
        file: "hubspot_companies.csv",
        source: Some("HubSpot companies"),
        scored: 8,
        columns: &[
            "name=Company name",
            "geography=City",
            "geography=Country/Region",
            "industry=Industry",
            "domain=Company Domain Name",
            "employees=Number of Employees",
            "revenue=Annual Revenue",
            "geography=State/Region",
        ],
        first: "name=Alder Freight domain=alder-freight.example industry=TRANSPORTATION employees=240 revenue=48000000 geography=Oslo, Norway",
    },
    Expected {
        file: "hubspot_companies_es.csv",
        source: Some("HubSpot companies"),
        scored: 5,
        columns: &[
            "name=Nombre de la empresa",
            "geography=Ciudad",
            "geography=País/región",
            "industry=Sector",
            "domain=Nombre de dominio de la empresa",
            "employees=Número de empleados",
            "revenue=Ingresos anuales",
        ],
        first: "name=Alder Freight domain=alder-freight.example industry=TRANSPORTATION employees=240 revenue=48000000 geography=Oslo, Norway",
    },
    Expected {
        file: "hubspot_companies_de.csv",
        source: Some("HubSpot companies"),
        scored: 5,
        columns: &[
            "name=Unternehmensname",
            "geography=Stadt",
            "geography=Land/Region",
            "industry=Branche",
            "domain=Domainname des Unternehmens",
            "employees=Anzahl der Mitarbeiter",
            "revenue=Jahresumsatz",
        ],
        first: "name=Alder Freight domain=alder-freight.example industry=TRANSPORTATION employees=240 revenue=48000000 geography=Oslo, Norway",
    },
    Expected {
        file: "hubspot_companies_fr.csv",
        source: Some("HubSpot companies"),
        scored: 5,
        columns: &[
            "name=Nom de l'entreprise",
            "geography=Ville",
            "geography=Pays/Région",
            "industry=Secteur d'activité",
            "domain=Nom de domaine de l'entreprise",
            "employees=Nombre d'employés",
            "revenue=Chiffre d'affaires annuel",
        ],
        first: "name=Alder Freight domain=alder-freight.example industry=TRANSPORTATION employees=240 revenue=48000000 geography=Oslo, Norway",
    },
    Expected {
        file: "hubspot_companies_pt.csv",
        source: Some("HubSpot companies"),
        scored: 5,
        columns: &[
            "name=Nome da empresa",
            "geography=Cidade",
            "geography=País/Região",
            "industry=Setor",
            "domain=Nome de domínio da empresa",
            "employees=Número de funcionários",
            "revenue=Receita anual",
        ],
        first: "name=Alder Freight domain=alder-freight.example industry=TRANSPORTATION employees=240 revenue=48000000 geography=Oslo, Norway",
    },
    Expected {
        file: "hubspot_companies_nl.csv",
        source: Some("HubSpot companies"),
        scored: 5,
        columns: &[
            "name=Bedrijfsnaam",
            "geography=Plaats",
            "geography=Land/regio",
            "industry=Branche",
            "domain=Domeinnaam van bedrijf",
            "employees=Aantal werknemers",
            "revenue=Jaarlijkse omzet",
        ],
        first: "name=Alder Freight domain=alder-freight.example industry=TRANSPORTATION employees=240 revenue=48000000 geography=Oslo, Norway",
    },
    Expected {
        file: "hubspot_deals.csv",
        source: Some("HubSpot deals"),
        scored: 6,
        columns: &["name=Deal Name"],
        first: "name=Alder Freight - yearly plan",
    },
    Expected {
        file: "salesforce_report_latin1.csv",
        source: Some("Salesforce opportunities"),
        scored: 6,
        columns: &[
            "name=Account Name",
            "industry=Industry",
            "employees=Employees",
            "revenue=Annual Revenue",
            "geography=Billing City",
            "geography=Billing State/Province",
            "geography=Billing Country",
        ],
        first: "name=Alder Freight industry=Transportation employees=240 revenue=EUR 48000000 geography=Oslo, Norway",
    },
    Expected {
        file: "salesforce_accounts_api.csv",
        source: Some("Salesforce accounts"),
        scored: 8,
        columns: &[
            "name=Name",
            "domain=Website",
            "industry=Industry",
            "employees=NumberOfEmployees",
            "revenue=AnnualRevenue",
            "geography=BillingCity",
            "geography=BillingState",
            "geography=BillingCountry",
        ],
        first: "name=Alder Freight domain=https://www.alder-freight.example/ industry=Transportation employees=240 revenue=48000000 geography=Oslo, Norway",
    },
    Expected {
        file: "pipedrive_deals.csv",
        source: Some("Pipedrive deals"),
        scored: 8,
        columns: &[
            "name=Deal - Organization",
            "industry=Organization - Industry",
            "employees=Organization - Number of employees",
            "revenue=Organization - Annual revenue",
            "geography=Organization - Address",
            "geography=Organization - Address",
        ],
        first: "name=Alder Freight industry=Transportation employees=240 revenue=48000000 geography=Oslo, Norway",
    },
    Expected {
        file: "apollo_people.csv",
        source: Some("Apollo people"),
        scored: 4,
        columns: &[
            "firstName=First Name",
            "lastName=Last Name",
            "title=Title",
            "name=Company",
            "name=Company Name for Emails",
            "email=Email",
            "employees=# Employees",
            "industry=Industry",
            "domain=Website",
            "geography=Company City",
            "geography=Company State",
            "geography=Company Country",
            "technologies=Technologies",
            "revenue=Annual Revenue",
            "triggers=Last Raised At",
        ],
        first: "name=Alder Freight domain=http://www.alder-freight.example industry=transportation employees=240 revenue=48000000 geography=Oslo, Norway technologies=Salesforce, Slack, Google Analytics",
    },
    Expected {
        file: "apollo_accounts.csv",
        source: Some("Apollo accounts"),
        scored: 8,
        columns: &[
            "name=Company",
            "name=Company Name for Emails",
            "employees=# Employees",
            "industry=Industry",
            "domain=Website",
            "geography=Company City",
            "geography=Company State",
            "geography=Company Country",
            "technologies=Technologies",
            "revenue=Annual Revenue",
            "triggers=Last Raised At",
        ],
        first: "name=Alder Freight domain=http://www.alder-freight.example industry=transportation employees=240 revenue=48000000 geography=Oslo, Norway technologies=Slack, HubSpot",
    },
    Expected {
        file: "crunchbase_companies.csv",
        source: Some("Crunchbase companies"),
        scored: 8,
        columns: &[
            "name=Organization Name",
            "industry=Industries",
            "geography=Headquarters Location",
            "domain=Website",
            "employees=Number of Employees",
            "revenue=Estimated Revenue Range",
            "triggers=Last Funding Type",
            "triggers=Last Funding Date",
            "geography=Headquarters Regions",
        ],
        first: "name=Alder Freight domain=alder-freight.example industry=Transportation, B2B employees=101-250 revenue=$10M to $50M geography=Oslo, Oslo, Norway triggers=Series A funding 2026-08-15",
    },
    Expected {
        file: "sales_navigator.csv",
        source: Some("Sales Navigator people"),
        scored: 5,
        columns: &[
            "firstName=First Name",
            "lastName=Last Name",
            "title=Current Job",
            "name=Company Name",
            "domain=Company Website",
            "industry=Company Industry",
            "employees=Company Employee Range",
            "geography=Company Location",
        ],
        first: "name=Alder Freight domain=alder-freight.example industry=Transportation employees=51-200 geography=Oslo, Norway",
    },
    Expected {
        file: "hand_made.csv",
        source: None,
        scored: 6,
        columns: &["name=Company", "domain=Website", "employees=Size", "geography=HQ"],
        first: "name=Alder Freight domain=alder-freight.example employees=Nov-50 geography=Oslo",
    },
    Expected {
        file: "semicolon_german.csv",
        source: None,
        scored: 3,
        columns: &[
            "name=Firma",
            "domain=Webseite",
            "industry=Branche",
            "employees=Mitarbeiter",
            "revenue=Umsatz",
            "geography=Ort",
            "geography=Land",
        ],
        first: "name=Erle Spedition domain=erle.example industry=Logistik employees=1.200 revenue=12,5 Mio. € geography=Köln, Deutschland",
    },
    Expected {
        file: "utf16_tabs.txt",
        source: None,
        scored: 4,
        columns: &[
            "name=Company Name",
            "domain=Website",
            "industry=Industry",
            "employees=Employees",
            "geography=Country",
        ],
        first: "name=Alder Freight domain=alder-freight.example industry=Transportation employees=240 geography=Norway",
    },
];

#[test]
fn every_export_is_read_without_a_mapping() {
    for expected in EXPECTED {
        let read = read(expected.file);
        assert_eq!(columns(&read), expected.columns, "{}", expected.file);
        assert_eq!(read.summary.source, expected.source, "{}", expected.file);
        assert_eq!(read.summary.scored, expected.scored, "{}: {:?}", expected.file, read.summary);
        assert_eq!(read.rows[0].reasons.join(" "), expected.first, "{}", expected.file);
    }
}

#[test]
fn the_footer_of_a_report_is_no_company() {
    let read = read("salesforce_report_latin1.csv");
    assert_eq!(read.rows.last().unwrap().company, "Fir & Söhne");
    assert_eq!((read.summary.rows, read.summary.errors, read.summary.duplicates), (6, 0, 0));
    assert_eq!(
        read.summary.notes,
        ["2 cells were not UTF-8 and are read as Windows-1252", "5 footer lines were passed over"]
    );
}

#[test]
fn a_deal_lends_its_name_where_no_company_is_named() {
    let notes = read("hubspot_deals.csv").summary.notes;
    assert!(notes[0].starts_with("no column names the company, so `Deal Name` is read as its name"), "{notes:?}");
}

#[test]
fn the_first_address_that_is_not_blank_counts() {
    let read = read("pipedrive_deals.csv");
    assert!(read.rows.iter().all(|row| row.reasons.iter().any(|reason| reason.starts_with("geography="))));
}

#[test]
fn people_are_grouped_by_company() {
    let read = read("apollo_people.csv");
    let rows: Vec<_> = read.rows.iter().map(|row| (row.row, row.company.as_str(), row.people)).collect();
    assert_eq!(
        rows,
        [
            (1, "Alder Freight", Some(2)),
            (3, "Birch Labs", Some(3)),
            (4, "Cedar Clinics", Some(1)),
            (7, "Dogwood Foods", Some(1))
        ]
    );
    let summary = read.summary;
    assert_eq!((summary.rows, summary.people_rows, summary.scored, summary.duplicates), (7, 7, 4, 0));
    assert!(summary.ignored_columns.iter().any(|column| column == "Country"));
    assert!(summary.ignored_columns.iter().any(|column| column == "Stage"));
}

#[test]
fn a_sheet_made_by_hand_is_read_row_by_row() {
    let read = read("hand_made.csv");
    let rows: Vec<_> =
        read.rows.iter().map(|row| (row.row, row.line, row.company.as_str(), row.duplicate_of)).collect();
    assert_eq!(
        rows,
        [
            (1, Some(5), "Alder Freight", None),
            (2, Some(7), "Birch Labs", None),
            (3, Some(8), "Cedar Clinics", None),
            (4, Some(9), "Dogwood Foods", None),
            (5, Some(11), "Alder Freight AS", Some(1)),
            (7, Some(13), "Elm Street Software", None),
        ]
    );
    let error = &read.summary.first_errors[0];
    assert_eq!((error.line, error.message.as_str()), (12, "row has nothing to score"));
    assert_eq!((read.summary.rows, read.summary.errors, read.summary.duplicates), (7, 1, 1));
    assert_eq!(
        read.summary.notes,
        [
            "1 blank row was passed over",
            "1 row has fewer cells than the header; the missing ones are blank",
            "1 row has more cells than the header, first at line 9; what is over is left out (is there a separator in \
             a cell without quotes?)",
        ]
    );
}

#[test]
fn json_lines_report_the_bad_ones_and_score_the_rest() {
    let read = read("companies.jsonl");
    let errors: Vec<_> = read.summary.first_errors.iter().map(|error| (error.line, error.message.as_str())).collect();
    assert_eq!(
        errors,
        [(2, "not valid JSON: EOF while parsing a value"), (4, "not a JSON object"), (9, "row has nothing to score")]
    );
    assert_eq!(read.rows.len(), 5);
    assert_eq!(
        read.rows[0].reasons.join(" "),
        "name=Alder Freight domain=alder-freight.example industry=Transportation employees=240 revenue=48000000 \
         geography=Oslo, Norway technologies=Slack\nHubSpot pains=manual entry triggers=hired a VP, 3 weeks ago"
    );
    assert_eq!(read.rows[4].reasons.join(" "), "name=Fir & Sons employees=410 geography=Canada");
    assert_eq!(read.rows[4].line, Some(8));
}

#[test]
fn a_json_array_is_the_same_list() {
    let (array, lines) = (read("companies.json"), read("companies.jsonl"));
    assert_eq!(array.rows.len(), 4);
    for (array, line) in array.rows.iter().zip(&lines.rows) {
        assert_eq!(array.reasons, line.reasons);
    }
}

#[test]
fn the_examples_are_read_whole() {
    for (name, source) in
        [("companies.csv", None), ("hubspot_companies.csv", Some("HubSpot companies")), ("companies.jsonl", None)]
    {
        let path = format!("{}/../../examples/{name}", env!("CARGO_MANIFEST_DIR"));
        let summary = read_bytes(&lists::file(&path).unwrap(), &[]).summary;
        let counts = (summary.scored, summary.errors, summary.duplicates);
        assert_eq!((counts, summary.source, summary.notes), ((25, 0, 0), source, vec![]), "{name}");
    }
}

#[test]
fn an_index_list_is_read_with_its_finer_or_broader_industry() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/reference/sp500_constituents.csv");
    let Some(bytes) = lists::file(path) else {
        assert!(!lists::shared_is_required(), "{path} is absent and ANDRU_REQUIRE_SHARED is set");
        println!("{path} is absent: not tested");
        return;
    };
    let read = read_bytes(&bytes, &[]);
    assert_eq!(
        columns(&read),
        ["name=Security", "industry=GICS Sector", "industry=GICS Sub-Industry", "geography=Headquarters Location"]
    );
    assert_eq!((read.summary.scored, read.summary.errors), (503, 0));
    let industry = |row: usize| read.rows[row].reasons.iter().find(|reason| reason.starts_with("industry=")).cloned();
    // The judge of these tests knows sectors, not sub-industries; the first row is in `Industrials`.
    assert_eq!(industry(0).as_deref(), Some("industry=Industrials"));
    // Two share classes of one company have different names; nothing is taken for a duplicate.
    assert_eq!(read.summary.duplicates, 0);
}
