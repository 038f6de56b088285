//! What the index is made of.

use serde::{Deserialize, Serialize};

use super::figure::FigureId;
use super::metric::Metric;

/// A part of the index, read off the figure of the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Measure {
    /// Growth of ARR.
    Growth,
    /// Net revenue retention.
    NetRetention,
    /// Gross revenue retention.
    GrossRetention,
    /// Gross margin.
    GrossMargin,
    /// CAC payback in months.
    CacPayback,
    /// Lifetime value over acquisition cost.
    LtvToCac,
    /// ARR added per unit spent on sales and marketing.
    MagicNumber,
    /// Cash burned per unit of ARR added.
    BurnMultiple,
    /// Months of cash.
    Runway,
    /// Share of the target that the pipeline closes.
    Pipeline,
}

impl Measure {
    /// Every measure, in order.
    pub const ALL: [Self; 10] = [
        Self::Growth,
        Self::NetRetention,
        Self::GrossRetention,
        Self::GrossMargin,
        Self::CacPayback,
        Self::LtvToCac,
        Self::MagicNumber,
        Self::BurnMultiple,
        Self::Runway,
        Self::Pipeline,
    ];

    /// The figure it is read off.
    pub const fn figure(self) -> FigureId {
        match self {
            Self::Growth => FigureId::Growth,
            Self::NetRetention => FigureId::NetRetention,
            Self::GrossRetention => FigureId::GrossRetention,
            Self::GrossMargin => FigureId::GrossMargin,
            Self::CacPayback => FigureId::CacPayback,
            Self::LtvToCac => FigureId::LtvToCac,
            Self::MagicNumber => FigureId::MagicNumber,
            Self::BurnMultiple => FigureId::BurnMultiple,
            Self::Runway => FigureId::Runway,
            Self::Pipeline => FigureId::Pipeline,
        }
    }

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        self.figure().name()
    }

    /// The name for people.
    pub const fn words(self) -> &'static str {
        self.figure().words()
    }

    /// The measure of a name on the wire.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.name() == name)
    }

    /// The sets of metrics each of which makes it known, the shortest first.
    pub(super) const fn ways(self) -> &'static [&'static [Metric]] {
        use Metric as M;
        match self {
            Self::Growth => &[&[M::GrowthRate], &[M::Arr, M::NetNewArr], &[M::Mrr, M::NetNewArr]],
            Self::NetRetention => &[&[M::NetRevenueRetention]],
            Self::GrossRetention => &[&[M::GrossRevenueRetention], &[M::ChurnRate]],
            Self::GrossMargin => &[&[M::GrossMargin]],
            Self::CacPayback => &[
                &[M::Cac, M::GrossMargin, M::ArpaMonthly],
                &[M::Cac, M::GrossMargin, M::Arr, M::CustomerCount],
                &[M::Cac, M::GrossMargin, M::Mrr, M::CustomerCount],
            ],
            Self::LtvToCac => &[
                &[M::Cac, M::Ltv],
                &[M::Cac, M::GrossMargin, M::ChurnRate, M::ArpaMonthly],
                &[M::Cac, M::GrossMargin, M::ChurnRate, M::Arr, M::CustomerCount],
                &[M::Cac, M::GrossMargin, M::ChurnRate, M::Mrr, M::CustomerCount],
            ],
            Self::MagicNumber => &[
                &[M::SalesMarketingSpend, M::NetNewArr],
                &[M::SalesMarketingSpend, M::Arr, M::GrowthRate],
                &[M::SalesMarketingSpend, M::Mrr, M::GrowthRate],
            ],
            Self::BurnMultiple => &[
                &[M::BurnRate, M::NetNewArr],
                &[M::BurnRate, M::Arr, M::GrowthRate],
                &[M::BurnRate, M::Mrr, M::GrowthRate],
            ],
            Self::Runway => &[&[M::RunwayMonths], &[M::BurnRate, M::Cash]],
            Self::Pipeline => &[&[M::PipelineValue, M::NewArrTarget]],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_on_the_wire() {
        for measure in Measure::ALL {
            assert_eq!(serde_json::to_value(measure).unwrap(), measure.name());
            assert_eq!(serde_json::to_value(measure.figure()).unwrap(), measure.name());
            assert_eq!(Measure::named(measure.name()), Some(measure));
        }
    }
}
