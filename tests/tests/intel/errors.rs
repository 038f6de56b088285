//! Errors and exit codes.

use andru_tests::intel::Intel;
use insta::assert_snapshot;

#[test]
fn usage_errors_end_with_2() {
    let intel = Intel::new();
    assert_snapshot!(intel.run(&["fitt"]), @r"
    --- standard error
    error: unrecognized subcommand 'fitt'

      tip: a similar subcommand exists: 'fit'

    Usage: andru-intel [OPTIONS] <COMMAND>

    For more information, try '--help'.
    --- exit code 2
    ");
    assert_snapshot!(intel.run(&["fit", "--employees", "51-200"]), @r"
    --- standard error
    error: `--employees` must be one whole number such as 240
    hint: bands such as 51-200 are read in lists
    --- exit code 2
    ");
    assert_snapshot!(intel.run(&["fit", "--attribute", "x"]), @r"
    --- standard error
    error: `--attribute` must be NAME=VALUE
    hint: for example --attribute regulatedData=none
    --- exit code 2
    ");
    assert_snapshot!(intel.run(&["list", "--as-of", "24.11.2026"]), @r"
    --- standard error
    error: `--as-of` must be a day such as 2026-11-24, written YYYY-MM-DD
    --- exit code 2
    ");
    assert_snapshot!(intel.run(&["fit", "--top", "0"]), @r"
    --- standard error
    error: invalid value '0' for '--top <N>': must be a whole number from 1 to 10000

    For more information, try '--help'.
    --- exit code 2
    ");
    assert_eq!(intel.run(&[]).code, 2);
}

#[test]
fn what_does_not_exist_ends_with_1() {
    assert_snapshot!(Intel::new().run(&["help", "nope"]), @r"
    --- standard error
    error: there is no tool or command `nope`
    hint: `andru-intel list` lists the tools, `andru-intel help` the commands
    --- exit code 1
    ");
}

#[test]
fn a_home_that_cannot_be_written_ends_with_3() {
    let intel = Intel::new();
    let file = intel.file("not-a-directory", "");
    let intel = intel.variable("ANDRU_HOME", file.to_str().unwrap());
    let run = intel.piped(&["profile", "set"], "industries = [\"logistics\"]");
    assert_eq!(run.code, 3, "{run}");
    assert!(run.err.starts_with("error: "), "{run}");
}

#[test]
fn a_wrong_variable_is_named() {
    let intel = Intel::new().variable("ANDRU_OFFLINE", "maybe");
    assert_snapshot!(intel.run(&["list"]), @r"
    --- standard error
    error: `ANDRU_OFFLINE` must be `1` or `0`
    --- exit code 2
    ");
}

#[test]
fn the_date_of_a_flag_comes_before_the_variable() {
    let run = Intel::with_profile().run(&[
        "run",
        "get_icp_fit_score",
        "--companyName",
        "A",
        "--json",
        "--as-of",
        "2026-01-31",
    ]);
    assert!(run.out.contains("\"asOf\": \"2026-01-31\""), "{run}");
}
