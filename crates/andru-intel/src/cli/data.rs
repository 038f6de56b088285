//! Arguments of `data`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// Arguments of `data`
#[derive(Debug, Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct DataArgs {
    #[command(subcommand)]
    pub(crate) command: DataCommand,
}

/// What to do with everything that is saved.
#[derive(Debug, Subcommand)]
pub(crate) enum DataCommand {
    /// Print everything that is saved as JSON Lines, in the open
    Export(ExportDataArgs),
    /// Take in what `data export` wrote: all of it or nothing
    ///
    /// Importing twice is importing once. What is there stays; a profile, a model or an interview is replaced only
    /// with --replace.
    Import(ImportDataArgs),
    /// Copy everything that is saved into `backups/`, sealed
    ///
    /// A copy is also made with the first save of every hour. Kept are the newest three and one of each of the last
    /// seven days.
    Backup,
    /// List the copies there are, newest first
    Backups,
    /// Bring back a copy in place of damaged data, which is kept aside
    Restore(RestoreArgs),
    /// Check that everything saved is as it was written
    Verify,
    /// Move what was saved on this machine to the account of your key
    Adopt(AdoptArgs),
    /// Erase everything that is saved: the key first, then the files
    Erase(EraseArgs),
}

/// Arguments of `data export`
#[derive(Debug, Args)]
pub(crate) struct ExportDataArgs {
    /// Write to this file, whole or not at all, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// Arguments of `data import`
#[derive(Debug, Args)]
pub(crate) struct ImportDataArgs {
    /// The file; `-` or nothing reads standard input
    pub(crate) file: Option<PathBuf>,
    /// Replace the profile, the model and the interview there are
    #[arg(long)]
    pub(crate) replace: bool,
}

/// Arguments of `data restore`
#[derive(Debug, Args)]
pub(crate) struct RestoreArgs {
    /// The copy, as `data backups` lists it; without it, the newest good one
    pub(crate) copy: Option<String>,
    /// Do not ask
    #[arg(long, short)]
    pub(crate) yes: bool,
}

/// Arguments of `data adopt`
#[derive(Debug, Args)]
pub(crate) struct AdoptArgs {
    /// What to move: what was saved without an account
    #[arg(value_enum)]
    pub(crate) what: Adoptable,
}

/// What can be moved to an account.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Adoptable {
    /// What was saved on this machine without an account
    Local,
}

/// Arguments of `data erase`
#[derive(Debug, Args)]
pub(crate) struct EraseArgs {
    /// Do not ask
    #[arg(long, short)]
    pub(crate) yes: bool,
}
