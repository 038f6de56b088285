//! Arguments of `cost inaction --method published-2025`

use clap::{Args, ValueEnum};

/// How a cost of inaction is worked out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Method {
    /// From losses whose figures have a basis
    #[default]
    Losses,
    /// By the formulas published in 2025, faults included, to reproduce a figure you were once given
    #[value(name = "published-2025")]
    Published2025,
}

/// Which of the formulas.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Formula {
    /// Four parts, the competitive one at 0.08
    #[default]
    Calculate,
    /// The same at 0.10, rounded
    CalculateAi,
    /// Lost revenue alone, in three scenarios
    Compare,
    /// The first front end: missed growth, lost efficiency, churn, a long cycle
    V1,
    /// Four monthly figures times 3, 6, 12 or 18 months
    Simplified,
    /// The fixed answer that depends on revenue alone
    Mock,
}

/// Which multiplier.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ScenarioArg {
    /// 0.8
    Conservative,
    /// 1.0
    #[default]
    Realistic,
    /// 1.3
    Aggressive,
}

/// The inputs of the formulas published in 2025; what is not given is 0
#[derive(Debug, Args)]
#[command(next_help_heading = "With --method published-2025")]
pub(crate) struct PublishedArgs {
    /// Which formula
    #[arg(long, value_enum, default_value_t)]
    pub(crate) formula: Formula,
    /// Deals that could be won, 0 to 10,000
    #[arg(long, value_name = "COUNT")]
    pub(crate) potential_deals: Option<f64>,
    /// Revenue of a deal, 0 to 10,000,000
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) average_deal_size: Option<f64>,
    /// Share of deals that are won, 0 to 1
    #[arg(long, value_name = "SHARE")]
    pub(crate) conversion_rate: Option<f64>,
    /// Months of delay, 0 to 24; months looked at for v1, 0 to 120, and simplified
    #[arg(long, value_name = "MONTHS")]
    pub(crate) delay_months: Option<f64>,
    /// Operating cost of a year, 0 to 100,000,000
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) current_operating_cost: Option<f64>,
    /// Share of it that is wasted, 0 to 1
    #[arg(long, value_name = "SHARE")]
    pub(crate) inefficiency_rate: Option<f64>,
    /// Employees, 1 to 100,000
    #[arg(long, value_name = "COUNT")]
    pub(crate) employee_count: Option<f64>,
    /// Salary of one for a year, 0 to 1,000,000
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) average_salary: Option<f64>,
    /// Share of the market, 0 to 1
    #[arg(long, value_name = "SHARE")]
    pub(crate) market_share: Option<f64>,
    /// Revenue of a year, for v1 and mock
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) revenue: Option<f64>,
    /// Growth wanted in a year in percent, for v1
    #[arg(long, value_name = "PERCENT")]
    pub(crate) growth: Option<f64>,
    /// Days a deal takes, for v1
    #[arg(long, value_name = "DAYS")]
    pub(crate) cycle_days: Option<u32>,
    /// Revenue lost in a year in percent, for v1
    #[arg(long, value_name = "PERCENT")]
    pub(crate) churn: Option<f64>,
    /// The four monthly figures, for simplified [default: 45000,23000,12000,38000, as published]
    #[arg(long, value_name = "AMOUNT", value_delimiter = ',', num_args = 4)]
    pub(crate) monthly: Vec<f64>,
    /// What everything is multiplied by
    #[arg(long, value_enum, default_value_t)]
    pub(crate) scenario: ScenarioArg,
}
