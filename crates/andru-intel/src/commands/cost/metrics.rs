//! `cost metrics`: plain arithmetic on what was typed, with its conventions.

mod annuity;
mod flows;
mod read;
mod saas;
mod written;

use andru_core::engine::cost::finance::FinanceError;

use crate::cli::{MetricsArgs, MetricsCommand};
use crate::failure::{Failure, usage};
use crate::printer::Printer;

pub(super) fn run(args: MetricsArgs, printer: &mut Printer) -> Result<(), Failure> {
    match args.command {
        MetricsCommand::Flows(args) => flows::run(&args, printer),
        MetricsCommand::Saas(args) => saas::run(&args, printer),
        MetricsCommand::Annuity(args) => annuity::run(&args, printer),
    }
}

/// An error of the engine with the names of flags: the flags are the engine's names.
#[expect(clippy::needless_pass_by_value, reason = "it is given to `map_err`")]
fn refused(error: FinanceError) -> Failure {
    let message = error.to_string();
    let parts = message.split('`').enumerate().map(|(at, part)| match part {
        "flows" if at % 2 == 1 => "`--flow`".to_owned(),
        name if at % 2 == 1 => format!("`--{}`", name.replace('_', "-")),
        words => words.to_owned(),
    });
    usage(parts.collect::<String>(), &[])
}
