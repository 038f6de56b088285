//! Asking before something is forgotten.

use std::io::{self, BufRead, IsTerminal};

use andru_core::{ErrorKind, ToolError};

use crate::failure::{Failure, usage};
use crate::printer::Printer;

/// Whether the user says yes to a question, or said so beforehand; nobody who cannot be asked does.
pub(super) fn confirmed(question: &str, yes: bool, printer: &mut Printer) -> Result<bool, Failure> {
    if yes {
        return Ok(true);
    }
    if !io::stdin().is_terminal() {
        return Err(usage("something is forgotten only when asked for twice", &["add `--yes`"]));
    }
    printer.ask(&format!("{question} [y/N]"));
    let mut line = String::new();
    io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(|error| ToolError::new(ErrorKind::Unavailable, "cannot read the answer").caused_by(error))?;
    let said_yes = matches!(line.trim(), "y" | "Y" | "yes");
    if !said_yes {
        printer.note("Nothing was changed.");
    }
    Ok(said_yes)
}
