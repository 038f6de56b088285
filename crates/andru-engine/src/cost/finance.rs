//! Corporate finance on plain numbers: present values, rates of return, payback and annuities.
//!
//! Conventions, the same everywhere:
//!
//! - A flow is money at a point in time, received above zero and paid below it.
//! - A rate is a share per period, or per year of 365 days where flows are dated: `0.1` is 10%. It lies above -1
//!   and is at most [`HIGHEST_RATE`].
//! - An amount lies between -[`MOST_AMOUNT`] and [`MOST_AMOUNT`]; a list holds at most [`MOST_FLOWS`] flows.
//! - No result is rounded, infinite or not a number. What cannot be taken is a [`FinanceError`] that names the
//!   argument and its bound; what does not exist is an outcome of its own, such as [`Payback::Never`].
//!
//! Present values are summed in the order of time with about 32 significant digits and rounded once, so that the last
//! digit does not depend on the machine.

mod annuity;
pub(super) mod check;
mod double;
mod error;
mod flows;
mod growth;
mod irr;
mod ladder;
mod mirr;
mod npv;
mod payback;
mod rate;
mod search;
mod series;
mod sum;

pub use annuity::{When, fv, ipmt, nper, pmt, ppmt, pv};
pub use check::{HIGHEST_RATE, MOST_AMOUNT, MOST_FLOWS, MOST_PERIODS};
pub use error::FinanceError;
pub use flows::{DatedFlow, FirstFlow};
pub use irr::{HIGHEST_SEARCHED, LOWEST_SEARCHED, Roots, irr, xirr};
pub use mirr::{mirr, profitability_index};
pub use npv::{npv, xnpv};
pub use payback::{Payback, discounted_payback, payback};
pub use rate::rate;

#[cfg(test)]
mod goldens;
#[cfg(test)]
mod laws;
