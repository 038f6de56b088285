//! Arguments of `icp evaluate`.

use std::path::PathBuf;

use clap::Args;

use super::{HistoryArgs, OutcomeArgs};

/// Arguments of `icp evaluate`
#[derive(Debug, Args)]
pub(crate) struct EvaluateArgs {
    /// The later deals: CSV or JSON Lines; `-` or nothing reads standard input
    pub(crate) file: Option<PathBuf>,
    /// The model, as `icp learn --out` wrote it
    #[arg(long, value_name = "FILE")]
    pub(crate) model: PathBuf,
    #[command(flatten)]
    pub(crate) ended: OutcomeArgs,
    #[command(flatten)]
    pub(crate) history: HistoryArgs,
}
