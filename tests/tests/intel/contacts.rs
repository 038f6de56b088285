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
    assert_snapshot!(intel.piped(&["contacts", "import"], NAVIGATOR), @"");
    let run = intel.piped(&["contacts", "import"], HUBSPOT);
    // Ada gains her address.
    assert!(run.out.contains("new 1 · changed 1"), "{run}");
    assert_snapshot!(intel.run(&["contacts", "list", "--format", "csv"]).out, @"");
    let run = intel.run(&["contacts", "list", "--json", "--account", "harbour lane"]);
    assert_eq!(run.out.lines().count(), 2, "{run}");
    assert!(!run.out.contains("+31"), "{run}");
}

#[test]
fn a_list_of_companies_has_no_people() {
    let intel = Intel::new();
    assert_snapshot!(intel.piped(&["contacts", "import"], "Company,Website\nAlder,alder.example\n"), @"");
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
