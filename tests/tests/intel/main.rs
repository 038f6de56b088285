//! `andru-intel`, as people and scripts run it.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "clippy takes only the test functions themselves for tests"
)]

mod company;
mod errors;
mod help;
mod hostile;
mod interview;
mod lists;
mod profile;
mod streams;
mod tools;
