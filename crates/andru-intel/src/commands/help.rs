//! `help`: the whole help, one command, or one tool.

use andru_core::{CATALOG, Effect, ErrorKind, Page, ToolDef, ToolError};

use crate::cli::HelpArgs;
use crate::failure::Failure;
use crate::printer::Printer;
use crate::schema_args::parameters;
use crate::start;

pub(super) fn run(args: HelpArgs, printer: &mut Printer) -> Result<(), Failure> {
    let Some(topic) = args.topic else {
        return printer.help(start::command());
    };
    if let Some(tool) = CATALOG.iter().find(|tool| tool.name == topic) {
        return printer.page(&page(tool));
    }
    let mut program = start::command();
    program.build();
    match program.find_subcommand(&topic) {
        Some(command) => printer.help(command.clone()),
        None => Err(ToolError::new(ErrorKind::NotFound, format!("there is no tool or command `{topic}`"))
            .hinted("`andru-intel list` lists the tools, `andru-intel help` the commands")
            .into()),
    }
}

fn page(tool: &ToolDef) -> Page {
    let mut page = Page::default();
    page.title(tool.title, tool.name).text(tool.description);
    let parameters = parameters(&tool.input_schema());
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
