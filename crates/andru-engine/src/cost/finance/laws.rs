//! Laws that hold for all flows.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

/// Amounts in cents, zeros among them.
fn amount() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0.0), 6 => (-100_000_000_i64..100_000_000).prop_map(|cents| cents as f64 / 100.0)]
}

fn flows() -> impl Strategy<Value = Vec<f64>> {
    vec(amount(), 1..40)
}

fn rate_of() -> impl Strategy<Value = f64> {
    prop_oneof![-0.5..0.0, 0.0..0.5, 0.5..10.0]
}

fn first() -> impl Strategy<Value = FirstFlow> {
    prop_oneof![Just(FirstFlow::Now), Just(FirstFlow::EndOfFirstPeriod)]
}

/// The sum of the present values of the flows' sizes: what an error is measured by.
fn size(rate: f64, flows: &[f64], first: FirstFlow) -> f64 {
    npv(rate, &flows.iter().map(|flow| flow.abs()).collect::<Vec<_>>(), first).unwrap()
}

/// Any number there is.
fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![any::<f64>(), amount(), -2.0..2.0, Just(f64::NAN), Just(f64::INFINITY), Just(1e30), Just(-1.0)]
}

proptest! {
    #[test]
    fn npv_is_linear(a in vec(amount(), 12), b in vec(amount(), 12), rate in rate_of(), first in first(),
                     factor in -1000.0_f64..1000.0) {
        let both: Vec<f64> = a.iter().zip(&b).map(|(a, b)| a + factor * b).collect();
        let parts = npv(rate, &a, first).unwrap() + factor * npv(rate, &b, first).unwrap();
        let whole = npv(rate, &both, first).unwrap();
        let size = size(rate, &a, first) + factor.abs() * size(rate, &b, first);
        prop_assert!((whole - parts).abs() <= 1e-14 * size, "{whole} {parts}");
    }

    #[test]
    fn the_first_flow_shifts_everything_by_a_period(flows in flows(), rate in rate_of()) {
        let now = npv(rate, &flows, FirstFlow::Now).unwrap();
        let later = npv(rate, &flows, FirstFlow::EndOfFirstPeriod).unwrap();
        prop_assert!((now - later * (1.0 + rate)).abs() <= 1e-14 * size(rate, &flows, FirstFlow::Now));
    }

    #[test]
    fn every_rate_of_return_zeroes_the_present_value(flows in flows()) {
        let Ok(found) = irr(&flows) else { return Ok(()) };
        prop_assert!(found.rates.is_sorted_by(|a, b| a < b), "{found:?}");
        for rate in found.rates {
            let value = npv(rate, &flows, FirstFlow::Now).unwrap();
            // The last digit of a rate below zero moves the present value by more than itself.
            let digit = flows.len() as f64 / (1.0 + rate).min(1.0);
            let size = size(rate, &flows, FirstFlow::Now);
            prop_assert!(value.abs() <= f64::EPSILON * digit * size, "{rate}: {value} of {size}");
        }
    }

    #[test]
    fn an_odd_number_of_rates_where_the_ends_differ(flows in flows()) {
        let Ok(found) = irr(&flows) else { return Ok(()) };
        let mut moving = flows.iter().filter(|flow| **flow != 0.0);
        let first = moving.next().unwrap();
        let last = moving.next_back().unwrap_or(first);
        let odd = (*first < 0.0) != (*last < 0.0);
        // A rate that is only touched counts once and is as rare as it sounds.
        prop_assert_eq!(found.rates.len() % 2 == 1, odd != found.outside, "{:?}", found);
    }

    #[test]
    fn scaling_scales_the_value_and_leaves_the_rates(flows in flows(), power in -20_i32..20, rate in rate_of()) {
        let factor = 2_f64.powi(power);
        let scaled: Vec<f64> = flows.iter().map(|flow| flow * factor).collect();
        let value = npv(rate, &flows, FirstFlow::Now).unwrap();
        // By a power of two, so to the last bit.
        prop_assert_eq!(npv(rate, &scaled, FirstFlow::Now).unwrap().to_bits(), (value * factor).to_bits());
        let (before, after) = (irr(&flows), irr(&scaled));
        prop_assert_eq!(before.is_ok(), after.is_ok());
        let (Ok(before), Ok(after)) = (before, after) else { return Ok(()) };
        prop_assert_eq!(before.rates.len(), after.rates.len());
        for (before, after) in before.rates.iter().zip(&after.rates) {
            prop_assert!((before - after).abs() <= 1e-12 * (1.0 + before.abs()), "{before} {after}");
        }
    }

    #[test]
    fn money_back_is_back_to_stay(flows in flows()) {
        let mut sums: Vec<f64> = Vec::new();
        let mut cents = 0_i64;
        for flow in &flows {
            #[expect(clippy::cast_possible_truncation, reason = "they were whole")]
            { cents += (flow * 100.0).round() as i64; }
            sums.push(cents as f64 / 100.0);
        }
        match payback(&flows).unwrap() {
            Payback::Undefined => prop_assert!(sums.iter().all(|sum| *sum >= 0.0)),
            Payback::Never { short_by, earlier } => {
                let last = sums[sums.len() - 1];
                prop_assert!(last < 0.0 && (short_by + last).abs() <= 1e-6);
                let dipped = sums.windows(2).any(|pair| pair[0] < 0.0 && pair[1] >= 0.0);
                prop_assert_eq!(earlier.is_some(), dipped);
            }
            Payback::After { periods, exactly, earlier } => {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of periods")]
                let at = periods.ceil() as usize;
                prop_assert!(sums[at..].iter().all(|sum| *sum >= 0.0), "{periods}: {sums:?}");
                prop_assert!(sums[at - 1] < 0.0, "{periods}: {sums:?}");
                prop_assert_eq!(exactly, sums[at] == 0.0);
                prop_assert!(earlier.is_none_or(|earlier| earlier < periods));
            }
        }
    }

    #[test]
    fn without_interest_discounting_changes_nothing(flows in flows()) {
        prop_assert_eq!(payback(&flows), discounted_payback(0.0, &flows, FirstFlow::Now));
    }

    #[test]
    fn a_payment_pays_off_what_was_lent(rate in rate_of(), nper in 1_u32..400, pv in 1.0..1e6, begin: bool) {
        let when = if begin { When::Begin } else { When::End };
        let periods = f64::from(nper);
        let Ok(payment) = pmt(rate, periods, pv, 0.0, when) else { return Ok(()) };
        let back = super::pv(rate, periods, payment, 0.0, when).unwrap();
        prop_assert!((back - pv).abs() <= 1e-11 * pv, "{payment} {back}");
    }

    #[test]
    fn no_number_breaks_anything(numbers in vec(any_number(), 0..12), rate in any_number(), other in any_number()) {
        let fine = |result: Result<f64, FinanceError>| result.is_err() || result.is_ok_and(f64::is_finite);
        prop_assert!(fine(npv(rate, &numbers, FirstFlow::EndOfFirstPeriod)));
        prop_assert!(fine(mirr(&numbers, rate, other).map(Option::unwrap_or_default)));
        prop_assert!(fine(profitability_index(rate, &numbers).map(Option::unwrap_or_default)));
        prop_assert!(irr(&numbers).is_err() || irr(&numbers).is_ok_and(|found| found.rates.iter().all(|r| r.is_finite())));
        let _ = (payback(&numbers), discounted_payback(rate, &numbers, FirstFlow::Now));
        let at = |at: usize| numbers.get(at).copied().unwrap_or(1.0);
        for when in [When::End, When::Begin] {
            prop_assert!(fine(pmt(rate, other, at(0), at(1), when)));
            prop_assert!(fine(super::pv(rate, other, at(0), at(1), when)));
            prop_assert!(fine(fv(rate, other, at(0), at(1), when)));
            prop_assert!(fine(nper(rate, at(0), at(1), at(2), when).map(Option::unwrap_or_default)));
            prop_assert!(fine(ipmt(rate, 2, other, at(0), at(1), when)));
            prop_assert!(fine(ppmt(rate, 2, other, at(0), at(1), when)));
            let found = super::rate(12, at(0), at(1), at(2), when);
            prop_assert!(found.is_err() || found.is_ok_and(|found| found.rates.iter().all(|r| r.is_finite())));
        }
    }
}
