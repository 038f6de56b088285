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
    assert_snapshot!(filled().run(&["run", "get_portfolio_readiness_rollup", "--portfolio-id", "Fund I"]), @r"
    Portfolio fund i                                             average 53.6 of 100
    fund i: average readiness 53.6 of 100, over the 2 of 4 accounts with figures
    (65.0% of the points known on average); 1 of these at risk. Alder Software has
    75% of the 4,000,000 USD ARR known of 3 accounts; HHI 5,950.

    accounts        2 of 4 with an index
    concentration   Alder Software has 75% of the 4,000,000 USD ARR known of 3
                    accounts; HHI 5,950
    HHI             the sum of the squared shares in percent: 10,000 is one account
                    alone; no bound is set
    rule            at risk: a runway under 6 months, or an index that stays under
                    the middle even if every unknown measure turns out best (Andru
                    judgement)

    At risk
      Birch Systems   28.5   runway 3 months, under 6; at most 46.0 of 100 whatever
                             is still unknown · first: runway, which lacks 10.0
                             points: a runway under 6 months comes before all else
                             (Andru judgement)

    Accounts, the lowest first
    account         index      range  known  basis
    Birch Systems    28.5  11.0-46.0  65.0%  arr, growthRate, netRevenueRetention,
                                             grossMargin, burnRate, customerCount,
                                             cash from figures.csv, imported
                                             2026-11-24
    Alder Software   78.6  61.1-96.1  65.0%  arr, growthRate, netRevenueRetention,
                                             grossMargin, burnRate, customerCount,
                                             cash from figures.csv, imported
                                             2026-11-24

    Not known
      gross retention   4 of 4   Alder Software, Birch Systems, Cedar Labs, Dogwood.
                                 Of the ARR of a year ago, how much is left,
                                 expansion not counted?
      CAC payback       4 of 4   Alder Software, Birch Systems, Cedar Labs, Dogwood.
                                 What does it cost to win one customer, and what
                                 does one pay a month?
      LTV:CAC           4 of 4   Alder Software, Birch Systems, Cedar Labs, Dogwood.
                                 What gross profit does a customer bring over its
                                 life, and what does it cost to win one?
      magic number      4 of 4   Alder Software, Birch Systems, Cedar Labs, Dogwood.
                                 What did sales and marketing cost over the last
                                 twelve months?
      pipeline          4 of 4   Alder Software, Birch Systems, Cedar Labs, Dogwood.
                                 How much new ARR is still to be closed in the
                                 period, and how much pipeline is open for it?

    basis   figures: 15 from figures.csv, imported 2026-11-24; accounts: 4 from
            figures.csv, imported 2026-11-24; the index, its weights and bands: as
            assess_company_readiness, Andru judgement
    --- exit code 0
    ");
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
    assert_snapshot!(result["summary"].as_str().unwrap(), @"fund i: average readiness 53.6 of 100, over the 2 of 4 accounts with figures (65.0% of the points known on average); 1 of these at risk. Alder Software has 75% of the 4,000,000 USD ARR known of 3 accounts; HHI 5,950. Deals closed from 2026-07-01 to 2026-09-30: 2 won, 1 lost (won: 40,000 USD). 1 open at the last import.");
}

#[test]
fn a_tag_nobody_has_names_those_there_are() {
    let intel = filled();
    assert_snapshot!(intel.run(&["run", "get_portfolio_readiness_rollup", "--portfolio-id", "Fund II"]), @r"
    --- standard error
    error: no saved account has the tag `Fund II`
    hint: the tags are `fund i`
    --- exit code 1
    ");
}
