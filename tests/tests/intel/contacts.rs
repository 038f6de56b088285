//! Contacts: the people of exports, and what is kept of them.

use andru_tests::intel::Intel;
use insta::assert_snapshot;
use serde_json::Value;

const NAVIGATOR: &str = "\
First Name,Last Name,Current Job,Company Name,Company Website,Company Industry,Company Location
Ada,Quill,VP Operations,Harbour Lane,harbour.example,logistics,Rotterdam
Ben,Rook,,Harbour Lane,harbour.example,logistics,Rotterdam
";

const HUBSPOT: &str = "\
Record ID,First Name,Last Name,Email,Job Title,Company name,Phone Number
9,Ada,Quill,ADA@harbour.example,COO,Harbour Lane,+31 20 000 000
10,Cleo,Stone,cleo@vector.example,CEO,Vector Foods,
";

#[test]
fn people_are_kept_with_name_title_address_and_company_alone() {
    let intel = Intel::new();
    assert_snapshot!(intel.piped(&["contacts", "import"], NAVIGATOR), @r#"
    2 contacts                                       new 2 · changed 0 · unchanged 0

    list   Sales Navigator people
    read   firstName from "First Name" · lastName from "Last Name" · title from
           "Current Job" · name from "Company Name" · domain from "Company
           Website" · industry from "Company Industry" · geography from "Company
           Location"
    --- exit code 0
    "#);
    let run = intel.piped(&["contacts", "import"], HUBSPOT);
    // Ada gains her address.
    assert!(run.out.contains("new 1 · changed 1"), "{run}");
    assert_snapshot!(intel.run(&["contacts", "list", "--format", "csv"]).out, @r"
    id,name,title,email,account,domain,imported_at,imported_from
    9,Ada Quill,COO,ADA@harbour.example,Harbour Lane,harbour.example,2026-11-24T00:00:00Z,standard input
    ,Ben Rook,,,Harbour Lane,harbour.example,2026-11-24T00:00:00Z,standard input
    10,Cleo Stone,CEO,cleo@vector.example,Vector Foods,,2026-11-24T00:00:00Z,standard input
    ");
    let run = intel.run(&["contacts", "list", "--json", "--account", "harbour lane"]);
    assert_eq!(run.out.lines().count(), 2, "{run}");
    assert!(!run.out.contains("+31"), "{run}");
}

#[test]
fn a_list_of_companies_has_no_people() {
    let intel = Intel::new();
    assert_snapshot!(intel.piped(&["contacts", "import"], "Company,Website\nAlder,alder.example\n"), @r"
    --- standard error
    error: the rows of the list are not people who work at companies
    hint: a column such as Title, Email or First Name is needed, and one that names the company: Company, Website
    --- exit code 2
    ");
}

#[test]
fn contacts_are_forgotten_when_asked_for_twice() {
    let intel = Intel::new();
    intel.piped(&["contacts", "import"], HUBSPOT);
    assert_eq!(intel.run(&["contacts", "forget", "--all"]).code, 2);
    let run = intel.run(&["contacts", "forget", "vector foods", "--yes", "--json"]);
    assert_eq!(serde_json::from_str::<Value>(&run.out).unwrap()["forgotten"], 1, "{run}");
    assert_eq!(intel.run(&["contacts", "forget", "--all", "--yes"]).out, "1 contact is forgotten.\n");
    assert_eq!(intel.run(&["contacts", "list"]).code, 1);
}
