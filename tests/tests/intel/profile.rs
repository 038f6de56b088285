//! The profile: set, show, export, confirm, calibrate, clear.

use andru_tests::intel::Intel;
use insta::assert_snapshot;
use serde_json::Value;

#[test]
fn nothing_saved_is_an_answer_of_show_and_a_failure_of_export() {
    let intel = Intel::new();
    assert_snapshot!(intel.run(&["profile", "show"]), @r"
    No profile is saved
    Andru does not know yet whom you sell to.

    ten questions   andru-intel profile interview
    a proposal      andru-intel score '<what you sell>'
    a file          andru-intel profile set < profile.toml
    --- exit code 0
    ");
    assert_snapshot!(intel.run(&["profile", "export"]), @r"
    --- standard error
    error: no profile is saved
    hint: answer ten questions: andru-intel profile interview
    hint: or have one proposed: andru-intel score '<what you sell>'
    --- exit code 1
    ");
    let json: Value = serde_json::from_str(&intel.run(&["profile", "show", "--json"]).out).unwrap();
    assert_eq!(json["status"], "needs_context");
}

#[test]
fn a_profile_is_shown_as_it_was_set() {
    assert_snapshot!(Intel::with_profile().run(&["profile", "show"]), @r"
    Your profile                                                           confirmed
    Saved 2026-11-24, typed by you.

    sells        We check freight invoices
    industries   logistics, food manufacturing
    head count   50-500
    revenue      $5M-$50M
    where        Canada, United States
    pains        manual customs entry

    not served   Russia

    counts most   pain points, firmographics, budget fit
    --- exit code 0
    ");
}

#[test]
fn what_is_exported_can_be_set_again() {
    let intel = Intel::with_profile();
    let exported = intel.run(&["profile", "export"]).out;
    let other = Intel::new();
    assert_eq!(other.piped(&["profile", "set"], &exported).code, 0);
    assert_eq!(other.run(&["profile", "export"]).out, exported);
    let json = intel.run(&["profile", "export", "--json"]).out;
    assert_eq!(other.piped(&["profile", "set", "-"], &json).code, 0);
    assert_eq!(other.run(&["profile", "export"]).out, exported);
}

#[test]
fn an_unconfirmed_profile_gives_no_tier() {
    let intel = Intel::new();
    let profile = r#"{"industries":["logistics"],"employees":"50-500"}"#;
    assert_eq!(intel.run(&["run", "set_product_context", "--profile", profile]).code, 0);
    let tier = || {
        let run = intel.piped(&["fit"], "company,industry,employees\nA,logistics,240\n");
        run.out.lines().nth(1).and_then(|row| row.split(',').nth(5)).unwrap().to_owned()
    };
    assert_eq!(tier(), "");
    assert_eq!(intel.run(&["profile", "confirm"]).code, 0);
    assert_eq!(tier(), "A");
}

#[test]
fn mistakes_in_a_profile_are_named() {
    let intel = Intel::new();
    assert_snapshot!(intel.piped(&["profile", "set"], "industries = [\"logistics\"\nx"), @r"
    --- standard error
    error: the profile is not valid TOML: line 2: missing comma between array elements, expected `,`
    --- exit code 2
    ");
    assert_snapshot!(intel.piped(&["profile", "set"], "industry = \"logistics\""), @r"
    --- standard error
    error: `industry` is unknown in `profile`
    --- exit code 2
    ");
    assert_snapshot!(intel.piped(&["profile", "set"], "{\"industries\": 3}"), @r"
    --- standard error
    error: `profile.industries` must be a list, is a number
    --- exit code 2
    ");
    assert_snapshot!(intel.piped(&["profile", "set"], ""), @r"
    --- standard error
    error: the profile is empty
    --- exit code 2
    ");
    assert_snapshot!(intel.piped(&["profile", "set"], [0xff, 0xfe, 0x00]), @r"
    --- standard error
    error: standard input is not valid UTF-8
    --- exit code 2
    ");
}

#[test]
fn clearing_needs_a_yes() {
    let intel = Intel::with_profile();
    assert_snapshot!(intel.run(&["profile", "clear"]), @r"
    --- standard error
    error: nobody can be asked here: Forget the saved profile? It cannot be brought back.
    hint: add `--yes`
    --- exit code 2
    ");
    assert_eq!(intel.run(&["profile", "export"]).code, 0);
    assert_snapshot!(intel.run(&["profile", "clear", "--yes"]), @r"
    The profile is forgotten.
    --- exit code 0
    ");
    assert_snapshot!(intel.run(&["profile", "clear", "--yes"]), @r"
    No profile was saved.
    --- exit code 0
    ");
    assert_eq!(intel.run(&["profile", "export"]).code, 1);
}

#[test]
fn a_calibration_moves_the_start() {
    let intel = Intel::with_profile();
    let list = "company,industry,employees,country\nA,logistics,240,Canada\nB,retail,30,Spain\nC,logistics,80,Canada\n";
    let path = intel.file("mine.csv", list);
    assert_snapshot!(intel.run(&["profile", "calibrate", path.to_str().unwrap()]), @r"
    Typical of mine.csv                                                       3 rows
    start 57.0: a typical company in mine.csv (3 rows). Not a win chance.

      industry     67%   of a full match, on average
      head count   93%   of a full match, on average
      geography    67%   of a full match, on average

    not in the list   pain, revenue: the midpoint stays
    --- exit code 0
    ");
    let show = intel.run(&["profile", "show"]);
    assert!(show.out.contains("mine.csv (3 rows)"), "{show}");
}
