//! Asking before something cannot be undone.

use std::io::{self, BufRead, IsTerminal};

use andru_core::{ErrorKind, ToolError};

use crate::failure::{Failure, usage};
use crate::printer::Printer;

/// Whether the user says yes to a question, or said so beforehand with `--yes`.
///
/// Without a terminal nobody can answer, and nothing is done.
pub(super) fn confirmed(question: &str, yes: bool, printer: &mut Printer) -> Result<bool, Failure> {
    if yes {
        return Ok(true);
    }
    if !io::stdin().is_terminal() {
        return Err(usage(format!("nobody can be asked here: {question}"), &["add `--yes`"]));
    }
    printer.ask(&format!("{question} [y/N]"));
    let mut line = String::new();
    io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(|error| ToolError::new(ErrorKind::Unavailable, "cannot read the answer").caused_by(error))?;
    let agreed = matches!(line.trim(), "y" | "Y" | "yes");
    if !agreed {
        printer.note("Nothing was changed.");
    }
    Ok(agreed)
}
