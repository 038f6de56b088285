//! `cost inaction`: what waiting costs.

use andru_tests::intel::Intel;
use insta::assert_snapshot;

use super::filled;

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
    assert_snapshot!(run.out, @r#"
    What waiting costs Harbour Lane Freight                  USD 126,528 in 6 months
    Waiting costs Harbour Lane Freight USD 21,088 a month, USD 126,528 over 6
    months. It rests 100% on what the buyer said.

    Losses
      re-keying   buyer   each month: USD 19,188/month
      penalties   buyer   each month: USD 1,900/month

    Lost while nothing changes, USD
    month  lost in it  lost by its end
    1          21,088           21,088  #####
    2          21,088           42,176  ##########
    3          21,088           63,264  ###############
    4          21,088           84,352  ####################
    5          21,088          105,440  #########################
    6          21,088          126,528  ##############################

    Figures and who stands behind them
      re-keying, by the month   buyer   USD 19,188/month; VP Operations, 12 Nov
      penalties, by the month   buyer   USD 1,900/month; VP Operations, 12 Nov

    If they do not move
    Find out first which of the two it is. Ask: "If it were free and done tomorrow,
    would you want it?" No: they prefer things as they are. Yes, and still no step:
    they fear choosing wrong. (Andru judgement)

    44% of deals lost to no decision preferred things as they are, 56% feared
    choosing wrong (Dixon and McKenna, The JOLT Effect, of 2.5 million recorded
    sales calls; as quoted in summaries of it, 2022, secondary).

    What waiting costs is never added to the benefits of a purchase: ending this
    loss is the benefit, and the same cash counts once.
    "#);
}

#[test]
fn without_figures_it_says_what_to_ask() {
    let run = Intel::new().run(&["cost", "inaction", "--pain", "late deliveries", "--stall", "indecision"]);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!(run.out, @r#"
    What waiting costs                                                not priced yet
    What waiting costs is not known yet: it takes the buyer's own figures. These
    losses follow from the pains that were named; put the answers in figures and the
    formulas in lines. Ask first: How many penalties did you pay in the last
    quarter?

    penalties for being late, for "late deliveries"
    - How many penalties did you pay in the last quarter?
    - What was the average?

    amount a quarter: penalties_a_quarter × average_penalty

    If they do not move
    They want to change and fear choosing wrong. What waiting costs does not answer
    that, and pressing it makes it worse: recommend one option, stop adding choices,
    take risk away (a smaller start, a way out, a guarantee). (Dixon and McKenna,
    The JOLT Effect, of 2.5 million recorded sales calls; as quoted in summaries of
    it)

    44% of deals lost to no decision preferred things as they are, 56% feared
    choosing wrong (Dixon and McKenna, The JOLT Effect, of 2.5 million recorded
    sales calls; as quoted in summaries of it, 2022, secondary).

    What waiting costs is never added to the benefits of a purchase: ending this
    loss is the benefit, and the same cash counts once.
    "#);
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
    let run = intel.piped(&["cost", "inaction", "--months", "3"], filled(&template, &["value"]));
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
    assert_snapshot!(top.join("\n"), @r"
    Cost of inaction by the formulas published in 2025      to reproduce, not to use

      lostRevenue                   250,000
      operationalInefficiencies           0
      competitiveDisadvantage             0
      productivityLosses                  0
      total                         250,000
      monthly                     20,833.33
      daily                          684.93
      lostRevenuePercent                100
      operationalPercent                  0
      competitivePercent                  0
      productivityPercent                 0
      conservativeRoiPercent            500
      conservativePaybackMonths           2
      realisticRoiPercent               300
      realisticPaybackMonths              3
      aggressiveRoiPercent              150
      aggressivePaybackMonths           4.8

    What is wrong with them
    - the competitive share is 0.08 in one formula and 0.10 in the other, so the
    ");
    for (formula, inputs, total) in [
        ("v1", &["--revenue", "1200000", "--growth", "24", "--churn", "5", "--delay-months", "6"][..], "282,000"),
        ("simplified", &["--delay-months", "3"], "354,000"),
        ("mock", &["--revenue", "1000000"], "500,000"),
    ] {
        let old =
            intel.run(&[&["cost", "inaction", "--method", "published-2025", "--formula", formula], inputs].concat());
        let line = old.out.lines().find(|line| line.trim_start().starts_with("total")).unwrap_or_default();
        assert!(line.ends_with(&format!(" {total}")), "{old}");
    }
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
    assert_snapshot!(said.join("\n"), @r"
    error: `--loss` must be NAME=AMOUNT, not `re-keying`
    hint: name the loss, then what it comes to a month: --loss 're-keying=19188'
    error: `--loss` has `lots`, which is not one amount from 0 to 10^15: `lots` is not understood here
    hint: write it as 19188, 4.2k or €3m
    error: `--loss` has an amount in EUR, and there was one in USD
    hint: bring them to one currency first; a rate of exchange has a date, so it is never guessed
    error: there are amounts in EUR, and `--currency` is USD
    hint: bring them to one currency first; a rate of exchange has a date, so it is never guessed
    error: `--currency` is `XXX`, and must be a code of ISO 4217 such as USD
    error: `months` is under the least, 1
    error: `marketShare` is 7, and must be from 0 to 1
    ");
}
