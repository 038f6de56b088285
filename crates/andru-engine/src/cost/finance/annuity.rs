//! Equal payments over a number of periods: loans and savings.
//!
//! All functions solve one equation, with the signs of numpy-financial and spreadsheets (received above zero, paid
//! below): `fv + pv (1 + r)^n + pmt (1 + r w) ((1 + r)^n - 1) / r = 0`, where `w` is 1 for payments at the beginning of
//! each period and 0 at its end; at a rate of zero, `fv + pv + pmt n = 0`.

use super::check::{self, MOST_PERIODS};
use super::error::FinanceError;

/// When in a period a payment is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum When {
    /// At its end.
    #[default]
    End,
    /// At its beginning.
    Begin,
}

impl When {
    /// By how much a payment grows until the end of its period.
    fn growth(self, rate: f64) -> f64 {
        match self {
            Self::End => 1.0,
            Self::Begin => 1.0 + rate,
        }
    }
}

/// A stretch of periods at a rate.
#[derive(Debug, Clone, Copy)]
struct Term {
    rate: f64,
    /// The logarithm of what 1 becomes.
    growth: f64,
    periods: f64,
    when: When,
}

impl Term {
    fn new(rate: f64, periods: f64, when: When) -> Self {
        Self { rate, growth: periods * rate.ln_1p(), periods, when }
    }

    /// What 1 becomes.
    fn factor(self) -> f64 {
        self.growth.exp()
    }

    /// What payments of 1 become; accurate for small rates too.
    fn payments(self) -> f64 {
        if self.rate == 0.0 { self.periods } else { self.when.growth(self.rate) * self.growth.exp_m1() / self.rate }
    }

    /// What payments of 1 are worth now.
    fn payments_now(self) -> f64 {
        if self.rate == 0.0 { self.periods } else { -self.when.growth(self.rate) * (-self.growth).exp_m1() / self.rate }
    }

    // Of a loan that is paid off in equal payments at the end of each period. Each is written so that no factor is
    // above 1 and no two large numbers are subtracted.

    /// The share that is still owed after so many periods.
    fn still_owed(self, passed: f64) -> f64 {
        let step = self.rate.ln_1p();
        let left = self.periods - passed;
        if self.rate == 0.0 {
            left / self.periods
        } else if step > 0.0 {
            (-left * step).exp_m1() / (-self.growth).exp_m1()
        } else {
            (passed * step).exp() * (left * step).exp_m1() / self.growth.exp_m1()
        }
    }

    /// The share that is paid off after so many periods.
    fn paid_off(self, passed: f64) -> f64 {
        let step = self.rate.ln_1p();
        if self.rate == 0.0 {
            passed / self.periods
        } else if step > 0.0 {
            ((passed - self.periods) * step).exp() * (-passed * step).exp_m1() / (-self.growth).exp_m1()
        } else {
            (passed * step).exp_m1() / self.growth.exp_m1()
        }
    }

    /// The share that the payment after so many periods pays off.
    fn repaid_after(self, passed: f64) -> f64 {
        let step = self.rate.ln_1p();
        if self.rate == 0.0 {
            1.0 / self.periods
        } else if step > 0.0 {
            -((passed - self.periods) * step).exp() * self.rate / (-self.growth).exp_m1()
        } else {
            (passed * step).exp() * self.rate / self.growth.exp_m1()
        }
    }
}

/// The payment in each period that takes `pv` now to `-fv` after `nper` periods.
///
/// # Errors
/// A rate or amount out of bounds, or `nper` not above 0 and at most [`MOST_PERIODS`].
pub fn pmt(rate: f64, nper: f64, pv: f64, fv: f64, when: When) -> Result<f64, FinanceError> {
    check::rate("rate", rate)?;
    check::periods("nper", nper)?;
    check::amount("pv", pv)?;
    check::amount("fv", fv)?;
    let term = Term::new(rate, nper, when);
    // Whichever of now and then keeps every factor at most 1.
    let payment = if term.growth > 0.0 {
        -(pv + fv * (-term.growth).exp()) / term.payments_now()
    } else {
        -(fv + pv * term.factor()) / term.payments()
    };
    check::finite("payment", payment)
}

/// What payments of `pmt` and a last amount of `fv` are worth now, with the sign turned: what one pays for them.
///
/// # Errors
/// A rate or amount out of bounds, `nper` not above 0 and at most [`MOST_PERIODS`], or a value beyond 1e308.
pub fn pv(rate: f64, nper: f64, pmt: f64, fv: f64, when: When) -> Result<f64, FinanceError> {
    check::rate("rate", rate)?;
    check::periods("nper", nper)?;
    check::amount("pmt", pmt)?;
    check::amount("fv", fv)?;
    let term = Term::new(rate, nper, when);
    // Nothing of nothing, even where the factor is beyond every number.
    let part = |amount: f64, factor: f64| if amount == 0.0 { 0.0 } else { amount * factor };
    check::finite("present value", -(part(fv, (-term.growth).exp()) + part(pmt, term.payments_now())))
}

/// What `pv` now and payments of `pmt` become, with the sign turned: what is left to pay.
///
/// # Errors
/// A rate or amount out of bounds, `nper` not above 0 and at most [`MOST_PERIODS`], or a value beyond 1e308.
pub fn fv(rate: f64, nper: f64, pmt: f64, pv: f64, when: When) -> Result<f64, FinanceError> {
    check::rate("rate", rate)?;
    check::periods("nper", nper)?;
    check::amount("pmt", pmt)?;
    check::amount("pv", pv)?;
    let term = Term::new(rate, nper, when);
    let part = |amount: f64, factor: f64| if amount == 0.0 { 0.0 } else { amount * factor };
    check::finite("future value", -(part(pv, term.factor()) + part(pmt, term.payments())))
}

/// After how many periods payments of `pmt` have taken `pv` to `-fv`.
///
/// Below zero where the amounts met in the past only. `None` where they never meet: the payments do not cover the
/// interest, or nothing is paid and nothing grows.
///
/// # Errors
/// A rate or amount out of bounds.
pub fn nper(rate: f64, pmt: f64, pv: f64, fv: f64, when: When) -> Result<Option<f64>, FinanceError> {
    check::rate("rate", rate)?;
    check::amount("pmt", pmt)?;
    check::amount("pv", pv)?;
    check::amount("fv", fv)?;
    let periods = if rate == 0.0 {
        -(fv + pv) / pmt
    } else {
        // (1 + r)^n = (forever - fv) / (forever + pv), where payments for ever would be worth `forever`.
        let forever = pmt * when.growth(rate) / rate;
        let excess = -(fv + pv) / (forever + pv);
        let growth = if excess.abs() < 0.5 { excess.ln_1p() } else { ((forever - fv) / (forever + pv)).ln() };
        growth / rate.ln_1p()
    };
    Ok(periods.is_finite().then_some(periods + 0.0))
}

/// The interest in the payment of one period, counted from 1; the rest of it is [`ppmt`].
///
/// Payments at the beginning: the first one holds no interest.
///
/// # Errors
/// As for [`pmt`]; `period` not a whole number from 1 to `nper`.
pub fn ipmt(rate: f64, period: u32, nper: f64, pv: f64, fv: f64, when: When) -> Result<f64, FinanceError> {
    pmt(rate, nper, pv, fv, when)?;
    let (term, passed) = passed(rate, period, nper, when)?;
    if when == When::Begin && period == 1 {
        return Ok(0.0);
    }
    let balance = pv * term.still_owed(passed) - fv * term.paid_off(passed);
    check::finite("interest", -balance * rate / when.growth(rate))
}

/// The part of one period's payment that pays back, counted from 1; the rest of it is [`ipmt`].
///
/// # Errors
/// As for [`ipmt`].
pub fn ppmt(rate: f64, period: u32, nper: f64, pv: f64, fv: f64, when: When) -> Result<f64, FinanceError> {
    let payment = pmt(rate, nper, pv, fv, when)?;
    let (term, passed) = passed(rate, period, nper, when)?;
    if when == When::Begin && period == 1 {
        return Ok(payment);
    }
    check::finite("repayment", -(pv + fv) * term.repaid_after(passed) / when.growth(rate))
}

/// The whole term, and how many periods have passed before one of them.
fn passed(rate: f64, period: u32, nper: f64, when: When) -> Result<(Term, f64), FinanceError> {
    match period.checked_sub(1) {
        Some(passed) if f64::from(period) <= nper => Ok((Term::new(rate, nper, when), f64::from(passed))),
        _ => Err(FinanceError::Whole { argument: "period", most: whole(nper) }),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 0 and MOST_PERIODS")]
fn whole(periods: f64) -> u32 {
    (periods.floor().clamp(0.0, f64::from(MOST_PERIODS)) as u32).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: Result<f64, FinanceError>, expected: f64) {
        let found = found.unwrap();
        assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1e-9), "{found} is not {expected}");
    }

    #[test]
    fn a_loan_by_its_parts() {
        // 200,000 over 15 years of months at 7.5% a year, as numpy-financial documents it.
        let rate = 0.075 / 12.0;
        near(pmt(rate, 180.0, 200_000.0, 0.0, When::End), -1_854.024_720_005_461_9);
        near(fv(0.05 / 12.0, 120.0, -100.0, -100.0, When::End), 15_692.928_894_335_748);
        near(pv(0.05 / 12.0, 120.0, -100.0, 15_692.928_894_335_748, When::End), -100.0);
        near(nper(0.07 / 12.0, -150.0, 8_000.0, 0.0, When::End).map(Option::unwrap), 64.073_348_770_661_85);
        near(ipmt(0.0824 / 12.0, 1, 12.0, 2_500.0, 0.0, When::End), -17.166_666_666_666_664);
        near(ppmt(0.0824 / 12.0, 1, 12.0, 2_500.0, 0.0, When::End), -200.581_923_686_782_77);
        near(pmt(0.0, 10.0, 100.0, 20.0, When::Begin), -12.0);
        assert_eq!(ipmt(0.1, 1, 5.0, 100.0, 0.0, When::Begin), Ok(0.0));
    }

    #[test]
    fn interest_and_repayment_make_the_payment_and_pay_back_all() {
        for when in [When::End, When::Begin] {
            let payment = pmt(0.01, 24.0, 1_000.0, -100.0, when).unwrap();
            let mut repaid = 0.0;
            for period in 1..=24 {
                let interest = ipmt(0.01, period, 24.0, 1_000.0, -100.0, when).unwrap();
                let principal = ppmt(0.01, period, 24.0, 1_000.0, -100.0, when).unwrap();
                assert!((interest + principal - payment).abs() < 1e-9);
                repaid += principal;
            }
            // Paid at the beginning, the last period's interest is still to come.
            let last = if when == When::Begin { 100.0 - 100.0 / 1.01 } else { 0.0 };
            assert!((repaid + 900.0 + last).abs() < 1e-9, "{repaid}");
        }
    }

    #[test]
    fn extremes_are_numbers_or_named() {
        // (1 + rate)^nper is beyond every number: the payment is the interest.
        near(pmt(1.0, 12_000.0, 100.0, 0.0, When::End), -100.0);
        assert_eq!(pv(-0.9, 12_000.0, 0.0, 0.0, When::End), Ok(0.0));
        assert_eq!(pv(-0.9, 12_000.0, 1.0, 0.0, When::End), Err(FinanceError::TooLarge { result: "present value" }));
        assert_eq!(fv(1.0, 12_000.0, 1.0, 0.0, When::End), Err(FinanceError::TooLarge { result: "future value" }));
        // A tiny rate is all but none.
        near(pmt(1e-14, 10.0, 1_000.0, 0.0, When::End), -100.0);
        assert_eq!(nper(0.1, -50.0, 1_000.0, 0.0, When::End), Ok(None));
        assert_eq!(nper(0.0, 0.0, 1_000.0, 0.0, When::End), Ok(None));
        assert_eq!(nper(0.1, -100.0, 1_000.0, 0.0, When::End), Ok(None));
    }

    #[test]
    fn what_cannot_be_taken_is_named() {
        let said = |error: FinanceError| error.to_string();
        for periods in [0.0, -1.0, f64::NAN, 12_001.0] {
            assert_eq!(
                said(pmt(0.1, periods, 1.0, 0.0, When::End).unwrap_err()),
                "`nper` must be a number of periods above 0 and at most 12000"
            );
        }
        assert_eq!(
            said(fv(0.1, 1.0, 1e30, 0.0, When::End).unwrap_err()),
            "`pmt` must be a number between -1e15 and 1e15"
        );
        for period in [0, 13] {
            let error = ipmt(0.1, period, 12.0, 1.0, 0.0, When::End).unwrap_err();
            assert_eq!(said(error), "`period` must be a whole number from 1 to 12");
        }
        assert_eq!(nper(f64::NAN, 1.0, 1.0, 1.0, When::End), Err(FinanceError::Rate { argument: "rate" }));
    }
}
