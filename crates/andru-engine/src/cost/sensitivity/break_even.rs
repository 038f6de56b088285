//! The value of one figure at which a case is worth nothing.
//!
//! The figure is taken away from its own value in steps, down to 0 and up to a hundred times as much, until the net
//! present value is no longer on its side of zero; the last step is then halved until six digits are sure. What is found
//! is the first value that turns the result, so it also holds where rounding or `min` and `max` make the result move in
//! steps. A value that cannot be computed with, such as a divisor of 0, is not a candidate, and neither is a value at which
//! the result jumps from one infinity to the other. Two turns inside one step (a twentieth of the value below it, a quarter
//! above it) cancel and are not seen.

use std::cmp::Ordering;

use rust_decimal::{Decimal, RoundingStrategy};

use super::{BreakEven, BreakEvenAt};
use crate::cost::case::present_value::Valuation;
use crate::cost::figure::{Figure, Value};
use crate::cost::model::{CaseModel, DISCOUNT_RATE, MOST_RATE};
use crate::cost::money::MOST_FIGURE;
use crate::cost::values::Values;

/// How far a figure of 0 is taken: 10^9 in its unit, or 100%.
const FROM_ZERO: i64 = 1_000_000_000;

/// Steps from a figure's own value down to 0.
const STEPS_DOWN: u32 = 20;

/// How much further each step upwards goes than the one before, in hundredths.
const STEP_UP: i64 = 125;

/// Halvings of a step at most; six digits need about 25.
const MOST_HALVINGS: usize = 60;

/// Steps upwards at most: 21 lead from a value to its hundredfold, 62 from a millionth of a bound to it.
const MOST_STEPS_UP: usize = 70;

/// Digits of a value that are kept.
const DIGITS: u32 = 6;

/// One entry per figure of one known value that the result uses, in the order of the case.
pub(super) fn all(model: &CaseModel, valuation: &Valuation<'_>, base: Decimal) -> Vec<BreakEven> {
    let mut values = Values::of(model);
    let used = model.figures().iter().enumerate().filter(|(at, _)| valuation.uses(*at));
    let mut all = Vec::new();
    for (at, figure) in used {
        let Value::Constant(own) = figure.value else { continue };
        let npv = |value: Decimal| {
            values.set(at, value);
            valuation.npv(&values).ok()
        };
        let found = find(npv, own, base, bound(figure, own));
        values.reset(at);
        all.push(BreakEven { figure: figure.id.clone(), at: found });
    }
    all
}

/// The furthest value that is looked at.
fn bound(figure: &Figure, own: Decimal) -> Decimal {
    let zero = if figure.unit.is_percent() { Decimal::ONE_HUNDRED } else { Decimal::from(FROM_ZERO) };
    let far = if own.is_zero() { zero } else { own * Decimal::ONE_HUNDRED };
    let most = match figure.id.as_str() {
        DISCOUNT_RATE if figure.unit.is_percent() => Decimal::from(MOST_RATE) * Decimal::ONE_HUNDRED,
        DISCOUNT_RATE => Decimal::from(MOST_RATE),
        _ => Decimal::from(MOST_FIGURE),
    };
    far.clamp(-most, most)
}

/// Where a function of a figure leaves the side of zero it is on at the figure's own value.
fn find(mut npv: impl FnMut(Decimal) -> Option<Decimal>, own: Decimal, base: Decimal, bound: Decimal) -> BreakEvenAt {
    let mut moves = false;
    let mut nearest: Option<Decimal> = None;
    for path in [down(own), up(own, bound)] {
        let mut before = (own, Some(base));
        for value in path {
            let here = (value, npv(value));
            moves |= here.1.is_some_and(|npv| npv != base);
            if !base.is_zero()
                && let Some(turn) = turn(&mut npv, before, here)
            {
                let nearer = nearest.is_none_or(|other| (turn - own).abs() < (other - own).abs());
                nearest = if nearer { Some(turn) } else { nearest };
                break;
            }
            before = here;
        }
    }
    match nearest {
        _ if !moves => BreakEvenAt::NoInfluence,
        _ if base.is_zero() => BreakEvenAt::Value(own),
        None => BreakEvenAt::Nowhere,
        Some(value) => BreakEvenAt::Value(shown(value, npv)),
    }
}

/// From a value in even steps to 0.
fn down(own: Decimal) -> Vec<Decimal> {
    let step = |left: u32| own * Decimal::from(left) / Decimal::from(STEPS_DOWN);
    if own.is_zero() { Vec::new() } else { (0..STEPS_DOWN).rev().map(step).collect() }
}

/// From a value in growing steps to a bound.
fn up(own: Decimal, bound: Decimal) -> Vec<Decimal> {
    // From 0, a millionth of the bound is the first step.
    let first = if own.is_zero() { bound / Decimal::from(1_000_000) } else { own * Decimal::new(STEP_UP, 2) };
    let next = |value: &Decimal| Some(value * Decimal::new(STEP_UP, 2));
    let all = std::iter::successors(Some(first), next).take_while(|value| value.abs() < bound.abs());
    let mut steps: Vec<Decimal> = all.take(MOST_STEPS_UP).collect();
    if bound.abs() > own.abs() {
        steps.push(bound);
    }
    steps
}

type Point = (Decimal, Option<Decimal>);

/// The value between two points at which the result leaves the side of zero it is on at the first.
fn turn(npv: &mut impl FnMut(Decimal) -> Option<Decimal>, from: Point, to: Point) -> Option<Decimal> {
    let ((mut near, Some(mut at_near)), (mut far, Some(mut at_far))) = (from, to) else { return None };
    let side = at_near.cmp(&Decimal::ZERO);
    let turned = |npv: Decimal| npv.cmp(&Decimal::ZERO) != side;
    if side == Ordering::Equal || !turned(at_far) {
        return None;
    }
    let most = at_near.abs().max(at_far.abs());
    for _ in 0..MOST_HALVINGS {
        let width = (far - near).abs();
        // Two digits more than are kept.
        if width * Decimal::from(100_000_000) <= far.abs().min(near.abs()) {
            break;
        }
        let middle = near + (far - near) / Decimal::TWO;
        let at_middle = npv(middle)?;
        if turned(at_middle) {
            (far, at_far) = (middle, at_middle);
        } else {
            (near, at_near) = (middle, at_middle);
        }
    }
    // Towards a pole the result grows without end; towards a root or a step it does not.
    (at_near.abs().max(at_far.abs()) <= most).then_some(far)
}

/// A value with six digits; with fewer where they are as near and the result is exactly 0 with them.
///
/// Cents make a stretch of values worth nothing around a root: 60 hours and 60.0001 hours at 50 USD.
fn shown(value: Decimal, mut npv: impl FnMut(Decimal) -> Option<Decimal>) -> Decimal {
    let kept = |digits| value.round_sf_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    let near = |short: &Decimal| (short - value).abs() * Decimal::from(10_000) <= value.abs();
    let short = (1..DIGITS).filter_map(kept).find(|short| near(short) && npv(*short) == Some(Decimal::ZERO));
    short.or_else(|| kept(DIGITS)).unwrap_or(value).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn found(npv: impl Fn(Decimal) -> Option<Decimal>, own: &str, bound: &str) -> BreakEvenAt {
        let own = decimal(own);
        find(&npv, own, npv(own).unwrap(), decimal(bound))
    }

    fn at(text: &str) -> BreakEvenAt {
        BreakEvenAt::Value(decimal(text))
    }

    #[test]
    fn the_nearest_turn_is_found_in_either_direction() {
        assert_eq!(found(|x| Some(x * Decimal::from(4) - Decimal::from(50)), "20", "2000"), at("12.5"));
        assert_eq!(found(|x| Some(x * Decimal::from(4) - Decimal::from(50)), "1", "100"), at("12.5"));
        assert_eq!(found(|x| Some(x * Decimal::from(3) - Decimal::ONE), "20", "2000"), at("0.333333"));
        // (x - 1)(x - 12): from 10, 12 is nearer than 1.
        let two = |x: Decimal| Some((x - Decimal::ONE) * (x - Decimal::from(12)));
        assert_eq!(found(two, "10", "1000"), at("12"));
        assert_eq!(found(two, "3", "300"), at("1"));
        assert_eq!(found(|x| Some(x + Decimal::from(2)), "-1", "-100"), at("-2"));
        assert_eq!(found(|x| Some(x - Decimal::from(7)), "0", "1000000000"), at("7"));
    }

    #[test]
    fn zero_and_the_bound_are_candidates() {
        assert_eq!(found(Some, "5", "500"), at("0"));
        assert_eq!(found(|x| Some(Decimal::from(500) - x), "5", "500"), at("500"));
        assert_eq!(found(|x| Some(Decimal::from(501) - x), "5", "500"), BreakEvenAt::Nowhere);
    }

    #[test]
    fn no_influence_is_told_from_nowhere() {
        assert_eq!(found(|_| Some(Decimal::ONE), "5", "500"), BreakEvenAt::NoInfluence);
        assert_eq!(found(|_| Some(Decimal::ZERO), "5", "500"), BreakEvenAt::NoInfluence);
        assert_eq!(found(|x| Some(x + Decimal::ONE), "5", "500"), BreakEvenAt::Nowhere);
        assert_eq!(found(|x| Some(x - Decimal::from(5)), "5", "500"), at("5"));
    }

    #[test]
    fn a_pole_is_no_break_even_and_a_gap_is_not_crossed() {
        let pole = |x: Decimal| Decimal::ONE.checked_div(x - decimal("4.1"));
        assert_eq!(found(pole, "5", "500"), BreakEvenAt::Nowhere);
        let gap = |x: Decimal| (x > Decimal::TWO).then(|| x - Decimal::ONE);
        assert_eq!(found(gap, "5", "500"), BreakEvenAt::Nowhere);
    }

    #[test]
    fn a_step_turns_where_it_jumps() {
        let steps = |x: Decimal| Some(x.floor() * Decimal::TWO - Decimal::from(7));
        assert_eq!(found(steps, "10", "1000"), at("4"));
        // Zero on a whole stretch: the end of it that is nearest.
        assert_eq!(found(|x| Some((x - Decimal::from(6)).max(Decimal::ZERO)), "10", "1000"), at("6"));
    }
}
