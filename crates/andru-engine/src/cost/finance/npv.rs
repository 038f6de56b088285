//! Net present value.

use super::check;
use super::error::FinanceError;
use super::flows::{DatedFlow, FirstFlow};
use super::series::Series;

/// The net present value of flows one period apart: each divided by `1 + rate` as often as periods pass before it.
///
/// # Errors
/// A rate or flow out of bounds, no flow, or a value beyond 1e308 (rates near -1).
pub fn npv(rate: f64, flows: &[f64], first: FirstFlow) -> Result<f64, FinanceError> {
    check::rate("rate", rate)?;
    check::amounts("flows", flows.iter().copied())?;
    check::finite("net present value", Series::periodic(flows, first.period()).present_value(rate))
}

/// The net present value of dated flows on the earliest of their days, by a yearly rate.
///
/// A flow is divided by `1 + rate` to the power of days / 365, as `XNPV` of spreadsheets does it. Flows need not be in
/// order; spreadsheets want the earliest first.
///
/// # Errors
/// A rate or flow out of bounds, no flow, or a value beyond 1e308 (rates near -1).
pub fn xnpv(rate: f64, flows: &[DatedFlow]) -> Result<f64, FinanceError> {
    check::rate("rate", rate)?;
    check::amounts("flows", flows.iter().map(|flow| flow.amount))?;
    // Zero flows are no terms, but the earliest day is that of all flows.
    let series = Series::dated(flows);
    check::finite("net present value", series.present_value(rate))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_first_flow_is_discounted_only_where_it_is_said() {
        let flows = [-10_000.0, 3_000.0, 4_200.0, 6_800.0];
        let end = npv(0.1, &flows, FirstFlow::EndOfFirstPeriod).unwrap();
        let now = npv(0.1, &flows, FirstFlow::Now).unwrap();
        assert!((end - 1_188.443_412).abs() < 1e-6, "{end}");
        assert!((now - end * 1.1).abs() < 1e-9, "{now}");
        assert_eq!(npv(0.1, &[0.0, 0.0], FirstFlow::Now), Ok(0.0));
    }

    #[test]
    fn days_are_years_of_365() {
        // The example of spreadsheets' help for XNPV: 2,086.65.
        let flow = |date, amount| DatedFlow { date, amount };
        let mut flows = [
            flow(date(2008, 1, 1), -10_000.0),
            flow(date(2008, 3, 1), 2_750.0),
            flow(date(2008, 10, 30), 4_250.0),
            flow(date(2009, 2, 15), 3_250.0),
            flow(date(2009, 4, 1), 2_750.0),
        ];
        let value = xnpv(0.09, &flows).unwrap();
        assert!((value - 2_086.647_602).abs() < 1e-6, "{value}");
        flows.reverse();
        assert_eq!(xnpv(0.09, &flows), Ok(value));
        // A flow of nothing before the others still sets the day.
        let early = xnpv(0.09, &[flow(date(2007, 1, 1), 0.0), flow(date(2008, 1, 1), 109.0)]).unwrap();
        assert!((early - 100.0).abs() < 1e-12, "{early}");
    }

    #[test]
    fn what_cannot_be_taken_names_argument_and_bound() {
        let said = |result: Result<f64, FinanceError>| result.unwrap_err().to_string();
        let now = FirstFlow::Now;
        for rate in [-1.0, -1.5, f64::NAN, f64::INFINITY, 1e30] {
            assert_eq!(said(npv(rate, &[1.0], now)), "`rate` must be a rate above -1 (-100%) and at most 1e15");
        }
        assert_eq!(said(npv(0.1, &[], now)), "`flows` has no flows, the least is 1");
        assert_eq!(said(npv(0.1, &[0.0; 1001], now)), "`flows` has 1001 flows, the most is 1000");
        for amount in [f64::NAN, 1e30, f64::NEG_INFINITY] {
            assert_eq!(
                said(npv(0.1, &[1.0, amount], now)),
                "flow 2 of `flows` must be a number between -1e15 and 1e15"
            );
        }
        let far = [1.0; 1000];
        assert_eq!(
            said(npv(-0.999_999, &far, now)),
            "the net present value is too large to be written as a number: more than 1e308"
        );
    }
}
