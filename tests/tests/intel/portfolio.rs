//! Portfolios from imported lists: readiness, concentration, deals of a period.

use andru_tests::intel::Intel;
use insta::assert_snapshot;
use serde_json::Value;

const COMPANIES: &str = "\
Company,Website,ARR,Growth rate,NRR,Gross margin,Burn,Cash,Customers
Alder Software,alder.example,$3M,120%,115%,80%,\"$100,000\",$4M,210
Birch Systems,birch.example,$600k,10%,90%,55%,\"$80,000\",\"$240,000\",35
Cedar Labs,cedar.example,\"$400,000\",,,n/a,,,
Dogwood,dogwood.example,,,,,,,
";

const DEALS: &str = "\
Deal Name,Company,Stage,Amount,Close Date
Seats,Alder Software,Won,\"$40,000\",2026-07-15
More seats,Alder Software,Won,,2026-09-30
Pilot,Birch Systems,Lost,20000 EUR,2026-08-01
Roll-out,Birch Systems,Proposal,$9k,2026-12-31
";

fn filled() -> Intel {
    let intel = Intel::new();
    let (companies, deals) = (intel.file("figures.csv", COMPANIES), intel.file("deals.csv", DEALS));
    let imported = intel.run(&["accounts", "import", companies.to_str().unwrap(), "--tag", "Fund I"]);
    assert_eq!(imported.code, 0, "{imported}");
    assert_eq!(intel.run(&["deals", "import", deals.to_str().unwrap()]).code, 0);
    intel
}

#[test]
fn a_rollup_reads_like_this() {
    assert_snapshot!(filled().run(&["run", "get_portfolio_readiness_rollup", "--portfolio-id", "Fund I"]), @"");
}

#[test]
fn a_brief_is_of_the_last_whole_quarter() {
    let intel = filled();
    let run = intel.run(&["run", "generate_portfolio_brief", "--portfolio-id", "fund i", "--json"]);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    let result = &answer["result"];
    assert_eq!((&result["period"]["start"], &result["period"]["end"]), (&"2026-07-01".into(), &"2026-09-30".into()));
    assert_eq!(
        (&result["deals"]["won"], &result["deals"]["lost"], &result["deals"]["open"]),
        (&2.into(), &1.into(), &1.into())
    );
    assert_snapshot!(result["summary"].as_str().unwrap(), @"");
}

#[test]
fn a_tag_nobody_has_names_those_there_are() {
    let intel = filled();
    assert_snapshot!(intel.run(&["run", "get_portfolio_readiness_rollup", "--portfolio-id", "Fund II"]), @"");
}
