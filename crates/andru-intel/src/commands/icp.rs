//! `icp`: what a history of deals says of who buys.

mod learn;
mod reasons;
mod report;

use andru_core::Session;

use crate::cli::IcpCommand;
use crate::failure::Failure;
use crate::printer::Printer;

pub(super) fn run(command: IcpCommand, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    match command {
        IcpCommand::Learn(args) => learn::run(*args, session, printer),
        IcpCommand::Reasons(args) => reasons::run(args, printer),
    }
}
