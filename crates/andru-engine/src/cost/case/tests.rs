//! Published studies and worked examples, as cases.

use rust_decimal::Decimal;

use super::*;
use crate::cost::figure::{Basis, Figure, Value};
use crate::cost::finance::FirstFlow;
use crate::cost::line::Every;
use crate::cost::money::Rounding;
use crate::cost::terms::{Period, Terms};
use crate::cost::unit::Unit;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn figure(id: &str, unit: &str, values: &[&str]) -> Figure {
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

fn line(side: Side, id: &str, amount: &str) -> Line {
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

fn terms() -> Terms {
    Terms {
        currency: "USD".parse().unwrap(),
        years: 3,
        period: Period::Year,
        first_flow: FirstFlow::Now,
        rounding: Rounding::Whole,
    }
}

#[test]
fn a_published_study_comes_out_to_the_dollar() {
    let figures = vec![
        figure("discount_rate", "%", &["10"]),
        figure("start", "USD", &["53150"]),
        figure("running", "USD/year", &["666715", "636772", "647783"]),
        figure("gain", "USD/year", &["1606511", "3061331", "4229760"]),
    ];
    let lines = vec![
        Line { every: Every::Once, start_month: 0, ..line(Side::Cost, "setup", "start") },
        line(Side::Cost, "fees", "running"),
        line(Side::Benefit, "sales", "gain"),
    ];
    let case = CaseModel::new(terms(), figures, lines).unwrap().evaluate().unwrap();
    assert_eq!(case.costs.total, decimal("2004420"));
    assert_eq!(case.benefits.total, decimal("8897602"));
    let close = |found: Decimal, wanted: &str| assert!((found - decimal(wanted)).abs() <= decimal("1.5"), "{found}");
    close(case.costs.present_value, "1672201");
    close(case.benefits.present_value, "7168371");
    close(case.net.present_value, "5496170");
    assert_eq!(case.scope, Scope::Whole);
}
