//! Parts of cases for tests.

use rust_decimal::Decimal;

use super::figure::{Basis, Figure, Value};
use super::finance::FirstFlow;
use super::formula::Formula;
use super::line::{Every, Line, Side};
use super::model::CaseModel;
use super::money::Rounding;
use super::terms::{Period, Terms};
use super::unit::Unit;

pub(super) fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// A figure the buyer gave: without values unknown, with one constant, with more by year.
pub(super) fn figure(id: &str, unit: &str, values: &[&str]) -> Figure {
    let values: Vec<Decimal> = values.iter().map(|text| decimal(text)).collect();
    Figure {
        id: id.to_owned(),
        name: id.replace('_', " "),
        value: match values.as_slice() {
            [] => Value::Unknown,
            [one] => Value::Constant(*one),
            _ => Value::ByYear(values),
        },
        unit: Unit::new(unit),
        basis: Basis::Buyer { source: None },
        range: None,
        ask: None,
    }
}

/// A figure with a range around its value.
pub(super) fn ranged(id: &str, unit: &str, low: &str, value: &str, high: &str) -> Figure {
    Figure { range: Some((decimal(low), decimal(high))), ..figure(id, unit, &[value]) }
}

/// A yearly line from the first month on.
pub(super) fn line(side: Side, id: &str, amount: &str) -> Line {
    Line {
        id: id.to_owned(),
        name: id.replace('_', " "),
        side,
        amount: Formula::read(amount).unwrap(),
        every: Every::Year,
        start_month: 1,
        end_month: None,
        risk: None,
        removes: None,
        same_cash_as: None,
        distinct_because: None,
    }
}

/// An amount that is due once.
pub(super) fn once(side: Side, id: &str, amount: &str, month: u32) -> Line {
    Line { every: Every::Once, start_month: month, ..line(side, id, amount) }
}

pub(super) fn risk(line: Line, formula: &str) -> Line {
    Line { risk: Some(Formula::read(formula).unwrap()), ..line }
}

/// Three years of US dollars, today not discounted, in cents.
pub(super) fn terms() -> Terms {
    Terms {
        currency: "USD".parse().unwrap(),
        years: 3,
        period: Period::Year,
        first_flow: FirstFlow::Now,
        rounding: Rounding::Cents,
    }
}

/// Hours saved against a licence: with no discount worth 3 · 100 hours · 50 USD - 9,000 USD = 6,000 USD.
pub(super) fn hours_saved() -> CaseModel {
    let figures = vec![
        figure("discount_rate", "%", &["0"]),
        ranged("hours", "hours/year", "80", "100", "110"),
        ranged("hourly_cost", "USD/hour", "40", "50", "60"),
        ranged("licence", "USD", "9000", "9000", "12000"),
        figure("unused", "hours", &["7"]),
    ];
    let lines = vec![line(Side::Benefit, "saved", "hours * hourly_cost"), once(Side::Cost, "fee", "licence", 0)];
    CaseModel::new(terms(), figures, lines).unwrap()
}
