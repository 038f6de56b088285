//! `blueprint`: a plan from an ARR target.

use andru_tests::intel::Intel;
use insta::assert_snapshot;
use serde_json::Value;

const PLAN: [&str; 12] =
    ["blueprint", "-s", "Series A", "-a", "$2M", "-d", "$25k", "-c", "60 days", "--team", "3", "--as-of=2026-03-16"];

#[test]
#[expect(clippy::too_many_lines, reason = "one page, as people see it")]
fn a_plan_reads_at_80_columns() {
    let run = Intel::new().run(&PLAN);
    assert!(run.out.lines().all(|line| line.chars().count() <= 80), "{run}");
    assert_snapshot!(run, @r#"
    Sales blueprint, Series A                           5 reps, 2 more than you have
    5 reps, 2 more than you have, at a quota of USD 634,780 each when ramped. 80
    deals from 400 opportunities and 1,000 first meetings, all opened by 2027-01-15.
    The reps cost USD 857,305 at the expected pay, 42.87% of the new ARR. It rests
    on our judgement of open at once, win rate and attainment, not on your figures.
    Replace openAtOnce first: at 12 it takes 8 reps, at 30 it takes 3 reps.

    Series A: Hire now what the year needs: a rep who starts later has fewer months
    in which a deal can still close. (Andru judgement)

    To win and to open
      new ARR             USD 2,000,000   ARR target 2,000,000
      deals                          80   new ARR 2,000,000 ÷ deal size 25,000
      opportunities                 400   deals 80 ÷ win rate 20% · judged
      first meetings              1,000   opportunities 400 × meetings for one 2.5 ·
                                          judged
      pipeline           USD 10,000,000   new ARR 2,000,000 ÷ win rate 20% · judged
      by rule of thumb    USD 6,000,000   new ARR 2,000,000 × usual coverage 3 ·
                                          judged
      last day to open         305 days   365 − cycle 60; day 0 is 2026-03-16, so
                                          2027-01-15

    Who it takes
      cycle in months    1.973 months   cycle 60 × 12 ÷ 365, rounded
      months to open     10.03 months   last day to open 305 × 12 ÷ 365, rounded
      worked per rep            101.7   open at once 20 × months to open 10.03 ÷
                                        cycle in months 1.973, rounded · judged
      won per rep               20.34   worked per rep 101.7 × win rate 20% · judged
      ramped reps               3.933   deals 80 ÷ won per rep 20.34, rounded ·
                                        judged
      new rep's months    7.53 months   months to open 10.03 − ramp 5 ÷ 2
      new rep counts           75.07%   new rep's months 7.53 ÷ months to open
                                        10.03, rounded
      reps to hire                  2   (ramped reps 3.933 − reps today 3) ÷ new rep
                                        counts 75.07%, rounded up · judged
      reps                          5   reps today 3 + reps to hire 2 · judged
      reps in full              4.501   reps today 3 + reps to hire 2 × new rep
                                        counts 75.07%, rounded · judged

    Quota, pay and cost
      quota              USD 634,780   new ARR 2,000,000 ÷ reps in full 4.501 ÷
                                       attainment 70%, rounded · judged
      new rep's quota    USD 476,529   quota 634,780 × new rep counts 75.07%,
                                       rounded · judged
      OTE                USD 141,062   quota 634,780 ÷ quota to OTE 4.5, rounded ·
                                       judged
      base                USD 70,531   OTE 141,062 × base share 50% · judged
      variable            USD 70,531   OTE 141,062 − base 70,531 · judged
      commission              11.11%   variable 70,531 ÷ quota 634,780, rounded ·
                                       judged
      expected pay       USD 119,903   base 70,531 + variable 70,531 × attainment
                                       70%, rounded · judged
      cost of a rep      USD 171,461   expected pay 119,903 × benefits load 1.43,
                                       rounded · judged
      cost of reps       USD 857,305   cost of a rep 171,461 × reps 5 · judged
      share of new ARR        42.87%   cost of reps 857,305 ÷ new ARR 2,000,000,
                                       rounded · judged

    Each ramped rep, each working week
      weeks to open     38.45 weeks   months to open 10.03 × working weeks 46 ÷ 12,
                                      rounded · judged
      opened a week           2.311   opportunities 400 ÷ weeks to open 38.45 ÷ reps
                                      in full 4.501, rounded · judged
      meetings a week         5.778   first meetings 1,000 ÷ weeks to open 38.45 ÷
                                      reps in full 4.501, rounded · judged
      touches a week          144.5   meetings a week 5.778 × touches for one 25,
                                      rounded · judged

    What moves it
    one figure different   at  reps        quota  share of new ARR
    open at once           12     8  USD 423,030            45.71%
                           30     3  USD 952,381            38.59%
    win rate              15%     6  USD 544,010            44.08%
                          30%     3  USD 952,381            38.59%
    ramp                    3     5  USD 607,773            41.04%
                            7     5  USD 664,143            44.85%
    attainment            50%     5  USD 888,691            52.95%
                          90%     5  USD 493,717            37.26%

    What it rests on
      arrTarget                USD 2,000,000   you: $2M
      dealSize                    USD 25,000   you: $25k
      avgCycleLength                 60 days   you: 60 days
      teamSize                             3   you: 3; read as people who sell, all
                                               ramped
      winRate                            20%   Deals won of the opportunities
                                               opened. Source: Andru judgement,
                                               2026; may be 15% to 30%
      meetingsPerOpportunity             2.5   First meetings held for each
                                               opportunity that is opened. Source:
                                               Andru judgement, 2026; may be 1.5 to
                                               4
      touchesPerMeeting                   25   Calls, e-mails and messages sent for
                                               each first meeting held. Source:
                                               Andru judgement, 2026; may be 15 to
                                               60
      openAtOnce                          20   Opportunities that one rep can work
                                               at the same time. Source: Andru
                                               judgement, 2026; may be 12 to 30
      rampMonths                    5 months   Months until a new rep sells like the
                                               others, rising evenly from nothing.
                                               Source: secondary page, primary not
                                               read, 2024; range: Andru judgement;
                                               may be 3 to 7
      workingWeeks                  46 weeks   Weeks of a year in which a rep works,
                                               holidays and illness taken off.
                                               Source: Andru judgement, 2026
      attainment                         70%   Share of the quota that the average
                                               rep reaches; quotas are set so that
                                               the target is met all the same.
                                               Source: Andru judgement, 2026; may be
                                               50% to 90%
      quotaToOte                        4.5×   Quota as a multiple of the pay at
                                               target (OTE). Source: secondary page,
                                               primary not read; another says 5 or
                                               more; may be 4 to 5
      baseShare                          50%   Part of the pay at target that is
                                               fixed; the rest is variable. Source:
                                               secondary page, primary not read
      benefitsLoad                     1.43×   What an employee costs for each unit
                                               of pay: 100 ÷ 70.0. All jobs, not
                                               sales alone. Source: BLS Employer
                                               Costs for Employee Compensation,
                                               United States, private industry:
                                               wages 70.0%, benefits 30.0%, June
                                               2020
      pipelineCoverage                    3×   Pipeline as a multiple of the target.
                                               Only compared with what your win rate
                                               asks for. Source: common rule of
                                               thumb; no study behind it is known to
                                               us

    judged: rests on Andru judgement or a rule of thumb, which nobody has measured.

    Not in these figures
    - The target is read as new ARR to win in the twelve months; if it is the ARR to
      have by then, give currentArr.
    - Churn, expansion and deals already open are not counted: add to the target
      what you will lose, take off what you will win anyway.
    - The rule of thumb for pipeline falls short at this win rate; it is shown only
      to compare.

    Replace a figure: assumptions {"winRate": 0.25}, or in the terminal --assume
    winRate=25%
    --- exit code 0
    "#);
}

#[test]
fn own_figures_take_the_place_of_assumptions() {
    let intel = Intel::new();
    let own = ["--assume", "winRate=25%", "--assume", "openAtOnce=25", "--json"];
    let run = intel.run(&[&PLAN[..], &own[..]].concat());
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    let steps = answer["result"]["plan"]["steps"].as_array().unwrap();
    let value = |id: &str| steps.iter().find(|step| step["id"] == id).unwrap()["value"].clone();
    assert_eq!((value("opportunities"), value("reps")), (320.into(), 3.into()));
}

#[test]
fn what_is_wrong_is_named() {
    let intel = Intel::new();
    assert_snapshot!(intel.run(&[&PLAN[..], &["--assume", "winrate=0.3"][..]].concat()), @r"
    --- standard error
    error: `assumptions` has no `winrate`; did you mean `winRate`?
    --- exit code 2
    ");
    assert_snapshot!(intel.run(&[&PLAN[..], &["--assume", "winRate=1", "--assume", "winRate=2"][..]].concat()), @r"
    --- standard error
    error: `--assume` has `winRate` a second time
    --- exit code 2
    ");
    assert_snapshot!(intel.run(&["blueprint", "-s", "seed", "-a", "$2M"]), @r#"
    --- standard error
    error: `companyStage` must be one of ["Pre-Seed","Seed","Series A","Series B"]
    --- exit code 2
    "#);
    assert_snapshot!(intel.run(&["blueprint", "-s", "Seed", "-a", "$2M", "-d", "€20k"]), @r"
    --- standard error
    error: `arrTarget` is in USD and `dealSize` in EUR; amounts are not converted, give all in one currency
    --- exit code 2
    ");
}
