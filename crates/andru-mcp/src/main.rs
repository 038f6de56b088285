//! Andru inside an MCP client: the tools of the catalog over standard input and output.
//!
//! All use of rmcp is in this crate, and this crate holds nothing else: a call is [`andru_core::Session::call`].

mod arguments;
mod call;
mod convert;
mod logging;
mod run;
mod server;
mod transport;

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use andru_core::{Session, ToolError};
use clap::Parser;

use crate::arguments::Arguments;

const TYPED_BY_A_PERSON: &str = "andru-mcp speaks MCP (JSON-RPC, one message a line) with a client such as Claude or \
    Cursor. To set it up, give your client the command `andru-mcp stdio`. Ctrl-D ends it.";

fn main() -> ExitCode {
    andru_core::hardening::leave_no_core();
    match start(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tell(&format!("error: {}", error.chain()));
            ExitCode::from(error.kind().exit_code())
        }
    }
}

fn start(arguments: &Arguments) -> Result<(), ToolError> {
    let settings = arguments.settings()?;
    logging::start(settings.log.as_deref())?;
    if std::io::stdin().is_terminal() {
        tell(TYPED_BY_A_PERSON);
    }
    run::run(Session::open(&settings))
}

/// Writes one line to standard error: nothing but protocol ever goes to standard output.
fn tell(line: &str) {
    // Nobody is left to tell when standard error is gone.
    let _ = writeln!(std::io::stderr(), "{line}");
}
