//! `icp show`: a model as a scorecard to read.

use insta::assert_snapshot;
use serde_json::Value;

use crate::apply::with_model;

#[test]
fn a_scorecard_reads_at_80_columns() {
    let (intel, model) = with_model();
    let run = intel.run(&["icp", "show", "--model", &model]);
    assert!(run.out.lines().all(|line| line.chars().count() <= 80), "{run}");
    assert_snapshot!(run.out.replace('\u{a0}', " "), @r"
    Scorecard model.json                                                     learned
    93 won and 147 lost deals: a won deal scores above a lost one in 89.6% of pairs
    (84.8 to 93.6), by models that saw neither.

      start   59.6   points of an account of which nothing is known

    Points, most telling field first
    field                            points  deals  win rate
    Industry
      Food              |++++++       +28.7     80     66.2%
      Rail              |+++++        +19.2     80     50.0%
      Toys    ----------|             -47.9     80      0.0%

    Region
      North             |+++          +11.7    120     55.0%
      South          ---|             -11.7    120     22.5%

    To add up by hand
    - Begin with 59.6.
    - For each field add the points of the row that has the account's value; one
      exact value goes before a range.
    - Capitals and blanks around a value do not matter. A value that no row has adds
      nothing, and nor does a blank without a row.
    - The sum is from 0 to 100.

    Tiers
    tier  from points  deals  win rate, 95% interval
    A            89.1     80  82.5% (72.7% to 89.3%)
    B            76.3     23  52.2% (33.0% to 70.8%)
    C            26.7     77  19.5% (12.2% to 29.7%)
    D             0.0     60     0.0% (0.0% to 6.0%)

    By deals scored by models that never saw them. Tier A needs 60% coverage and
    tier B 30%.

    What the points mean
    Probability of a win = 1 / (1 + exp(-(-7.373517 + 0.093492 × points))). For 60
    points: 14.6%. The history won 38.8%.

    Not in it
    - may be known only once the deal is over: Close Date
    - nothing to learn, or left out by you: Deal Name
    ");
}

#[test]
fn markdown_has_a_table_for_each_field() {
    let (intel, model) = with_model();
    assert_snapshot!(intel.run(&["icp", "show", "--model", &model, "--markdown"]), @r"
    ## Scorecard model.json — learned

    93 won and 147 lost deals: a won deal scores above a lost one in 89.6% of pairs (84.8 to 93.6), by models that saw neither.

    - **start** 59.6: points of an account of which nothing is known

    ### Points, most telling field first

    ### Industry

    | value | points | deals | win rate |
    | --- | ---: | ---: | ---: |
    | Food | +28.7 | 80 | 66.2% |
    | Rail | +19.2 | 80 | 50.0% |
    | Toys | -47.9 | 80 | 0.0% |

    ### Region

    | value | points | deals | win rate |
    | --- | ---: | ---: | ---: |
    | North | +11.7 | 120 | 55.0% |
    | South | -11.7 | 120 | 22.5% |

    ### To add up by hand

    - Begin with 59.6.
    - For each field add the points of the row that has the account's value; one exact value goes before a range.
    - Capitals and blanks around a value do not matter. A value that no row has adds nothing, and nor does a blank without a row.
    - The sum is from 0 to 100.

    ### Tiers

    | tier | from points | deals | win rate, 95% interval |
    | --- | ---: | ---: | ---: |
    | A | 89.1 | 80 | 82.5% (72.7% to 89.3%) |
    | B | 76.3 | 23 | 52.2% (33.0% to 70.8%) |
    | C | 26.7 | 77 | 19.5% (12.2% to 29.7%) |
    | D | 0.0 | 60 | 0.0% (0.0% to 6.0%) |

    By deals scored by models that never saw them. Tier A needs 60% coverage and tier B 30%.

    ### What the points mean

    Probability of a win = 1 / (1 + exp(-(-7.373517 + 0.093492 × points))). For 60 points: 14.6%. The history won 38.8%.

    ### Not in it

    - may be known only once the deal is over: Close Date
    - nothing to learn, or left out by you: Deal Name

    --- exit code 0
    ");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test's own file")]
fn json_is_the_model() {
    let (intel, model) = with_model();
    let run = intel.run(&["icp", "show", "--model", &model, "--json"]);
    let file: Value = serde_json::from_str(&std::fs::read_to_string(model).unwrap()).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&run.out).unwrap(), file);
}
