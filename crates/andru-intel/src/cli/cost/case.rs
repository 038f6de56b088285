//! Arguments of `cost case`

use std::path::PathBuf;

use clap::Args;

/// Arguments of `cost case`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  andru-intel cost case --template > case.toml
  andru-intel cost case case.toml
  andru-intel cost case case.toml --out case.html
  andru-intel cost case case.toml --out case.xlsx")]
pub(crate) struct CaseArgs {
    /// The case, as TOML or JSON; `-` or nothing is standard input
    pub(crate) file: Option<PathBuf>,
    /// Print a commented case to fill in, and do nothing else
    #[arg(long, conflicts_with_all = ["file", "out", "seed", "draws"])]
    pub(crate) template: bool,
    /// Write it to FILE too: a report (.html), a workbook with live formulas (.xlsx), or the page (.md)
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Begin the simulation here [default: 1]
    #[arg(long, value_name = "NUMBER")]
    pub(crate) seed: Option<u32>,
    /// Simulate so many cases, 100 to 100,000 [default: 10,000]
    #[arg(long, value_name = "COUNT")]
    pub(crate) draws: Option<u32>,
}
