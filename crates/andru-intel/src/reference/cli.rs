//! Every command with its help, as clap writes it.

use std::fmt::Write as _;

use clap::Command;

use super::head;
use crate::start;

pub(super) fn page() -> String {
    let mut out = head(
        "Commands",
        "The help of every command. `andru-intel run` has one command per tool: see [tools](tools.md).",
    );
    let mut program = start::command().term_width(80).disable_help_flag(false);
    program.build();
    one(&mut program, &mut out);
    out
}

fn one(command: &mut Command, out: &mut String) {
    let name = command.get_bin_name().unwrap_or_else(|| command.get_name()).to_owned();
    let help = command.clone().render_long_help().to_string();
    let help: Vec<&str> = help.lines().map(str::trim_end).collect();
    let _ = writeln!(out, "## `{name}`\n\n```text\n{}\n```\n", help.join("\n").trim_end());
    // The tools are in a page of their own.
    if command.get_name() == "run" {
        return;
    }
    for inner in command.get_subcommands_mut() {
        one(inner, out);
    }
}
