//! From the command line to the exit code.

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use andru_core::{ErrorKind, Session, ToolError};
use clap::{CommandFactory, FromArgMatches, ValueEnum};

use crate::cli::{Cli, ColorWhen, Globals};
use crate::commands;
use crate::failure::Failure;
use crate::printer::Printer;

/// Runs the program on the arguments of the process.
pub fn run() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let mut printer = Printer::new(&early(&words));
    // A panic is our mistake and must not look like the user's; the hook has printed where it was.
    let result = catch_unwind(AssertUnwindSafe(|| parse_and_run(&words, &mut printer))).unwrap_or_else(|_| {
        Err(Failure::Call(
            ToolError::new(ErrorKind::Internal, "a mistake in Andru ended the command")
                .hinted("please report the lines above with what you typed"),
        ))
    });
    let code = match result.and_then(|()| printer.finish()) {
        Ok(()) => 0,
        Err(failure) => {
            let code = printer.failure(&failure);
            let _ = printer.finish();
            code
        }
    };
    ExitCode::from(code)
}

/// The clap command of the program, with every tool under `run`.
pub(crate) fn command() -> clap::Command {
    Cli::command()
}

fn parse_and_run(words: &[OsString], printer: &mut Printer) -> Result<(), Failure> {
    let command = command().term_width(printer.width().min(100));
    let mut matches = command.try_get_matches_from(words)?;
    let cli = Cli::from_arg_matches_mut(&mut matches)?;
    printer.set(&cli.globals);
    let session = Session::open(&cli.globals.settings()?);
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|error| {
        ToolError::new(ErrorKind::Unavailable, "the system gives no runtime for calls").caused_by(error)
    })?;
    runtime.block_on(commands::run(cli.command, &session, printer))
}

/// The flags that decide how a wrong command line is reported, read before anything is parsed.
fn early(words: &[OsString]) -> Globals {
    let value = |flag: &str| {
        let mut words = words.iter().filter_map(|word| word.to_str());
        while let Some(word) = words.next() {
            if word == flag {
                return words.next();
            }
            if let Some(value) = word.strip_prefix(flag).and_then(|rest| rest.strip_prefix('=')) {
                return Some(value);
            }
        }
        None
    };
    let color = value("--color").and_then(|word| ColorWhen::from_str(word, false).ok()).unwrap_or_default();
    let width = value("--width").and_then(|word| word.parse().ok()).filter(|width| *width >= 20);
    Globals::early(color, width)
}
