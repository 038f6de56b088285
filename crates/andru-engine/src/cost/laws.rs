//! What holds for every case.

mod strategy;

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::figure::{Basis, Figure, Value};
use super::finance;
use super::line::{Line, Side};
use super::money::{Rounding, plain};
use super::sensitivity::SimulationOptions;
use super::terms::Terms;
use super::values::Values;
use super::{BusinessCase, Case, Scope};
use strategy::{Parts, any_case, sound_case};

/// Equal but for what 28 digits leave of numbers of such a size.
fn close(one: Decimal, other: Decimal, size: Decimal) -> bool {
    (one - other).abs() <= Decimal::new(1, 15) * (size.abs() + Decimal::ONE)
}

/// The sizes of all that is added, so that differences are seen against them.
fn size(case: &Case) -> Decimal {
    case.lines.iter().flat_map(|line| &line.adjusted.values).map(Decimal::abs).sum()
}

fn scaled(value: Value, by: Decimal) -> Value {
    match value {
        Value::Unknown => Value::Unknown,
        Value::Constant(value) => Value::Constant(value * by),
        Value::ByYear(values) => Value::ByYear(values.into_iter().map(|value| value * by).collect()),
    }
}

fn all_said(parts: &Parts) -> Parts {
    parts.with_figures(|figure| Figure { basis: Basis::Buyer { source: None }, ..figure })
}

const FEW: SimulationOptions = SimulationOptions { seed: 1, draws: 100 };

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn money_scaled_scales_the_net_present_value(parts in sound_case(), by in 1_i64..5_000) {
        let by = Decimal::new(by, 2);
        let larger = parts.with_figures(|figure| {
            if figure.unit.money().is_empty() {
                return figure;
            }
            Figure { range: None, value: scaled(figure.value, by), ..figure }
        });
        let (one, other) = (parts.model().evaluate().unwrap(), larger.model().evaluate().unwrap());
        prop_assert!(close(one.net.present_value * by, other.net.present_value, size(&other)));
        prop_assert!(close(one.net.total * by, other.net.total, size(&other)));
    }

    #[test]
    fn the_net_present_value_is_linear_in_lines(parts in sound_case(), split in 0_usize..7) {
        let parts = all_said(&parts);
        let (first, second) = parts.lines.split_at(split.min(parts.lines.len()));
        // Costs of one part alone may come to nothing, which is no case; its sums are those of its lines all the same.
        let part = |lines: &[Line]| -> Decimal {
            let model = parts.with_lines(lines.to_vec()).model();
            super::case::present_value::Valuation::of(&model).unwrap().npv(&Values::of(&model)).unwrap()
        };
        let whole = parts.model().evaluate().unwrap();
        prop_assert!(close(part(first) + part(second), whole.net.present_value, size(&whole)));
    }

    #[test]
    fn risk_never_raises_the_result(parts in sound_case(), share in 0_i64..=100) {
        let risky = parts.with_figures(|figure| match figure.id.as_str() {
            "risk" => Figure { value: Value::Constant(Decimal::from(share)), ..figure },
            _ => figure,
        });
        let safe = parts.with_lines(parts.lines.iter().cloned().map(|line| Line { risk: None, ..line }).collect());
        let (risky, safe) = (risky.model().evaluate().unwrap(), safe.model().evaluate().unwrap());
        prop_assert!(risky.net.present_value <= safe.net.present_value);
        prop_assert!(risky.benefits.total <= safe.benefits.total && risky.costs.total >= safe.costs.total);
    }

    #[test]
    fn the_tornado_is_the_case_with_one_figure_changed(parts in sound_case()) {
        for rounding in [Rounding::None, Rounding::Cents, Rounding::Whole] {
            let model = Parts { terms: Terms { rounding, ..parts.terms }, ..parts.clone() }.model();
            let case = model.evaluate().unwrap();
            let valuation = super::case::present_value::Valuation::of(&model).unwrap();
            prop_assert_eq!(valuation.npv(&Values::of(&model)).unwrap(), case.net.present_value);
            for swing in model.sensitivity(&case, FEW).unwrap().tornado {
                let at = model.index(&swing.figure).unwrap();
                let mut values = Values::of(&model);
                for (value, npv) in [(swing.low, swing.npv_at_low), (swing.high, swing.npv_at_high)] {
                    values.set(at, value);
                    prop_assert_eq!(model.evaluate_at(&values).unwrap().net.present_value, npv);
                }
                let Value::Constant(own) = model.figures()[at].value else { panic!("{swing:?}") };
                values.set(at, own);
                prop_assert_eq!(valuation.npv(&values).unwrap(), case.net.present_value);
            }
        }
    }

    #[test]
    fn ranges_without_width_simulate_the_point(parts in sound_case()) {
        let parts = parts.with_figures(|figure| match figure.value {
            Value::Constant(value) => Figure { range: Some((value, value)), ..figure },
            _ => figure,
        });
        let model = parts.model();
        let case = model.evaluate().unwrap();
        let simulation = model.sensitivity(&case, FEW).unwrap().simulation.unwrap();
        let point = case.net.present_value;
        prop_assert!(simulation.percentiles.iter().all(|(_, value)| *value == point));
        prop_assert_eq!(simulation.mean, Rounding::Cents.round(point, parts.terms.currency));
        prop_assert_eq!(simulation.bars.len(), 1);
    }

    #[test]
    fn the_net_present_value_is_that_of_the_net_flows(parts in sound_case()) {
        let case = parts.model().evaluate().unwrap();
        let flows: Vec<f64> = case.net.values.iter().copied().map(plain).collect();
        let npv = finance::npv(case.periodic_rate, &flows, parts.terms.first_flow).unwrap();
        let size: f64 = flows.iter().map(|flow| flow.abs()).sum();
        prop_assert!((npv - plain(case.net.present_value)).abs() <= 1e-9 * size.max(1.0), "{npv}");
    }

    #[test]
    fn a_break_even_turns_the_result(parts in sound_case()) {
        let model = parts.model();
        let case = model.evaluate().unwrap();
        let valuation = super::case::present_value::Valuation::of(&model).unwrap();
        for entry in model.sensitivity(&case, FEW).unwrap().break_even {
            let super::sensitivity::BreakEvenAt::Value(value) = entry.at else { continue };
            let mut values = Values::of(&model);
            let mut npv = |value: Decimal| {
                values.set(model.index(&entry.figure).unwrap(), value);
                valuation.npv(&values).ok()
            };
            // Six digits are kept: the result turns within one of the last, or the figure ends at 0.
            let last = value.abs() * Decimal::new(1, 5);
            let (below, above) = (npv(value - last), npv(value + last));
            let (Some(below), Some(above)) = (below, above) else { continue };
            let turns = below.is_sign_negative() != above.is_sign_negative() || npv(value).is_some_and(|npv| npv.is_zero());
            prop_assert!(turns, "{} at {value}: {below} {above}", entry.figure);
        }
    }

    #[test]
    fn lines_add_up_exactly(parts in any_case()) {
        let model = parts.model();
        if let Ok(case) = model.evaluate() {
            let sums = |side: Side| -> (Decimal, Decimal) {
                let counted = case.lines.iter().filter(|line| line.side == side && line.counts);
                counted.fold(<_>::default(), |(total, worth), line| {
                    (total + line.adjusted.total, worth + line.adjusted.present_value)
                })
            };
            let (benefits, costs) = (sums(Side::Benefit), sums(Side::Cost));
            prop_assert_eq!(benefits, (case.benefits.total, case.benefits.present_value));
            prop_assert_eq!(costs, (case.costs.total, case.costs.present_value));
            prop_assert_eq!(case.net.total, benefits.0 - costs.0);
            prop_assert_eq!(case.net.present_value, benefits.1 - costs.1);
        }
        if let Ok(waiting) = model.inaction() {
            let counted: Decimal = waiting.lines.iter().filter(|loss| loss.counts).map(|loss| loss.total).sum();
            prop_assert!(close(counted, waiting.total, waiting.total));
            prop_assert!(parts.terms.rounding == Rounding::None || counted == waiting.total);
            prop_assert_eq!(waiting.cumulative.last().copied().unwrap(), waiting.total);
            prop_assert_eq!(waiting.months.len(), parts.terms.years as usize * 12);
        }
    }

    #[test]
    fn no_case_panics(parts in any_case()) {
        let model = parts.model();
        match BusinessCase::of("some".to_owned(), None, model, FEW) {
            Ok(whole) => prop_assert_eq!(whole.sensitivity.is_some(), whole.case.scope != Scope::Unknown),
            Err(error) => prop_assert!(!error.field.is_empty() && !error.problem.is_empty()),
        }
    }
}
