//! Arguments of `accounts`, `deals` and `contacts`.

use std::path::PathBuf;

use andru_core::tools::ports::accounts::Tag;
use clap::{Args, Subcommand};

use super::{InputKind, ListFormat, OutcomeArgs};

/// Arguments of `accounts`
#[derive(Debug, Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct AccountsArgs {
    #[command(subcommand)]
    pub(crate) command: AccountsCommand,
}

/// What to do with the list of accounts.
#[derive(Debug, Subcommand)]
pub(crate) enum AccountsCommand {
    /// Keep the companies of a list, beside those there are
    ///
    /// An account is the one with the same domain, else with the same name. A field the list gives takes the place of
    /// what was known, a blank one keeps it, and tags add up, so the same list may be imported again and again. Of a list
    /// of people every company is an account and every person a contact. Columns of figures such as ARR, Growth rate,
    /// NRR, Gross margin, Burn and Runway are read for `get_portfolio_readiness_rollup`.
    Import(ImportAccountsArgs),
    /// List the accounts
    List(ListAccountsArgs),
    /// Show one account with its figures, deals and contacts
    Show(ShowAccountArgs),
    /// Forget an account, those with a tag, or all
    Forget(ForgetAccountsArgs),
}

/// Arguments of `accounts import`
#[derive(Debug, Args)]
pub(crate) struct ImportAccountsArgs {
    /// The list: CSV or JSON Lines; `-` or nothing reads standard input
    pub(crate) file: Option<PathBuf>,
    /// Put its accounts into this portfolio; repeat for more
    #[arg(long, value_name = "TAG", value_parser = tag)]
    pub(crate) tag: Vec<Tag>,
    #[command(flatten)]
    pub(crate) read: ReadArgs,
}

/// How a list is read
#[derive(Debug, Args)]
pub(crate) struct ReadArgs {
    /// Read a field from this column, such as employees="Team size"; repeat for more
    #[arg(long, value_name = "FIELD=COLUMN")]
    pub(crate) map: Vec<String>,
    /// What the list is written in
    #[arg(long, value_enum, default_value_t)]
    pub(crate) input_format: InputKind,
}

/// Arguments of `accounts list`
#[derive(Debug, Args)]
pub(crate) struct ListAccountsArgs {
    /// Only those with this tag
    #[arg(long, value_name = "TAG", value_parser = tag)]
    pub(crate) tag: Option<Tag>,
    #[command(flatten)]
    pub(crate) list: FormatArgs,
}

/// How a list is written
#[derive(Debug, Args)]
pub(crate) struct FormatArgs {
    /// Write the list as [default: table on a terminal, csv otherwise]
    #[arg(long, value_enum)]
    pub(crate) format: Option<ListFormat>,
}

/// Arguments of `accounts show`
#[derive(Debug, Args)]
pub(crate) struct ShowAccountArgs {
    /// Its name or domain
    #[arg(value_name = "NAME|DOMAIN")]
    pub(crate) name: String,
}

/// Arguments of `accounts forget`
#[derive(Debug, Args)]
pub(crate) struct ForgetAccountsArgs {
    #[command(flatten)]
    pub(crate) which: WhichAccounts,
    /// Do not ask
    #[arg(long, short)]
    pub(crate) yes: bool,
}

/// Which accounts; one of these
#[derive(Debug, Args)]
#[group(id = "which", required = true, multiple = false)]
pub(crate) struct WhichAccounts {
    /// The account, by its name or domain
    #[arg(value_name = "NAME|DOMAIN")]
    pub(crate) name: Option<String>,
    /// Every account with this tag
    #[arg(long, value_name = "TAG", value_parser = tag)]
    pub(crate) tag: Option<Tag>,
    /// Every account
    #[arg(long)]
    all: bool,
}

/// Arguments of `deals`
#[derive(Debug, Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct DealsArgs {
    #[command(subcommand)]
    pub(crate) command: DealsCommand,
}

/// What to do with the list of deals.
#[derive(Debug, Subcommand)]
pub(crate) enum DealsCommand {
    /// Keep the deals of an export, beside those there are
    ///
    /// A deal is the one with the same record id, else with the same account, name and day. Won, lost and open are
    /// recognised as `icp learn` does; --outcome names the column that says so.
    Import(ImportDealsArgs),
    /// List the deals
    List(ListOfArgs),
    /// Forget the deals of an account, or all
    Forget(ForgetArgs),
}

/// Arguments of `deals import`
#[derive(Debug, Args)]
pub(crate) struct ImportDealsArgs {
    /// The deals: CSV or JSON Lines; `-` or nothing reads standard input
    pub(crate) file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) ended: OutcomeArgs,
}

/// Arguments of `contacts`
#[derive(Debug, Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct ContactsArgs {
    #[command(subcommand)]
    pub(crate) command: ContactsCommand,
}

/// What to do with the list of contacts.
#[derive(Debug, Subcommand)]
pub(crate) enum ContactsCommand {
    /// Keep the people of a list: name, title, e-mail address and company
    ///
    /// A person is the one with the same e-mail address, else record id, else name and company.
    Import(ImportContactsArgs),
    /// List the contacts
    List(ListOfArgs),
    /// Forget the contacts at an account, or all
    Forget(ForgetArgs),
}

/// Arguments of `contacts import`
#[derive(Debug, Args)]
pub(crate) struct ImportContactsArgs {
    /// The list: CSV or JSON Lines; `-` or nothing reads standard input
    pub(crate) file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) read: ReadArgs,
}

/// Arguments of `deals list` and `contacts list`
#[derive(Debug, Args)]
pub(crate) struct ListOfArgs {
    /// Only those of this account, by its name or domain
    #[arg(long, value_name = "NAME|DOMAIN")]
    pub(crate) account: Option<String>,
    #[command(flatten)]
    pub(crate) list: FormatArgs,
}

/// Arguments of `deals forget` and `contacts forget`
#[derive(Debug, Args)]
pub(crate) struct ForgetArgs {
    #[command(flatten)]
    pub(crate) which: WhichOf,
    /// Do not ask
    #[arg(long, short)]
    pub(crate) yes: bool,
}

/// Which deals or contacts; one of these
#[derive(Debug, Args)]
#[group(id = "which", required = true, multiple = false)]
pub(crate) struct WhichOf {
    /// Those of this account, by its name or domain
    #[arg(value_name = "NAME|DOMAIN")]
    pub(crate) account: Option<String>,
    /// All of them
    #[arg(long)]
    all: bool,
}

/// A tag as it is typed.
pub(super) fn tag(typed: &str) -> Result<Tag, String> {
    typed.parse().map_err(|problem: andru_core::tools::ports::accounts::TagProblem| problem.to_string())
}
