//! What one customer costs and brings.

use super::metric::{Metric, Outcome};
use crate::cost::finance::{FinanceError, check};

/// Months until the margin of a customer has paid for winning the customer: `cac / (arpu_month · gross_margin)`.
///
/// `cac` is the cost of winning one customer, `arpu_month` what one pays in a month, `gross_margin` a share.
///
/// # Errors
/// `cac` or `arpu_month` below 0 or too large, `gross_margin` not from -10 to 1.
pub fn cac_payback(cac: f64, arpu_month: f64, gross_margin: f64) -> Result<Outcome, FinanceError> {
    check::positive("cac", cac)?;
    let margin = margin(arpu_month, gross_margin)?;
    Outcome::quotient(Metric::CacPayback, cac, margin, "a customer brings no margin, so the cost never comes back")
}

/// The margin of a customer over a lifetime: `arpu_month · gross_margin / monthly_churn`.
///
/// It takes churn, price and margin to stay as they are, and does not discount.
///
/// # Errors
/// `arpu_month` below 0 or too large, `gross_margin` not from -10 to 1, `monthly_churn` not from 0 to 1.
pub fn ltv(arpu_month: f64, gross_margin: f64, monthly_churn: f64) -> Result<Outcome, FinanceError> {
    let margin = margin(arpu_month, gross_margin)?;
    check::share("monthly_churn", monthly_churn, 0, 1)?;
    Outcome::quotient(Metric::Ltv, margin, monthly_churn, "no customer leaves, so a lifetime has no end")
}

/// Lifetime value for each unit of acquisition cost: `ltv / cac`, with [`ltv`] of the same inputs.
///
/// # Errors
/// As for [`ltv`], and `cac` below 0 or too large.
pub fn ltv_to_cac(cac: f64, arpu_month: f64, gross_margin: f64, monthly_churn: f64) -> Result<Outcome, FinanceError> {
    check::positive("cac", cac)?;
    match ltv(arpu_month, gross_margin, monthly_churn)? {
        Outcome::Value(ltv) => Outcome::quotient(Metric::LtvToCac, ltv, cac, "winning a customer costs nothing"),
        undefined @ Outcome::Undefined(_) => Ok(undefined),
    }
}

/// What is left of revenue after the cost of serving it: `(revenue - cost_of_revenue) / revenue`.
///
/// # Errors
/// An amount below 0 or too large.
pub fn gross_margin(revenue: f64, cost_of_revenue: f64) -> Result<Outcome, FinanceError> {
    check::positive("revenue", revenue)?;
    check::positive("cost_of_revenue", cost_of_revenue)?;
    Outcome::quotient(Metric::GrossMargin, revenue - cost_of_revenue, revenue, "there is no revenue")
}

/// The margin of a customer in a month.
fn margin(arpu_month: f64, gross_margin: f64) -> Result<f64, FinanceError> {
    check::positive("arpu_month", arpu_month)?;
    check::share("gross_margin", gross_margin, -10, 1)?;
    Ok(arpu_month * gross_margin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_end_or_no_beginning_says_so() {
        let why = |outcome: Result<Outcome, FinanceError>| match outcome {
            Ok(Outcome::Undefined(why)) => why,
            other => panic!("{other:?}"),
        };
        assert_eq!(why(ltv(50.0, 0.8, 0.0)), "no customer leaves, so a lifetime has no end");
        assert_eq!(why(ltv_to_cac(500.0, 50.0, 0.8, 0.0)), "no customer leaves, so a lifetime has no end");
        assert_eq!(why(ltv_to_cac(0.0, 50.0, 0.8, 0.1)), "winning a customer costs nothing");
        for (arpu, margin) in [(0.0, 0.8), (50.0, 0.0), (50.0, -0.2)] {
            assert_eq!(
                why(cac_payback(500.0, arpu, margin)),
                "a customer brings no margin, so the cost never comes back"
            );
        }
        assert_eq!(why(gross_margin(0.0, 5.0)), "there is no revenue");
        assert_eq!(gross_margin(100.0, 120.0), Ok(Outcome::Value(-0.2)));
        // A loss on every customer is a value: they cost more the longer they stay.
        assert!(ltv(50.0, -0.2, 0.1).unwrap().value().unwrap() < 0.0);
    }

    #[test]
    fn what_cannot_be_taken_is_named() {
        let said = |outcome: Result<Outcome, FinanceError>| outcome.unwrap_err().to_string();
        assert_eq!(said(ltv(50.0, 80.0, 0.03)), "`gross_margin` must be a share from -10 to 1, such as 0.8 for 80%");
        assert_eq!(said(ltv(50.0, 0.8, f64::NAN)), "`monthly_churn` must be a share from 0 to 1, such as 0.8 for 80%");
        assert_eq!(said(cac_payback(-1.0, 50.0, 0.8)), "`cac` must be a number between 0 and 1e15");
        assert_eq!(
            said(ltv(1e15, 1.0, f64::MIN_POSITIVE)),
            "the LTV is too large to be written as a number: more than 1e308"
        );
    }
}
