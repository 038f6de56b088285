//! How long until the money is back.

use super::check;
use super::error::FinanceError;
use super::flows::FirstFlow;
use super::series::Series;
use super::sum::Sum;

/// When the sum of all flows so far is no longer below zero.
///
/// Within a period the money is taken to come in evenly (a straight line). Where the sum falls below zero again after
/// it had been made up, the payback is the *last* time it is made up: the question is when the money is back to stay,
/// and before that time it was not. `earlier` then says when it was made up for the first time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Payback {
    /// The sum is never below zero: there is nothing to pay back.
    Undefined,
    /// The sum is below zero after the last flow.
    Never {
        /// By how much, above 0.
        short_by: f64,
        /// When it was made up for the first time, where it was and fell below zero again; periods from now.
        earlier: Option<f64>,
    },
    /// The sum stays at or above zero from here on.
    After {
        /// How many periods from now.
        periods: f64,
        /// Whether the sum is zero at the very end of a period, neither short nor over.
        exactly: bool,
        /// When it was made up for the first time, where it fell below zero again; periods from now.
        earlier: Option<f64>,
    },
}

/// The payback of flows one period apart, the first one now, without interest.
///
/// # Errors
/// A flow out of bounds, or no flow.
pub fn payback(flows: &[f64]) -> Result<Payback, FinanceError> {
    check::amounts("flows", flows.iter().copied())?;
    Ok(of(flows, 0.0))
}

/// The payback of flows one period apart, each first discounted to now.
///
/// # Errors
/// A rate or flow out of bounds, no flow, or a discounted flow beyond 1e308 (rates near -1).
pub fn discounted_payback(rate: f64, flows: &[f64], first: FirstFlow) -> Result<Payback, FinanceError> {
    check::rate("rate", rate)?;
    check::amounts("flows", flows.iter().copied())?;
    let discounted = (first.period()..)
        .zip(flows)
        .map(|(at, flow)| check::finite("discounted flow", Series::periodic(&[*flow], at).present_value(rate)));
    Ok(of(&discounted.collect::<Result<Vec<f64>, _>>()?, f64::from(first.period())))
}

/// The payback of flows that are already valued, the first one after `start` periods.
fn of(flows: &[f64], start: f64) -> Payback {
    let mut sum = Sum::default();
    let mut before = 0.0;
    let mut crossings = Vec::new();
    for (at, flow) in flows.iter().enumerate() {
        sum.add(*flow);
        let now = sum.value();
        if before < 0.0 && now >= 0.0 {
            let exactly = now == 0.0;
            let within = if exactly { 1.0 } else { (-before / flow).min(1.0) };
            crossings.push((start + (at as f64 - 1.0) + within, exactly));
        }
        before = now;
    }
    let first = crossings.first().map(|(periods, _)| *periods);
    match crossings.last() {
        _ if before < 0.0 => Payback::Never { short_by: -before, earlier: first },
        None => Payback::Undefined,
        Some(&(periods, exactly)) => {
            Payback::After { periods, exactly, earlier: first.filter(|_| crossings.len() > 1) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(periods: f64, exactly: bool, earlier: Option<f64>) -> Payback {
        Payback::After { periods, exactly, earlier }
    }

    #[test]
    fn every_way_it_can_end() {
        let cases: [(&[f64], Payback); 11] = [
            (&[-500.0, 300.0, 200.0, 150.0], after(2.0, true, None)),
            (&[-500.0, 300.0, 250.0], after(1.8, false, None)),
            (&[-500.0, 300.0], Payback::Never { short_by: 200.0, earlier: None }),
            (&[-500.0], Payback::Never { short_by: 500.0, earlier: None }),
            (&[0.0, 10.0, 5.0], Payback::Undefined),
            (&[100.0, -60.0], Payback::Undefined),
            // Rounding of decimals is not a shortfall.
            (&[-0.3, 0.1, 0.2], after(2.0, true, None)),
            // Idle periods move it.
            (&[0.0, -100.0, 0.0, 200.0], after(2.5, false, None)),
            // Made up, lost again, made up for good.
            (&[-100.0, 200.0, -150.0, 100.0], after(2.5, false, Some(0.5))),
            // Made up and lost for good.
            (&[-100.0, 200.0, -150.0], Payback::Never { short_by: 50.0, earlier: Some(0.5) }),
            // Received first, then spent, then earned.
            (&[100.0, -300.0, 250.0], after(1.8, false, None)),
        ];
        for (flows, expected) in cases {
            assert_eq!(payback(flows), Ok(expected), "{flows:?}");
        }
    }

    #[test]
    fn discounting_shifts_and_the_first_flow_counts_from_where_it_falls() {
        let flows = [-100.0, 110.0];
        assert_eq!(discounted_payback(0.1, &flows, FirstFlow::Now), Ok(after(1.0, true, None)));
        assert_eq!(discounted_payback(0.1, &flows, FirstFlow::EndOfFirstPeriod), Ok(after(2.0, true, None)));
        let Ok(Payback::Never { short_by, .. }) = discounted_payback(0.2, &flows, FirstFlow::Now) else { panic!() };
        assert!((short_by - (100.0 - 110.0 / 1.2)).abs() < 1e-12);
        assert_eq!(discounted_payback(-1.0, &flows, FirstFlow::Now), Err(FinanceError::Rate { argument: "rate" }));
    }
}
