//! The words a business case is told in, in an HTML file and in a workbook alike.
//!
//! What a person wrote (names, sources, reasons) is never put into a sentence here: who shows it sets it apart.

mod amounts;
mod basis;
mod conventions;
mod measures;
mod time;

pub(crate) use amounts::Amounts;
pub(crate) use basis::{standing, stands, weakest};
pub(crate) use conventions::conventions;
pub(crate) use measures::{Measure, NO_INDEX, NO_MIRR, Size, headline, measures, open_lines, pays_back};
pub(crate) use time::{due, label};
