//! Arguments of `icp report`.

use std::path::PathBuf;

use clap::Args;

/// Arguments of `icp report`
#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    /// The model, as `icp learn --out` wrote it; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) model: PathBuf,
    /// Write the report to this file; without it, to standard output, which must not be a terminal
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}
