//! A model of the user's deals: learned, taken into use, what scores say then, and forgotten.

use std::fmt::Write as _;

use andru_tests::intel::Intel;
use insta::assert_snapshot;
use serde_json::Value;

/// 240 closed deals: logistics companies win two times in three, the others one in six; more so in the north.
fn deals() -> String {
    let mut text = String::from("Deal Stage,Industry,Sales Region\n");
    for deal in 0..240 {
        let industry = match deal % 3 {
            0 => "Logistics",
            1 => "Rail",
            _ => "Toys",
        };
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
    assert_snapshot!(intel.run(&["icp", "use", &model]), @r"
    In use: model.json                                                       learned
    93 won and 147 lost deals: a won deal scores above a lost one in 89.6% of pairs
    (84.8 to 93.6), by models that saw neither.

    now         fit, get_icp_fit_score and batch_fit_score go by what was learned
                from 240 of your deals
    as before   gates and timing stay outside the score and still rule; the profile
                match stays beside it
    tiers       A from 89.1 · B from 76.3 · C from 26.7 · D from 0.0
    undo        andru-intel icp use --none
    --- exit code 0
    ");
    assert_snapshot!(intel.run(&COMPANY), @r"
    Northwind Freight                                    score 100.0 of 100 · tier A
    coverage 100.0% · everything your deals teach about is known

    call: tier B or better even if the rest turns out badly: at worst 100.0

    Learned from 240 of your deals; a deal like this is won in 87.8% of cases.

      Industry       +28.7   logistics: 53 of 80 such deals were won
      Sales Region   +11.7   North: 66 of 120 such deals were won
      start           59.6   a company of which nothing is known

    Profile match 59.2, beside the score
      firmographics        +9.2   Logistics and Supply Chain is on your list +4.6 ·
                                  head count unknown: not given (-4.6 to +4.7) ·
                                  Canada is on your list +4.6
      technographics        0.0   not counted: your profile says nothing of it, or
                                  does not rank it
      pain points           0.0   pain unknown: not given (-30.6 to +30.5)
      budget fit            0.0   revenue unknown: not given (-5.5 to +5.6)
      behavioral signals    0.0   not counted: your profile says nothing of it, or
                                  does not rank it
      start                50.0   our midpoint; no list calibrated yet

    timing   no event given; not part of the score
    gates    geography: pass

    unknown   pain: 61.1 points between worst and best. What did this problem cost
              them last quarter, in their own words?
    unknown   revenue: 11.1 points between worst and best. What is their yearly
              revenue, or the budget this would come from?
    unknown   head count: 9.3 points between worst and best. How many people work
              there?
    basis     profile of 2026-11-24, typed by you, confirmed; 2 of 5 facts the
              profile asks for are known, from your input; your ranking, as
              rank-order centroids; learned from 240 of your deals, 93 won; verdict:
              learned, AUC 0.896 (0.848 to 0.936) out of fold
    --- exit code 0
    ");
    assert_snapshot!(intel.piped(&["fit"], LIST), @r#"
    row,line,company,action,score,tier,coverage,low,high,timing,gates,reasons,unknown,duplicate_of,people,notes,probability,profile_match
    1,2,Northwind Freight,call,100.0,A,100.0,100.0,100.0,none given,geography: unknown,Industry Logistics +28.7: 53 of 80 such deals were won; Sales Region North +11.7: 66 of 120 such deals were won,head count; geography; pain; revenue,,,,0.8782,54.6
    2,3,Beta Rail,drop,67.1,C,100.0,67.1,67.1,none given,geography: unknown,Industry Rail +19.2: 40 of 80 such deals were won; Sales Region South -11.7: 27 of 120 such deals were won,head count; geography; pain; revenue,,,industry: Railways may or may not be Logistics and Supply Chain,0.2497,50.0
    3,4,Gamma Bank,research,45.3,C,9.3,0.0,90.7,none given,geography: unknown,industry -4.7: Banking is not on your list,head count; geography; pain; revenue; Industry; Sales Region,,,by the profile alone: nothing your deals teach about is known,,
    --- standard error
    3 scored of 3 rows                                  call 1 · research 1 · drop 1

    tiers      A 1 · B 0 · C 2 · D 0
    unknown    head count in every row · geography in every row · pain in every
               row · revenue in every row
    read       name from "Company" · industry from "Industry" · history from "Sales
               Region"
    not used   Notes
    basis      profile of 2026-11-24, typed by you, confirmed; start 50.0: our
               midpoint; no list calibrated yet; your ranking, as rank-order
               centroids; learned from 240 of your deals, 93 won; verdict: learned,
               AUC 0.896 (0.848 to 0.936) out of fold
    --- exit code 0
    "#);
    assert_snapshot!(intel.piped(&["fit", "--format", "table"], LIST), @r#"
    #  company            score  tier  known    range  action    first reason
    1  Northwind Freight  100.0  A      100%  100-100  call      +28.7 Industry Log…
    2  Gamma Bank          45.3  C        9%     0-91  research  -4.7 Banking is no…
    3  Beta Rail           67.1  C      100%    67-67  drop      +19.2 Industry Rai…

    3 scored of 3 rows                                  call 1 · research 1 · drop 1

    tiers      A 1 · B 0 · C 2 · D 0
    unknown    head count in every row · geography in every row · pain in every
               row · revenue in every row
    read       name from "Company" · industry from "Industry" · history from "Sales
               Region"
    not used   Notes
    basis      profile of 2026-11-24, typed by you, confirmed; start 50.0: our
               midpoint; no list calibrated yet; your ranking, as rank-order
               centroids; learned from 240 of your deals, 93 won; verdict: learned,
               AUC 0.896 (0.848 to 0.936) out of fold
    --- exit code 0
    "#);
    assert_snapshot!(intel.run(&["icp", "use", "--none"]), @r"
    The model is forgotten: your profile judges alone again. Its file is untouched.
    --- exit code 0
    ");
    assert_eq!(intel.run(&COMPANY).to_string(), company.to_string());
    assert_eq!(intel.piped(&["fit"], LIST).to_string(), list.to_string());
    assert_snapshot!(intel.run(&["icp", "use", "--none"]), @r"
    No model was in use: your profile judges alone.
    --- exit code 0
    ");
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
    assert_snapshot!(run, @r#"
    row,line,company,action,score,tier,coverage,low,high,timing,gates,reasons,unknown,duplicate_of,people,notes,probability,profile_match
    1,2,Northwind Freight,call,100.0,A,100.0,100.0,100.0,none given,,Industry Logistics +28.7: 53 of 80 such deals were won; Sales Region North +11.7: 66 of 120 such deals were won,,,,,0.8782,
    2,3,Beta Rail,drop,67.1,C,100.0,67.1,67.1,none given,,Industry Rail +19.2: 40 of 80 such deals were won; Sales Region South -11.7: 27 of 120 such deals were won,,,,,0.2497,
    3,4,Gamma Bank,research,59.6,,0.0,0.0,100.0,none given,,,Industry; Sales Region,,,,,
    --- standard error
    3 scored of 3 rows                                  call 1 · research 1 · drop 1

    tiers      A 1 · B 0 · C 1 · D 0 · none 1
    read       name from "Company" · industry from "Industry" · history from "Sales
               Region"
    not used   Notes
    basis      no profile is saved: judged by your deals alone; learned from 240 of
               your deals, 93 won; verdict: learned, AUC 0.896 (0.848 to 0.936) out
               of fold
    --- exit code 0
    "#);
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
    assert_snapshot!(said.join("\n"), @r"
    2 error: the model is not used: nothing can be learned from its deals: 93 won and 147 lost deals: a won deal scores above a lost one in 89.6% of pairs (84.8 to 93.6), by models that saw neither
    hint: nothing was changed: scores stay as they were

    2 error: the model is not used: it has too few deals, and no score from before them: 93 won and 147 lost deals: a won deal scores above a lost one in 89.6% of pairs (84.8 to 93.6), by models that saw neither
    hint: nothing was changed: scores stay as they were

    2 error: `changed.json` has the format `andru-icp-model/9`, and this version reads `andru-icp-model/1`
    hint: learn it again with this version, or use the version it was written by

    2
    2
    ");
    assert!(intel.run(&COMPANY).out.contains("profile match"), "nothing was taken into use");
}

#[test]
fn few_deals_are_used_beside_a_score_from_before_them_and_a_profile_that_is_missing_is_named() {
    let (with_profile, model) = learned();
    #[expect(clippy::disallowed_methods, reason = "a test changes the model it made")]
    let text = std::fs::read_to_string(&model).unwrap();
    let mut value: Value = serde_json::from_str(&text).unwrap();
    value["history"]["verdict"] = "too_few_deals".into();
    value["scorecard"]["calibration"].take();
    value["scorecard"]["tiers"] = serde_json::json!([]);
    value["scorecard"]["cold_start"] = serde_json::json!({
        "source": "profile", "weight": 0.75, "mean": 50.0, "points_per_unit": 0.0, "low": 0.0, "high": 100.0
    });
    let model = with_profile.file("blend.json", value.to_string()).to_string_lossy().into_owned();
    let bare = Intel::new();
    assert_snapshot!(bare.run(&["icp", "use", &model]), @r"
    In use: blend.json                                                 too few deals
    93 won and 147 lost deals: a won deal scores above a lost one in 89.6% of pairs
    (84.8 to 93.6), by models that saw neither.

    now         fit, get_icp_fit_score and batch_fit_score go by what was learned
                from 240 of your deals
    as before   gates and timing stay outside the score and still rule; the profile
                match stays beside it
    tiers       none: win rates of your deals do not differ enough between scores
    chance      none is given: your deals bear none
    beside      profile match weighs 75% of the score; no confirmed profile is
                saved, so that part is unknown: andru-intel profile interview
    undo        andru-intel icp use --none
    --- exit code 0
    ");
    let said = bare.run(&COMPANY).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("profile match not counted: no profile is saved and confirmed"), "{said}");
    assert!(said.contains("no tier: win rates of your deals do not differ enough between scores"), "{said}");
    assert!(!said.contains("of cases") && said.contains("too few to tell a pattern from chance"), "{said}");
    let run = with_profile.run(&["icp", "use", &model, "--json"]);
    let taken: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((&taken["lacks_profile"], &taken["verdict"]), (&false.into(), &"too_few_deals".into()), "{run}");
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
    assert_snapshot!(intel.piped(&["run", "learn_icp", "--input", "-"], input), @r"
    240 deals, 93 won                                                        learned
    Verdict: learned. 93 won and 147 lost deals: a won deal scores above a lost one
    in 89.6% of pairs (84.8 to 93.6), by models that saw neither. Scores are by
    these deals from now on; andru-intel icp use --none goes back.

      start   59.6   a company of which nothing is known

    Industry
      Logistics   +28.7   53 of 80 deals won
      Rail        +19.2   40 of 80 deals won
      Toys        -47.9   0 of 80 deals won

    Sales Region
      North   +11.7   66 of 120 deals won
      South   -11.7   27 of 120 deals won

    Tiers
      tier A   from 89.1   66 of 80 deals won
      tier B   from 76.3   12 of 23 deals won
      tier C   from 26.7   15 of 77 deals won
      tier D    from 0.0   0 of 60 deals won

    Columns
    Industry       used: says very much: make sure that it is known when a deal
                   begins
    Sales Region   used: says much

    How they were read
    outcome   Deal Stage: won is Closed Won, lost is Closed Lost
    --- exit code 0
    ");
    assert_snapshot!(intel.run(&["run", "get_icp_scorecard"]), @r"
    Learned scorecard                                                        learned
    The model in use was learned from 240 of your deals and asks for 2 columns;
    verdict: learned. 93 won and 147 lost deals: a won deal scores above a lost one
    in 89.6% of pairs (84.8 to 93.6), by models that saw neither. Tier A from 89.1:
    66 of 80 such deals were won.

      start   59.6   a company of which nothing is known

    Industry
      Logistics   +28.7   53 of 80 deals won
      Rail        +19.2   40 of 80 deals won
      Toys        -47.9   0 of 80 deals won

    Sales Region
      North   +11.7   66 of 120 deals won
      South   -11.7   27 of 120 deals won

    Tiers
      tier A   from 89.1   66 of 80 deals won
      tier B   from 76.3   12 of 23 deals won
      tier C   from 26.7   15 of 77 deals won
      tier D    from 0.0   0 of 60 deals won
    --- exit code 0
    ");
    let wrong = serde_json::json!({ "rows": rows, "outcome": "Phase" }).to_string();
    assert_snapshot!(intel.piped(&["run", "learn_icp", "--input", "-"], wrong), @r"
    --- standard error
    error: `--outcome`: there is no column `Phase`
    hint: the columns are `Deal Stage`, `Industry`, `Sales Region`
    --- exit code 2
    ");
}
