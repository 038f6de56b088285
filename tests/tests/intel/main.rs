//! `andru-intel`, as people and scripts run it.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "these are tests; a failed step fails the test, and they read and write their own files"
)]

mod accounts;
mod apply;
mod blueprint;
mod cache;
mod company;
mod contacts;
mod cost;
mod deals;
mod doctor;
mod errors;
mod evaluate;
mod export;
mod help;
mod hostile;
mod interview;
mod learn;
mod learn_bad_input;
mod learn_model;
mod lists;
mod memory;
mod metrics;
mod portfolio;
mod profile;
mod public_list;
mod report;
mod show;
mod streams;
mod tools;
mod use_model;
