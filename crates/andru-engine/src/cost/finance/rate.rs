//! The rate of an annuity.

use super::annuity::When;
use super::check::{self, MOST_FLOWS};
use super::error::FinanceError;
use super::irr::{Roots, solve};
use super::series::Series;

/// Every rate at which payments of `pmt` take `pv` to `-fv` in `nper` periods, with the signs of [`super::pmt`].
///
/// The payments are flows, so the rates are those of [`super::irr`]: at most two, none where all amounts run one way.
/// numpy-financial and spreadsheets give one of them, or none after a search that fails.
///
/// # Errors
/// An amount out of bounds, `nper` not from 1 to 999, or amounts that are all zero.
pub fn rate(nper: u32, pmt: f64, pv: f64, fv: f64, when: When) -> Result<Roots, FinanceError> {
    let periods = usize::try_from(nper).ok().filter(|periods| (1..MOST_FLOWS).contains(periods));
    let Some(periods) = periods else {
        let most = u32::try_from(MOST_FLOWS - 1).unwrap_or(u32::MAX);
        return Err(FinanceError::Whole { argument: "nper", most });
    };
    for (argument, amount) in [("pmt", pmt), ("pv", pv), ("fv", fv)] {
        check::amount(argument, amount)?;
    }
    let first = usize::from(when == When::End);
    let mut flows = vec![0.0; periods + 1];
    for flow in flows.iter_mut().skip(first).take(periods) {
        *flow = pmt;
    }
    if let Some(first) = flows.first_mut() {
        *first += pv;
    }
    if let Some(last) = flows.last_mut() {
        *last += fv;
    }
    // A payment and an amount on one day may together be above the bound of one flow, which does no harm.
    solve(&Series::periodic(&flows, 0)).map_err(|_| FinanceError::AllZero { argument: "pmt" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::finance::annuity::fv;

    #[test]
    fn the_rate_takes_the_present_to_the_future() {
        // Grown without payments: (10,000 / 3,500)^(1/10) - 1.
        let found = rate(10, 0.0, -3_500.0, 10_000.0, When::End).unwrap().rates;
        assert!((found[0] - 0.110_690_853_710_752_71).abs() < 1e-15, "{found:?}");
        for when in [When::End, When::Begin] {
            let found = rate(360, -1_000.0, 150_000.0, 0.0, when).unwrap().rates;
            assert_eq!(found.len(), 1, "{found:?}");
            let left = fv(found[0], 360.0, -1_000.0, 150_000.0, when).unwrap();
            assert!(left.abs() < 1e-6, "{left}");
        }
        // Paid, received, and paid again: two rates.
        let two = rate(2, 230.0, -100.0, -362.0, When::End).unwrap().rates;
        assert_eq!(two.len(), 2, "{two:?}");
        assert!(rate(5, 1.0, 1.0, 1.0, When::End).unwrap().rates.is_empty());
    }

    #[test]
    fn what_cannot_be_taken_is_named() {
        for periods in [0, 1_000] {
            let error = rate(periods, 1.0, -1.0, 0.0, When::End).unwrap_err();
            assert_eq!(error.to_string(), "`nper` must be a whole number from 1 to 999");
        }
        assert_eq!(rate(5, f64::NAN, 1.0, 1.0, When::End), Err(FinanceError::Amount { argument: "pmt" }));
        assert_eq!(rate(5, 0.0, 0.0, 0.0, When::End), Err(FinanceError::AllZero { argument: "pmt" }));
    }
}
