//! `persona`: who a job title is.

use andru_core::Session;

use super::{call, given};
use crate::cli::PersonaArgs;
use crate::failure::Failure;
use crate::printer::Printer;

pub(super) async fn run(args: PersonaArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let arguments =
        given([("title", Some(args.title)), ("industry", args.industry), ("companySize", args.company_size)]);
    call("get_persona_profile", arguments, session, printer).await
}
