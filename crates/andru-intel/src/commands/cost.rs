//! `cost`: what waiting costs, what a purchase returns, and what a company's figures say.

mod amount;
mod case;
mod delay;
mod inaction;
mod metrics;
mod published;

use andru_core::Session;

use crate::cli::CostCommand;
use crate::failure::Failure;
use crate::printer::Printer;

pub(super) async fn run(command: CostCommand, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    match command {
        CostCommand::Case(args) => case::run(&args, session, printer).await,
        CostCommand::Delay(args) => delay::run(&args, printer),
        CostCommand::Inaction(args) => inaction::run(*args, session, printer).await,
        CostCommand::Metrics(args) => metrics::run(args, printer),
    }
}
