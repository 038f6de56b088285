//! `fit`: one company by flags, or a list.

mod account;
mod company;
mod list;

use andru_core::Session;

use super::call;
use crate::cli::FitArgs;
use crate::failure::Failure;
use crate::printer::Printer;

pub(super) async fn run(mut args: FitArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    if args.company.is_given() {
        let saved = args.company.account.take();
        let given = company::arguments(args.company)?;
        let arguments = match saved {
            Some(name) => account::arguments(&name, given, session, printer).await?,
            None => given,
        };
        return call("get_icp_fit_score", arguments, session, printer).await;
    }
    list::run(&args, session, printer).await
}
