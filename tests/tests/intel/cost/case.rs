//! `cost case`: what a purchase returns.

use andru_tests::intel::Intel;
use insta::assert_snapshot;
use serde_json::{Value, json};

const CASE: &str = include_str!("../../../../examples/case.toml");

#[test]
#[expect(clippy::too_many_lines, reason = "one page, as people see it")]
fn the_example_reads_at_80_columns() {
    let run = Intel::new().piped(&["cost", "case"], CASE);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run}");
    assert!(run.out.lines().all(|line| line.chars().count() <= 80), "{run}");
    assert_snapshot!(run.out, @r#"
    Customs filing without re-keying                                        ROI 199%
    It is worth USD 278,017 over 3 years in money of today: benefits of USD 417,920
    against costs of USD 139,903, a return of 199%, paid back after 2.3 months. Of
    what counts, 55.8% on what the buyer said, 44.2% on assumptions. Waiting costs
    USD 21,088 in the first month, which is not added to the benefits.

    Benefits and costs after risk, USD
    line                      today   year 1   year 2   year 3      sum  worth today
    re-keying that goes           0  138,154  165,785  165,785  469,724      394,301
    away
    late filings that no          0    7,695   10,260   10,260   28,215       23,619
    longer happen
    cost: licence                 0   48,000   48,000   48,000  144,000      121,503
    cost: roll-out and       18,400        0        0        0   18,400       18,400
    training
    net                     -18,400   97,849  128,045  128,045  335,539      278,017

    Cash out of pocket (-) or back (+) by the end of each year, USD
                sum
    today   -18,400             -|
    year 1   79,449              |+++
    year 2  207,494              |++++++++
    year 3  335,539              |++++++++++++

    How each line comes about
    re-keying that goes away   each year: 18 hours/week × 52 × 6 people × USD
                               41/hour × 80%; 10% taken off for risk
    late filings that no longer happen
                               each quarter: 3 penalties/quarter × USD 1,900/penalty
                               × 50%; 10% taken off for risk
    licence                    each year: USD 48,000/year
    roll-out and training      once: USD 16,000; 15% put on for risk

    What it comes to
    net present value         USD 278,017
    ROI                       199%
    benefit-cost ratio        2.99
    internal rate of return   554%
    modified rate of return   175%
    profitability index       16.11
    payback                   2.3 months
    discounted payback        2.5 months
    total cost of ownership   USD 162,400

    Net present value at the ends of each range, USD
    figure                low  net value  high  net value
    hours one person       12    146,582    24    409,447  ------------|++++++++++++
    re-keys
    share of the hours     60    179,443    90    327,303     ---------|+++++
    that goes away
    cost of an hour, all   38    249,163    46    326,102           ---|+++++
    in
    share of penalties     30    268,569    70    287,463             -|+
    for late filing
    penalties a quarter     2    270,143     4    285,888             -|+

    Worth nothing if
    their rate of discount     554% a year, 6060% above 9
    hours one person re-keys   5.31 hours/week, 71% below 18
    people who re-key          1.77 people, 71% below 6
    cost of an hour, all in    USD 12.1/hour, 71% below 41
    share of the hours that goes away
                               23.6%, 71% below 80
    penalties a quarter        at no value from 0 to a hundred times its own
    average penalty            at no value from 0 to a hundred times its own
    share of penalties for late filing
                               at no value from 0 to a hundred times its own
    risk that it is used less than planned
                               69.9%, 599% above 10
    risk that the roll-out costs more
                               at no value from 0 to a hundred times its own
    yearly licence             USD 157,833/year, 229% above 48,000
    roll-out and training      USD 257,754, 1511% above 16,000

    All ranges at once
    Of 10,000 cases drawn by chance, 0 are worth less than nothing; nine in ten lie
    between USD 166,872 and 374,946, the middle one at 265,121. Seed 1; each figure
    with a range is drawn from a triangle over low, value and high, independently of
    the others, by the generator SplitMix64.

    What waiting costs
    USD 21,088 in the first month, USD 759,168 over 3 years: not added to the
    benefits: ending this loss is the benefit, and the same cash counts once.

      re-keying, as it is      buyer   each year: 18 hours/week × 52 × 6 people ×
                                       USD 41/hour
      penalties, as they are   buyer   each quarter: 3 penalties/quarter × USD
                                       1,900/penalty

    - Not added: re-keying, as it is (cost of waiting): "re-keying that goes away"
      is the same cash once it is ended.
    - Not added: penalties, as they are (cost of waiting): "late filings that no
      longer happen" is the same cash once it is ended.

    Figures and who stands behind them
      their rate of discount          buyer   9% a year; their controller, mail of
                                              14 November
      hours one person re-keys        buyer   18 hours/week, between 12 and 24; VP
                                              Operations, call of 12 November
      people who re-key               buyer   6 people; VP Operations, call of 12
                                              November
      cost of an hour, all in         buyer   USD 41/hour, between 38 and 46; their
                                              controller, mail of 14 November
      share of the hours that goes away
                                 assumption   80%, between 60 and 90; us, fields
                                              that still need a person, counted in a
                                              demo with their own filings
      penalties a quarter             buyer   3 penalties/quarter, between 2 and 4;
                                              VP Operations, call of 12 November
      average penalty                 buyer   USD 1,900/penalty; VP Operations, call
                                              of 12 November
      share of penalties for late filing
                                 assumption   50%, between 30 and 70; us, they do
                                              not keep the reason; half until their
                                              forwarder confirms
      risk that it is used less than planned
                                 assumption   10%; us, first roll-out in this office
      risk that the roll-out costs more
                                 assumption   15%; us, two of our last ten roll-outs
                                              took a second visit
      yearly licence             assumption   USD 48,000/year; us, our quote of 15
                                              November
      roll-out and training      assumption   USD 16,000; us, our quote of 15
                                              November

    Conventions
    - 3 years by year; what is due today is not discounted, every other flow at the
      end of its period
    - amounts and present values are rounded to whole USD before they are added
    - benefits are taken down and costs put up by the share given as risk
    "#);
}

#[test]
fn the_template_is_a_case_that_asks_for_what_is_left_out() {
    let intel = Intel::new();
    let template = intel.run(&["cost", "case", "--template"]);
    assert_eq!(template.code, 0, "{template}");
    let run = intel.piped(&["cost", "case"], &template.out);
    let top: Vec<&str> = run.out.lines().take(16).collect();
    assert_snapshot!(top.join("\n"), @r"
    What this is about                                                    no ROI yet
    No ROI yet: 3 of 3 lines lack a figure. Ask first: How many hours a week does a
    person spend on typing orders in again?

    What to ask
    - How many hours a week does a person spend on typing orders in again? (for
      re-keying, as it is, re-keying that goes away)
    - People who re-key: how many people? (for re-keying, as it is, re-keying that
      goes away)
    - Cost of an hour, all in: what does one hour cost you, all in? (for re-keying,
      as it is, re-keying that goes away)
    - Yearly licence: what does it come to, in USD/year? (for licence)
    - Roll-out, once: what does it come to, in USD? (for roll-out)

    How each line comes about
    re-keying that goes away   each year: ? hours lost to re-keying × 52 × ? people
    ");
    // Filled in, but for the rate of discount: all that is commented out before it.
    let (figures, rest) = template.out.split_once("# The yearly rate").unwrap();
    let fields = ["value = ", "source = ", "low = ", "high = "];
    let figures: String = figures
        .lines()
        .map(|line| {
            line.strip_prefix("# ").filter(|field| fields.iter().any(|name| field.starts_with(name))).unwrap_or(line)
        })
        .flat_map(|line| [line, "\n"])
        .collect();
    let run = intel.piped(&["cost", "case"], format!("{figures}# The yearly rate{rest}"));
    assert!(run.out.contains("ROI                       205%"), "{run}");
}

#[test]
fn the_same_case_gives_the_same_bytes_and_another_seed_others() {
    let intel = Intel::new();
    let json = |more: &[&str]| -> Value {
        let run = intel.piped(&[&["cost", "case", "--json", "--as-of", "2026-03-16"], more].concat(), CASE);
        assert_eq!(run.code, 0, "{run}");
        serde_json::from_str(&run.out).unwrap()
    };
    let first = json(&[]);
    assert_eq!(first, json(&[]));
    assert_eq!(first["result"]["simulation"]["draws"], 10_000);
    let other = json(&["--seed", "7", "--draws", "500"]);
    assert_eq!(
        (&other["result"]["simulation"]["seed"], &other["result"]["simulation"]["draws"]),
        (&json!(7), &json!(500))
    );
    assert_eq!(first["result"]["measures"], other["result"]["measures"]);
    assert_ne!(first["result"]["simulation"]["mean"], other["result"]["simulation"]["mean"]);
}

#[test]
fn a_case_is_written_as_what_its_name_ends_in() {
    let intel = Intel::new();
    for (name, begins) in
        [("case.html", &b"<!DOCTYPE html>"[..]), ("case.xlsx", b"PK"), ("case.md", b"## Customs filing")]
    {
        let path = intel.file(name, "");
        let run = intel.piped(&["cost", "case", "--out", &path.to_string_lossy()], CASE);
        assert_eq!(run.code, 0, "{run}");
        let bytes = std::fs::read(&path).unwrap();
        assert!(
            bytes.starts_with(begins) || bytes.to_ascii_lowercase().starts_with(&begins.to_ascii_lowercase()),
            "{name}"
        );
        let run = intel.piped(&["cost", "case", "--out", &path.to_string_lossy()], CASE);
        assert_eq!((run.code, std::fs::read(&path).unwrap()), (0, bytes), "{name}");
    }
    let run = intel.piped(&["cost", "case", "--out", "case.pdf"], CASE);
    assert_eq!(run.code, 2);
    assert_snapshot!(run.err, @r"
    error: `--out` names `case.pdf`, which ends in none of .html, .xlsx, .md
    hint: name a report: --out case.html
    hint: or a workbook: --out case.xlsx
    ");
}

#[test]
fn what_cannot_be_read_is_said() {
    let intel = Intel::new();
    let cases = [
        ("empty", String::new()),
        ("nan", CASE.replacen("value = 18", "value = nan", 1)),
        ("not TOML", CASE.replacen("value = 18", "value = = 18", 1)),
        ("10^30", CASE.replacen("value = 18", "value = 1e30", 1)),
        ("two currencies", CASE.replacen("\"USD/penalty\"", "\"EUR/penalty\"", 1)),
        ("same cash", CASE.replacen("removes = \"rekeying\"\n", "", 1)),
        ("no years", CASE.replacen("years = 3", "years = 0", 1)),
        ("a thousand years", CASE.replacen("years = 3", "years = 1000", 1)),
    ];
    let said: Vec<String> = cases
        .iter()
        .map(|(what, text)| {
            let run = intel.piped(&["cost", "case"], text);
            assert_eq!(run.code, 2, "{what}: {run}");
            format!("{what}: {}", run.err.trim_end())
        })
        .collect();
    assert_snapshot!(said.join("\n"), @r#"
    empty: error: the case is empty
    nan: error: `figures[1].value` is NaN, and must be a number
    not TOML: error: the case is not valid TOML: line 20: extra `=`, expected nothing
    10^30: error: `figures[1].value` is over the most, 1000000000000.0
    two currencies: error: `inaction.penalties.amount` comes to EUR, and must come to USD
    hint: write the currency in the unit of a figure, such as `USD/hour`
    same cash: error: `benefits.rekeying_saved` counts the same cash as `inaction.rekeying`: both draw on `hourly_cost`, `hours_a_week`, `people`
    hint: write `removes = "rekeying"` in the benefit `rekeying_saved`: it is then counted once
    no years: error: `years` is under the least, 1
    a thousand years: error: `years` is over the most, 30
    "#);
}
