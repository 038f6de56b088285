//! Learning from the user's own won and lost deals, and saying when there is nothing to learn.

mod deals;

pub use deals::{DealColumn, Deals};
