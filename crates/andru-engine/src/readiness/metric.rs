//! The figures a caller may give: name, unit, bounds, meaning.

use serde::{Deserialize, Serialize};

use super::unit::Unit;

/// A figure a caller may give, by its published name where it has one.
///
/// The order is that of the published list, followed by those of our own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Metric {
    /// Yearly recurring revenue.
    Arr,
    /// Monthly recurring revenue.
    Mrr,
    /// Growth of ARR over twelve months.
    GrowthRate,
    /// ARR left of the customers of a year ago, expansion included.
    NetRevenueRetention,
    /// Share of revenue left after the cost of serving.
    GrossMargin,
    /// Cost to win one customer.
    Cac,
    /// Gross profit of one customer over its life.
    Ltv,
    /// Net cash that goes out a month.
    BurnRate,
    /// Months until the cash is gone.
    RunwayMonths,
    /// Open pipeline.
    PipelineValue,
    /// Customers who pay.
    CustomerCount,
    /// Share of customers lost in a year.
    ChurnRate,
    /// ARR left of the customers of a year ago, expansion not counted.
    GrossRevenueRetention,
    /// Revenue per customer and month.
    ArpaMonthly,
    /// ARR won less ARR lost over twelve months.
    NetNewArr,
    /// Sales and marketing cost over twelve months.
    SalesMarketingSpend,
    /// Cash in hand.
    Cash,
    /// New ARR still to be closed in the period the pipeline is for.
    NewArrTarget,
    /// Share of the pipeline's value that is won.
    WinRate,
}

impl Metric {
    /// Every metric, in order.
    pub const ALL: [Self; 19] = [
        Self::Arr,
        Self::Mrr,
        Self::GrowthRate,
        Self::NetRevenueRetention,
        Self::GrossMargin,
        Self::Cac,
        Self::Ltv,
        Self::BurnRate,
        Self::RunwayMonths,
        Self::PipelineValue,
        Self::CustomerCount,
        Self::ChurnRate,
        Self::GrossRevenueRetention,
        Self::ArpaMonthly,
        Self::NetNewArr,
        Self::SalesMarketingSpend,
        Self::Cash,
        Self::NewArrTarget,
        Self::WinRate,
    ];

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Arr => "arr",
            Self::Mrr => "mrr",
            Self::GrowthRate => "growthRate",
            Self::NetRevenueRetention => "netRevenueRetention",
            Self::GrossMargin => "grossMargin",
            Self::Cac => "cac",
            Self::Ltv => "ltv",
            Self::BurnRate => "burnRate",
            Self::RunwayMonths => "runwayMonths",
            Self::PipelineValue => "pipelineValue",
            Self::CustomerCount => "customerCount",
            Self::ChurnRate => "churnRate",
            Self::GrossRevenueRetention => "grossRevenueRetention",
            Self::ArpaMonthly => "arpaMonthly",
            Self::NetNewArr => "netNewArr",
            Self::SalesMarketingSpend => "salesMarketingSpend",
            Self::Cash => "cash",
            Self::NewArrTarget => "newArrTarget",
            Self::WinRate => "winRate",
        }
    }

    /// What it means, with its period and unit; the help of a tool.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Arr => "Recurring revenue a year",
            Self::Mrr => "Recurring revenue a month",
            Self::GrowthRate => "Growth of ARR over 12 months, a fraction: 0.5 is 50%",
            Self::NetRevenueRetention => "ARR left of the customers of a year ago, expansion included: 1.05 is 105%",
            Self::GrossMargin => "Share of revenue left after the cost of serving: 0.75 is 75%",
            Self::Cac => "Sales and marketing cost to win one customer",
            Self::Ltv => "Gross profit of one customer over its life",
            Self::BurnRate => "Net cash out a month; below 0 if cash comes in",
            Self::RunwayMonths => "Months until the cash is gone",
            Self::PipelineValue => "ARR of the open deals",
            Self::CustomerCount => "Customers who pay",
            Self::ChurnRate => "Share of customers lost in 12 months: 0.1 is 10%",
            Self::GrossRevenueRetention => "ARR left of the customers of a year ago, expansion not counted: 0.9 is 90%",
            Self::ArpaMonthly => "Revenue of one customer a month",
            Self::NetNewArr => "ARR won less ARR lost over 12 months",
            Self::SalesMarketingSpend => "Sales and marketing cost over 12 months",
            Self::Cash => "Cash in hand",
            Self::NewArrTarget => "New ARR still to be closed in the period the pipeline is for",
            Self::WinRate => "Share of the pipeline's value that is won: 0.25 is 25%",
        }
    }

    /// What it is counted in.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Arr
            | Self::Cac
            | Self::Ltv
            | Self::PipelineValue
            | Self::NetNewArr
            | Self::SalesMarketingSpend
            | Self::Cash
            | Self::NewArrTarget => Unit::Money,
            Self::Mrr | Self::BurnRate | Self::ArpaMonthly => Unit::MoneyMonthly,
            Self::GrowthRate
            | Self::NetRevenueRetention
            | Self::GrossMargin
            | Self::ChurnRate
            | Self::GrossRevenueRetention
            | Self::WinRate => Unit::Share,
            Self::RunwayMonths => Unit::Months,
            Self::CustomerCount => Unit::Count,
        }
    }

    /// The least and the most that is accepted.
    ///
    /// The bounds of shares are narrow enough that a percentage given as a whole number (50 for 50%) is refused.
    /// A cost that divides another figure starts at a cent.
    pub const fn bounds(self) -> (f64, f64) {
        match self {
            Self::Arr | Self::Ltv | Self::PipelineValue | Self::Cash => (0.0, MOST),
            Self::Mrr | Self::ArpaMonthly => (0.0, MOST_MONTHLY),
            Self::NetNewArr => (-MOST, MOST),
            Self::BurnRate => (-MOST_MONTHLY, MOST_MONTHLY),
            Self::Cac | Self::SalesMarketingSpend | Self::NewArrTarget => (0.01, MOST),
            Self::GrowthRate => (-0.99, 10.0),
            Self::NetRevenueRetention => (0.0, 3.0),
            Self::GrossMargin => (-1.0, 1.0),
            Self::ChurnRate | Self::GrossRevenueRetention => (0.0, 1.0),
            Self::WinRate => (0.01, 1.0),
            Self::RunwayMonths => (0.0, 1200.0),
            Self::CustomerCount => (0.0, 1e9),
        }
    }
}

/// More than this no company has, in any currency we know.
const MOST: f64 = 1e15;

/// The same by the month.
const MOST_MONTHLY: f64 = 1e13;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_on_the_wire_and_every_metric_is_listed_once() {
        for (at, metric) in Metric::ALL.into_iter().enumerate() {
            assert_eq!(serde_json::to_value(metric).unwrap(), metric.name());
            assert_eq!(metric as usize, at);
            let (least, most) = metric.bounds();
            assert!(least < most && !metric.meaning().is_empty());
        }
    }

    #[test]
    fn fifty_for_fifty_percent_is_outside_every_share() {
        for metric in Metric::ALL.into_iter().filter(|metric| metric.unit() == Unit::Share) {
            assert!(metric.bounds().1 < 50.0, "{metric:?}");
        }
    }
}
