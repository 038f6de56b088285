//! Arguments of `cost`

mod case;
mod delay;
mod inaction;
mod metrics;
mod published;

use clap::{Args, Subcommand};

pub(crate) use case::CaseArgs;
pub(crate) use delay::DelayArgs;
pub(crate) use inaction::InactionArgs;
pub(crate) use metrics::{AnnuityArgs, FirstFlowArg, FlowsArgs, MetricsArgs, MetricsCommand, SaasArgs, WhenArg};
pub(crate) use published::{Formula, Method, PublishedArgs, ScenarioArg};

/// Arguments of `cost`
#[derive(Debug, Args)]
pub(crate) struct CostArgs {
    #[command(subcommand)]
    pub(crate) command: CostCommand,
}

/// What to price.
#[derive(Debug, Subcommand)]
pub(crate) enum CostCommand {
    /// Work out what a purchase returns: ROI, NPV, IRR, payback, ranges, break-even
    ///
    /// Reads a case as TOML or JSON: FILE, or standard input. `--template` prints one to fill in. Each figure says who
    /// stands behind it: the buyer, a publication, or somebody who assumes it. Where a line rests on nothing the buyer
    /// has said there is no ROI, and the answer is what to ask.
    Case(CaseArgs),
    /// Work out what waiting costs a buyer, month by month
    ///
    /// Reads losses as TOML or JSON from FILE, or takes monthly amounts with `--loss`. Without either it proposes which
    /// losses to price, from the buyer's pains or those of your profile, and prints the questions.
    Inaction(Box<InactionArgs>),
    /// Work out figures of flows of money, of a subscription company, or of a loan
    ///
    /// Plain arithmetic on what you type, with every convention printed beside it. Nothing is assumed and nothing saved.
    Metrics(MetricsArgs),
    /// Order work by what each month without it costs, divided by the months it takes (CD3)
    ///
    /// With one thing done at a time, this order loses least. Shows what the order given would cost, and what this one
    /// saves.
    Delay(DelayArgs),
}
