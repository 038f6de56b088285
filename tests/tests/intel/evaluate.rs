//! `icp evaluate`: a model held against later deals.

use std::fmt::Write as _;

use insta::assert_snapshot;
use serde_json::Value;

use crate::apply::with_model;
use crate::learn::deals;

/// 180 later deals: food companies win still, or as often as the others where `turned`; a new industry is among them.
fn later(turned: bool) -> String {
    let mut text = String::from("Deal Name,Deal Stage,Industry\n");
    for deal in 0..180 {
        let industry = ["Food", "Rail", "Glass"][deal % 3];
        let wins = if turned { deal / 3 % 3 == 0 } else { (industry == "Food") == (deal % 7 != 0) };
        let stage = if wins { "Closed Won" } else { "Closed Lost" };
        let _ = writeln!(text, "Deal {deal},{stage},{industry}");
    }
    text
}

#[test]
fn later_deals_are_told_with_their_figures() {
    let (intel, model) = with_model();
    assert_snapshot!(intel.piped(&["icp", "evaluate", "--model", &model], later(false)), @r"
    The model on standard input                                                holds
    68 won and 112 lost deals: a won deal scores above a lost one in 83.9% of pairs
    (76.4 to 89.2); when it was learned, in 89.6%.

      deals     180   closed, 68 of them won
      AUC     0.839   0.764 to 0.892 with 95% confidence; 0.896 when learned; a coin
                      has 0.500
      said    0.449   mean probability; 0.378 were won
      Brier   0.171   mean squared distance of probability and outcome; 0.235 with
                      the win rate alone
      skill   0.273   the part of that which the probabilities settle; under 0 they
                      do harm
      ECE     0.168   mean distance of probability and win rate
      lift    2.250   win rate of the best tenth, as a multiple of the overall one
      drift   4.068   of the scores: a shift against the deals learned from

    Tiers
    tier  deals  win rate, 95% interval  when learned
    A         0                 no deal         82.5%
    B       120  50.0% (41.2% to 58.8%)         52.2%
    C         0                 no deal         19.5%
    D         0                 no deal          0.0%

    60 deals of which nothing is known have no tier.

    By how much is known
    coverage  deals  win rate    AUC
    0.0%         60     13.3%  0.500
    76.6%       120     50.0%  0.850

    Fields, by how far they moved
      Region             not in these deals, so unknown in every one
      Industry   3.261   a shift against the deals learned from; 60 deals have a
                         value it never saw

    How it was read
      outcome         Deal Stage: won is Closed Won, lost is Closed Lost
      rows      180   none left out
    --- exit code 0
    ");
}

#[test]
fn a_pattern_that_is_gone_is_called_that() {
    let (intel, model) = with_model();
    let verdict = |deals: &str| -> String {
        let run = intel.piped(&["icp", "evaluate", "--json", "--model", &model], deals);
        let report: Value = serde_json::from_str(&run.out).unwrap();
        format!("{} {}", report["verdict"].as_str().unwrap(), report["reason"].as_str().unwrap())
    };
    let few: String = later(false).split_inclusive('\n').take(31).collect();
    assert_snapshot!([verdict(&later(true)), verdict(&few)].join("\n"), @r"
    no_better_than_a_coin 60 won and 120 lost deals: a won deal scores above a lost one in 50.0% of pairs (40.8 to 59.1); a coin has 50%, and when it was learned, in 89.6%. Learn it again.
    too_few 11 won and 19 lost deals: 9 more won deals are needed before this tells anything.
    ");
}

#[test]
fn the_deals_it_was_learned_from_are_no_test() {
    let (intel, model) = with_model();
    let run = intel.piped(&["icp", "evaluate", "--model", &model], deals());
    assert_snapshot!(run.out.lines().take(4).collect::<Vec<_>>().join("\n"), @r"
    The model on standard input                                           not a test
    THESE ARE THE DEALS IT WAS LEARNED FROM. The figures flatter it: it has seen
    every outcome. Use deals that closed later.
    ");
    let json = intel.piped(&["icp", "evaluate", "--json", "--model", &model], deals());
    assert_eq!(serde_json::from_str::<Value>(&json.out).unwrap()["learned_from_these"], true);
}

#[test]
fn what_cannot_be_evaluated_is_said_plainly() {
    let (intel, model) = with_model();
    let say = |more: &[&str], deals: &str| {
        let run = intel.piped(&[&["icp", "evaluate", "--quiet", "--model", &model], more].concat(), deals);
        format!("{} {}", run.code, run.err.trim_end().replace('\n', " / "))
    };
    let said = [
        say(&[], ""),
        say(&[], "Deal Stage,Industry\n"),
        say(&[], "Deal Stage,Size\nClosed Won,4\nClosed Lost,5\n"),
        say(&["--outcome", "Result"], "Deal Stage,Industry\nClosed Won,Food\n"),
    ];
    assert_snapshot!(said.join("\n"), @r"
    2 error: the list of deals is empty
    2 error: the list of deals has a header row but no deal under it
    2 error: the deals have none of the model's columns: `Industry`, `Region` / hint: their columns are `Size` / hint: what you know of the accounts may be in another file: --accounts accounts.csv --on account=account
    2 error: `--outcome`: there is no column `Result` / hint: the columns are `Deal Stage`, `Industry`
    ");
}
