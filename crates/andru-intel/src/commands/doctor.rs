//! `doctor`: what is wrong with this machine's Andru.

use andru_core::doctor::{Surroundings, examine};
use andru_core::tools::error::exit;
use andru_core::tools::page::Render;
use andru_core::{Page, Session, ToolError};
use serde_json::json;

use crate::failure::Failure;
use crate::printer::Printer;

pub(super) fn run(session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let working_directory = std::env::current_dir().map_err(|error| {
        ToolError::new(andru_core::ErrorKind::Unavailable, "the working directory is gone").caused_by(error)
    })?;
    // The machine's own date: `--as-of` is for answers.
    let surroundings = Surroundings { working_directory: &working_directory, today: session.clock().today() };
    let report = examine(session.settings(), surroundings);
    if printer.json_wanted() {
        printer.value(&json!(report))?;
    } else {
        let mut page = Page::default();
        report.render(&mut page);
        printer.page(&page)?;
    }
    if report.is_healthy() { Ok(()) } else { Err(Failure::Reported(exit::FAILURE)) }
}
