//! One figure with where it comes from.

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::metric::Metric;
use super::unit::Unit;

/// A figure that is given or follows from what is given, by its name on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FigureId {
    /// Yearly recurring revenue.
    Arr,
    /// Growth of ARR over twelve months.
    Growth,
    /// ARR added over twelve months.
    NetNewArr,
    /// Net revenue retention.
    NetRetention,
    /// Gross revenue retention.
    GrossRetention,
    /// Gross margin.
    GrossMargin,
    /// Revenue per customer and month.
    ArpaMonthly,
    /// Months until a customer's gross profit has paid for winning it.
    CacPayback,
    /// Gross profit of a customer over its life.
    Ltv,
    /// Lifetime value over acquisition cost.
    LtvToCac,
    /// ARR added per unit spent on sales and marketing.
    MagicNumber,
    /// Cash burned per unit of ARR added.
    BurnMultiple,
    /// Growth plus the cash margin.
    RuleOf40,
    /// Months until the cash is gone.
    Runway,
    /// Open pipeline over the target.
    PipelineCoverage,
    /// Share of the target that the pipeline closes.
    Pipeline,
}

impl FigureId {
    /// Every figure, in order.
    pub const ALL: [Self; 16] = [
        Self::Arr,
        Self::Growth,
        Self::NetNewArr,
        Self::NetRetention,
        Self::GrossRetention,
        Self::GrossMargin,
        Self::ArpaMonthly,
        Self::CacPayback,
        Self::Ltv,
        Self::LtvToCac,
        Self::MagicNumber,
        Self::BurnMultiple,
        Self::RuleOf40,
        Self::Runway,
        Self::PipelineCoverage,
        Self::Pipeline,
    ];

    /// The figure of a name on the wire.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|figure| figure.name() == name)
    }

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Arr => "arr",
            Self::Growth => "growth",
            Self::NetNewArr => "netNewArr",
            Self::NetRetention => "netRetention",
            Self::GrossRetention => "grossRetention",
            Self::GrossMargin => "grossMargin",
            Self::ArpaMonthly => "arpaMonthly",
            Self::CacPayback => "cacPayback",
            Self::Ltv => "ltv",
            Self::LtvToCac => "ltvToCac",
            Self::MagicNumber => "magicNumber",
            Self::BurnMultiple => "burnMultiple",
            Self::RuleOf40 => "ruleOf40",
            Self::Runway => "runway",
            Self::PipelineCoverage => "pipelineCoverage",
            Self::Pipeline => "pipeline",
        }
    }

    /// The name for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Arr => "ARR",
            Self::Growth => "growth",
            Self::NetNewArr => "net new ARR",
            Self::NetRetention => "net retention",
            Self::GrossRetention => "gross retention",
            Self::GrossMargin => "gross margin",
            Self::ArpaMonthly => "revenue per customer",
            Self::CacPayback => "CAC payback",
            Self::Ltv => "LTV",
            Self::LtvToCac => "LTV:CAC",
            Self::MagicNumber => "magic number",
            Self::BurnMultiple => "burn multiple",
            Self::RuleOf40 => "rule of 40",
            Self::Runway => "runway",
            Self::PipelineCoverage => "pipeline coverage",
            Self::Pipeline => "pipeline",
        }
    }

    /// What it is counted in.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Arr | Self::NetNewArr | Self::Ltv => Unit::Money,
            Self::ArpaMonthly => Unit::MoneyMonthly,
            Self::Growth
            | Self::NetRetention
            | Self::GrossRetention
            | Self::GrossMargin
            | Self::RuleOf40
            | Self::Pipeline => Unit::Share,
            Self::CacPayback | Self::Runway => Unit::Months,
            Self::LtvToCac | Self::MagicNumber | Self::BurnMultiple | Self::PipelineCoverage => Unit::Times,
        }
    }
}

/// A figure with where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Which figure.
    pub id: FigureId,
    /// How much it is.
    pub amount: Amount,
    /// How it was reached: `given`, or the arithmetic with its numbers.
    pub how: String,
    /// The metrics it rests on, in the order of [`Metric::ALL`].
    pub from: Vec<Metric>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_on_the_wire_and_every_figure_is_listed_once() {
        for (at, figure) in FigureId::ALL.into_iter().enumerate() {
            assert_eq!(serde_json::to_value(figure).unwrap(), figure.name());
            assert_eq!((figure as usize, FigureId::named(figure.name())), (at, Some(figure)));
        }
    }
}
