//! `cost inaction`: what waiting costs.

use andru_tests::intel::Intel;
use insta::assert_snapshot;

#[test]
fn losses_typed_on_the_command_line() {
    let losses = [
        "--loss",
        "re-keying=19188",
        "--loss",
        "penalties=1.9k",
        "--said-by",
        "VP Operations, 12 Nov",
        "--months",
        "6",
    ];
    let run = Intel::new().run(&[&["cost", "inaction", "--company", "Harbour Lane Freight"], &losses[..]].concat());
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!(run.out, @"");
}

#[test]
fn without_figures_it_says_what_to_ask() {
    let run = Intel::new().run(&["cost", "inaction", "--pain", "late deliveries", "--stall", "indecision"]);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!(run.out, @"");
}

#[test]
fn the_pains_of_the_profile_are_priced_where_none_is_named() {
    let run = Intel::with_profile().run(&["cost", "inaction", "--quiet"]);
    assert!(run.out.contains("hours lost to work by hand, for \"manual customs entry\""), "{run}");
}

#[test]
fn a_document_of_losses_is_read_from_a_pipe() {
    let intel = Intel::new();
    let template = intel.run(&["cost", "inaction", "--template"]).out;
    let filled: String = template
        .lines()
        .flat_map(|line| [line.strip_prefix("# ").filter(|field| field.starts_with("value = ")).unwrap_or(line), "\n"])
        .collect();
    let run = intel.piped(&["cost", "inaction", "--months", "3"], &filled);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.out.contains("Waiting costs Who waits USD 20,455 a month"), "{run}");
    let asked = intel.piped(&["cost", "inaction"], &template);
    assert!(asked.out.contains("How many hours a week does a person spend"), "{asked}");
}

#[test]
fn the_old_formulas_are_there_to_reproduce() {
    let inputs =
        ["--potential-deals", "100", "--average-deal-size", "50000", "--conversion-rate", "0.2", "--delay-months", "3"];
    let intel = Intel::new();
    let run = intel.run(&[&["cost", "inaction", "--method", "published-2025"], &inputs[..]].concat());
    let top: Vec<&str> = run.out.lines().take(22).collect();
    assert_snapshot!(top.join("\n"), @"");
    // Nothing lost: the original divided by zero here.
    let nothing = intel.run(&["cost", "inaction", "--method", "published-2025"]);
    assert!(nothing.out.contains("undefined: the formula divides by zero"), "{nothing}");
    let help = intel.run(&["cost", "inaction", "--help"]);
    assert!(help.out.contains("Known faults of --method published-2025"), "{help}");
}

#[test]
fn what_is_wrong_is_said() {
    let intel = Intel::new();
    let cases: [&[&str]; 7] = [
        &["--loss", "re-keying"],
        &["--loss", "re-keying=lots"],
        &["--loss", "a=$5", "--loss", "b=€5"],
        &["--loss", "a=€5", "--currency", "USD"],
        &["--loss", "a=5", "--currency", "XXX"],
        &["--loss", "a=5", "--months", "0"],
        &["--method", "published-2025", "--market-share", "7"],
    ];
    let said: Vec<String> = cases
        .iter()
        .map(|args| {
            let run = intel.run(&[&["cost", "inaction"], *args].concat());
            assert_eq!(run.code, 2, "{run}");
            run.err.trim_end().to_owned()
        })
        .collect();
    assert_snapshot!(said.join("\n"), @"");
}
