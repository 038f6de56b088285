//! `cost delay`: work in the order that loses least.

use andru_tests::intel::Intel;
use insta::assert_snapshot;

#[test]
fn the_order_that_loses_least_comes_first() {
    let work = ["--work", "customs filing=19188/4", "--work", "invoice check=6k/1", "--work", "portal=9k/6"];
    let intel = Intel::new();
    let run = intel.run(&[&["cost", "delay"], &work[..]].concat());
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!(run.out, @r"
    Order of work                                                invoice check first
    This order loses USD 4,812 less than the one given, which loses USD 205,752: USD
    200,940 in all until the last is done. Ordered by cost of delay divided by
    months (CD3, weighted shortest job first: Reinertsen, The Principles of Product
    Development Flow, 2009), one thing at a time.

    work            CD3, USD/month²  done, months  lost by then, USD  given as
    invoice check             6,000             1              6,000         2
    customs filing            4,797             5             95,940         1
    portal                    1,500            11             99,000         3
    ");
    let json: serde_json::Value =
        serde_json::from_str(&intel.run(&[&["cost", "delay", "--json"], &work[..]].concat()).out).unwrap();
    assert_eq!((json["saving"].as_f64(), &json["currency"]), (Some(4812.0), &"USD".into()));
}

#[test]
fn what_is_wrong_is_said() {
    let intel = Intel::new();
    let said: Vec<String> = ["portal", "portal=9k", "portal=9k/0", "portal=9k/NaN", "portal=-9/2", "portal=1e30/2"]
        .iter()
        .map(|work| {
            let run = intel.run(&["cost", "delay", "--work", work]);
            assert_eq!(run.code, 2, "{run}");
            run.err.trim_end().to_owned()
        })
        .collect();
    assert_snapshot!(said.join("\n"), @r"
    error: `--work` must be NAME=AMOUNT/MONTHS, not `portal`
    hint: what each month without it costs, and how many months it takes: --work 'customs filing=19188/4'
    error: `--work` must be NAME=AMOUNT/MONTHS, not `portal=9k`
    hint: what each month without it costs, and how many months it takes: --work 'customs filing=19188/4'
    error: `work.0.months` is 0, and must be above 0 and at most 600
    error: `--work` must be NAME=AMOUNT/MONTHS, not `portal=9k/NaN`
    hint: what each month without it costs, and how many months it takes: --work 'customs filing=19188/4'
    error: `--work` has `-9`, which is not one amount from 0 to 10^15: below zero, or a range with one end missing
    hint: write it as 19188, 4.2k or €3m
    error: `--work` has `1e30`, which is not one amount from 0 to 10^15: more than 10^15, which no company takes in
    hint: write it as 19188, 4.2k or €3m
    ");
}
