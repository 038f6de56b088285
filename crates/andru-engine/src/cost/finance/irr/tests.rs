use super::*;
use crate::cost::finance::MOST_FLOWS;
use crate::generator::SplitMix64;
use jiff::ToSpan;
use jiff::civil::date;
use std::time::Instant;

/// The rates, each within 1e-9 of what is expected.
fn assert_rates(flows: &[f64], expected: &[f64]) {
    let found = irr(flows).unwrap();
    assert_eq!(found.rates.len(), expected.len(), "{flows:?}: {found:?}");
    for (rate, expected) in found.rates.iter().zip(expected) {
        assert!((rate - expected).abs() <= 1e-9 * (1.0 + expected.abs()), "{flows:?}: {found:?}");
    }
}

/// The flows whose rates of return are these, by multiplying out.
fn flows_of(rates: &[f64]) -> Vec<f64> {
    let mut flows = vec![1.0];
    for rate in rates {
        let mut next = vec![0.0; flows.len() + 1];
        for (at, flow) in flows.iter().enumerate() {
            next[at] += flow;
            next[at + 1] -= flow * (1.0 + rate);
        }
        flows = next;
    }
    flows
}

#[test]
fn none_one_and_several() {
    assert_rates(&[-100.0, 110.0], &[0.1]);
    assert_rates(&[-100.0, 50.0, 50.0], &[0.0]);
    assert_eq!(irr(&[-2234.27, 2234.27]).unwrap().rates, [0.0]);
    assert_rates(&[100.0, 110.0], &[]);
    assert_rates(&[-100.0, -1.0, -3.0], &[]);
    assert_rates(&[-5.0], &[]);
    // The present value never comes down to zero.
    assert_rates(&[100.0, -150.0, 100.0], &[]);
    // The textbook's two rates: 25% and 400%.
    assert_rates(&[-1600.0, 10_000.0, -10_000.0], &[0.25, 4.0]);
    assert_rates(&[0.0, 0.0, -100.0, 0.0, 121.0, 0.0], &[0.1]);
    for rates in [&[0.0, 0.1, 0.2][..], &[-0.6, -0.2, 0.3, 1.0, 7.0], &[0.05, 0.1, 0.15, 0.2, 0.25, 0.3]] {
        assert_rates(&flows_of(rates), rates);
    }
}

#[test]
fn a_rate_that_is_only_touched_counts_once() {
    assert_rates(&[-100.0, 220.0, -121.0], &[0.1]);
    assert_rates(&[100.0, -200.0, 100.0], &[0.0]);
    // Touched at 10%, crossed at 50%; the last digits of a touched rate are not known.
    let found = irr(&[1000.0, -3700.0, 4510.0, -1815.0]).unwrap().rates;
    assert_eq!(found.len(), 2, "{found:?}");
    assert!((found[0] - 0.1).abs() < 1e-7 && (found[1] - 0.5).abs() < 1e-12, "{found:?}");
    // Eight rates in one place.
    let found = irr(&flows_of(&[0.0; 8])).unwrap().rates;
    assert!(found.len() == 1 && found[0].abs() < 0.02, "{found:?}");
}

#[test]
fn rates_beyond_what_is_searched_are_said_to_exist() {
    assert_eq!(irr(&[-1e15, 0.1]), Ok(Roots { rates: vec![], outside: true }));
    assert_eq!(irr(&[-0.1, 1e15]), Ok(Roots { rates: vec![], outside: true }));
    let close = irr(&[-1e9, 1.0]).unwrap();
    assert_eq!(close, Roots { rates: vec![-1.0 + 1e-9], outside: false });
}

#[test]
fn nothing_to_solve_is_an_error() {
    assert_eq!(irr(&[0.0, 0.0]), Err(FinanceError::AllZero { argument: "flows" }));
    assert_eq!(irr(&[]), Err(FinanceError::Empty { argument: "flows" }));
    assert_eq!(irr(&[1.0, f64::NAN]), Err(FinanceError::Flow { argument: "flows", position: 2 }));
    let day = date(2026, 1, 1);
    let both = [DatedFlow { date: day, amount: 5.0 }, DatedFlow { date: day, amount: -5.0 }];
    assert_eq!(xirr(&both), Err(FinanceError::AllZero { argument: "flows" }));
}

#[test]
fn days_of_a_year_are_as_spreadsheets_count_them() {
    // The example of spreadsheets' help for XIRR: 37.34%.
    let mut flows = [
        (date(2008, 1, 1), -10_000.0),
        (date(2008, 3, 1), 2_750.0),
        (date(2008, 10, 30), 4_250.0),
        (date(2009, 2, 15), 3_250.0),
        (date(2009, 4, 1), 2_750.0),
    ]
    .map(|(date, amount)| DatedFlow { date, amount });
    let found = xirr(&flows).unwrap();
    assert_eq!(found.rates.len(), 1);
    // Spreadsheets stop once they are within 1e-8.
    assert!((found.rates[0] - 0.373_362_535).abs() < 1e-8, "{found:?}");
    let left = crate::cost::finance::xnpv(found.rates[0], &flows).unwrap();
    assert!(left.abs() < 1e-11, "{left}");
    flows.reverse();
    assert_eq!(xirr(&flows).unwrap(), found);
    // Exactly one year apart is exactly one period.
    let year = [(date(2025, 3, 1), -1600.0), (date(2026, 3, 1), 10_000.0), (date(2027, 3, 1), -10_000.0)];
    let found = xirr(&year.map(|(date, amount)| DatedFlow { date, amount })).unwrap();
    assert_eq!(found.rates, [0.25, 4.0]);
}

#[test]
fn the_last_digit_is_the_best_there_is() {
    let mut generator = SplitMix64::new(3);
    for _ in 0..300 {
        let count = 2 + generator.below(29);
        let flows: Vec<f64> = (0..count).map(|_| generator.below(2001) as f64 - 1000.0).collect();
        let Ok(found) = irr(&flows) else { continue };
        let series = Series::periodic(&flows, 0);
        for rate in &found.rates {
            let miss = series.balance(*rate).share.abs();
            let neighbours = [rate.next_down(), rate.next_up()].map(|rate| series.balance(rate).share.abs());
            assert!(neighbours.iter().all(|neighbour| *neighbour >= miss), "{flows:?}: {rate}");
        }
    }
}

/// The longest lists end soon, whatever the signs do.
#[test]
fn long_lists_that_turn_every_period_end_soon() {
    let mut generator = SplitMix64::new(11);
    let mut slowest = 0.0_f64;
    for count in [360, MOST_FLOWS] {
        let even: Vec<f64> = (0..count).map(|at| if at % 2 == 0 { -1.0 } else { 1.1 }).collect();
        let random: Vec<f64> = even.iter().map(|flow| flow * (1 + generator.below(1000)) as f64).collect();
        let wild: Vec<f64> = even.iter().map(|flow| flow * 1e-14 * 10f64.powf(generator.below(28) as f64)).collect();
        // As many well-parted rates as the range of numbers has room for.
        let many: Vec<f64> = even
            .iter()
            .enumerate()
            .map(|(at, flow)| flow * 1e15 * (-(at as f64 - 20.0).powi(2) * 0.75).exp())
            .collect();
        for flows in [even, random, wild, many] {
            let start = Instant::now();
            let found = irr(&flows).unwrap();
            let periodic = start.elapsed().as_secs_f64();
            let days = flows.iter().enumerate().map(|(at, amount)| DatedFlow {
                date: date(2000, 1, 1) + i64::try_from(at * 30 + at % 7).unwrap().days(),
                amount: *amount,
            });
            let start = Instant::now();
            let dated = xirr(&days.collect::<Vec<_>>()).unwrap();
            let dated_seconds = start.elapsed().as_secs_f64();
            println!(
                "{count} flows: {} rates in {periodic:.3} s; dated: {} rates in {dated_seconds:.3} s",
                found.rates.len(),
                dated.rates.len()
            );
            slowest = slowest.max(periodic).max(dated_seconds);
        }
    }
    assert!(slowest < 3.0, "{slowest}");
}
