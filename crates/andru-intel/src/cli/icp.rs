//! Arguments of `icp`.

mod apply;
mod evaluate;
mod export;
mod show;

use std::path::PathBuf;

use clap::{Args, Subcommand};

pub(crate) use apply::ApplyArgs;
pub(crate) use evaluate::EvaluateArgs;
pub(crate) use export::ExportArgs;
pub(crate) use show::ShowArgs;

/// Arguments of `icp`
#[derive(Debug, Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct IcpArgs {
    #[command(subcommand)]
    pub(crate) command: IcpCommand,
}

/// What to do with a history of deals.
#[derive(Debug, Subcommand)]
pub(crate) enum IcpCommand {
    /// Say whether anything in your closed deals tells won from lost, and what
    ///
    /// Reads an export of deals: FILE, or standard input. Exports of HubSpot, Salesforce and Pipedrive are read as they
    /// are. Open deals, deals of unknown outcome and renewals are left out and counted. Fields that can only be known
    /// once a deal is over are set aside, with the reason.
    Learn(Box<LearnArgs>),
    /// Score a list of accounts by a model that was learned
    ///
    /// Reads accounts: FILE, or standard input, of any length. Writes every column as it came, and behind them points,
    /// probability, tier, coverage, and the points in the worst and the best case of what is not known. Columns are
    /// found by the headings of the model.
    Apply(ApplyArgs),
    /// Say how well a model holds on deals that closed after it was learned
    ///
    /// Reads later deals as `icp learn` reads a history: FILE, or standard input. The outcome is read from the column
    /// the model was learned by, unless you name another.
    Evaluate(Box<EvaluateArgs>),
    /// Show a model as a scorecard to read and to add up by hand
    Show(ShowArgs),
    /// Count why deals were lost, and who said so
    ///
    /// Reads the reasons written in an export of deals: FILE, or standard input. Every share stands beside its count, and
    /// what could not be read is listed as it was written.
    Reasons(ReasonsArgs),
    /// Write a model as one SQL statement, to score a table where it is
    ///
    /// Prints a SELECT that gives the same points and probability as this program, without a function of one's own. A
    /// column of words is compared as the database writes it as text; a column of floating numbers is read as numbers.
    Export(ExportArgs),
}

/// Arguments of `icp reasons`
#[derive(Debug, Args)]
pub(crate) struct ReasonsArgs {
    /// The deals: CSV or JSON Lines; `-` or nothing reads standard input
    pub(crate) file: Option<PathBuf>,
    /// The column of the reasons, such as "Closed Lost Reason" [default: recognised]
    #[arg(long, value_name = "COLUMN")]
    pub(crate) reason: Option<String>,
    /// The column that says who gave the reason, the buyer or you
    #[arg(long, value_name = "COLUMN")]
    pub(crate) said_by: Option<String>,
    #[command(flatten)]
    pub(crate) ended: OutcomeArgs,
}

/// Arguments of `icp learn`
#[derive(Debug, Args)]
pub(crate) struct LearnArgs {
    /// The deals: CSV or JSON Lines; `-` or nothing reads standard input
    pub(crate) file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) ended: OutcomeArgs,
    #[command(flatten)]
    pub(crate) history: HistoryArgs,
    /// Learn from these columns alone; several between commas, or repeat
    #[arg(long, value_name = "COLUMN")]
    pub(crate) only: Vec<String>,
    /// Do not learn from these columns; several between commas, or repeat
    #[arg(long, value_name = "COLUMN")]
    pub(crate) ignore: Vec<String>,
    /// Learn from these columns though they were set aside; several between commas, or repeat
    #[arg(long, value_name = "COLUMN")]
    pub(crate) allow: Vec<String>,
    /// Write the model to this file, where the history bears one
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// How a deal ended
#[derive(Debug, Args)]
pub(crate) struct OutcomeArgs {
    /// The column that says how a deal ended [default: recognised]
    #[arg(long, value_name = "COLUMN")]
    pub(crate) outcome: Option<String>,
    /// Its values that mean won, between commas
    #[arg(long, value_name = "VALUE", value_delimiter = ',', requires = "outcome")]
    pub(crate) won: Vec<String>,
    /// Its values that mean lost, between commas
    #[arg(long, value_name = "VALUE", value_delimiter = ',', requires = "outcome")]
    pub(crate) lost: Vec<String>,
}

/// What goes with a history of deals
#[derive(Debug, Args)]
pub(crate) struct HistoryArgs {
    /// A file with more columns, such as your accounts; repeat for more, each with its --on
    #[arg(long, value_name = "FILE")]
    pub(crate) accounts: Vec<PathBuf>,
    /// Which column of the deals names a row of the file, and by which of its columns; one for each --accounts
    #[arg(long, value_name = "LEFT=RIGHT")]
    pub(crate) on: Vec<String>,
    /// The column that orders the deals in time, such as the date they were created
    #[arg(long, value_name = "COLUMN")]
    pub(crate) time: Option<String>,
    /// The column that tells new business from renewals, and the values to keep [default: recognised, renewals left out]
    #[arg(long = "type", value_name = "COLUMN[=VALUE,…]")]
    pub(crate) deal_type: Option<String>,
}
