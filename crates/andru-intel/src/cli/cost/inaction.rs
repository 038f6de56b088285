//! Arguments of `cost inaction`

use std::path::PathBuf;

use andru_core::engine::cost::published_2025::KNOWN_FAULTS;
use clap::{Args, ValueEnum};

use super::{Method, PublishedArgs};

const AFTER_HELP: &str = "\
Examples:
  andru-intel cost inaction --pain 'manual customs entry' --pain 'late deliveries'
  andru-intel cost inaction --loss 're-keying=19188' --loss 'penalties=4.2k' --said-by 'VP Operations, 12 Nov'
  andru-intel cost inaction --template > waiting.toml
  andru-intel cost inaction waiting.toml";

/// The examples, and what is wrong with the published formulas.
fn after_long_help() -> String {
    let faults = KNOWN_FAULTS.iter().fold(String::new(), |all, fault| all + "\n- " + fault);
    format!("{AFTER_HELP}\n\nKnown faults of --method published-2025:{faults}")
}

/// Arguments of `cost inaction`
#[derive(Debug, Args)]
#[command(after_long_help = after_long_help(), after_help = AFTER_HELP)]
pub(crate) struct InactionArgs {
    /// The losses and their figures, as TOML or JSON; `-` or nothing is what is piped in
    pub(crate) file: Option<PathBuf>,
    /// Print commented losses to fill in, and do nothing else
    #[arg(long, conflicts_with_all = ["file", "loss", "pain"])]
    pub(crate) template: bool,
    /// A loss by the month that the buyer named, as NAME=AMOUNT; may be given again
    #[arg(long, value_name = "NAME=AMOUNT", conflicts_with = "file")]
    pub(crate) loss: Vec<String>,
    /// Who of the buyer's people named the losses, and when
    #[arg(long, value_name = "WHO", requires = "loss")]
    pub(crate) said_by: Option<String>,
    /// A pain of the buyer, to propose what to price; may be given again [default: those of your profile]
    #[arg(long, conflicts_with_all = ["file", "loss"])]
    pub(crate) pain: Vec<String>,
    /// The buyer
    #[arg(long, value_name = "NAME")]
    pub(crate) company: Option<String>,
    /// Why they do not move: they prefer things as they are, or fear choosing wrong
    #[arg(long)]
    pub(crate) stall: Option<StallArg>,
    /// The currency, by ISO 4217 [default: USD]
    #[arg(long, value_name = "CODE")]
    pub(crate) currency: Option<String>,
    /// How it is worked out
    #[arg(long, value_enum, default_value_t)]
    pub(crate) method: Method,
    #[command(flatten)]
    pub(crate) published: PublishedArgs,
    /// How many months to look ahead, 1 to 360 [default: 12]
    #[arg(long)]
    pub(crate) months: Option<u32>,
}

/// Why a buyer does not move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StallArg {
    /// They prefer things as they are
    StatusQuo,
    /// They want to change and fear choosing wrong
    Indecision,
}

impl StallArg {
    /// The name on the wire.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::StatusQuo => "status_quo",
            Self::Indecision => "indecision",
        }
    }
}
