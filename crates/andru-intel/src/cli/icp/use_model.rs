//! Arguments of `icp use`.

use std::path::PathBuf;

use clap::Args;

/// Arguments of `icp use`
#[derive(Debug, Args)]
pub(crate) struct UseArgs {
    /// The model, as `icp learn --out` writes it; `-` reads standard input
    #[arg(required_unless_present = "none", conflicts_with = "none")]
    pub(crate) model: Option<PathBuf>,
    /// Forget the model in use, so that your profile judges alone again
    #[arg(long)]
    pub(crate) none: bool,
}
