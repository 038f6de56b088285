//! Arguments of `profile`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Arguments of `profile`
#[derive(Debug, Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct ProfileArgs {
    #[command(subcommand)]
    pub(crate) command: ProfileCommand,
}

/// What to do with the profile.
#[derive(Debug, Subcommand)]
pub(crate) enum ProfileCommand {
    /// Show the saved profile
    Show,
    /// Save a profile given as TOML or JSON
    Set(FileArgs),
    /// Answer ten questions, one at a time; stop and go on whenever you like
    Interview(InterviewArgs),
    /// Measure what is typical of your own list, and score against that
    Calibrate(FileArgs),
    /// Say that the saved profile is yours; only then do scores get a tier
    Confirm,
    /// Print the saved profile as TOML, for `profile set`
    Export,
    /// Forget the saved profile
    Clear(ClearArgs),
}

/// A file to read
#[derive(Debug, Args)]
pub(crate) struct FileArgs {
    /// The file; `-` or nothing reads standard input
    pub(crate) file: Option<PathBuf>,
}

/// Arguments of `profile interview`
#[derive(Debug, Args)]
pub(crate) struct InterviewArgs {
    /// Forget the answers of an interview you stopped
    #[arg(long)]
    pub(crate) restart: bool,
}

/// Arguments of `profile clear`
#[derive(Debug, Args)]
pub(crate) struct ClearArgs {
    /// Do not ask
    #[arg(long, short)]
    pub(crate) yes: bool,
}
