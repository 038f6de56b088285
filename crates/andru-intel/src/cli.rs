//! What can be typed: the doc comments are the help.

mod accounts;
mod blueprint;
mod cache;
mod cost;
mod data;
mod fit;
mod icp;
mod memory;
mod profile;
mod run;

use andru_core::Settings;
use andru_core::environment::parse_date;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::failure::Failure;

pub(crate) use accounts::{
    AccountsArgs, AccountsCommand, ContactsArgs, ContactsCommand, DealsArgs, DealsCommand, ForgetAccountsArgs,
    ForgetArgs, ImportAccountsArgs, ImportContactsArgs, ImportDealsArgs, ListAccountsArgs, ListOfArgs, ReadArgs,
};
pub(crate) use blueprint::BlueprintArgs;
pub(crate) use cache::{CacheArgs, CacheCommand};
pub(crate) use cost::{
    AnnuityArgs, CaseArgs, CostArgs, CostCommand, DelayArgs, FirstFlowArg, FlowsArgs, Formula, InactionArgs, Method,
    MetricsArgs, MetricsCommand, PublishedArgs, SaasArgs, ScenarioArg, WhenArg,
};
pub(crate) use data::{Adoptable, DataArgs, DataCommand, EraseArgs, ExportDataArgs, ImportDataArgs, RestoreArgs};
pub(crate) use fit::{CompanyArgs, FitArgs, InputKind, ListFormat};
pub(crate) use icp::{
    ApplyArgs, EvaluateArgs, ExportArgs, HistoryArgs, IcpArgs, IcpCommand, LearnArgs, OutcomeArgs, ReasonsArgs,
    ReportArgs, ShowArgs, UseArgs,
};
pub(crate) use memory::{
    AddMemoryArgs, ForgetMemoryArgs, ListMemoriesArgs, MemoryArgs, MemoryCommand, MemoryHistoryArgs,
};
pub(crate) use profile::{ClearArgs, FileArgs, InterviewArgs, ProfileArgs, ProfileCommand};
pub(crate) use run::RunArgs;

/// Judge companies, buyers and lists against whom you sell to, on this machine alone
///
/// Tell Andru whom you sell to once (`andru-intel profile interview`), then ask about a company, a list or a
/// title. Every score is the exact sum of its parts, and what is not known is said as unknown. Nothing
/// leaves this machine.
#[derive(Debug, Parser)]
#[command(
    name = "andru-intel",
    version,
    after_help = AFTER_HELP,
    after_long_help = after_long_help(),
    disable_help_subcommand = true,
    subcommand_required = true,
    arg_required_else_help = true,
    max_term_width = 100
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) globals: Globals,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The start of a working day.
const AFTER_HELP: &str = "\
Examples:
  andru-intel profile interview
  andru-intel fit --name 'Northwind Freight' --industry logistics
  andru-intel fit companies.csv
  andru-intel fit companies.csv --top 50 --format csv > best.csv
  andru-intel persona 'VP Operations'

`andru-intel --help` has exit codes; `andru-intel help <tool>` explains a tool.";

fn after_long_help() -> String {
    let codes = crate::reference::exit_code_lines();
    format!("{}\n\nExit codes:\n{codes}", AFTER_HELP.trim_end())
}

/// Flags that every command takes
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Globals {
    /// Print JSON instead of a page; lists become JSON Lines
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Answer from this machine alone, without any connection
    #[arg(long, global = true)]
    pub(crate) offline: bool,
    /// Answer for this day; ages are counted to it [default: today in UTC]
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    as_of: Option<String>,
    /// Print answers and errors only, without notes and progress
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// Use colour (`auto`: on a terminal, unless `NO_COLOR`)
    #[arg(
        long,
        global = true,
        value_name = "auto|always|never",
        value_enum,
        default_value_t,
        hide_possible_values = true
    )]
    pub(crate) color: ColorWhen,
    /// Lay output out for so many columns
    #[arg(long, global = true, hide = true, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    pub(crate) width: Option<u16>,
}

impl Globals {
    /// The flags that are read before anything is parsed, the others at their defaults.
    pub(crate) const fn early(color: ColorWhen, width: Option<u16>) -> Self {
        Self { json: false, offline: false, as_of: None, quiet: false, color, width }
    }

    /// The environment's settings with the flags over them.
    pub(crate) fn settings(&self) -> Result<Settings, Failure> {
        let mut settings = Settings::from_environment()?;
        settings.offline |= self.offline;
        if let Some(day) = &self.as_of {
            settings.as_of = Some(parse_date("--as-of", day)?);
        }
        Ok(settings)
    }
}

/// When to use colour.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorWhen {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always, even into a file
    Always,
    /// Never
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Propose a profile from what you sell, and say what is missing
    Score(ScoreArgs),
    /// Match one company, or a list of any size, against your profile
    ///
    /// With --name or another company flag it scores that company and shows every part of the score. Without, it
    /// reads a list: FILE, or standard input. Exports of HubSpot, Salesforce, Pipedrive, Apollo, Crunchbase and
    /// Sales Navigator exporters are read as they are, and so are sheets with headings such as Company, Website,
    /// Industry, Employees.
    Fit(Box<FitArgs>),
    /// Keep the companies you sell to, from an export of your CRM
    ///
    /// The list stays on this machine, sealed. `fit --accounts` scores it, and tags put accounts into portfolios.
    Accounts(AccountsArgs),
    /// Keep the deals of your accounts, from an export of your CRM
    Deals(DealsArgs),
    /// Keep the people at your accounts, from an export of your CRM
    Contacts(ContactsArgs),
    /// Learn from the deals you won and lost
    Icp(IcpArgs),
    /// Price waiting, a purchase, or a company's own figures
    Cost(CostArgs),
    /// Say who a job title is, what they decide, and how to talk to them
    Persona(PersonaArgs),
    /// Derive reps, quota, pay and activity from an ARR target
    ///
    /// The plan is for twelve months from today (or from --as-of). Every step can be checked by hand, and every
    /// assumption is shown with its source: replace ours by your own figures with --assume.
    Blueprint(BlueprintArgs),
    /// Show, set or export the profile of whom you sell to
    ///
    /// The profile is saved on this machine and used by every answer. `profile interview` asks for it in ten
    /// questions; `score --toml` proposes one to edit; `profile set` takes one you wrote.
    Profile(ProfileArgs),
    /// Export, import, copy, restore, check or erase all that is saved
    ///
    /// Everything is kept on this machine, sealed with a key that stands in your keyring or, without one, in a file of
    /// Andru's directory.
    Data(DataArgs),
    /// Remember figures, decisions and deadlines, every version kept
    ///
    /// What is remembered stays on this machine, sealed, and is there for every tool and for models that work for
    /// you. A value said again under its key becomes a new version; `history` shows them all, and what held on a day.
    Memory(MemoryArgs),
    /// Count, check or forget the platform's answers kept here
    Cache(CacheArgs),
    /// Call any tool with its parameters as flags or as JSON
    ///
    /// Each tool is a command with one flag per parameter: `andru-intel run get_persona_profile --title CEO`. With
    /// --input the parameters are read as one JSON object.
    Run(RunArgs),
    /// Check this machine's Andru, and say what mends what is wrong
    ///
    /// It looks at the data directory and its files, the keys, the disk, the clock, the configuration and the MCP
    /// clients, and changes nothing. The exit code is 0 where nothing is a problem, and 1 otherwise.
    Doctor,
    /// List the tools
    List,
    /// Explain a tool or a command
    Help(HelpArgs),
    /// Print the completion script of a shell
    Completions(CompletionsArgs),
}

/// Arguments of `score`
#[derive(Debug, Args)]
pub(crate) struct ScoreArgs {
    /// What you sell and what stops hurting, in one or two sentences
    #[arg(value_name = "WHAT YOU SELL")]
    pub(crate) product: String,
    /// The industry you sell into
    #[arg(long, short)]
    pub(crate) vertical: Option<String>,
    /// The title of who buys
    #[arg(long, short)]
    pub(crate) role: Option<String>,
    /// Print only the proposed profile as TOML, to edit and give to `profile set`
    #[arg(long, conflicts_with = "json")]
    pub(crate) toml: bool,
}

/// Arguments of `persona`
#[derive(Debug, Args)]
pub(crate) struct PersonaArgs {
    /// The job title, as it stands on a card or a profile
    pub(crate) title: String,
    /// The industry of their company
    #[arg(long)]
    pub(crate) industry: Option<String>,
    /// The head count of their company, such as 240 or 51-200
    #[arg(long)]
    pub(crate) company_size: Option<String>,
}

/// Arguments of `help`
#[derive(Debug, Args)]
pub(crate) struct HelpArgs {
    /// A tool, such as `get_icp_fit_score`, or a command; without it, the whole help
    pub(crate) topic: Option<String>,
}

/// Arguments of `completions`
#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}
