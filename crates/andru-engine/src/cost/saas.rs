//! What a subscription company's own figures say of it.
//!
//! Every metric is one function of named inputs. Amounts are in one currency, from -10^15 to 10^15; shares are `0.8`
//! for 80%. A metric that does not exist for the inputs, such as the lifetime value of customers who never leave, is
//! [`Outcome::Undefined`] with the reason. Nothing is rounded. What each metric is made of is said by [`Metric`],
//! where its bands come from by [`Band`].

mod band;
mod customer;
mod efficiency;
mod metric;
mod retention;

pub use band::{Band, Tier, band};
pub use customer::{cac_payback, gross_margin, ltv, ltv_to_cac};
pub use efficiency::{burn_multiple, magic_number, magic_number_payback, rule_of_40, runway};
pub use metric::{Metric, Outcome, Unit};
pub use retention::{grr, nrr, quick_ratio};

#[cfg(test)]
mod goldens;
