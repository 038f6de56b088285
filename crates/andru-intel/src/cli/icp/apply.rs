//! Arguments of `icp apply`.

use std::path::PathBuf;

use clap::Args;

/// Arguments of `icp apply`
#[derive(Debug, Args)]
pub(crate) struct ApplyArgs {
    /// The accounts: CSV or JSON Lines; `-` or nothing reads standard input
    pub(crate) file: Option<PathBuf>,
    /// The model, as `icp learn --out` wrote it
    #[arg(long, value_name = "FILE")]
    pub(crate) model: PathBuf,
    /// Read a column of the model from this column, such as Industry=Sector; repeat for more
    #[arg(long, value_name = "MODEL_COLUMN=HEADING")]
    pub(crate) map: Vec<String>,
    /// Tiers by how many accounts there is time for: A the best N, B the next N, C the next 2N, D the rest
    ///
    /// Accounts of equal points are never in two tiers, so a tier may have fewer. The list is read twice, so it must
    /// be a file: named, or by `<`. Without it tiers are those of the model, where win rates differ.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) capacity: Option<u64>,
}
