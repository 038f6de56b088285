//! `andru-intel icp export`: a model as SQL, and what is said where it cannot be.

use std::fmt::Write as _;

use andru_tests::intel::Intel;
use insta::assert_snapshot;
use serde_json::{Value, json};

/// 300 closed deals of two industries, one of which wins more often.
fn deals() -> String {
    let mut text = String::from("Deal Name,Deal Stage,Industry\n");
    for deal in 0..300 {
        let industry = if (deal % 3 == 0) == (deal % 7 == 0) { "Rail" } else { "Food" };
        let stage = if deal % 3 == 0 { "Closed Won" } else { "Closed Lost" };
        let _ = writeln!(text, "Deal {deal},{stage},{industry}");
    }
    text
}

/// A home with a model in a file, the path of it, and the model.
fn learned() -> (Intel, String, Value) {
    let intel = Intel::new();
    let path = intel.file("model.json", "").display().to_string();
    let run = intel.piped(&["icp", "learn", "--quiet", "--out", &path], deals());
    assert_eq!(run.code, 0, "{run}");
    let model = intel.read(&path);
    let model = serde_json::from_str(&model).expect("the model is JSON");
    (intel, path, model)
}

#[test]
fn a_model_is_printed_or_written_as_one_statement() {
    let (intel, model, _) = learned();
    let arguments = ["icp", "export", "--model", &model, "--dialect", "postgres", "--table", "crm.accounts"];
    let printed = intel.run(&arguments);
    assert_eq!((printed.code, printed.err.as_str()), (0, ""));
    assert!(printed.out.contains("FROM \"crm\".\"accounts\" AS andru_table"), "{printed}");
    assert_eq!(printed.out.matches(';').count(), 1, "{printed}");
    assert!(printed.out.ends_with("FROM andru_sum;\n"), "{printed}");

    let path = intel.file("score.sql", "").display().to_string();
    let written = intel.run(&[&arguments[..], &["--out", &path]].concat());
    assert_eq!((written.code, written.out.as_str()), (0, ""));
    assert_eq!(intel.read(&path), printed.out);

    let asked = intel.run(&["icp", "export", "--model", &model, "--dialect", "sqlite", "--column", "id", "--json"]);
    let answer: Value = serde_json::from_str(&asked.out).expect("an answer in JSON");
    assert_eq!(answer["dialect"], "sqlite");
    assert!(answer["sql"].as_str().is_some_and(|sql| sql.contains("SELECT andru_sum.\"id\",")), "{answer}");
}

#[test]
fn what_keeps_a_model_from_being_written_is_said() {
    let (intel, good, model) = learned();
    let export = |model: &Value, more: &[&str]| {
        let path = intel.file("changed.json", model.to_string()).display().to_string();
        let run = intel.run(&[&["icp", "export", "--model", &path], more].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{run}");
        run.err
    };
    assert_snapshot!(intel.run(&["icp", "export", "--model", &good, "--dialect", "oracle"]), @r"
    --- standard error
    error: invalid value 'oracle' for '--dialect <DIALECT>'
      [possible values: duckdb, postgres, sqlite, spark, snowflake, bigquery]

    For more information, try '--help'.
    --- exit code 2
    ");

    let mut later = model.clone();
    later["format"] = json!("andru-icp-model/9");
    assert_snapshot!(export(&later, &["--dialect", "duckdb"]), @r"
    error: `changed.json` has the format `andru-icp-model/9`, and this version reads `andru-icp-model/1`
    hint: learn it again with this version, or use the version it was written by
    ");

    // A cold start of no weight leaves the scale as it is.
    let mut profile = model.clone();
    profile["scorecard"]["cold_start"] = json!({
        "source": "profile", "weight": 0.0, "mean": 50.0, "points_per_unit": 0.0, "low": 0.0, "high": 100.0
    });
    assert_snapshot!(export(&profile, &["--dialect", "duckdb"]), @r"
    error: the model's cold start is the saved profile, and a table does not have that score
    hint: learn with a score that the table has: andru-intel icp learn deals.csv --cold-start COLUMN
    hint: or score the companies here: andru-intel fit companies.csv
    ");

    let mut named = model;
    named["scorecard"]["fields"][0]["column"] = json!("a\"b'c;--");
    assert_snapshot!(export(&named, &["--dialect", "duckdb", "--table", "a..b"]), @r"
    error: table `a..b` is empty, or has an empty part
    hint: name the table with --table
    ");
}

#[test]
fn a_column_that_a_database_cannot_have_is_said_beside_the_statement() {
    let (intel, _, mut model) = learned();
    model["scorecard"]["fields"][0]["column"] = json!("a\"b'c;--");
    let path = intel.file("changed.json", model.to_string()).display().to_string();
    let run = intel.run(&["icp", "export", "--model", &path, "--dialect", "bigquery"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.out.contains("CAST(andru_table.`a\"b'c;--` AS STRING)"), "{run}");
    assert_snapshot!(run.err, @r#"
    column `a\"b\'c;--` has `\"`, which no column of BigQuery can have: give it another name in the table and in the model file
    "#);
    let run = intel.run(&["icp", "export", "--model", &path, "--dialect", "snowflake"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run}");
}
