//! Arguments of `cache`.

use clap::{Args, Subcommand};

/// Arguments of `cache`
#[derive(Debug, Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct CacheArgs {
    #[command(subcommand)]
    pub(crate) command: CacheCommand,
}

/// What to do with the kept answers.
#[derive(Debug, Clone, Copy, Subcommand)]
pub(crate) enum CacheCommand {
    /// Count the answers of the platform kept on this machine, and say where they are
    Stats,
    /// Forget every answer of the platform kept on this machine
    ///
    /// Nothing you saved is touched: profile, accounts, memories and the count of calls stay as they are.
    Clear,
    /// Open every kept answer, and delete those that are not what was written
    ///
    /// Ends with exit code 1 where it found any.
    Verify,
}
