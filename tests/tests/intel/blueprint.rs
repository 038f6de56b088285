//! `blueprint`: a plan from an ARR target.

use andru_tests::intel::Intel;
use insta::assert_snapshot;
use serde_json::Value;

const PLAN: [&str; 12] =
    ["blueprint", "-s", "Series A", "-a", "$2M", "-d", "$25k", "-c", "60 days", "--team", "3", "--as-of=2026-03-16"];

#[test]
fn a_plan_reads_at_80_columns() {
    let run = Intel::new().run(&PLAN);
    assert!(run.out.lines().all(|line| line.chars().count() <= 80), "{run}");
    assert_snapshot!(run, @"");
}

#[test]
fn own_figures_take_the_place_of_assumptions() {
    let intel = Intel::new();
    let own = ["--assume", "winRate=25%", "--assume", "openAtOnce=25", "--json"];
    let run = intel.run(&[&PLAN[..], &own[..]].concat());
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    let steps = answer["result"]["plan"]["steps"].as_array().unwrap();
    let value = |id: &str| steps.iter().find(|step| step["id"] == id).unwrap()["value"].clone();
    assert_eq!((value("opportunities"), value("reps")), (320.into(), 3.into()));
}

#[test]
fn what_is_wrong_is_named() {
    let intel = Intel::new();
    assert_snapshot!(intel.run(&[&PLAN[..], &["--assume", "winrate=0.3"][..]].concat()), @"");
    assert_snapshot!(intel.run(&[&PLAN[..], &["--assume", "winRate=1", "--assume", "winRate=2"][..]].concat()), @"");
    assert_snapshot!(intel.run(&["blueprint", "-s", "seed", "-a", "$2M"]), @"");
    assert_snapshot!(intel.run(&["blueprint", "-s", "Seed", "-a", "$2M", "-d", "€20k"]), @"");
}
