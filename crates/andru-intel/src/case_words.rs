//! The words a business case is told in, in an HTML file and in a workbook alike.
//!
//! What a person wrote (names, sources, reasons) is never put into a sentence here: who shows it sets it apart.

mod basis;
mod conventions;
mod time;
mod verdict;

pub(crate) use basis::{stands, weakest};
pub(crate) use conventions::conventions;
pub(crate) use time::{due, label};
pub(crate) use verdict::{headline, open_lines};
