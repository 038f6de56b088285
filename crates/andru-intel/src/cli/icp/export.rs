//! Arguments of `icp export`.

use std::path::PathBuf;

use andru_core::engine::icp::model::sql::Dialect;
use clap::Args;
use clap::builder::PossibleValuesParser;

/// Arguments of `icp export`
#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// The model, as `icp learn --out` wrote it; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) model: PathBuf,
    /// The database the statement is for
    #[arg(long, value_parser = PossibleValuesParser::new(Dialect::ALL.map(Dialect::name)))]
    pub(crate) dialect: String,
    /// The table to score; a dot parts schema and table [default: accounts]
    #[arg(long, value_name = "NAME")]
    pub(crate) table: Option<String>,
    /// Give this column of the table beside the score; repeat for more [default: all]
    #[arg(long, value_name = "COLUMN")]
    pub(crate) column: Vec<String>,
    /// Write the statement to this file
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}
