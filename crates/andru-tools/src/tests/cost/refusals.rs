//! What the tools of the cost engine refuse, with the field and the bound.

use serde_json::{Value, json};

use super::{figure, freight_case, line, with, with_figure, with_line};
use crate::ErrorKind;
use crate::testing::Desk;

fn said(arguments: &Value) -> String {
    let error = Desk::default().call("build_business_case", arguments).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidInput, "{}", error.chain());
    error.hints().iter().fold(error.chain(), |said, hint| said + "\n  hint: " + hint)
}

/// The freight case with one more line.
fn and_line(more: Value) -> Value {
    let mut case = freight_case();
    case["lines"].as_array_mut().unwrap().push(more);
    case
}

#[test]
fn bad_input_is_named_with_its_bound() {
    let free = |id| with_figure(id, json!({ "value": 0 }));
    let mut nothing_spent = free("licence");
    nothing_spent["figures"][6]["value"] = json!(0);
    let rate = |value: Value| {
        let mut case = freight_case();
        let given = figure("discount_rate", "% a year", 10, json!({ "value": value }));
        case["figures"].as_array_mut().unwrap().push(given);
        case
    };
    let cases: Vec<(&str, Value)> = vec![
        ("no investment", nothing_spent),
        ("rate of -100%", rate(json!(-100))),
        ("rate of -150%", rate(json!(-150))),
        ("rate beyond use", rate(json!(1001))),
        ("rate unknown", rate(Value::Null)),
        ("rate too near -100%", with(rate(json!(-99.99)), json!({ "years": 30 }))),
        ("10^30", with_figure("licence", json!({ "value": 1e30 }))),
        (
            "product too large",
            with_figure("licence", json!({ "value": 1e12, "unit": "USD/year" })).tap("fee", "licence * 3600 * 3600"),
        ),
        ("text for a number", with_figure("licence", json!({ "value": "NaN" }))),
        ("currency unknown", with(freight_case(), json!({ "currency": "XXX" }))),
        ("currency of the case differs", with(freight_case(), json!({ "currency": "EUR" }))),
        ("currencies mixed", with_figure("rollout", json!({ "unit": "EUR" })).tap("setup", "rollout + licence")),
        ("no money in it", with_line("saved", json!({ "amount": "hours_a_week * people" }))),
        ("horizon 0", with(freight_case(), json!({ "years": 0 }))),
        ("horizon 1,000", with(freight_case(), json!({ "years": 1000 }))),
        ("first flow after the end", with_line("setup", json!({ "startMonth": 37 }))),
        ("recurs from today", with_line("fee", json!({ "startMonth": 0 }))),
        ("ends before it begins", with_line("fee", json!({ "startMonth": 12, "endMonth": 6 }))),
        ("divides by zero", with_figure("people", json!({ "value": 0 })).tap("saved", "hourly_cost / people")),
        ("risk over 1", with_figure("adoption", json!({ "value": 110 }))),
        ("unknown figure", with_line("fee", json!({ "amount": "licences" }))),
        ("bare number", with_line("fee", json!({ "amount": "licence * 1.2" }))),
        ("range without the value", with_figure("hours_a_week", json!({ "low": 19 }))),
        ("half a range", with_figure("hours_a_week", json!({ "high": null }))),
        ("benchmark without a source", with_figure("people", json!({ "basis": "benchmark" }))),
        ("benchmark without a date", with_figure("people", json!({ "basis": "benchmark", "source": "a study" }))),
        ("assumption without a reason", with_figure("share", json!({ "why": null }))),
        ("name twice", and_line(line("cost", "fee", "rollout", json!({})))),
        ("name of a result", and_line(line("cost", "npv", "rollout", json!({})))),
        ("name out of form", and_line(line("cost", "Fee!", "rollout", json!({})))),
        ("draws", with(freight_case(), json!({ "draws": 7 }))),
        ("unknown field", with(freight_case(), json!({ "discount": 7 }))),
    ];
    let all: Vec<String> = cases.iter().map(|(what, arguments)| format!("{what}: {}", said(arguments))).collect();
    insta::assert_snapshot!(all.join("\n"), @r"
    no investment: `costs` come to 0, and must come to more than 0 for a return on them
    rate of -100%: `figures.discount_rate.value` is a rate of -100%, and must be above -100% and at most 1000%
    rate of -150%: `figures.discount_rate.value` is a rate of -150%, and must be above -100% and at most 1000%
    rate beyond use: `figures.discount_rate.value` is a rate of 1001%, and must be above -100% and at most 1000%
    rate unknown: `figures.discount_rate.value` must be one known value
    rate too near -100%: `figures.discount_rate.value` is so near -100% that 30 years cannot be discounted by it
    10^30: `figures[5].value` is over the most, 1000000000000.0
    product too large: `costs.fee.amount` comes to more than 10^15, in either direction
    text for a number: `figures[5].value` must be a number, is text
    currency unknown: `currency` is `XXX`, and must be a code of ISO 4217 such as USD
    currency of the case differs: `inaction.rekeying.amount` comes to USD, and must come to EUR
      hint: write the currency in the unit of a figure, such as `EUR/hour`
    currencies mixed: `costs.setup.amount` puts EUR and USD together
      hint: give an exchange rate as a figure of its own, such as `usd_per_eur` in USD/EUR, with its date
    no money in it: `benefits.saved.amount` comes to a plain number, and must come to USD
      hint: write the currency in the unit of a figure, such as `USD/hour`
    horizon 0: `years` is under the least, 1
    horizon 1,000: `years` is over the most, 30
    first flow after the end: `costs.setup.startMonth` is 37, and the case ends with month 36
    recurs from today: `costs.fee.startMonth` is 0, which is today; what recurs begins with month 1 or later
    ends before it begins: `costs.fee.endMonth` is 6, and must be from 12 to 36
    divides by zero: `benefits.saved.amount` divides by zero
    risk over 1: `benefits.saved.risk` is 1.1, and must be from 0 to 1 (0% to 100%)
    unknown figure: `costs.fee.amount` uses `licences`, and there is no such figure
      hint: did you mean `licence`?
    bare number: `costs.fee.amount` holds the bare number 1.2, which nobody stands behind; make it a figure with a basis
    range without the value: `figures.hours_a_week.low` is 19 and `high` is 24; the value 18 must lie between
    half a range: `figures.hours_a_week.high` is missing; a range has both `low` and `high`
    benchmark without a source: `figures.people.source` is missing: a benchmark says where it was published
    benchmark without a date: `figures.people.date` is missing: a benchmark says when it was published
    assumption without a reason: `figures.share.why` is missing: an assumption says why this value
    name twice: `costs` has the name `fee`, which `costs` has already
    name of a result: `costs` has the name `npv`, which is the name of a result
    name out of form: `costs` has the name `Fee!`; names are lower-case letters, digits and `_`, 40 at most
    draws: `draws` is under the least, 100
    unknown field: `discount` is unknown
    ");
}

/// A case with the amount of one line changed.
trait Tap {
    fn tap(self, id: &str, amount: &str) -> Self;
}

impl Tap for Value {
    fn tap(mut self, id: &str, amount: &str) -> Self {
        for line in self["lines"].as_array_mut().unwrap() {
            if line["id"] == id {
                line["amount"] = json!(amount);
            }
        }
        self
    }
}

#[test]
fn the_same_cash_twice_is_refused() {
    let again = "hours_a_week * people * 52 * hourly_cost";
    let cases = [
        ("a loss as a benefit", with_line("saved", json!({ "removes": null }))),
        ("a benefit twice", and_line(line("benefit", "faster", again, json!({ "name": "faster growth" })))),
        ("the same name", and_line(line("benefit", "again", "licence", json!({ "name": "Re-keying that goes away" })))),
        ("more than the loss", with_line("saved", json!({ "amount": format!("{again} * 4") }))),
        ("no such loss", with_line("saved", json!({ "removes": "fee" }))),
        ("no such line", and_line(line("benefit", "faster", again, json!({ "sameCashAs": "fee" })))),
        ("a cost that removes", with_line("fee", json!({ "removes": "rekeying" }))),
    ];
    let all: Vec<String> = cases.iter().map(|(what, arguments)| format!("{what}: {}", said(arguments))).collect();
    insta::assert_snapshot!(all.join("\n"), @r#"
    a loss as a benefit: `benefits.saved` counts the same cash as `inaction.rekeying`: both draw on `hourly_cost`, `hours_a_week`, `people`
      hint: write `removes = "rekeying"` in the benefit `saved`: it is then counted once
    a benefit twice: `benefits.faster` counts the same cash as `benefits.saved`: both draw on `hourly_cost`, `hours_a_week`, `people`
      hint: write `sameCashAs = "saved"` in it to show it without adding it, or `distinctBecause` with the reason
    the same name: `benefits.again` counts the same cash as `benefits.saved`: both are called "Re-keying that goes away"
      hint: write `sameCashAs = "saved"` in it to show it without adding it, or `distinctBecause` with the reason
    more than the loss: `benefits.saved.removes` removes USD 2,763,072 of `rekeying`, which loses USD 690,768 in the same 3 years
      hint: a benefit cannot be more than the loss it ends
    no such loss: `benefits.saved.removes` is `fee`, which is no line of inaction
    no such line: `benefits.faster.sameCashAs` is `fee`, which is no other line of `benefits` that counts
    a cost that removes: `costs.fee.removes` is for benefits only
    "#);
}

#[test]
fn what_is_said_to_be_the_same_cash_is_shown_and_not_added() {
    let desk = Desk::default();
    let again = "hours_a_week * people * 52 * hourly_cost";
    let case = and_line(line("benefit", "faster", again, json!({ "name": "faster growth", "sameCashAs": "saved" })));
    let (plain, more) =
        (desk.result("build_business_case", &freight_case()), desk.result("build_business_case", &case));
    assert_eq!(plain["measures"], more["measures"]);
    assert_eq!(
        more["notAdded"][0],
        "faster growth: it would count the cash of \"re-keying that goes away\" a second time"
    );
    let other =
        and_line(line("benefit", "sold", again, json!({ "distinctBecause": "these hours are sold to customers" })));
    let answer = desk.result("build_business_case", &other);
    assert_ne!(plain["measures"], answer["measures"]);
    assert!(
        desk.markdown("build_business_case", &other).contains("other cash because these hours are sold to customers")
    );
}
