//! `icp apply`: accounts scored by a model.

use std::fs::File;
use std::process::{Command, Stdio};

use andru_tests::intel::Intel;
use andru_tests::shared;
use insta::assert_snapshot;
use serde_json::Value;

use crate::learn::deals;

/// A home with the deals of `learn` and the model made of them, `model.json`.
pub(crate) fn with_model() -> (Intel, String) {
    let intel = Intel::new();
    let history = intel.file("deals.csv", deals()).to_string_lossy().into_owned();
    let model = intel.file("model.json", "").to_string_lossy().into_owned();
    let run = intel.run(&["icp", "learn", "--quiet", &history, "--out", &model]);
    assert_eq!(run.code, 0, "{run}");
    (intel, model)
}

const ACCOUNTS: &str = "\
Account,INDUSTRY,Note,Region
Alder,Food,\"a, b\",North
Birk,food , =1+1,South
Cedar,Rail,,
\"Dogwood
and Sons\",Glass,-4.5,Nowhere

Elm
";

#[test]
fn every_row_comes_back_with_its_score() {
    let (intel, model) = with_model();
    assert_snapshot!(intel.piped(&["icp", "apply", "--model", &model], ACCOUNTS), @r#"
    Account,INDUSTRY,Note,Region,andru_points,andru_probability,andru_tier,andru_coverage,andru_low,andru_high
    Alder,Food,"a, b",North,100.0,0.8782202145896224,A,100.0,100.0,100.0
    Birk,food ,' =1+1,South,76.6,0.4471902476520377,B,100.0,76.6,76.6
    Cedar,Rail,,,78.8,0.49841315532775976,B,76.6,67.1,90.5
    "Dogwood
    and Sons",Glass,-4.5,Nowhere,59.6,0.14168148322658347,,0.0,0.0,100.0
    Elm,,,,59.6,0.14168148322658347,,0.0,0.0,100.0
    --- standard error
    5 scored of 5 rows

    tiers           A 1 · B 2 · C 0 · D 0 · none 2
    probability     42.1% in the mean: about 2 wins if these end as the history did
    read            Industry from "INDUSTRY"
    not learned     values the deals did not have, so they add nothing: Industry in
                    1 row · Region in 1 row
    nothing known   2 rows: the start, 59.6, and no tier
    note            1 row has fewer cells than the header; the missing ones are
                    blank
    basis           240 closed deals, 93 of them won
    --- exit code 0
    "#);
}

#[test]
fn json_keeps_the_object_it_came_as() {
    let (intel, model) = with_model();
    let accounts =
        "{\"Region\": \"North\", \"size\": 12, \"tags\": [\"a\"]}\n{}\n{\"Industry\": \"Rail\", \"late\": null}\n";
    let run = intel.piped(&["icp", "apply", "--json", "--quiet", "--model", &model], accounts);
    assert_snapshot!(run, @r#"
    {"Region": "North", "size": 12, "tags": ["a"],"andru_points":71.3,"andru_probability":0.330143212930106,"andru_tier":"C","andru_coverage":23.4,"andru_low":23.4,"andru_high":100.0}
    {"andru_points":59.6,"andru_probability":0.14168148322658347,"andru_tier":null,"andru_coverage":0.0,"andru_low":0.0,"andru_high":100.0}
    {"Industry": "Rail", "late": null,"andru_points":78.8,"andru_probability":0.49841315532775976,"andru_tier":"B","andru_coverage":76.6,"andru_low":67.1,"andru_high":90.5}
    --- exit code 0
    "#);
    for line in run.out.lines() {
        assert!(serde_json::from_str::<Value>(line).unwrap()["andru_points"].is_number(), "{line}");
    }
    let csv = intel.piped(&["icp", "apply", "--json", "--quiet", "--model", &model], "Region,Region,\nNorth,x,y\n");
    assert!(csv.out.starts_with(r#"{"Region":"North","Region (2)":"x","Column 3":"y","andru_points":"#), "{csv}");
}

#[test]
fn columns_of_other_names_are_mapped_and_missing_ones_said() {
    let (intel, model) = with_model();
    let accounts = "Account;Branche;andru_points\nAlder;Food;1\n";
    let run = intel.piped(&["icp", "apply", "--model", &model, "--map", "Industry=Branche"], accounts);
    assert_snapshot!(run, @r#"
    Account,Branche,andru_points,andru_points_2,andru_probability_2,andru_tier_2,andru_coverage_2,andru_low_2,andru_high_2
    Alder,Food,1,88.3,0.7072005944434082,B,76.6,76.6,100.0
    --- standard error
    1 scored of 1 row

    tiers         A 0 · B 1 · C 0 · D 0
    probability   70.7% in the mean: about 1 win if these end as the history did
    missing       Region: not in the list, so unknown in every row
    read          Industry from "Branche"
    headings      the list has ours already, so they are `andru_points_2` and so on
    basis         240 closed deals, 93 of them won
    --- exit code 0
    "#);
}

#[test]
fn capacity_makes_tiers_of_a_file_and_not_of_a_pipe() {
    let (intel, model) = with_model();
    let mut accounts = String::from("Industry,Region\n");
    for (industry, region, count) in [("Food", "North", 3), ("Food", "South", 2), ("Rail", "North", 9), ("", "", 2)] {
        accounts.push_str(&format!("{industry},{region}\n").repeat(count));
    }
    let file = intel.file("accounts.csv", &accounts);
    let arguments = ["icp", "apply", "--model", &model, "--capacity", "3"];
    let named = intel.run(&[&arguments[..], &[&file.to_string_lossy()]].concat());
    assert_snapshot!(named, @r"
    Industry,Region,andru_points,andru_probability,andru_tier,andru_coverage,andru_low,andru_high
    Food,North,100.0,0.8782202145896224,A,100.0,100.0,100.0
    Food,North,100.0,0.8782202145896224,A,100.0,100.0,100.0
    Food,North,100.0,0.8782202145896224,A,100.0,100.0,100.0
    Food,South,76.6,0.4471902476520377,D,100.0,76.6,76.6
    Food,South,76.6,0.4471902476520377,D,100.0,76.6,76.6
    Rail,North,90.5,0.7479123599045797,C,100.0,90.5,90.5
    Rail,North,90.5,0.7479123599045797,C,100.0,90.5,90.5
    Rail,North,90.5,0.7479123599045797,C,100.0,90.5,90.5
    Rail,North,90.5,0.7479123599045797,C,100.0,90.5,90.5
    Rail,North,90.5,0.7479123599045797,C,100.0,90.5,90.5
    Rail,North,90.5,0.7479123599045797,C,100.0,90.5,90.5
    Rail,North,90.5,0.7479123599045797,C,100.0,90.5,90.5
    Rail,North,90.5,0.7479123599045797,C,100.0,90.5,90.5
    Rail,North,90.5,0.7479123599045797,C,100.0,90.5,90.5
    --- standard error
    14 scored of 14 rows

    tiers         A 3 · B 0 · C 9 · D 2; A from 100.0, C from 90.5
    probability   73.3% in the mean: about 10 wins if these end as the history did
    note          2 blank rows were passed over
    basis         240 closed deals, 93 of them won
    --- exit code 0
    ");
    let redirected = intel.command(&arguments).stdin(Stdio::from(File::open(&file).unwrap())).output().unwrap();
    assert_eq!(String::from_utf8(redirected.stdout).unwrap(), named.out);
    assert_snapshot!(intel.piped(&arguments, &accounts), @r"
    --- standard error
    error: tiers by capacity need the list twice, and a pipe can be read only once
    hint: name the file: andru-intel icp apply accounts.csv --model model.json --capacity 40
    --- exit code 2
    ");
}

#[test]
fn exports_as_people_have_them_are_read() {
    let (intel, model) = with_model();
    let points = |bytes: &[u8]| {
        let run = intel.piped(&["icp", "apply", "--quiet", "--model", &model], bytes);
        assert_eq!(run.code, 0, "{run}");
        run.out.lines().map(str::to_owned).collect::<Vec<_>>().join("\n")
    };
    let said = [
        points(b"\xef\xbb\xbfIndustry,Region\r\nFood,North\r\n"),
        points(b"Industry\tRegion\nFood\tNorth\n"),
        points(b"Target list\n\nRegion,Industry\nNorth,Food\nRegion,Industry\nSouth,Rail\nGrand Totals (2 records)\n"),
        points(b"Industry,City\nFood,K\xf6ln\n"),
    ];
    assert_snapshot!(said.join("\n\n"), @r"
    Industry,Region,andru_points,andru_probability,andru_tier,andru_coverage,andru_low,andru_high
    Food,North,100.0,0.8782202145896224,A,100.0,100.0,100.0

    Industry,Region,andru_points,andru_probability,andru_tier,andru_coverage,andru_low,andru_high
    Food,North,100.0,0.8782202145896224,A,100.0,100.0,100.0

    Region,Industry,andru_points,andru_probability,andru_tier,andru_coverage,andru_low,andru_high
    North,Food,100.0,0.8782202145896224,A,100.0,100.0,100.0
    South,Rail,67.1,0.2497017103710634,C,100.0,67.1,67.1

    Industry,City,andru_points,andru_probability,andru_tier,andru_coverage,andru_low,andru_high
    Food,Köln,88.3,0.7072005944434082,B,76.6,76.6,100.0
    ");
}

#[test]
fn what_cannot_be_applied_is_said_plainly() {
    let (intel, model) = with_model();
    let other = intel.file("other.json", "{\"format\": \"andru-icp-model/9\"}").to_string_lossy().into_owned();
    let none = intel.file("none.json", "[]").to_string_lossy().into_owned();
    let say = |model: &str, more: &[&str], accounts: &str| {
        let run = intel.piped(&[&["icp", "apply", "--quiet", "--model", model], more].concat(), accounts);
        format!("{} {}", run.code, run.err.trim_end().replace('\n', " / "))
    };
    let said = [
        say(&other, &[], "Industry\nFood\n"),
        say(&none, &[], "Industry\nFood\n"),
        say("/no/model.json", &[], "Industry\nFood\n"),
        say(&model, &[], ""),
        say(&model, &[], "Industry,Region\n"),
        say(&model, &[], "Company,Employees\nAlder,40\n"),
        say(&model, &["--map", "Industry=Branche"], "Company,Region\nAlder,North\n"),
        say(&model, &["--map", "Branche=Industry"], "Industry,Region\nFood,North\n"),
        say(&model, &["--map", "Industry"], "Industry,Region\nFood,North\n"),
    ];
    assert_snapshot!(said.join("\n"), @r#"
    2 error: `other.json` has the format `andru-icp-model/9`, and this version reads `andru-icp-model/1` / hint: learn it again with this version, or use the version it was written by
    2 error: `none.json` is not a model: `format` is not `andru-icp-model/1` / hint: make one: andru-intel icp learn deals.csv --out model.json
    1 error: there is no file `/no/model.json`
    2 error: the list of accounts is empty / hint: give CSV with a header row, or JSON Lines
    2 error: the list has headings but no account under them
    2 error: the list has none of the model's columns: `Industry`, `Region` / hint: the headings are `Company`, `Employees` / hint: say which is which, such as `--map "Industry=HEADING"`
    2 error: `--map`: the list has no column `Branche` / hint: the headings are `Company`, `Region`
    2 error: `--map`: the model has no column `Branche` / hint: its columns are `Industry`, `Region`
    2 error: `--map` must be MODEL_COLUMN=HEADER, not `Industry` / hint: name the column of the model first: --map Industry=Sector
    "#);
}

#[test]
fn public_records_are_scored_as_they_were_won() {
    let Some(records) = shared("data/deals/ibm_win_loss.csv.gz") else { return };
    let deals = Command::new("gzip").arg("-dc").arg(records).output().unwrap().stdout;
    let intel = Intel::new();
    let model = intel.file("model.json", "").to_string_lossy().into_owned();
    let only =
        "Region,Route To Market,Competitor Type,Deal Size Category (USD),Revenue From Client Past Two Years (USD)";
    // Named, not piped: the scored rows would fill their pipe before the deals are all written to theirs.
    let deals = intel.file("deals.csv", deals).to_string_lossy().into_owned();
    let learned = intel.run(&["icp", "learn", "--quiet", &deals, "--only", only, "--out", &model]);
    assert_eq!(learned.code, 0, "{learned}");
    let run = intel.run(&["icp", "apply", "--quiet", &deals, "--model", &model]);
    let (mut rows, mut sum, mut won) = (0.0, 0.0, 0.0);
    for line in run.out.lines().skip(1) {
        let cells: Vec<&str> = line.rsplitn(6, ',').collect();
        sum += cells[4].parse::<f64>().unwrap();
        won += f64::from(u8::from(line.contains(",Won,")));
        rows += 1.0;
    }
    assert!((rows - 75_819.0_f64).abs() < 0.5);
    assert!((sum / rows - won / rows).abs() < 0.01, "{} said, {} won", sum / rows, won / rows);
}
