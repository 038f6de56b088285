//! `completions`: the script that a shell completes our command line with.

use crate::cli::CompletionsArgs;
use crate::failure::Failure;
use crate::printer::Printer;
use crate::start;

pub(super) fn run(args: &CompletionsArgs, printer: &mut Printer) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut start::command(), "andru-intel", &mut script);
    printer.text(&String::from_utf8_lossy(&script))
}
