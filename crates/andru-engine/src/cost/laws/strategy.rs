//! Cases at random: up to six figures of money and of plain numbers, with unknown values, ranges, values by year; up to
//! six lines with formulas over them.

use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::cost::figure::{Basis, Figure, Value};
use crate::cost::finance::FirstFlow;
use crate::cost::formula::Formula;
use crate::cost::line::{Every, Line, Side};
use crate::cost::model::{CaseModel, DISCOUNT_RATE};
use crate::cost::money::Rounding;
use crate::cost::sample::{figure, line};
use crate::cost::terms::{Period, Terms};

/// A case in parts, so that a law can change them.
#[derive(Debug, Clone)]
pub(super) struct Parts {
    pub(super) terms: Terms,
    pub(super) figures: Vec<Figure>,
    pub(super) lines: Vec<Line>,
}

impl Parts {
    pub(super) fn model(&self) -> CaseModel {
        CaseModel::new(self.terms, self.figures.clone(), self.lines.clone()).unwrap()
    }

    pub(super) fn with_lines(&self, lines: Vec<Line>) -> Self {
        Self { lines, ..self.clone() }
    }

    /// The same figures, each changed.
    pub(super) fn with_figures(&self, change: impl Fn(Figure) -> Figure) -> Self {
        Self { figures: self.figures.iter().cloned().map(change).collect(), ..self.clone() }
    }
}

/// Formulas that come to money, over the figures m0 to m2 (money) and n0 to n2 (plain numbers).
const AMOUNTS: [&str; 10] = [
    "m0",
    "m1 * n0",
    "n0 * m0 - m1",
    "max(m0, m1) * 12",
    "min(m2, m0 * n1) / 4",
    "m2 / n1",
    "m0 * n0 * n2 / 100",
    "round(m1 / n2, 2)",
    "-m1 + m2",
    "m1 / (n0 - n1)",
];

/// A case whose formulas may divide by zero and whose figures may be unknown, rounded in any way.
pub(super) fn any_case() -> impl Strategy<Value = Parts> {
    (terms(), figures(any_value()), lines(Just(AMOUNTS.to_vec()), 1..=6))
        .prop_map(|(terms, figures, lines)| parts(terms, figures, lines))
}

/// A case that can be computed: no differences below a line, every figure known and above 0, not rounded.
pub(super) fn sound_case() -> impl Strategy<Value = Parts> {
    (terms(), figures(sound_value()), lines(Just(AMOUNTS[..7].to_vec()), 1..=6))
        .prop_map(|(terms, figures, lines)| parts(Terms { rounding: Rounding::None, ..terms }, figures, lines))
}

fn parts(terms: Terms, figures: Vec<Figure>, mut lines: Vec<Line>) -> Parts {
    // Something paid today, so that there is a cost.
    lines.push(Line { every: Every::Once, start_month: 0, ..line(Side::Cost, "start", "paid") });
    let last = terms.years * 12;
    for (at, line) in lines.iter_mut().enumerate() {
        line.id = format!("line_{at}");
        line.name = format!("line {at}");
        line.start_month = line.start_month.min(last);
        line.end_month = line.end_month.map(|end| end.clamp(line.start_month, last));
    }
    Parts { terms, figures, lines }
}

fn terms() -> impl Strategy<Value = Terms> {
    let period = prop::sample::select(vec![Period::Month, Period::Quarter, Period::Year]);
    let first = prop::sample::select(vec![FirstFlow::Now, FirstFlow::EndOfFirstPeriod]);
    let rounding = prop::sample::select(vec![Rounding::None, Rounding::Cents, Rounding::Whole]);
    (1_u32..=5, period, first, rounding).prop_map(|(years, period, first_flow, rounding)| Terms {
        currency: "USD".parse().unwrap(),
        years,
        period,
        first_flow,
        rounding,
    })
}

fn figures(value: impl Strategy<Value = (Value, Option<(Decimal, Decimal)>)>) -> impl Strategy<Value = Vec<Figure>> {
    let rate = (0_i64..400).prop_map(|tenths| Decimal::new(tenths, 1));
    (rate, prop::collection::vec((value, any::<bool>()), 6), 1_i64..100_000).prop_map(|(rate, values, paid)| {
        let names = [("m0", "USD"), ("m1", "USD/year"), ("m2", "USD/hour"), ("n0", "people"), ("n1", ""), ("n2", "%")];
        let mut all: Vec<Figure> = names
            .into_iter()
            .zip(values)
            .map(|((id, unit), ((value, range), said))| {
                let assumed = Basis::Assumption { who: "seller".to_owned(), why: "a guess".to_owned() };
                let basis = if said { Basis::Buyer { source: None } } else { assumed };
                Figure { value, basis, range, ..figure(id, unit, &[]) }
            })
            .collect();
        all.push(Figure { value: Value::Constant(rate), ..figure(DISCOUNT_RATE, "%", &[]) });
        all.push(Figure { value: Value::Constant(Decimal::from(paid)), ..figure("paid", "USD", &[]) });
        all.push(Figure { value: Value::Constant(Decimal::TEN), ..figure("risk", "%", &[]) });
        all
    })
}

fn any_value() -> impl Strategy<Value = (Value, Option<(Decimal, Decimal)>)> {
    let number = (-1_000_000_i64..1_000_000, 0_u32..4).prop_map(|(digits, scale)| Decimal::new(digits, scale));
    let ranged = (number.clone(), 0_i64..50, 0_i64..50).prop_map(|(value, below, above)| {
        (Value::Constant(value), Some((value - Decimal::from(below), value + Decimal::from(above))))
    });
    prop_oneof![
        1 => Just((Value::Unknown, None)),
        1 => Just((Value::Constant(Decimal::ZERO), None)),
        2 => number.clone().prop_map(|value| (Value::Constant(value), None)),
        2 => prop::collection::vec(number, 1..4).prop_map(|values| (Value::ByYear(values), None)),
        2 => ranged,
    ]
}

fn sound_value() -> impl Strategy<Value = (Value, Option<(Decimal, Decimal)>)> {
    let number = (1_i64..100_000, 0_u32..2).prop_map(|(digits, scale)| Decimal::new(digits, scale));
    let ranged = (number.clone(), 0_i64..5, 0_i64..50).prop_map(|(value, tenths, above)| {
        (Value::Constant(value), Some((value - value * Decimal::new(tenths, 1), value + Decimal::from(above))))
    });
    prop_oneof![
        2 => number.clone().prop_map(|value| (Value::Constant(value), None)),
        1 => prop::collection::vec(number, 1..4).prop_map(|values| (Value::ByYear(values), None)),
        2 => ranged,
    ]
}

fn lines(
    amounts: impl Strategy<Value = Vec<&'static str>>,
    count: std::ops::RangeInclusive<usize>,
) -> impl Strategy<Value = Vec<Line>> {
    let amount = amounts.prop_flat_map(prop::sample::select);
    let side = prop::sample::select(vec![Side::Benefit, Side::Benefit, Side::Cost, Side::Inaction]);
    let every = prop::sample::select(vec![Every::Once, Every::Month, Every::Quarter, Every::Year]);
    let one = (amount, side, every, 1_u32..30, prop::option::of(1_u32..60), any::<bool>()).prop_map(
        |(amount, side, every, start_month, end_month, risky)| Line {
            every,
            start_month,
            end_month: end_month.filter(|_| every != Every::Once),
            risk: risky.then(|| Formula::read("risk").unwrap()),
            distinct_because: Some("drawn at random".to_owned()),
            ..line(side, "some", amount)
        },
    );
    prop::collection::vec(one, count)
}
