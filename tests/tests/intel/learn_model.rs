//! `icp learn --out`: the model of a history, what it is blended with, and when there is none.

use std::fmt::Write as _;

use andru_tests::intel::Intel;
use insta::assert_snapshot;
use serde_json::Value;

/// 240 closed deals: food companies win two times in three, the others one in six; a score of the user's own is better
/// for deals that were won, and the first ten deals stand there twice.
fn deals(closed: usize) -> String {
    let mut text = String::from("Deal ID,Stage,Company,Sector,Country,My Score,Lost Reason\n");
    for deal in (0..closed).chain(0..10) {
        let (sector, industry) = [("Food", "food manufacturing"), ("Rail", "rail"), ("Toys", "toys")][deal % 3];
        let wins = if sector == "Food" { deal % 9 != 0 } else { deal % 6 == 1 };
        let stage = if wins { "Closed Won" } else { "Closed Lost" };
        let country = if deal % 2 == 0 { "Canada" } else { "Chile" };
        let score = deal * 37 % 60 + 30 * usize::from(wins);
        let reason = ["too expensive", "stayed with spreadsheets", ""][deal % 3];
        let reason = if wins { "" } else { reason };
        let _ = writeln!(text, "D{deal},{stage},Company {deal},{industry},{country},{score},{reason}");
    }
    text
}

fn model(intel: &Intel, more: &[&str]) -> Value {
    let path = intel.file("model.json", "");
    let path = path.to_str().unwrap();
    let run = intel.piped(&[&["icp", "learn", "--id", "Deal ID", "--out", path], more].concat(), deals(240));
    assert_eq!(run.code, 0, "{run}");
    let run = intel.run(&["icp", "show", "--model", path, "--json"]);
    serde_json::from_str(&run.out).unwrap()
}

#[test]
fn a_model_is_written_with_all_that_is_needed_to_score() {
    let intel = Intel::new();
    let model = model(&intel, &["--only", "Sector,Country"]);
    assert_eq!(model["format"], "andru-icp-model/1");
    assert_eq!(model["history"]["deals"], 240, "a deal that stands there twice is one");
    assert_eq!(model["source"]["won_values"], serde_json::json!(["Closed Won"]));
    let fields = model["scorecard"]["fields"].as_array().unwrap();
    let named: Vec<_> = fields.iter().map(|field| (&field["column"], &field["role"])).collect();
    assert_eq!(named[0], (&"Sector".into(), &"industry".into()));
    let food = &fields[0]["bins"][0];
    assert_eq!((&food["holds"]["words"][0], &food["deals"], &food["won"]), (&"food manufacturing".into(), &80.into(), &53.into()));
    assert!(food["points"].as_f64().unwrap() > 0.0);
    assert!(model["scorecard"]["calibration"]["slope"].as_f64().unwrap() > 0.0);
    assert_eq!(model["scorecard"].get("cold_start"), None);
    let again = self::model(&intel, &["--only", "Sector,Country"]);
    assert_eq!(model, again);
}

#[test]
fn what_is_learned_is_blended_with_a_score_from_before() {
    let model = model(&Intel::new(), &["--cold-start", "my score"]);
    let cold = &model["scorecard"]["cold_start"];
    assert_eq!(cold["source"]["column"], "My Score");
    // 67 deals of the rarer outcome: 50 / 117 of the score is the cold start's.
    let rarer = model["history"]["won"].as_f64().unwrap();
    assert!((cold["weight"].as_f64().unwrap() - 50.0 / (rarer + 50.0)).abs() < 1e-12, "{cold}");
    let auc = |value: &Value| value.as_f64().unwrap();
    assert!(auc(&model["history"]["blend_auc"]) > auc(&model["history"]["auc"]).max(auc(&cold["auc"])));
    let fields = model["history"]["fields"].as_array().unwrap();
    let score = fields.iter().find(|field| field["name"] == "My Score").unwrap();
    assert_eq!(score["reason"], "it is the score from before any history");
}

#[test]
fn what_is_learned_is_blended_with_the_saved_profile() {
    let model = model(&Intel::with_profile(), &["--cold-start", "profile"]);
    let cold = &model["scorecard"]["cold_start"];
    assert_eq!(cold["source"], "profile");
    assert!(cold["auc"].as_f64().unwrap() > 0.6, "the profile asks for food manufacturing: {cold}");
}

#[test]
fn a_cold_start_that_is_not_there_is_said() {
    let say = |intel: &Intel, cold: &str, input: &str| {
        let run = intel.piped(&["icp", "learn", "--cold-start", cold], input);
        format!("{} {}", run.code, run.err.lines().collect::<Vec<_>>().join(" / "))
    };
    let said = [
        say(&Intel::new(), "profile", &deals(240)),
        say(&Intel::with_profile(), "profile", "stage,size\nWon,1\nLost,2\n"),
        say(&Intel::new(), "score", &deals(240)),
        say(&Intel::new(), "Sector", &deals(240)),
    ];
    assert_snapshot!(said.join("\n"), @"");
}

#[test]
fn a_few_deals_are_counted_and_no_model_is_made_of_them() {
    let intel = Intel::new();
    let path = intel.file("model.json", "what was there");
    let path = path.to_str().unwrap();
    let arguments = ["icp", "learn", "--id", "Deal ID", "--only", "Sector,Country", "--out", path];
    let run = intel.piped(&arguments, deals(30));
    assert_snapshot!(run.to_string().replace(path, "model.json"), @"");
    let run = intel.run(&["icp", "show", "--model", path]);
    assert_eq!(run.code, 2, "the file is as it was: {run}");
    let run = intel.piped(&[&arguments[..], &["--cold-start", "My Score"]].concat(), deals(30));
    assert_eq!(run.code, 0, "a blend needs no least number of deals: {run}");
    assert!(run.out.contains("too few deals"), "{run}");
}
