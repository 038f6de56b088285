//! A command line for a tool, built from the JSON Schema of its arguments.

mod command;
mod parameter;

pub(crate) use command::{INPUT, arguments, command, first_sentence};
pub(crate) use parameter::parameters_and_fields;

#[cfg(test)]
mod tests;
