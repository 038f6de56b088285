//! `icp report`: a model as one HTML file.

use std::fmt::Write as _;

use andru_tests::intel::Intel;
use insta::assert_snapshot;

const SCRIPT: &str = "<script>alert(1)</script>";

/// 240 closed deals whose heading, values and outcome would be markup if they were not escaped.
fn hostile_deals() -> String {
    let mut text = format!("{SCRIPT},\"</style><img src=x onerror='alert(2)'>\",\"Ended \"\"&'\"\n");
    for deal in 0..240 {
        let group = ["<b>&amp;", "\"line one\nline two\"", "\u{5d0}\u{5d1}\u{202e}"][deal % 3];
        let wins = if deal % 3 == 0 { deal % 9 != 0 } else { deal % 6 == 1 };
        let _ = writeln!(text, "{group},{},{}", deal / 3 % 2, if wins { "<i>Won" } else { "Lost'\"" });
    }
    text
}

/// Learns a model of the deals and gives its path.
fn model(intel: &Intel, deals: &str, outcome: &[&str]) -> String {
    let model = intel.file("model.json", "").to_string_lossy().into_owned();
    let run = intel.piped(&[&["icp", "learn", "--quiet", "--out", &model], outcome].concat(), deals);
    assert_eq!(run.code, 0, "{run}");
    model
}

#[test]
fn the_file_holds_the_whole_report_and_hostile_text_stays_text() {
    let intel = Intel::new();
    let model = model(&intel, &hostile_deals(), &["--outcome", "Ended \"&'", "--won", "<i>Won", "--lost", "Lost'\""]);
    let report = intel.file("report.html", "");
    let run = intel.run(&["icp", "report", "--model", &model, "--out", &report.to_string_lossy()]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{run}");
    let html = intel.read(&report);
    let headings: Vec<&str> = html.split("<h2>").skip(1).filter_map(|rest| rest.split("</h2>").next()).collect();
    assert_snapshot!(headings.join("\n"), @r"
    What to take from it
    Tiers
    What the score is, and is not
    Scorecard
    How far to trust it
    Drift
    What is not known
    Where it came from
    ");
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "the heading is there");
    assert!(html.contains("line one line two"), "the category is there");
    for tag in ["<script", "<img", "<b>", "<i>", "\u{202e}", "http:", "https:"] {
        assert!(!html.contains(tag), "{tag:?}");
    }
    assert_eq!(html.matches("</style>").count(), 1);

    // To standard output, and once more: the same bytes.
    let again = intel.run(&["icp", "report", "--model", &model]);
    assert!(again.out == html, "the same model gives the same bytes");
}

#[test]
fn the_points_of_the_file_are_those_of_the_model() {
    let intel = Intel::new();
    let model = model(&intel, &hostile_deals(), &["--outcome", "Ended \"&'", "--won", "<i>Won", "--lost", "Lost'\""]);
    let html = intel.run(&["icp", "report", "--model", &model]).out;
    let value: serde_json::Value = serde_json::from_str(&intel.read(&model)).unwrap();
    let card = &value["scorecard"];
    assert!(html.contains(&format!("{:.1} points", card["start"].as_f64().unwrap())), "the start");
    let bins = card["fields"].as_array().unwrap().iter().flat_map(|field| field["bins"].as_array().unwrap());
    for bin in bins {
        let points = bin["points"].as_f64().unwrap();
        let sign = if points > 0.0 { "+" } else { "" };
        assert!(html.contains(&format!("<span>{sign}{points:.1}</span>")), "{bin}");
        assert!(html.contains(&format!(">{} of {}<", bin["won"], bin["deals"])), "{bin}");
    }
    assert!(html.contains(value["source"]["input_hash"].as_str().unwrap()), "the source");
}

#[test]
fn what_is_no_model_or_no_place_is_said() {
    let intel = Intel::new();
    let text = intel.file("model.json", "{}").to_string_lossy().into_owned();
    let say = |arguments: &[&str]| {
        let run = intel.run(&[&["icp", "report", "--model", &text], arguments].concat());
        format!("{} {}", run.code, run.err.trim_end().replace('\n', " / "))
    };
    assert_snapshot!([say(&[]), say(&["--json"])].join("\n"), @r"
    2 error: `model.json` is not a model: `format` is not `andru-icp-model/1` / hint: make one: andru-intel icp learn deals.csv --out model.json
    2 error: the report is HTML, and `--json` is given / hint: name a file: andru-intel icp report --model model.json --out report.html
    ");
    let run = intel.run(&["icp", "report"]);
    assert_eq!(run.code, 2, "{run}");
}
