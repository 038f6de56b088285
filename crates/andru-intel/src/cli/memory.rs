//! Arguments of `memory`.

use andru_core::tools::ports::memories::{Category, MemoryDomain, MemoryType};
use clap::{Args, Subcommand, ValueEnum};

/// Arguments of `memory`
#[derive(Debug, Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct MemoryArgs {
    #[command(subcommand)]
    pub(crate) command: MemoryCommand,
}

/// What to do with the memory.
#[derive(Debug, Subcommand)]
pub(crate) enum MemoryCommand {
    /// Remember something; earlier values of the key are kept
    Add(AddMemoryArgs),
    /// List what is remembered, latest first
    List(ListMemoriesArgs),
    /// Show every version of a key, or what held on a day
    History(MemoryHistoryArgs),
    /// Forget keys with every version they had
    Forget(ForgetMemoryArgs),
}

/// Arguments of `memory add`
#[derive(Debug, Args)]
pub(crate) struct AddMemoryArgs {
    /// What it is about
    pub(crate) category: CategoryArg,
    /// Its name in `lower_underscore`, the same each time, such as mrr
    pub(crate) key: String,
    /// What to remember, with unit and currency
    pub(crate) value: String,
    /// What kind of knowledge it is [default: episodic]
    #[arg(long = "type")]
    pub(crate) memory_type: Option<TypeArg>,
    /// The part of the business it belongs to [default: general]
    #[arg(long)]
    pub(crate) domain: Option<DomainArg>,
    /// How sure you are, 0 to 1 [default: 1]
    #[arg(long, value_name = "0-1")]
    pub(crate) confidence: Option<f64>,
}

/// Arguments of `memory list`
#[derive(Debug, Args)]
pub(crate) struct ListMemoriesArgs {
    /// Keys to list, where * stands for anything, such as 'acme_*'
    pub(crate) pattern: Option<String>,
    /// Of this category alone
    #[arg(long)]
    pub(crate) category: Option<CategoryArg>,
    /// Of this type alone
    #[arg(long = "type")]
    pub(crate) memory_type: Option<TypeArg>,
    /// List so many, at most 200 [default: 50]
    #[arg(long, value_name = "COUNT")]
    pub(crate) limit: Option<u32>,
}

/// Arguments of `memory history`
#[derive(Debug, Args)]
pub(crate) struct MemoryHistoryArgs {
    /// What it is about
    pub(crate) category: CategoryArg,
    /// Its name
    pub(crate) key: String,
    /// Say what held on this day, such as 2026-08-24 or '3 months ago'
    #[arg(long, value_name = "DAY")]
    pub(crate) at: Option<String>,
}

/// Arguments of `memory forget`
#[derive(Debug, Args)]
pub(crate) struct ForgetMemoryArgs {
    /// What it is about
    pub(crate) category: CategoryArg,
    /// The key, or keys where * stands for anything, such as 'acme_*'
    #[arg(value_name = "KEY|PATTERN")]
    pub(crate) pattern: String,
    /// Do not ask
    #[arg(long, short)]
    pub(crate) yes: bool,
}

/// What a memory is about.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum CategoryArg {
    /// A figure of your company
    Metric,
    /// A company you sell to
    Account,
    /// What matters most now
    Priority,
    /// How you like things done
    Preference,
    /// What you decided
    Decision,
    /// What is due, and when
    Deadline,
}

/// What kind of knowledge a memory is.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum TypeArg {
    /// Was so on a day
    Episodic,
    /// Is so
    Semantic,
    /// How something is done
    Procedural,
}

/// The part of the business a memory belongs to.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum DomainArg {
    /// Sales and money coming in
    Revenue,
    /// What you sell
    Product,
    /// The people
    Team,
    /// Those who put money in
    Investor,
    /// Buyers and competitors at large
    Market,
    /// Anything else
    General,
}

impl From<CategoryArg> for Category {
    fn from(category: CategoryArg) -> Self {
        match category {
            CategoryArg::Metric => Self::Metric,
            CategoryArg::Account => Self::Account,
            CategoryArg::Priority => Self::Priority,
            CategoryArg::Preference => Self::Preference,
            CategoryArg::Decision => Self::Decision,
            CategoryArg::Deadline => Self::Deadline,
        }
    }
}

impl From<TypeArg> for MemoryType {
    fn from(kind: TypeArg) -> Self {
        match kind {
            TypeArg::Episodic => Self::Episodic,
            TypeArg::Semantic => Self::Semantic,
            TypeArg::Procedural => Self::Procedural,
        }
    }
}

impl From<DomainArg> for MemoryDomain {
    fn from(domain: DomainArg) -> Self {
        match domain {
            DomainArg::Revenue => Self::Revenue,
            DomainArg::Product => Self::Product,
            DomainArg::Team => Self::Team,
            DomainArg::Investor => Self::Investor,
            DomainArg::Market => Self::Market,
            DomainArg::General => Self::General,
        }
    }
}
