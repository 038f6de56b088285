//! What the metrics are: names, formulas and units.

use crate::cost::finance::{FinanceError, check};

/// A metric, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// The metric, in its unit.
    Value(f64),
    /// The metric does not exist for these inputs: a lower-case fragment that says why.
    Undefined(&'static str),
}

impl Outcome {
    /// The value, where there is one.
    pub const fn value(self) -> Option<f64> {
        match self {
            Self::Value(value) => Some(value),
            Self::Undefined(_) => None,
        }
    }

    /// A quotient whose divisor is above zero, or the reason why it is not.
    pub(super) fn quotient(
        metric: Metric,
        above: f64,
        below: f64,
        otherwise: &'static str,
    ) -> Result<Self, FinanceError> {
        if below > 0.0 {
            check::finite(metric.name(), above / below).map(Self::Value)
        } else {
            Ok(Self::Undefined(otherwise))
        }
    }
}

/// What a metric is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Months.
    Months,
    /// The currency of the inputs.
    Money,
    /// A plain ratio, such as 3.0.
    Times,
    /// A share, 0.8 for 80%.
    Share,
}

/// A metric of a subscription company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    /// Months until a customer's margin has paid for winning the customer.
    CacPayback,
    /// The margin a customer brings over a lifetime.
    Ltv,
    /// Lifetime value for each unit of acquisition cost.
    LtvToCac,
    /// New yearly revenue for each unit of last quarter's sales and marketing.
    MagicNumber,
    /// Months of new revenue that pay for the sales and marketing behind it, before the cost of serving it.
    MagicNumberPayback,
    /// Cash burnt for each unit of new yearly revenue.
    BurnMultiple,
    /// What is left of the starting revenue of one group of customers, with what they added.
    Nrr,
    /// What is left of the starting revenue of one group of customers, without what they added.
    Grr,
    /// Revenue won for each unit lost.
    QuickRatio,
    /// What is left of revenue after the cost of serving it.
    GrossMargin,
    /// Growth and margin together.
    RuleOf40,
    /// Months until the cash is gone at this burn.
    Runway,
}

impl Metric {
    /// Every metric.
    pub const ALL: [Self; 12] = [
        Self::CacPayback,
        Self::Ltv,
        Self::LtvToCac,
        Self::MagicNumber,
        Self::MagicNumberPayback,
        Self::BurnMultiple,
        Self::Nrr,
        Self::Grr,
        Self::QuickRatio,
        Self::GrossMargin,
        Self::RuleOf40,
        Self::Runway,
    ];

    /// A stable name in `snake_case`, for JSON and tables.
    pub const fn id(self) -> &'static str {
        match self {
            Self::CacPayback => "cac_payback",
            Self::Ltv => "ltv",
            Self::LtvToCac => "ltv_to_cac",
            Self::MagicNumber => "magic_number",
            Self::MagicNumberPayback => "magic_number_payback",
            Self::BurnMultiple => "burn_multiple",
            Self::Nrr => "nrr",
            Self::Grr => "grr",
            Self::QuickRatio => "quick_ratio",
            Self::GrossMargin => "gross_margin",
            Self::RuleOf40 => "rule_of_40",
            Self::Runway => "runway",
        }
    }

    /// The name people use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CacPayback => "CAC payback",
            Self::Ltv => "LTV",
            Self::LtvToCac => "LTV:CAC",
            Self::MagicNumber => "magic number",
            Self::MagicNumberPayback => "magic number payback",
            Self::BurnMultiple => "burn multiple",
            Self::Nrr => "net revenue retention",
            Self::Grr => "gross revenue retention",
            Self::QuickRatio => "quick ratio",
            Self::GrossMargin => "gross margin",
            Self::RuleOf40 => "rule of 40",
            Self::Runway => "runway",
        }
    }

    /// How it is worked out.
    pub const fn formula(self) -> &'static str {
        match self {
            Self::CacPayback => "CAC / (revenue per customer and month × gross margin)",
            Self::Ltv => "revenue per customer and month × gross margin / monthly churn",
            Self::LtvToCac => "LTV / CAC",
            Self::MagicNumber => "change in quarterly revenue × 4 / sales and marketing of the quarter before",
            Self::MagicNumberPayback => "12 / magic number",
            Self::BurnMultiple => "net burn / net new ARR",
            Self::Nrr => "(starting revenue + expansion - contraction - churn) / starting revenue",
            Self::Grr => "(starting revenue - contraction - churn) / starting revenue",
            Self::QuickRatio => "(new + expansion) / (contraction + churn)",
            Self::GrossMargin => "(revenue - cost of revenue) / revenue",
            Self::RuleOf40 => "growth of revenue in a year + profit margin",
            Self::Runway => "cash / net burn a month",
        }
    }

    /// What it is counted in.
    pub const fn unit(self) -> Unit {
        match self {
            Self::CacPayback | Self::MagicNumberPayback | Self::Runway => Unit::Months,
            Self::Ltv => Unit::Money,
            Self::LtvToCac | Self::MagicNumber | Self::BurnMultiple | Self::QuickRatio => Unit::Times,
            Self::Nrr | Self::Grr | Self::GrossMargin | Self::RuleOf40 => Unit::Share,
        }
    }
}
