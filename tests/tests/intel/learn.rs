//! `icp learn`: a history of deals, and what it is said to hold.

use std::fmt::Write as _;

use andru_tests::intel::Intel;
use andru_tests::shared;
use insta::assert_snapshot;
use serde_json::Value;

/// 240 closed deals and two open ones: food companies win two times in three, the others one in six; the close date is
/// written into every deal.
fn deals() -> String {
    let mut text = String::from("Deal Name,Deal Stage,Industry,Region,Close Date\n");
    for deal in 0..240 {
        let industry = ["Food", "Rail", "Toys"][deal % 3];
        let wins = if industry == "Food" { deal % 9 != 0 } else { deal % 6 == 1 };
        let stage = if wins { "Closed Won" } else { "closed lost" };
        let region = ["North", "South"][deal / 3 % 2];
        let _ = writeln!(text, "Deal {deal},{stage},{industry},{region},2026-0{}-01", deal % 9 + 1);
    }
    text.push_str("Deal 240,Negotiation,Food,North,\nDeal 241,,Rail,South,\n");
    text
}

fn learned(input: &str, arguments: &[&str]) -> Value {
    let run = Intel::new().piped(&[&["icp", "learn", "--json"], arguments].concat(), input);
    assert_eq!(run.code, 0, "{run}");
    serde_json::from_str(&run.out).unwrap()
}

#[test]
fn a_history_with_a_pattern_is_told_with_its_figures() {
    let run = Intel::new().piped(&["icp", "learn"], &deals());
    assert_snapshot!(run.out, @"");
}

#[test]
fn fields_set_aside_come_back_where_the_user_says_so() {
    let report = learned(&deals(), &["--allow", "Close Date", "--ignore", "Region", "--time", "Deal Name"]);
    let status = |name: &str| {
        let fields = report["fields"].as_array().unwrap();
        let field = fields.iter().find(|field| field["name"] == name).unwrap();
        format!("{}: {}", field["status"].as_str().unwrap(), field["reason"].as_str().unwrap())
    };
    assert!(status("Close Date").contains("put back by you, though: "), "{}", status("Close Date"));
    assert_eq!(status("Region"), "dropped: left out by you");
}

#[test]
fn what_cannot_be_learned_from_is_said_plainly() {
    let say = |input: &str, arguments: &[&str]| {
        let run = Intel::new().piped(&[&["icp", "learn", "--quiet"], arguments].concat(), input);
        let text = if run.code == 0 { &run.out } else { &run.err };
        format!("{} {}", run.code, text.lines().take(3).collect::<Vec<_>>().join(" / "))
    };
    let said = [
        say("", &[]),
        say("stage\nWon\n", &[]),
        say("a,b\n1,2\n", &[]),
        say("stage,size\nWon,1\nWon,2\nWon,3\n", &[]),
        say("stage,size\nWon,1\nLost,2\nLost,3\n", &["--time", "when"]),
        say("stage,size\nWon,1\nLost,2\n", &["--accounts", "accounts.csv"]),
        say("stage,size\nwon,1\nWON,2\nClosed Won,3\nclosed-lost,4\nLOST,5\n", &["--json"]),
    ];
    assert_snapshot!(said.join("\n"), @"");
}

#[test]
fn public_records_without_a_pattern_are_called_that() {
    let Some(folder) = shared("data/deals/maven_crm") else { return };
    let file = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let deals = file("sales_pipeline.csv");
    let [accounts, products, teams] = ["accounts.csv", "products.csv", "sales_teams.csv"].map(file);
    let mut arguments = vec!["icp", "learn", "--json", deals.as_str(), "--time", "engage_date"];
    for (name, on) in [(&accounts, "account=account"), (&products, "product=product"), (&teams, "sales_agent=sales_agent")] {
        arguments.extend(["--accounts", name.as_str(), "--on", on]);
    }
    let firmographic = "revenue,employees,year_established,sector,office_location,subsidiary_of";
    for only in [Some(firmographic), Some("account"), None] {
        let mut arguments = arguments.clone();
        arguments.extend(only.into_iter().flat_map(|only| ["--only", only]));
        let run = Intel::new().run(&arguments);
        let report: Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(report["verdict"], "nothing_learnable", "{only:?}: {}", report["reason"]);
        assert_eq!((&report["deals"], &report["won"]), (&6711.into(), &4238.into()));
        assert!(report["auc_forward"].as_f64().unwrap() < 0.55);
    }
}
