//! Arguments of `fit`.

use std::path::PathBuf;

use andru_core::jobs::fit::MAX_TOP;
use andru_core::tools::ports::accounts::Tag;
use clap::{Args, ValueEnum};

/// Arguments of `fit`
#[derive(Debug, Args)]
pub(crate) struct FitArgs {
    /// The list: CSV or JSON Lines; `-` or nothing reads standard input
    pub(crate) file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) company: CompanyArgs,
    #[command(flatten)]
    pub(crate) list: ListArgs,
}

/// One company
#[derive(Debug, Args)]
#[command(next_help_heading = "One company")]
#[group(id = "company", multiple = true, conflicts_with_all = ["file", "lists"])]
pub(crate) struct CompanyArgs {
    /// A saved account, by its name or domain; what else is given here counts in place of what is saved of it
    #[arg(long, value_name = "NAME|DOMAIN")]
    pub(crate) account: Option<String>,
    /// Its name
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// Its website or e-mail domain
    #[arg(long)]
    pub(crate) domain: Option<String>,
    /// What it does
    #[arg(long)]
    pub(crate) industry: Option<String>,
    /// Its head count, such as 240
    #[arg(long, value_name = "COUNT")]
    pub(crate) employees: Option<String>,
    /// Its yearly revenue, such as $12M or $10M-$50M
    #[arg(long)]
    pub(crate) revenue: Option<String>,
    /// Where it is, such as Canada or "Austin, Texas"
    #[arg(long, value_name = "PLACE")]
    pub(crate) geography: Option<String>,
    /// What it runs; repeat for more
    #[arg(long, value_name = "TECHNOLOGY")]
    pub(crate) tech: Vec<String>,
    /// What hurts, in the buyer's words; repeat for more
    #[arg(long)]
    pub(crate) pain: Vec<String>,
    /// A lasting habit, such as how it buys; repeat for more
    #[arg(long)]
    pub(crate) habit: Vec<String>,
    /// An event with its age, such as "new COO 3 weeks ago"; repeat for more
    #[arg(long, value_name = "EVENT")]
    pub(crate) trigger: Vec<String>,
    /// Any further field, such as regulatedData=none; repeat for more
    #[arg(long, value_name = "NAME=VALUE")]
    pub(crate) attribute: Vec<String>,
}

impl CompanyArgs {
    /// Whether anything is said of a company.
    pub(crate) fn is_given(&self) -> bool {
        let one =
            [&self.account, &self.name, &self.domain, &self.industry, &self.employees, &self.revenue, &self.geography];
        let many = [&self.tech, &self.pain, &self.habit, &self.trigger, &self.attribute];
        one.iter().any(|field| field.is_some()) || many.iter().any(|field| !field.is_empty())
    }
}

/// A list
#[derive(Debug, Args)]
#[command(next_help_heading = "A list")]
#[group(id = "lists", multiple = true)]
pub(crate) struct ListArgs {
    /// Score the accounts you imported, in place of a file
    #[arg(long, conflicts_with_all = ["file", "map", "input_format"])]
    pub(crate) accounts: bool,
    /// Only the accounts with this tag
    #[arg(long, value_name = "TAG", value_parser = super::accounts::tag, requires = "accounts")]
    pub(crate) tag: Option<Tag>,
    /// Judge by the profile in this TOML or JSON file, in place of the saved one and of your deals
    #[arg(long, value_name = "FILE")]
    pub(crate) profile: Option<PathBuf>,
    /// Write the result as [default: table on a terminal, csv otherwise]
    #[arg(long, value_enum)]
    pub(crate) format: Option<ListFormat>,
    /// Write only the N best, best first; without it, every row in input order
    #[arg(long, value_name = "N", value_parser = top)]
    pub(crate) top: Option<usize>,
    /// Read a field from this column, such as employees="Team size"; repeat for more
    #[arg(long, value_name = "FIELD=COLUMN")]
    pub(crate) map: Vec<String>,
    /// What the list is written in
    #[arg(long, value_enum, default_value_t)]
    pub(crate) input_format: InputKind,
    /// End with exit code 1 when a row could not be read
    #[arg(long)]
    pub(crate) strict: bool,
}

fn top(typed: &str) -> Result<usize, String> {
    let number = typed.parse().ok().filter(|number| (1..=MAX_TOP).contains(number));
    number.ok_or_else(|| format!("must be a whole number from 1 to {MAX_TOP}"))
}

/// How a list is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// The best 25, or --top, at the width of the terminal
    Table,
    /// One line per company, for a spreadsheet
    Csv,
    /// One JSON object per line, for programs
    Jsonl,
    /// A Markdown table
    Md,
}

/// What a list is written in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputKind {
    /// Tell by the first bytes
    #[default]
    Auto,
    /// Comma, semicolon or tab separated, with a heading row
    Csv,
    /// One JSON object per line
    Jsonl,
}
