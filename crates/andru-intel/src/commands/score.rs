//! `score`: a profile proposed from what is sold.

use andru_core::tools::context::Cancel;
use andru_core::{ErrorKind, Session, ToolError};
use serde_json::Value;

use super::given;
use crate::cli::ScoreArgs;
use crate::failure::Failure;
use crate::printer::Printer;

const TOOL: &str = "get_icp_profile";

pub(super) async fn run(args: ScoreArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let arguments =
        given([("productDescription", Some(args.product)), ("vertical", args.vertical), ("targetRole", args.role)]);
    let reply = session.call(TOOL, Value::Object(arguments), Cancel::default()).await?;
    if !args.toml {
        printer.reply(&reply)?;
        printer.note("\nTo correct and save it: add `--toml > profile.toml`, edit the file, then andru-intel profile set profile.toml");
        return Ok(());
    }
    let profile = reply.json.pointer("/result/profile").ok_or_else(|| {
        ToolError::new(ErrorKind::NotFound, "no profile could be proposed from that")
            .hinted("say what you sell and to whom, or run `andru-intel profile interview`")
    })?;
    printer.text(&super::profile::text::toml(profile)?)?;
    printer.note("Edit it, then save it: andru-intel profile set < profile.toml");
    Ok(())
}
