//! The modified internal rate of return, and the profitability index.

use super::check;
use super::error::FinanceError;
use super::flows::FirstFlow;
use super::npv::npv;

/// The modified internal rate of return: what the outlays, financed at one rate, must earn to become the returns,
/// reinvested at another until the last period.
///
/// `(value of the flows above zero in the last period / value of those below zero now)^(1 / periods) - 1`, as
/// spreadsheets and numpy-financial have it. `None` where there is no outlay or no return: the rate does not exist.
///
/// # Errors
/// A rate or flow out of bounds, no flow, or a value on the way beyond 1e308.
pub fn mirr(flows: &[f64], finance_rate: f64, reinvest_rate: f64) -> Result<Option<f64>, FinanceError> {
    check::rate("finance_rate", finance_rate)?;
    check::rate("reinvest_rate", reinvest_rate)?;
    check::amounts("flows", flows.iter().copied())?;
    let part = |keep: fn(f64) -> bool| -> Vec<f64> {
        flows.iter().map(|flow| if keep(*flow) { *flow } else { 0.0 }).collect()
    };
    let returns = npv(reinvest_rate, &part(|flow| flow > 0.0), FirstFlow::Now)?;
    let outlays = npv(finance_rate, &part(|flow| flow < 0.0), FirstFlow::Now)?.abs();
    // An outlay and a return are never in one flow, so there are at least two.
    if returns <= 0.0 || outlays <= 0.0 {
        return Ok(None);
    }
    let periods = flows.len().saturating_sub(1) as f64;
    let growth = (returns.ln() - outlays.ln()) / periods + reinvest_rate.ln_1p();
    check::finite("modified internal rate of return", growth.exp_m1()).map(Some)
}

/// The profitability index: the present value of all flows after the first, for each unit of the first flow's outlay.
///
/// It is 1 + NPV / outlay, and the same whether the first flow falls now or at the end of the first period. `None`
/// where the first flow is not below zero: without an outlay there is no index.
///
/// # Errors
/// A rate or flow out of bounds, no flow, or a value beyond 1e308.
pub fn profitability_index(rate: f64, flows: &[f64]) -> Result<Option<f64>, FinanceError> {
    check::rate("rate", rate)?;
    check::amounts("flows", flows.iter().copied())?;
    let Some((outlay, later)) = flows.split_first().filter(|(first, _)| **first < 0.0) else {
        return Ok(None);
    };
    if later.is_empty() {
        return Ok(Some(0.0));
    }
    let later = npv(rate, later, FirstFlow::EndOfFirstPeriod)?;
    check::finite("profitability index", later / -outlay).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_exists_without_both_directions() {
        assert_eq!(mirr(&[100.0, 200.0], 0.1, 0.1), Ok(None));
        assert_eq!(mirr(&[-100.0, -1.0], 0.1, 0.1), Ok(None));
        assert_eq!(mirr(&[-100.0], 0.1, 0.1), Ok(None));
        assert_eq!(profitability_index(0.1, &[100.0, -200.0]), Ok(None));
        assert_eq!(profitability_index(0.1, &[-100.0]), Ok(Some(0.0)));
    }

    #[test]
    fn errors_name_the_rate_that_is_meant() {
        let flows = [-1.0, 2.0];
        assert_eq!(mirr(&flows, -2.0, 0.1).unwrap_err().argument(), Some("finance_rate"));
        assert_eq!(mirr(&flows, 0.1, f64::NAN).unwrap_err().argument(), Some("reinvest_rate"));
    }
}
