//! Arguments of `cost delay`

use clap::Args;

/// Arguments of `cost delay`
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  andru-intel cost delay --work 'customs filing=19188/4' --work 'invoice check=6k/1' --work 'portal=9k/6'")]
pub(crate) struct DelayArgs {
    /// Something to do, as NAME=AMOUNT/MONTHS: what each month without it costs, and how many months it takes
    #[arg(long, value_name = "NAME=AMOUNT/MONTHS", required = true)]
    pub(crate) work: Vec<String>,
    /// The currency, by ISO 4217 [default: that of the amounts, else USD]
    #[arg(long, value_name = "CODE")]
    pub(crate) currency: Option<String>,
}
