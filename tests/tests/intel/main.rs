//! `andru-intel`, as people and scripts run it.

mod apply;
mod company;
mod errors;
mod evaluate;
mod help;
mod hostile;
mod interview;
mod learn;
mod lists;
mod profile;
mod public_list;
mod show;
mod streams;
mod tools;
