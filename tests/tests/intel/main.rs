//! `andru-intel`, as people and scripts run it.

mod company;
mod errors;
mod help;
mod hostile;
mod interview;
mod learn;
#[cfg(test)]
mod learn_bad_input;
mod lists;
mod profile;
mod public_list;
mod streams;
mod tools;
