//! Arguments of `icp show`.

use std::path::PathBuf;

use clap::Args;

/// Arguments of `icp show`
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// The model, as `icp learn --out` wrote it
    #[arg(long, value_name = "FILE")]
    pub(crate) model: PathBuf,
    /// Print Markdown, with a table for each field
    #[arg(long, conflicts_with = "json")]
    pub(crate) markdown: bool,
}
