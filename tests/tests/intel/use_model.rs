//! A model of the user's deals: learned, taken into use, what scores say then, and forgotten.

use std::fmt::Write as _;

use andru_tests::intel::Intel;
use insta::assert_snapshot;
use serde_json::Value;

/// 240 closed deals: logistics companies win two times in three, the others one in six; more so in the north.
fn deals() -> String {
    let mut text = String::from("Deal Stage,Industry,Sales Region\n");
    for deal in 0..240 {
        let industry = ["Logistics", "Rail", "Toys"][deal % 3];
        let wins = if industry == "Logistics" { deal % 9 != 0 } else { deal % 6 == 1 };
        let region = if deal / 3 % 2 == 0 { "North" } else { "South" };
        let _ = writeln!(text, "{},{industry},{region}", if wins { "Closed Won" } else { "Closed Lost" });
    }
    text
}

/// An account with a confirmed profile and a model learned of [`deals`], not in use yet; the model's path.
fn learned() -> (Intel, String) {
    let intel = Intel::with_profile();
    let model = intel.file("model.json", "").to_string_lossy().into_owned();
    let run = intel.piped(&["icp", "learn", "--quiet", "--out", &model], deals());
    assert_eq!(run.code, 0, "{run}");
    (intel, model)
}

const COMPANY: [&str; 9] = [
    "fit",
    "--name",
    "Northwind Freight",
    "--industry",
    "logistics",
    "--geography",
    "Canada",
    "--attribute",
    "sales_region=North",
];

const LIST: &str = "\
Company,Industry,Sales Region,Notes
Northwind Freight,Logistics,North,
Beta Rail,Rail,South,call in May
Gamma Bank,Banking,,
";

#[test]
fn a_model_is_taken_into_use_and_forgotten() {
    let (intel, model) = learned();
    let (company, list) = (intel.run(&COMPANY), intel.piped(&["fit"], LIST));
    assert_snapshot!(intel.run(&["icp", "use", &model]), @"");
    assert_snapshot!(intel.run(&COMPANY), @"");
    assert_snapshot!(intel.piped(&["fit"], LIST), @"");
    assert_snapshot!(intel.piped(&["fit", "--format", "table"], LIST), @"");
    assert_snapshot!(intel.run(&["icp", "use", "--none"]), @"");
    assert_eq!(intel.run(&COMPANY).to_string(), company.to_string());
    assert_eq!(intel.piped(&["fit"], LIST).to_string(), list.to_string());
    assert_snapshot!(intel.run(&["icp", "use", "--none"]), @"");
}

#[test]
fn a_list_says_what_a_single_call_says_and_adds_up() {
    let (intel, model) = learned();
    assert_eq!(intel.run(&["icp", "use", &model]).code, 0);
    let single: Value = serde_json::from_str(&intel.run(&[&COMPANY[..], &["--json"]].concat()).out).unwrap();
    let single = &single["result"];
    let tenths = |value: &Value| (value.as_f64().unwrap() * 10.0).round();
    let parts = single["history"]["parts"].as_array().unwrap();
    let sum: f64 = parts.iter().map(|part| tenths(&part["points"])).sum();
    assert!((tenths(&single["history"]["start"]) + sum - tenths(&single["score"])).abs() < 1e-9, "{single}");
    assert_eq!(parts.len(), 2, "{single}");
    let rows = [
        "Company,Industry,Country,Sales Region\nNorthwind Freight,logistics,Canada,North\n",
        "{\"Company\":\"Northwind Freight\",\"Industry\":\"logistics\",\"Country\":\"Canada\"}\n{\"Sales Region\":\"North\"}\n\
         {\"Company\":\"Other\",\"Industry\":\"logistics\",\"Country\":\"Canada\",\"Sales Region\":\"North\"}\n",
    ];
    for (list, at) in [(rows[0], 0), (rows[1], 2)] {
        let run = intel.piped(&["fit", "--json"], list);
        let row: Value = serde_json::from_str(run.out.lines().nth(at).unwrap()).unwrap();
        for field in ["score", "tier", "coverage", "low", "high", "action", "profileMatch"] {
            assert_eq!(row[field], single[field], "{field}: {run}");
        }
        assert_eq!(row["probability"], single["history"]["probability"]);
    }
}

#[test]
fn people_are_scored_by_their_companys_fields() {
    let (intel, model) = learned();
    assert_eq!(intel.run(&["icp", "use", &model]).code, 0);
    let list = "Company,Title,Industry,Sales Region\nNorthwind,CEO,Logistics,North\nNorthwind,CFO,Logistics,South\n";
    let run = intel.piped(&["fit", "--json"], list);
    let row: Value = serde_json::from_str(run.out.lines().next().unwrap()).unwrap();
    assert_eq!((&row["people"], &row["unknownColumns"]), (&2.into(), &serde_json::json!(["Sales Region"])), "{run}");
}

#[test]
fn a_profile_given_for_one_run_judges_alone_and_says_so() {
    let (intel, model) = learned();
    let file = intel.file("other.toml", "industries = [\"rail\"]\n").to_string_lossy().into_owned();
    let without = intel.piped(&["fit", "--profile", &file], LIST);
    assert_eq!(intel.run(&["icp", "use", &model]).code, 0);
    let with = intel.piped(&["fit", "--profile", &file], LIST);
    assert_eq!(with.out, without.out);
    let said = with.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("your deals were not used: --profile judges by that profile alone"), "{with}");
}

#[test]
fn a_model_scores_where_no_profile_is_saved() {
    let intel = Intel::new();
    let model = intel.file("model.json", "").to_string_lossy().into_owned();
    assert_eq!(intel.piped(&["icp", "learn", "--quiet", "--out", &model], deals()).code, 0);
    assert_eq!(intel.run(&["icp", "use", &model]).code, 0);
    let run = intel.piped(&["fit"], LIST);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!(run, @"");
}

#[test]
fn a_model_that_holds_nothing_is_refused() {
    let (intel, model) = learned();
    #[expect(clippy::disallowed_methods, reason = "a test changes the model it made")]
    let text = std::fs::read_to_string(&model).unwrap();
    let said = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        let file = intel.file("changed.json", text.replacen(from, to, 1)).to_string_lossy().into_owned();
        let run = intel.run(&["icp", "use", &file]);
        format!("{} {}", run.code, run.err)
    };
    let said = [
        said("\"verdict\": \"learned\"", "\"verdict\": \"nothing_learnable\""),
        said("\"verdict\": \"learned\"", "\"verdict\": \"too_few_deals\""),
        said("andru-icp-model/1", "andru-icp-model/9"),
        intel.run(&["icp", "use"]).code.to_string(),
        intel.run(&["icp", "use", &model, "--none"]).code.to_string(),
    ];
    assert_snapshot!(said.join("\n"), @"");
    assert!(intel.run(&COMPANY).out.contains("profile match"), "nothing was taken into use");
}

#[test]
fn the_tools_learn_and_show_what_is_in_use() {
    let intel = Intel::new();
    let rows: Vec<Value> = deals()
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            serde_json::json!({ "Deal Stage": cells[0], "Industry": cells[1], "Sales Region": cells[2] })
        })
        .collect();
    let input = serde_json::json!({ "rows": rows, "useModel": true }).to_string();
    assert_snapshot!(intel.piped(&["run", "learn_icp", "--input", "-"], input), @"");
    assert_snapshot!(intel.run(&["run", "get_icp_scorecard"]), @"");
    let wrong = serde_json::json!({ "rows": rows, "outcome": "Phase" }).to_string();
    assert_snapshot!(intel.piped(&["run", "learn_icp", "--input", "-"], wrong), @"");
}
