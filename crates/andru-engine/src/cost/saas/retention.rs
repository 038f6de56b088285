//! What stays of the revenue of one group of customers.

use super::metric::{Metric, Outcome};
use crate::cost::finance::{FinanceError, check};

/// What is left, with what they added: `(starting + expansion - contraction - churn) / starting`.
///
/// All amounts are recurring revenue of the customers there were at the start, over the same time; `contraction` and
/// `churn` are written above zero.
///
/// # Errors
/// An amount below 0 or too large, or more lost than there was.
pub fn nrr(starting: f64, expansion: f64, contraction: f64, churn: f64) -> Result<Outcome, FinanceError> {
    check::positive("expansion", expansion)?;
    let left = left(starting, contraction, churn)?;
    Outcome::quotient(Metric::Nrr, left + expansion, starting, "there was no revenue at the start")
}

/// What is left, without what they added: `(starting - contraction - churn) / starting`; never above 1.
///
/// # Errors
/// An amount below 0 or too large, or more lost than there was.
pub fn grr(starting: f64, contraction: f64, churn: f64) -> Result<Outcome, FinanceError> {
    let left = left(starting, contraction, churn)?;
    Outcome::quotient(Metric::Grr, left, starting, "there was no revenue at the start")
}

/// Revenue won for each unit lost: `(new + expansion) / (contraction + churn)`.
///
/// # Errors
/// An amount below 0 or too large.
pub fn quick_ratio(new: f64, expansion: f64, contraction: f64, churn: f64) -> Result<Outcome, FinanceError> {
    for (argument, amount) in [("new", new), ("expansion", expansion), ("contraction", contraction), ("churn", churn)] {
        check::positive(argument, amount)?;
    }
    Outcome::quotient(Metric::QuickRatio, new + expansion, contraction + churn, "no revenue was lost")
}

fn left(starting: f64, contraction: f64, churn: f64) -> Result<f64, FinanceError> {
    check::positive("starting", starting)?;
    check::positive("contraction", contraction)?;
    check::positive("churn", churn)?;
    if contraction > starting {
        return Err(FinanceError::Part { argument: "contraction", whole: "starting" });
    }
    if churn > starting - contraction {
        return Err(FinanceError::Part { argument: "churn", whole: "starting" });
    }
    Ok(starting - contraction - churn)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_a_share_of_what_there_was() {
        assert_eq!(nrr(200.0, 40.0, 10.0, 10.0), Ok(Outcome::Value(1.1)));
        assert_eq!(grr(200.0, 10.0, 10.0), Ok(Outcome::Value(0.9)));
        assert_eq!(quick_ratio(60.0, 20.0, 10.0, 10.0), Ok(Outcome::Value(4.0)));
        assert_eq!(nrr(0.0, 5.0, 0.0, 0.0), Ok(Outcome::Undefined("there was no revenue at the start")));
        assert_eq!(quick_ratio(1.0, 0.0, 0.0, 0.0), Ok(Outcome::Undefined("no revenue was lost")));
    }

    #[test]
    fn no_more_is_lost_than_there_was() {
        let error = grr(100.0, 0.0, 101.0).unwrap_err();
        assert_eq!(error.to_string(), "`churn` must be at most `starting`, of which it is a part");
        assert_eq!(nrr(100.0, 0.0, 60.0, 50.0).unwrap_err().argument(), Some("churn"));
        assert_eq!(nrr(100.0, -1.0, 0.0, 0.0).unwrap_err().argument(), Some("expansion"));
    }
}
