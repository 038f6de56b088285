//! `profile`: the saved profile of whom one sells to.

mod calibrate;
mod interview;
mod show;
pub(super) mod text;

use andru_core::engine::icp::SavedProfile;
use andru_core::{ErrorKind, Session, ToolError};
use serde_json::{Map, Value, json};

use super::call;
use super::confirm::confirmed;
use crate::cli::{ClearArgs, FileArgs, ProfileCommand};
use crate::failure::Failure;
use crate::input;
use crate::printer::Printer;

/// The tool that saves.
const TOOL: &str = "set_product_context";

pub(super) async fn run(command: ProfileCommand, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    match command {
        ProfileCommand::Show => show::run(session, printer).await,
        ProfileCommand::Set(args) => set(&args, session, printer).await,
        ProfileCommand::Interview(args) => interview::run(&args, session, printer).await,
        ProfileCommand::Calibrate(args) => calibrate::run(&args, session, printer).await,
        ProfileCommand::Confirm => {
            saved(session).await?;
            save(json!({ "confirm": true }), session, printer).await
        }
        ProfileCommand::Export => export(session, printer).await,
        ProfileCommand::Clear(args) => clear(&args, session, printer).await,
    }
}

async fn set(args: &FileArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let hints =
        ["name a file: andru-intel profile set profile.toml", "or answer questions: andru-intel profile interview"];
    let input = input::open(args.file.as_deref(), "a profile as TOML or JSON", &hints)?;
    let profile = text::parse(&input::read_text(input)?)?;
    // Whoever types a profile stands behind it.
    save(json!({ "profile": profile, "confirm": true }), session, printer).await
}

/// Saves through the tool, so that the terminal and MCP save in the same way.
async fn save(arguments: Value, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let arguments = match arguments {
        Value::Object(object) => object,
        _ => Map::new(),
    };
    call(TOOL, arguments, session, printer).await
}

async fn export(session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let saved = saved(session).await?;
    if printer.json_wanted() {
        return printer.value(&json!(saved.profile));
    }
    printer.text(&text::toml(&json!(saved.profile))?)
}

/// The saved profile, or the failure that says how to get one.
pub(super) async fn saved(session: &Session) -> Result<SavedProfile, Failure> {
    session.store().profile().await?.ok_or_else(|| {
        ToolError::new(ErrorKind::NotFound, "no profile is saved")
            .hinted("answer ten questions: andru-intel profile interview")
            .hinted("or have one proposed: andru-intel score '<what you sell>'")
            .into()
    })
}

async fn clear(args: &ClearArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    if !confirmed("Forget the saved profile? It cannot be brought back.", args.yes, printer)? {
        return Ok(());
    }
    let had_one = session.store().clear_profile().await?;
    if printer.json_wanted() {
        return printer.value(&json!({ "cleared": had_one }));
    }
    printer.text(if had_one { "The profile is forgotten.\n" } else { "No profile was saved.\n" })
}
