//! `fit`: one company by flags, or a list.

mod company;
mod list;

use andru_core::Session;

use super::call;
use crate::cli::FitArgs;
use crate::failure::Failure;
use crate::printer::Printer;

pub(super) async fn run(args: FitArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    if args.company.is_given() {
        return call("get_icp_fit_score", company::arguments(args.company)?, session, printer).await;
    }
    list::run(&args, session, printer).await
}
