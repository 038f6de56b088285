//! `icp`: what a history of deals says of who buys.

mod apply;
mod export;
mod learn;
mod learn_page;
mod reasons;
mod report;

use andru_core::Session;
use andru_core::deals::DealOptions;

use crate::cli::{IcpCommand, OutcomeArgs};
use crate::failure::Failure;
use crate::printer::Printer;

pub(super) async fn run(command: IcpCommand, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    match command {
        IcpCommand::Learn(args) => learn::run(*args, session, printer).await,
        IcpCommand::Export(args) => export::run(&args, printer),
        IcpCommand::Apply(args) => apply::run(args, session, printer).await,
        IcpCommand::Reasons(args) => reasons::run(args, printer),
        IcpCommand::Report(args) => report::run(&args, printer),
    }
}

/// How deals are read by what the user said of their outcome alone.
fn outcome(ended: OutcomeArgs) -> DealOptions {
    DealOptions { outcome: ended.outcome, won: ended.won, lost: ended.lost, ..DealOptions::default() }
}
