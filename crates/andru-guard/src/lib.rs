//! Text from customers made safe to show, and bounds on what is read.
//!
//! Nothing here knows what a text means. It answers two questions: can this text do something to the place it
//! is shown in ([`harmless()`], [`spreadsheet_safe`]), and can it be too much ([`shorten()`], [`read_line_bounded`]).

mod harmless;
mod lines;
mod shorten;
mod spreadsheet;

pub use harmless::harmless;
pub use lines::{LineRead, read_line_bounded};
pub use shorten::shorten;
pub use spreadsheet::spreadsheet_safe;
