//! The terminal front end of Andru: it parses what was typed, calls the shared session, and prints.
//!
//! Arguments come in two phases: `cli` is what was typed, a file of `commands` is what it means.
//! Everything that is printed goes through one `Printer`; a page is laid out at the terminal's width by
//! `layout`, the rows of a list are written by `output`, the HTML file of a model by `html_report`, that of a business case
//! by `html_case`, its spreadsheet by `workbook`.

#[cfg(test)]
mod case_samples;
mod case_words;
mod cli;
mod commands;
mod failure;
mod html;
mod html_case;
mod html_report;
mod input;
mod layout;
mod output;
mod palette;
mod printer;
pub mod reference;
mod schema_args;
mod start;
mod typed_document;
mod workbook;

pub use start::run;
