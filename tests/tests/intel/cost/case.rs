//! `cost case`: what a purchase returns.

use andru_tests::intel::Intel;
use insta::assert_snapshot;
use serde_json::{Value, json};

const CASE: &str = include_str!("../../../../examples/case.toml");

#[test]
fn the_example_reads_at_80_columns() {
    let run = Intel::new().piped(&["cost", "case"], CASE);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run}");
    assert!(run.out.lines().all(|line| line.chars().count() <= 80), "{run}");
    assert_snapshot!(run.out, @"");
}

#[test]
fn the_template_is_a_case_that_asks_for_what_is_left_out() {
    let intel = Intel::new();
    let template = intel.run(&["cost", "case", "--template"]);
    assert_eq!(template.code, 0, "{template}");
    let run = intel.piped(&["cost", "case"], &template.out);
    let top: Vec<&str> = run.out.lines().take(16).collect();
    assert_snapshot!(top.join("\n"), @"");
    // Every line that is commented out in it is one that may be filled in.
    let filled: String = template
        .out
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(field)
                if ["value = ", "source = ", "low = ", "high = "].iter().any(|name| field.starts_with(name)) =>
            {
                field
            }
            _ => line,
        })
        .filter(|line| !line.contains("their finance department") && *line != "value = 10")
        .flat_map(|line| [line, "\n"])
        .collect();
    let run = intel.piped(&["cost", "case"], &filled.replace("id = \"share_removed\"", "id = \"share_removed\""));
    assert!(run.out.contains("return on investment"), "{run}");
}

#[test]
fn the_same_case_gives_the_same_bytes_and_another_seed_others() {
    let intel = Intel::new();
    let json = |more: &[&str]| -> Value {
        let run = intel.piped(&[&["cost", "case", "--json", "--as-of", "2026-03-16"], more].concat(), CASE);
        assert_eq!(run.code, 0, "{run}");
        serde_json::from_str(&run.out).unwrap()
    };
    let first = json(&[]);
    assert_eq!(first, json(&[]));
    assert_eq!(first["result"]["simulation"]["draws"], 10_000);
    let other = json(&["--seed", "7", "--draws", "500"]);
    assert_eq!(
        (&other["result"]["simulation"]["seed"], &other["result"]["simulation"]["draws"]),
        (&json!(7), &json!(500))
    );
    assert_eq!(first["result"]["measures"], other["result"]["measures"]);
    assert_ne!(first["result"]["simulation"]["mean"], other["result"]["simulation"]["mean"]);
}

#[test]
fn a_case_is_written_as_what_its_name_ends_in() {
    let intel = Intel::new();
    for (name, begins) in
        [("case.html", &b"<!DOCTYPE html>"[..]), ("case.xlsx", b"PK"), ("case.md", b"## Customs filing")]
    {
        let path = intel.file(name, "");
        let run = intel.piped(&["cost", "case", "--out", &path.to_string_lossy()], CASE);
        assert_eq!(run.code, 0, "{run}");
        let bytes = std::fs::read(&path).unwrap();
        assert!(
            bytes.starts_with(begins) || bytes.to_ascii_lowercase().starts_with(&begins.to_ascii_lowercase()),
            "{name}"
        );
        let run = intel.piped(&["cost", "case", "--out", &path.to_string_lossy()], CASE);
        assert_eq!((run.code, std::fs::read(&path).unwrap()), (0, bytes), "{name}");
    }
    let run = intel.piped(&["cost", "case", "--out", "case.pdf"], CASE);
    assert_eq!(run.code, 2);
    assert_snapshot!(run.err, @"");
}

#[test]
fn what_cannot_be_read_is_said() {
    let intel = Intel::new();
    let cases = [
        ("empty", String::new()),
        ("nan", CASE.replacen("value = 18", "value = nan", 1)),
        ("not TOML", CASE.replacen("value = 18", "value = = 18", 1)),
        ("10^30", CASE.replacen("value = 18", "value = 1e30", 1)),
        ("two currencies", CASE.replacen("\"USD/penalty\"", "\"EUR/penalty\"", 1)),
        ("same cash", CASE.replacen("removes = \"rekeying\"\n", "", 1)),
        ("no years", CASE.replacen("years = 3", "years = 0", 1)),
        ("a thousand years", CASE.replacen("years = 3", "years = 1000", 1)),
    ];
    let said: Vec<String> = cases
        .iter()
        .map(|(what, text)| {
            let run = intel.piped(&["cost", "case"], text);
            assert_eq!(run.code, 2, "{what}: {run}");
            format!("{what}: {}", run.err.trim_end())
        })
        .collect();
    assert_snapshot!(said.join("\n"), @"");
}
