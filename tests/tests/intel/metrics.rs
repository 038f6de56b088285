//! `cost metrics`: plain arithmetic on what is typed.

use andru_tests::intel::{Intel, Run};
use insta::assert_snapshot;
use serde_json::Value;

fn metrics(words: &[&str]) -> Run {
    let run = Intel::new().run(&[&["cost", "metrics"], words].concat());
    let json = words.contains(&"--json");
    assert!(json || run.out.lines().all(|line| line.chars().count() <= 80), "{run}");
    run
}

#[test]
fn flows_with_every_convention() {
    let flows = ["flows", "--flow", "-$40k,9k,9k,9k,9k,9k,9k,9k", "--rate", "11%"];
    assert_snapshot!(metrics(&flows), @r"
    8 flows, one period apart                                NPV USD 2,409.77 at 11%

      NPV                   USD 2,409.77
      IRR                         12.84%   a period
      MIRR                        11.93%   a period
      profitability index           1.06   for each 1 of the first outlay
      payback                       4.44   periods
      discounted payback            6.44   periods

    How it is counted
    - Received is above zero, paid below it.
    - The first flow falls now and is not discounted (--first-flow now).
    - MIRR finances outlays at 11% and reinvests returns at 11%.
    - Payback counts from now, and evenly within a period. It is the last time the
      sum stops being below zero.
    --- exit code 0
    ");
    let later = ["--first-flow", "end-of-first-period", "--finance-rate", "10%", "--reinvest-rate", "0.12"];
    assert_snapshot!(metrics(&[&flows[..], &later[..]].concat()), @r"
    8 flows, one period apart                                NPV USD 2,170.96 at 11%

      NPV                   USD 2,170.96
      IRR                         12.84%   a period
      MIRR                        12.42%   a period
      profitability index           1.06   for each 1 of the first outlay
      payback                       5.44   periods
      discounted payback            7.44   periods

    How it is counted
    - Received is above zero, paid below it.
    - The first flow falls at the end of the first period and is discounted by one
      (--first-flow end-of-first-period).
    - MIRR finances outlays at 10% and reinvests returns at 12%.
    - Payback counts from now, and evenly within a period. It is the last time the
      sum stops being below zero.
    --- exit code 0
    ");
}

#[test]
fn several_rates_none_and_a_payback_that_dips() {
    assert_snapshot!(metrics(&["flows", "--flow=-1600,10000,-10000"]), @r"
    3 flows, one period apart                                  no NPV without --rate

      IRR        25.00%   2 rates, a period; go by the NPV at a rate of your own
                400.00%
      payback     never   short by 1,600.00; first made up after 0.16, then below
                          zero again

    How it is counted
    - Received is above zero, paid below it.
    - The first flow falls now and is not discounted (--first-flow now).
    - Payback counts from now, and evenly within a period. It is the last time the
      sum stops being below zero.
    - NPV, MIRR, profitability index and discounted payback need --rate.
    --- exit code 0
    ");
    assert_snapshot!(metrics(&["flows", "--flow", "100 -150 100", "--rate=8%"]), @r"
    3 flows, one period apart                                        NPV 46.84 at 8%

      NPV                    46.84
      IRR                     none   no rate above -100% makes the flows worth zero
      MIRR                  24.89%   a period
      profitability index     none   the first flow is no outlay
      payback                 1.50   periods
      discounted payback      1.45   periods

    How it is counted
    - Received is above zero, paid below it.
    - The first flow falls now and is not discounted (--first-flow now).
    - MIRR finances outlays at 8% and reinvests returns at 8%.
    - Payback counts from now, and evenly within a period. It is the last time the
      sum stops being below zero.
    --- exit code 0
    ");
    assert_snapshot!(metrics(&["flows", "--flow", "-100 200 -150 100", "--rate=0%"]), @r"
    4 flows, one period apart                                        NPV 50.00 at 0%

      NPV                    50.00
      IRR                   44.06%   a period
      MIRR                   6.27%   a period
      profitability index     1.50   for each 1 of the first outlay
      payback                 2.50   periods; first made up after 0.50, then below
                                     zero again
      discounted payback      2.50   periods; first made up after 0.50, then below
                                     zero again

    How it is counted
    - Received is above zero, paid below it.
    - The first flow falls now and is not discounted (--first-flow now).
    - MIRR finances outlays at 0% and reinvests returns at 0%.
    - Payback counts from now, and evenly within a period. It is the last time the
      sum stops being below zero.
    --- exit code 0
    ");
}

#[test]
fn dated_flows_need_not_be_in_order() {
    let flows = "2008-01-01=-10,000 2009-04-01=2,750 2008-03-01=2,750 2008-10-30=4,250 2009-02-15=3,250";
    assert_snapshot!(metrics(&["flows", "--flow", flows, "--rate", "9%"]), @r"
    5 dated flows                                                 NPV 2,086.65 at 9%

      XNPV   2,086.65
      XIRR     37.34%   a year

    How it is counted
    - Received is above zero, paid below it.
    - Days are counted from the earliest flow; a year has 365 days.
    --- exit code 0
    ");
}

#[test]
fn json_holds_unrounded_figures_and_the_conventions() {
    let run = metrics(&["flows", "--flow=-500,300,200,150", "--rate=6%", "--json"]);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert!((answer["npv"].as_f64().unwrap() - 86.961_048).abs() < 1e-6, "{run}");
    assert_eq!(answer["payback"]["exactly"], true);
    assert_eq!(answer["irr"].as_array().unwrap().len(), 1);
    assert_eq!(answer["conventions"][1], "The first flow falls now and is not discounted (--first-flow now).");
}

#[test]
fn a_company_by_what_is_known() {
    let customer = ["--cac", "500", "--arpu-month", "$50", "--gross-margin", "80%", "--monthly-churn", "3%"];
    assert_snapshot!(metrics(&[&["saas"], &customer[..]].concat()), @r"
    Subscription metrics                                                     3 of 12

      CAC payback    12.5 months   CAC / (revenue per customer and month × gross
                                   margin)
      LTV           USD 1,333.33   revenue per customer and month × gross margin /
                                   monthly churn
      LTV:CAC               2.67   LTV / CAC; 1 to 3: below the customary 3

    Where the bands come from
    - LTV:CAC: threshold 3 as handed on; no measurement found, undated; folklore:
      nobody we know of has measured that 3 is where it should be

    What is missing for the rest
    metric                   give
    magic number             --quarterly-revenue-change, --prior-quarter-spend
    magic number payback     --quarterly-revenue-change, --prior-quarter-spend
    burn multiple            --net-burn, --net-new-arr
    net revenue retention    --starting, --expansion, --contraction, --churn
    gross revenue retention  --starting, --contraction, --churn
    quick ratio              --new, --expansion, --contraction, --churn
    gross margin             --revenue, --cost-of-revenue
    rule of 40               --growth, --margin
    runway                   --cash, --net-burn-month
    --- exit code 0
    ");
    let burn = [
        "--net-burn",
        "3m",
        "--net-new-arr=-1m",
        "--cash",
        "18m",
        "--net-burn-month",
        "0",
        "--quarterly-revenue-change",
        "480k",
        "--prior-quarter-spend",
        "1.8m",
    ];
    assert_snapshot!(metrics(&[&["saas"], &burn[..]].concat()), @r"
    Subscription metrics                                                     4 of 12

      magic number                  1.07   change in quarterly revenue × 4 / sales
                                           and marketing of the quarter before; 1
                                           and more: the spend comes back within a
                                           year of new revenue
      magic number payback   11.3 months   12 / magic number
      burn multiple                 none   ARR did not grow, so the burn bought none
                                           (net burn / net new ARR)
      runway                        none   no cash is burnt, so it has no end (cash
                                           / net burn a month)

    Where the bands come from
    - magic number: thresholds 0.75 and 1.0 as handed on; no measurement found; the
      words are Andru judgement, undated; folklore: a habit of investors, not a
      measured boundary

    What is missing for the rest
    metric                   give
    CAC payback              --cac, --arpu-month, --gross-margin
    LTV                      --arpu-month, --gross-margin, --monthly-churn
    LTV:CAC                  --cac, --arpu-month, --gross-margin, --monthly-churn
    net revenue retention    --starting, --expansion, --contraction, --churn
    gross revenue retention  --starting, --contraction, --churn
    quick ratio              --new, --expansion, --contraction, --churn
    gross margin             --revenue, --cost-of-revenue
    rule of 40               --growth, --margin
    --- exit code 0
    ");
}

#[test]
fn the_missing_figure_of_a_loan() {
    assert_snapshot!(metrics(&["annuity", "--rate", "0.625%", "--nper", "180", "--pv", "$200k", "--fv", "0"]), @r"
    Payment in each period (--pmt)                                     USD -1,854.02

      rate           0.625%
      nper      180 periods
      pv     USD 200,000.00
      fv           USD 0.00

    How it is counted
    - Payments fall at the end of each period (--when end).
    - Received is above zero, paid below it: a loan is received now and paid back.
    --- exit code 0
    ");
    assert_snapshot!(metrics(&["annuity", "--nper=36", "--pmt=-350", "--pv=10k", "--fv=0", "--when=begin"]), @r"
    Rate (--rate)                                                 1.388721% a period

      nper   36 periods
      pmt       -350.00
      pv      10,000.00
      fv           0.00

    How it is counted
    - Payments fall at the beginning of each period (--when begin).
    - Received is above zero, paid below it: a loan is received now and paid back.
    --- exit code 0
    ");
    assert_snapshot!(metrics(&["annuity", "--rate=10%", "--pmt=-50", "--pv=1000", "--fv=0"]), @r"
    Periods (--nper)                                 no number of periods settles it

      rate        10%
      pmt      -50.00
      pv     1,000.00
      fv         0.00

    How it is counted
    - Payments fall at the end of each period (--when end).
    - Received is above zero, paid below it: a loan is received now and paid back.
    --- exit code 0
    ");
}

#[test]
fn what_is_wrong_is_named_with_its_bound() {
    let wrong: [&[&str]; 18] = [
        &["flows", "--flow=-100,110", "--rate=-150%"],
        &["flows", "--flow=-100,110", "--rate=nan"],
        &["flows", "--flow=-100,110", "--rate=10"],
        &["flows", "--flow=-1e30,110"],
        &["flows", "--flow=NaN,110"],
        &["flows", "--flow="],
        &["flows", "--flow=-100"],
        &["flows", "--flow=,9000,9000"],
        &["flows", "--flow=-100,,9000"],
        &["flows", "--flow=0,0"],
        &["flows", "--flow=-$100,€110"],
        &["flows", "--flow=-1,200", "--flow=900"],
        &["flows", "--flow=2026-01-01=-100,110"],
        &["flows", "--flow=2026-02-30=-100 2026-03-01=110"],
        &["saas", "--cac=500"],
        &["saas", "--arpu-month=50", "--gross-margin=80%", "--monthly-churn=300%"],
        &["annuity", "--rate=1%", "--nper=0", "--pv=100", "--fv=0"],
        &["annuity", "--rate=1%", "--pv=100"],
    ];
    let runs = wrong.map(|words| {
        let run = metrics(words);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{words:?}: {run}");
        format!("{}\n{}", words.join(" "), run.err.trim_end())
    });
    assert_snapshot!(runs.join("\n\n"), @r"
    flows --flow=-100,110 --rate=-150%
    error: `--rate` must be a rate above -1 (-100%) and at most 1e15

    flows --flow=-100,110 --rate=nan
    error: `--rate` has `nan`, which is not a rate such as 10% or 0.1

    flows --flow=-100,110 --rate=10
    error: `--rate` has `10`, which may be percent or a share
    hint: write 10% or 1000%

    flows --flow=-1e30,110
    error: `--flow` has `-1e30`, which is not one amount from -10^15 to 10^15: more than 10^15, which no company takes in
    hint: write it as -40000, 4.2k or €3m

    flows --flow=NaN,110
    error: `--flow` has `NaN`, which is not one amount from -10^15 to 10^15
    hint: write it as -40000, 4.2k or €3m

    flows --flow=
    error: `--flow`: the first flow is missing
    hint: write 0 where nothing flows

    flows --flow=-100
    error: `--flow` has 1 flow, the least is 2
    hint: write the flows between commas: --flow -40k,9k,9k

    flows --flow=,9000,9000
    error: `--flow`: the first flow is missing
    hint: write 0 where nothing flows

    flows --flow=-100,,9000
    error: `--flow`: flow 2 is missing
    hint: write 0 where nothing flows

    flows --flow=0,0
    error: `--flow` is zero in every flow, so that any rate solves it

    flows --flow=-$100,€110
    error: `--flow` has an amount in EUR, and there was one in USD
    hint: bring them to one currency first; a rate of exchange has a date, so it is never guessed

    flows --flow=-1,200 --flow=900
    error: `--flow` has `-1,200`, which may be one amount or several
    hint: leave out the commas of thousands, or part the flows by blanks: --flow '-40,000 9,000'

    flows --flow=2026-01-01=-100,110
    error: `--flow` has a day for 1 of 2 flows
    hint: give every flow its day, or none: --flow '2026-01-01=-1000 2026-12-31=1100'

    flows --flow=2026-02-30=-100 2026-03-01=110
    error: `--flow` must be a day such as 2026-11-24, written YYYY-MM-DD

    saas --cac=500
    error: no metric can be worked out from this alone
    hint: give one more figure: --cac 500 --arpu-month 50 --gross-margin 80%

    saas --arpu-month=50 --gross-margin=80% --monthly-churn=300%
    error: `--monthly-churn` must be a share from 0 to 1, such as 0.8 for 80%

    annuity --rate=1% --nper=0 --pv=100 --fv=0
    error: `--nper` must be a number of periods above 0 and at most 12000

    annuity --rate=1% --pv=100
    error: 2 of `--rate`, `--nper`, `--pmt`, `--pv` and `--fv` are given; it takes four of the five
    hint: write --fv 0 where nothing is left at the end
    ");
}
