//! `help`: the whole help, one command, or one tool.

use andru_core::{CATALOG, Effect, ErrorKind, Page, ToolDef, ToolError};

use crate::cli::HelpArgs;
use crate::failure::Failure;
use crate::printer::Printer;
use crate::schema_args::parameters_and_fields;
use crate::start;

pub(super) fn run(args: HelpArgs, printer: &mut Printer) -> Result<(), Failure> {
    let Some(topic) = args.topic else { return command_help(&[], printer) };
    if let Some(tool) = CATALOG.iter().find(|tool| tool.name == topic) {
        return printer.page(&page(tool));
    }
    if start::command().find_subcommand(&topic).is_some() {
        return command_help(&[&topic], printer);
    }
    Err(ToolError::new(ErrorKind::NotFound, format!("there is no tool or command `{topic}`"))
        .hinted("`andru-intel list` lists the tools, `andru-intel help` the commands")
        .into())
}

/// The help of a command as `--help` gives it: clap reports help that was asked for in the way of an error.
fn command_help(names: &[&str], printer: &Printer) -> Result<(), Failure> {
    let words = ["andru-intel"].iter().chain(names).chain(&["--help"]);
    start::command().term_width(printer.width().min(100)).try_get_matches_from(words)?;
    Ok(())
}

fn page(tool: &ToolDef) -> Page {
    let mut page = Page::default();
    page.title(tool.title, tool.name).text(tool.description);
    let parameters = parameters_and_fields(&tool.input_schema());
    if !parameters.is_empty() {
        page.heading("Parameters");
    }
    for parameter in parameters {
        let mut kind = parameter.kind.words();
        if parameter.required {
            kind.push_str(", required");
        }
        if !parameter.bounds.is_empty() {
            kind = format!("{kind}, {}", parameter.bounds);
        }
        page.fact(parameter.name, "", format!("{} ({kind})", parameter.meaning.trim_end_matches('.')));
    }
    page.group().text(effect(tool.effect));
    page.code(format!("andru-intel run {} --help", tool.name));
    page
}

/// What a call does besides answering, as a sentence.
pub(crate) fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Computes => "Computes its answer on this machine and changes nothing.",
        Effect::ReadsPlatform => "Reads from the Andru platform and changes nothing.",
        Effect::WritesLocal => "Changes what is saved on this machine.",
        Effect::WritesPlatform => "Changes what is saved on the Andru platform.",
    }
}
