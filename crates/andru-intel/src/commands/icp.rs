//! `icp`: what a history of deals says of who buys.

mod learn;
mod reasons;
mod report;
mod use_model;

use andru_core::Session;
use andru_core::deals::DealOptions;

use crate::cli::{IcpCommand, OutcomeArgs};
use crate::failure::Failure;
use crate::printer::Printer;

pub(super) async fn run(command: IcpCommand, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    match command {
        IcpCommand::Learn(args) => learn::run(*args, session, printer),
        IcpCommand::Reasons(args) => reasons::run(args, printer),
        IcpCommand::Use(args) => use_model::run(args, session, printer).await,
    }
}

/// How deals are read by what the user said of their outcome alone.
fn outcome(ended: OutcomeArgs) -> DealOptions {
    DealOptions { outcome: ended.outcome, won: ended.won, lost: ended.lost, ..DealOptions::default() }
}
