//! What growth costs.

use super::metric::{Metric, Outcome};
use crate::cost::finance::{FinanceError, check};

/// New yearly revenue for each unit of sales and marketing: `change · 4 / spend`.
///
/// `quarterly_revenue_change` is this quarter's recurring revenue less that of the quarter before; `prior_quarter_spend`
/// the sales and marketing of the quarter before. Below zero where revenue fell.
///
/// # Errors
/// An amount out of bounds, or spend below 0.
pub fn magic_number(quarterly_revenue_change: f64, prior_quarter_spend: f64) -> Result<Outcome, FinanceError> {
    check::amount("quarterly_revenue_change", quarterly_revenue_change)?;
    check::positive("prior_quarter_spend", prior_quarter_spend)?;
    let yearly = quarterly_revenue_change * 4.0;
    Outcome::quotient(Metric::MagicNumber, yearly, prior_quarter_spend, "nothing was spent on sales and marketing")
}

/// Months in which new revenue, before the cost of serving it, pays for the spend: `12 / magic number`.
///
/// # Errors
/// As for [`magic_number`].
pub fn magic_number_payback(quarterly_revenue_change: f64, prior_quarter_spend: f64) -> Result<Outcome, FinanceError> {
    // Checks the arguments; the spend may be zero and the payback with it.
    magic_number(quarterly_revenue_change, prior_quarter_spend)?;
    let yearly = quarterly_revenue_change * 4.0;
    let otherwise = "revenue did not grow, so it never pays for the spend";
    Outcome::quotient(Metric::MagicNumberPayback, prior_quarter_spend * 12.0, yearly, otherwise)
}

/// Cash burnt for each unit of new yearly recurring revenue: `net_burn / net_new_arr`, over the same time.
///
/// # Errors
/// An amount out of bounds.
pub fn burn_multiple(net_burn: f64, net_new_arr: f64) -> Result<Outcome, FinanceError> {
    check::amount("net_burn", net_burn)?;
    check::amount("net_new_arr", net_new_arr)?;
    if net_burn <= 0.0 {
        return Ok(Outcome::Undefined("no cash is burnt"));
    }
    Outcome::quotient(Metric::BurnMultiple, net_burn, net_new_arr, "ARR did not grow, so the burn bought none")
}

/// Growth and margin together, as shares: `growth + margin`; 0.4 is the rule's 40%.
///
/// `growth` is that of yearly revenue, `margin` that of profit (EBITDA or free cash flow: say which).
///
/// # Errors
/// `growth` not from -1 to 1,000, `margin` not from -1,000 to 1.
pub fn rule_of_40(growth: f64, margin: f64) -> Result<Outcome, FinanceError> {
    check::share("growth", growth, -1, 1_000)?;
    check::share("margin", margin, -1_000, 1)?;
    Ok(Outcome::Value(growth + margin + 0.0))
}

/// Months until the cash is gone: `cash / net_burn_month`.
///
/// # Errors
/// `cash` below 0 or too large, `net_burn_month` out of bounds.
pub fn runway(cash: f64, net_burn_month: f64) -> Result<Outcome, FinanceError> {
    check::positive("cash", cash)?;
    check::amount("net_burn_month", net_burn_month)?;
    Outcome::quotient(Metric::Runway, cash, net_burn_month, "no cash is burnt, so it has no end")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_growth_and_no_burn_are_no_numbers() {
        let why = |outcome: Result<Outcome, FinanceError>| match outcome {
            Ok(Outcome::Undefined(why)) => why,
            other => panic!("{other:?}"),
        };
        for arr in [0.0, -5.0] {
            assert_eq!(why(burn_multiple(3.0, arr)), "ARR did not grow, so the burn bought none");
            assert_eq!(why(magic_number_payback(arr, 5.0)), "revenue did not grow, so it never pays for the spend");
            assert_eq!(why(runway(100.0, arr)), "no cash is burnt, so it has no end");
            assert_eq!(why(burn_multiple(arr, 5.0)), "no cash is burnt");
        }
        assert_eq!(why(magic_number(5.0, 0.0)), "nothing was spent on sales and marketing");
        assert_eq!(magic_number(-5.0, 10.0), Ok(Outcome::Value(-2.0)));
        assert_eq!(magic_number_payback(5.0, 0.0), Ok(Outcome::Value(0.0)));
        assert_eq!(rule_of_40(0.3, -0.3), Ok(Outcome::Value(0.0)));
        assert_eq!(runway(0.0, 10.0), Ok(Outcome::Value(0.0)));
    }

    #[test]
    fn what_cannot_be_taken_is_named() {
        assert_eq!(rule_of_40(f64::NAN, 0.1).unwrap_err().argument(), Some("growth"));
        assert_eq!(runway(-1.0, 1.0).unwrap_err().argument(), Some("cash"));
        assert_eq!(burn_multiple(1e30, 1.0).unwrap_err().argument(), Some("net_burn"));
    }
}
