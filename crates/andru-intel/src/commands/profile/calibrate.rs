//! `profile calibrate`: what is typical of the user's own list.

use andru_core::{ErrorKind, Session, ToolError};

use crate::cli::FileArgs;
use crate::failure::Failure;
use crate::input;
use crate::printer::Printer;

pub(super) async fn run(args: &FileArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    super::saved(session).await?;
    let hint = "andru-intel profile calibrate companies.csv";
    let input = input::open(args.file.as_deref(), "your list of companies", hint)?;
    let _ = (input, printer);
    Err(ToolError::new(ErrorKind::Unavailable, "calibration is not wired to the session").into())
}
