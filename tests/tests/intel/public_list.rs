//! A public list as it is published, without editing: index constituents with GICS sectors.

use andru_tests::intel::Intel;
use andru_tests::shared;
use serde_json::Value;

/// What the list has, and what it has not: head count and revenue.
const PROFILE: &str = "
industries = [\"software\", \"banking\", \"utilities\"]
employees = \"50-5000\"
revenue = \"$5M-$50B\"
geographies = [\"United States\"]
";

#[test]
fn all_503_rows_of_a_public_list_are_read() {
    let Some(list) = shared("data/reference/sp500_constituents.csv") else { return };
    let intel = Intel::new();
    let profile = intel.file("profile.toml", PROFILE);
    let run = intel.run(&["fit", "--profile", profile.to_str().unwrap(), "--format", "jsonl", list.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{run}");
    let rows: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 503);
    let unknown = |row: &Value, field: &str| row["unknown"].as_array().unwrap().iter().any(|unknown| unknown == field);
    let without = |field: &str| rows.iter().filter(|row| unknown(row, field)).count();
    assert_eq!(without("industry"), 0, "every sector is recognised");
    assert_eq!((without("headCount"), without("revenue")), (503, 503), "the list has neither");
    let nowhere: Vec<&Value> = rows.iter().filter(|row| unknown(row, "geography")).collect();
    assert_eq!(nowhere.len(), 1, "one row says `none`: {nowhere:?}");
    assert!(nowhere[0]["notes"].to_string().contains("`none`"), "{}", nowhere[0]);
    assert!(rows.iter().all(|row| row["coverage"].as_f64().unwrap() <= 33.4), "a third of the scale can be known");
}
