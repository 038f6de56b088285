//! `icp learn --out`: the model of a history, what it is blended with, and when there is none.

use std::fmt::Write as _;

use andru_tests::intel::{DEALS, Intel};
use insta::assert_snapshot;
use serde_json::{Value, json};

/// The deals, the first twenty rows twice.
fn repeated() -> String {
    let again: Vec<&str> = DEALS.lines().skip(1).take(20).collect();
    DEALS.to_owned() + &again.join("\n")
}

/// The first rows alone.
fn few(rows: usize) -> String {
    DEALS.lines().take(rows + 1).collect::<Vec<_>>().join("\n")
}

/// The model that `icp learn` makes of the deals.
fn model_of(intel: &Intel, more: &[&str]) -> Value {
    intel.learned(&repeated(), more);
    intel.read("model.json").parse().unwrap_or_default()
}

#[test]
fn a_model_is_written_with_all_that_is_needed_to_score() {
    let intel = Intel::new();
    let model = model_of(&intel, &["--ignore", "Gut Score"]);
    assert_eq!(model["format"], "andru-icp-model/1");
    assert_eq!(model["history"]["deals"], 314, "a deal that stands there twice is one");
    assert_eq!(model["source"]["won_values"], json!(["Closed Won"]));
    let fields = model["scorecard"]["fields"].as_array().unwrap();
    let named: Vec<_> = fields.iter().map(|field| (&field["column"], &field["role"])).collect();
    assert_eq!(
        json!(named),
        json!([["Industry", "industry"], ["Employees", "headCount"], ["Country", "geography"], ["Lead Source", null]])
    );
    let logistics = fields[0]["bins"].as_array().unwrap().iter().find(|bin| bin["holds"]["words"][0] == "Logistics");
    assert!(logistics.unwrap()["points"].as_f64().unwrap() > 5.0, "{logistics:?}");
    assert!(model["scorecard"]["calibration"]["slope"].as_f64().unwrap() > 0.0);
    assert_eq!(model["scorecard"].get("cold_start"), None);
    let schema: Value = serde_json::from_str(include_str!("../../../docs/reference/icp-model-1.schema.json")).unwrap();
    assert!(jsonschema::validate(&schema, &model).is_ok(), "a model is what its schema says");
    let mut strange = model.clone();
    strange["scorecard"]["fields"][0]["bins"][0]["points"] = json!("many");
    assert!(jsonschema::validate(&schema, &strange).is_err());
    assert_eq!(model["losses"]["given"], 191, "why deals were lost is kept with it");
    assert_eq!(model, model_of(&intel, &["--ignore", "Gut Score"]), "the same deals give the same bytes");
}

#[test]
fn what_is_learned_is_blended_with_a_score_from_before() {
    let model = model_of(&Intel::new(), &["--cold-start", "gut score"]);
    let cold = &model["scorecard"]["cold_start"];
    assert_eq!(cold["source"]["column"], "Gut Score");
    // 102 deals were won, fewer than were lost: 50 of 152 parts are the cold start's.
    assert!((cold["weight"].as_f64().unwrap() - 50.0 / 152.0).abs() < 1e-12, "{cold}");
    let auc = |value: &Value| value.as_f64().unwrap();
    assert!(auc(&model["history"]["blend_auc"]) > auc(&model["history"]["auc"]).max(auc(&cold["auc"])));
    let fields = model["history"]["fields"].as_array().unwrap();
    let score = fields.iter().find(|field| field["name"] == "Gut Score").unwrap();
    assert_eq!(score["reason"], "it is the score from before any history");
}

#[test]
fn what_is_learned_is_blended_with_the_saved_profile() {
    let model = model_of(&Intel::with_profile(), &["--cold-start", "profile"]);
    let cold = &model["scorecard"]["cold_start"];
    assert_eq!(cold["source"], "profile");
    assert!(cold["auc"].as_f64().unwrap() > 0.6, "the profile asks for logistics and food: {cold}");
}

#[test]
fn a_cold_start_that_is_not_there_is_said() {
    let say = |intel: &Intel, cold: &str, input: &str| {
        let run = intel.piped(&["icp", "learn", "--cold-start", cold], input);
        format!("{} {}", run.code, run.err.lines().collect::<Vec<_>>().join(" / "))
    };
    let said = [
        say(&Intel::new(), "profile", DEALS),
        say(&Intel::with_profile(), "profile", "stage,colour\nWon,red\nLost,blue\n"),
        say(&Intel::new(), "score", DEALS),
        say(&Intel::new(), "Industry", DEALS),
    ];
    assert_snapshot!(said.join("\n"), @r"
    1 error: `--cold-start profile`: no profile is saved / hint: answer ten questions: andru-intel profile interview
    2 error: `--cold-start profile`: no column of the deals is one the profile judges by / hint: join what you know of the companies, such as industry or head count, with --accounts and --on
    2 error: `--cold-start`: there is no column `score` / hint: the nearest are `Gut Score`
    2 error: `--cold-start`: column `Industry` does not hold plain numbers, such as 42 or 0.7
    ");
}

#[test]
fn a_few_deals_are_counted_and_no_model_is_made_of_them() {
    let intel = Intel::new();
    let path = intel.file("model.json", "what was there");
    let path = path.to_str().unwrap();
    let arguments = ["icp", "learn", "--id", "Deal ID", "--ignore", "Gut Score", "--out", path];
    let run = intel.piped(&arguments, few(30));
    assert_snapshot!(run.to_string().replace(path, "model.json"), @r"
    What standard input teaches                                        too few deals
    13 of 30 closed deals are won; 7 more won deals are needed before a pattern can
    be told from chance.

    Until then your profile judges alone. An earlier outcome has more cases: mark
    which deals came to a second meeting, and learn from that column with --outcome.

      deals   30   closed, 13 of them won

    Looked at
    Industry      too few deals to say what it tells
    Country       too few deals to say what it tells
    Lead Source   too few deals to say what it tells
    Employees     too few deals to say what it tells

    Set aside: may be known only once the deal is over
    Closed Lost Reason   a reason for the outcome; written once the outcome is known

    Not learned from
    Deal ID      it names the deals
    Created      22 values in 30 deals: it names deals one by one
    Company      30 values in 30 deals: it names deals one by one
    Gut Score    left out by you
    Close Date   22 values in 30 deals: it names deals one by one

    Won and lost so far, as counted
    field        value                won  lost
    Industry     Retail                 3     5
                 Logistics              7     4
                 Software               1     3
                 Hospitals              0     4
                 Food manufacturing     2     1
    Employees    up to 77               2     4
                 over 77 to 101         3     2
                 over 101 to 222        3     2
                 over 222 to 445        2     3
                 over 445               2     3
                 blank, or no number    1     3
    Country      Germany                5    11
                 Netherlands            3     1
                 France                 4     1
                 Poland                 1     2
                 Sweden                 0     2
    Lead Source  Webinar                5     2
                 Cold email             4    10
                 Trade fair             2     1
                 Referral               2     4

    Why deals were lost
    17 of 17 have a reason in `Closed Lost Reason`. Shares are of these, with the
    range that so few deals leave open.

    reason                 deals           share  buyer said  we said  not known who
    status quo                 4  24% (10 to 47)           0        0              4
    no decision, not said      8  47% (26 to 69)           0        0              8
    why
    competitor                 2   12% (3 to 34)           0        0              2
    price or budget            1    6% (1 to 27)           0        0              1
    champion left              1    6% (1 to 27)           0        0              1
    not understood             1    6% (1 to 27)           0        0              1

    Not understood
    - missing SAP integration (1)

    How it was read
      outcome        Deal Stage: won is Closed Won, lost is Closed Lost
      rows      30   none left out
    --- standard error
    error: no model is written to `model.json`: there are too few deals for one; a score you had before can be blended in with --cold-start
    --- exit code 1
    ");
    assert_eq!(intel.read("model.json"), "what was there");
    let run = intel.piped(&["icp", "learn", "--id", "Deal ID", "--cold-start", "Gut Score", "--out", path], few(30));
    assert_eq!(run.code, 0, "a blend needs no least number of deals: {run}");
    assert!(run.out.contains("too few deals"), "{run}");
}

#[test]
fn of_a_history_that_shows_nothing_the_cold_start_alone_is_the_model() {
    let intel = Intel::new();
    let mut deals = String::from("Stage,Floor,Score\n");
    for deal in 0..400 {
        let stage = if deal * 7919 % 601 % 2 == 0 { "Won" } else { "Lost" };
        let _ = writeln!(deals, "{stage},{},{}", deal * 31 % 9, deal * 13 % 70);
    }
    let path = intel.file("model.json", "").to_string_lossy().into_owned();
    let run = intel.piped(&["icp", "learn", "--cold-start", "Score", "--out", &path], &deals);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.out.contains("it is the score you had, alone: nothing of the history is in it"), "{run}");
    let run = intel.piped(&["icp", "apply", "--quiet", "--model", &path], "Score\n0\n69\n\n");
    assert!(run.out.contains("\n0,0.0,,"), "{run}");
    assert!(run.out.contains("\n69,100.0,,"), "no probability: {run}");
    let run = intel.run(&["icp", "use", &path]);
    assert_eq!(run.code, 2, "{run}");
}
