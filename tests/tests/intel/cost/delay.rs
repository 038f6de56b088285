//! `cost delay`: work in the order that loses least.

use andru_tests::intel::Intel;
use insta::assert_snapshot;

#[test]
fn the_order_that_loses_least_comes_first() {
    let work = ["--work", "customs filing=19188/4", "--work", "invoice check=6k/1", "--work", "portal=9k/6"];
    let intel = Intel::new();
    let run = intel.run(&[&["cost", "delay"], &work[..]].concat());
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!(run.out, @"");
    let json: serde_json::Value =
        serde_json::from_str(&intel.run(&[&["cost", "delay", "--json"], &work[..]].concat()).out).unwrap();
    assert_eq!((json["saving"].as_f64(), &json["currency"]), (Some(4812.0), &"USD".into()));
}

#[test]
fn what_is_wrong_is_said() {
    let intel = Intel::new();
    let said: Vec<String> = ["portal", "portal=9k", "portal=9k/0", "portal=9k/NaN", "portal=-9/2", "portal=1e30/2"]
        .iter()
        .map(|work| {
            let run = intel.run(&["cost", "delay", "--work", work]);
            assert_eq!(run.code, 2, "{run}");
            run.err.trim_end().to_owned()
        })
        .collect();
    assert_snapshot!(said.join("\n"), @"");
}
