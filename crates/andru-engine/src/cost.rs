//! What waiting costs, what a purchase returns, and how surely: the cost engine.
//!
//! Money is decimal and in one currency; rates and times of payment are plain numbers.
//!
//! - [`finance`]: net present value, rates of return, payback and annuities of flows of money.
//! - [`saas`]: what a subscription company's own figures say of it.

pub mod finance;
pub mod saas;

#[cfg(test)]
mod goldens;
