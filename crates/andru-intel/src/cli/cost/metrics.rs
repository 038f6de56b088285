//! Arguments of `cost metrics`

use clap::{Args, Subcommand, ValueEnum};

/// Arguments of `cost metrics`
#[derive(Debug, Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct MetricsArgs {
    #[command(subcommand)]
    pub(crate) command: MetricsCommand,
}

/// What to work out.
#[derive(Debug, Subcommand)]
pub(crate) enum MetricsCommand {
    /// Work out NPV, every IRR, MIRR, profitability index and payback of flows of money
    ///
    /// Flows are received above zero and paid below it. With a day before each, as in 2026-01-01=-1000, they are dated,
    /// and rates are by the year of 365 days.
    Flows(FlowsArgs),
    /// Work out a subscription company's metrics, and say what is missing for the rest
    ///
    /// Give what you know. Each metric is shown with its formula, and with the band it lies in where one is published.
    Saas(Box<SaasArgs>),
    /// Work out the one missing figure of a loan or a savings plan
    ///
    /// Give all but one of --rate, --nper, --pmt, --pv and --fv. Received is above zero, paid below it, as in spreadsheets.
    Annuity(AnnuityArgs),
}

/// Arguments of `cost metrics flows`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  andru-intel cost metrics flows --flow -40k,9k,9k,9k,9k,9k,9k,9k --rate 11%
  andru-intel cost metrics flows --flow '2026-01-01=-$1m 2026-09-30=$0.7m 2027-03-31=$0.5m'")]
pub(crate) struct FlowsArgs {
    /// Amounts in order of time, between commas or blanks, such as -40k,9000,$1.2m; or DAY=AMOUNT; repeat for more
    #[arg(long, value_name = "AMOUNTS", required = true, allow_hyphen_values = true)]
    pub(crate) flow: Vec<String>,
    /// The rate to discount by, per period or for dated flows per year, such as 10% or 0.1
    #[arg(long, value_name = "RATE", allow_hyphen_values = true)]
    pub(crate) rate: Option<String>,
    /// When the first flow falls [default: now]
    #[arg(long, value_enum)]
    pub(crate) first_flow: Option<FirstFlowArg>,
    /// What outlays are financed at, for MIRR [default: --rate]
    #[arg(long, value_name = "RATE", allow_hyphen_values = true)]
    pub(crate) finance_rate: Option<String>,
    /// What returns are reinvested at, for MIRR [default: --rate]
    #[arg(long, value_name = "RATE", allow_hyphen_values = true)]
    pub(crate) reinvest_rate: Option<String>,
}

/// When the first of the flows falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FirstFlowArg {
    /// It is not discounted, as in TEI studies and numpy-financial
    Now,
    /// It is discounted by one period, as in the NPV of spreadsheets
    EndOfFirstPeriod,
}

/// Arguments of `cost metrics saas`
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "\
Examples:
  andru-intel cost metrics saas --cac 500 --arpu-month 50 --gross-margin 80% --monthly-churn 3%
  andru-intel cost metrics saas --net-burn $3m --net-new-arr $1m --cash $18m --net-burn-month 250k"
)]
pub(crate) struct SaasArgs {
    /// The cost of winning one customer
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(crate) cac: Option<String>,
    /// What one customer pays in a month
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(crate) arpu_month: Option<String>,
    /// The share of revenue that is left after the cost of serving it
    #[arg(long, value_name = "SHARE", allow_hyphen_values = true)]
    pub(crate) gross_margin: Option<String>,
    /// The share of customers who leave in a month
    #[arg(long, value_name = "SHARE", allow_hyphen_values = true)]
    pub(crate) monthly_churn: Option<String>,
    /// Recurring revenue of this quarter less that of the quarter before
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(crate) quarterly_revenue_change: Option<String>,
    /// Sales and marketing of the quarter before
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(crate) prior_quarter_spend: Option<String>,
    /// Cash burnt in a time
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(crate) net_burn: Option<String>,
    /// ARR won less ARR lost in the same time
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(crate) net_new_arr: Option<String>,
    /// Recurring revenue of the customers there were at the start
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(crate) starting: Option<String>,
    /// What they added since
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(crate) expansion: Option<String>,
    /// What they cut and still stayed, written above zero
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(crate) contraction: Option<String>,
    /// What was lost with those who left, written above zero
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(crate) churn: Option<String>,
    /// Recurring revenue of customers who are new since
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(crate) new: Option<String>,
    /// Revenue
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(crate) revenue: Option<String>,
    /// The cost of serving that revenue
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(crate) cost_of_revenue: Option<String>,
    /// Growth of revenue in a year
    #[arg(long, value_name = "SHARE", allow_hyphen_values = true)]
    pub(crate) growth: Option<String>,
    /// Profit as a share of revenue, by EBITDA or free cash flow
    #[arg(long, value_name = "SHARE", allow_hyphen_values = true)]
    pub(crate) margin: Option<String>,
    /// Cash at hand
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(crate) cash: Option<String>,
    /// Cash burnt in a month
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(crate) net_burn_month: Option<String>,
}

/// Arguments of `cost metrics annuity`
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "\
Examples:
  andru-intel cost metrics annuity --rate 0.625% --nper 180 --pv $200k --fv 0
  andru-intel cost metrics annuity --nper 36 --pmt -350 --pv 10k --fv 0 --when begin"
)]
pub(crate) struct AnnuityArgs {
    /// The rate per period, such as 0.5%
    #[arg(long, value_name = "RATE", allow_hyphen_values = true)]
    pub(crate) rate: Option<String>,
    /// How many periods
    #[arg(long, value_name = "PERIODS", allow_hyphen_values = true)]
    pub(crate) nper: Option<f64>,
    /// The payment in each period
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(crate) pmt: Option<String>,
    /// The amount now
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(crate) pv: Option<String>,
    /// The amount after the last period
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(crate) fv: Option<String>,
    /// When in a period a payment is made [default: end]
    #[arg(long, value_enum)]
    pub(crate) when: Option<WhenArg>,
}

/// When in a period a payment is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum WhenArg {
    /// At its end
    End,
    /// At its beginning
    Begin,
}
