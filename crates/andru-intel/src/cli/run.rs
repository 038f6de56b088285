//! Arguments of `run`: one subcommand per tool, built from the catalog.

use andru_core::CATALOG;
use clap::{ArgMatches, Args, Command, FromArgMatches};

use crate::schema_args;

/// The tool to call and what was typed for it.
#[derive(Debug)]
pub(crate) struct RunArgs {
    /// The tool's name on the wire.
    pub(crate) tool: String,
    /// Its flags.
    pub(crate) given: ArgMatches,
}

impl FromArgMatches for RunArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let (tool, given) =
            matches.subcommand().ok_or_else(|| clap::Error::new(clap::error::ErrorKind::MissingSubcommand))?;
        Ok(Self { tool: tool.to_owned(), given: given.clone() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Args for RunArgs {
    fn augment_args(command: Command) -> Command {
        command
            .subcommand_required(true)
            .arg_required_else_help(true)
            .subcommand_value_name("TOOL")
            .subcommand_help_heading("Tools")
            .subcommands(CATALOG.iter().map(schema_args::command))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}
