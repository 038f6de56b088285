//! Learning from the user's own won and lost deals, and saying when there is nothing to learn.

mod deals;
mod leak_name;

pub use deals::{DealColumn, Deals};
pub use leak_name::{LeakKind, LeakName, leak_name};
