//! `run`: any tool of the catalog, its parameters as flags or as JSON.

use std::path::PathBuf;

use andru_core::tools::context::Cancel;
use andru_core::{CATALOG, ErrorKind, Session, ToolError};
use serde_json::{Map, Value};

use crate::cli::RunArgs;
use crate::failure::Failure;
use crate::input;
use crate::printer::Printer;
use crate::schema_args;

pub(super) async fn run(args: RunArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let tool = CATALOG.iter().find(|tool| tool.name == args.tool).ok_or_else(|| {
        ToolError::new(ErrorKind::NotFound, format!("there is no tool `{}`", args.tool))
            .hinted("`andru-intel list` lists them")
    })?;
    let base = match args.given.get_one::<PathBuf>(schema_args::INPUT) {
        Some(file) => {
            let hint =
                format!("pipe in a JSON object, or give parameters as flags: andru-intel run {} --help", tool.name);
            object(&input::read_text(input::open(Some(file), "a JSON object", &[&hint])?)?)?
        }
        None => Map::new(),
    };
    let arguments = schema_args::arguments(tool, &args.given, base);
    let reply = session.call(tool.name, arguments, Cancel::default()).await?;
    printer.reply(&reply)
}

/// The parameters of `--input`.
fn object(text: &str) -> Result<Map<String, Value>, Failure> {
    match serde_json::from_str(text) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(ToolError::invalid("`--input` must hold one JSON object of parameters").into()),
        Err(error) => Err(ToolError::invalid("`--input` is not JSON").caused_by(error).into()),
    }
}
