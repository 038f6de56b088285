//! `andru-intel`, as people and scripts run it.

mod apply;
mod company;
mod errors;
mod evaluate;
mod export;
mod help;
mod hostile;
mod interview;
mod learn;
#[cfg(test)]
mod learn_bad_input;
mod learn_model;
mod lists;
mod profile;
mod public_list;
mod report;
mod show;
mod streams;
mod tools;
mod use_model;
