//! Deals: how exports say what became of one, dates, amounts, ids.

use andru_tests::intel::Intel;
use insta::assert_snapshot;
use serde_json::Value;

const HUBSPOT: &str = "\
Record ID,Deal Name,Deal Stage,Pipeline,Amount,Deal Currency,Create Date,Close Date,Deal Type,Closed Lost Reason,Associated Company (Primary)
1,Northwind pilot,Closed Won,Sales,40000,USD,2026-01-05,2026-03-31,newbusiness,,Northwind Freight
2,Vector roll-out,Closed Lost,Sales,25000,EUR,2026-02-01,2026-04-15,newbusiness,no decision,Vector Foods
3,Vector renewal,Contract Sent,Sales,,EUR,2026-05-01,,existingbusiness,,Vector Foods
";

const PIPEDRIVE: &str = "\
Deal - ID,Deal - Title,Deal - Status,Deal - Value,Deal - Currency of Value,Deal - Organization,Deal - Won time,Deal - Lost time,Deal - Lost reason
7,Birch audit,Won,1200,NOK,Birch & Sons,2026-02-03 10:00:00,,
8,Birch extension,Lost,900,NOK,Birch & Sons,,2026-02-04 10:00:00,price
9,Birch more,Open,500,NOK,Birch & Sons,,,
";

const SALESFORCE: &str = "\
Opportunity Name,Account Name,Stage,Close Date,Amount,Type
Alder seats,Alder,Closed Won,31/03/2026,\"$1,500\",New Business
Alder more,Alder,Negotiation/Review,30/06/2026,,Existing Business
";

fn deals(intel: &Intel, words: &[&str]) -> Vec<Value> {
    let run = intel.run(&[&["deals", "list", "--json"], words].concat());
    assert_eq!(run.code, 0, "{run}");
    run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn each_system_says_how_a_deal_went() {
    let intel = Intel::new();
    assert_snapshot!(intel.piped(&["deals", "import"], HUBSPOT), @r#"
    3 deals                                          new 3 · changed 0 · unchanged 0

    outcomes   won 1 · lost 1 · open 1 · unknown 0, from "Deal Stage"
    read       id from "Record ID" · name from "Deal Name" · account from
               "Associated Company (Primary)" · stage from "Deal Stage" · amount
               from "Amount" · currency from "Deal Currency" · created from "Create
               Date" · closed from "Close Date" · lost reason from "Closed Lost
               Reason" · pipeline from "Pipeline" · type from "Deal Type"
    --- exit code 0
    "#);
    for export in [PIPEDRIVE, SALESFORCE] {
        let run = intel.piped(&["deals", "import"], export);
        assert_eq!(run.code, 0, "{run}");
    }
    assert_snapshot!(intel.run(&["deals", "list", "--format", "csv"]).out, @r#"
    id,name,account,domain,stage,outcome,amount,currency,created_on,closed_on,lost_reason,pipeline,type,imported_at,imported_from
    ,Alder more,Alder,,Negotiation/Review,open,,,,2026-06-30,,,Existing Business,2026-11-24T00:00:00Z,standard input
    ,Alder seats,Alder,,Closed Won,won,"$1,500",,,2026-03-31,,,New Business,2026-11-24T00:00:00Z,standard input
    7,Birch audit,Birch & Sons,,,won,1200,NOK,,2026-02-03,,,,2026-11-24T00:00:00Z,standard input
    8,Birch extension,Birch & Sons,,,lost,900,NOK,,2026-02-04,price,,,2026-11-24T00:00:00Z,standard input
    9,Birch more,Birch & Sons,,,open,500,NOK,,,,,,2026-11-24T00:00:00Z,standard input
    1,Northwind pilot,Northwind Freight,,Closed Won,won,40000,USD,2026-01-05,2026-03-31,,Sales,newbusiness,2026-11-24T00:00:00Z,standard input
    3,Vector renewal,Vector Foods,,Contract Sent,open,,EUR,2026-05-01,,,Sales,existingbusiness,2026-11-24T00:00:00Z,standard input
    2,Vector roll-out,Vector Foods,,Closed Lost,lost,25000,EUR,2026-02-01,2026-04-15,no decision,Sales,newbusiness,2026-11-24T00:00:00Z,standard input
    "#);
    assert_eq!(deals(&intel, &["--account", "vector foods"]).len(), 2);
    assert_snapshot!(intel.run(&["deals", "list", "--account", "Elm"]), @r"
    --- standard error
    error: no deal of `Elm` is saved
    hint: import some: andru-intel deals import deals.csv
    --- exit code 1
    ");
}

#[test]
fn a_later_export_moves_a_deal_on() {
    let intel = Intel::new();
    intel.piped(&["deals", "import"], HUBSPOT);
    let later = "Record ID,Deal Name,Deal Stage,Close Date\n3,Vector renewal,Closed Won,2026-06-30\n";
    let run = intel.piped(&["deals", "import", "--json"], later);
    let saved: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(saved["saved"]["changed"], 1, "{run}");
    let renewal = &deals(&intel, &["--account", "Vector Foods"])[0];
    assert_eq!((&renewal["outcome"], &renewal["closedOn"]), (&"won".into(), &"2026-06-30".into()), "{renewal}");
    assert_eq!((&renewal["account"], &renewal["currency"]), (&"Vector Foods".into(), &"EUR".into()));
}

#[test]
fn an_export_that_does_not_say_is_kept_as_unknown_and_says_so() {
    let intel = Intel::new();
    let export = "Deal Name,Company,Phase\nPilot,Alder,P9\nRoll-out,Alder,P2\n";
    assert_snapshot!(intel.piped(&["deals", "import"], export), @r#"
    2 deals                                          new 2 · changed 0 · unchanged 0

    outcomes   won 0 · lost 0 · open 0 · unknown 2
    read       name from "Deal Name" · account from "Company"
    note       no column is known to say whether a deal was won or lost: every deal
               is kept with an unknown outcome; name the column with --outcome
    --- exit code 0
    "#);
    let told = intel.piped(&["deals", "import", "--outcome", "Phase", "--won", "P9"], export);
    assert_eq!(told.code, 0, "{told}");
    let went: Vec<Value> = deals(&intel, &[]).iter().map(|deal| deal["outcome"].clone()).collect();
    assert_eq!(went, ["won", "lost"]);
    assert_eq!(intel.piped(&["deals", "import", "--outcome", "Nothing"], export).code, 2);
}

#[test]
fn deals_are_forgotten_when_asked_for_twice() {
    let intel = Intel::new();
    intel.piped(&["deals", "import"], HUBSPOT);
    assert_eq!(intel.run(&["deals", "forget", "--all"]).code, 2);
    assert_snapshot!(intel.run(&["deals", "forget", "Northwind Freight", "--yes"]), @r"
    1 deal is forgotten.
    --- exit code 0
    ");
    assert_snapshot!(intel.run(&["deals", "forget", "--all", "--yes", "--json"]), @r#"
    {
      "forgotten": 2
    }
    --- exit code 0
    "#);
    assert_eq!(intel.run(&["deals", "list"]).code, 1);
}

#[test]
fn cells_of_deals_do_nothing() {
    let intel = Intel::new();
    let export = "Deal Name,Company,Stage,Amount\n=1+1\u{1b}[31m,\"@x\",Won,-5\n";
    assert_eq!(intel.piped(&["deals", "import"], export).code, 0);
    let csv = intel.run(&["deals", "list", "--format", "csv"]).out;
    assert!(!csv.contains('\u{1b}') && csv.contains("'=1+1") && csv.contains("'@x"), "{csv}");
}
