//! The calculator of the first front end, and what it filled in from a profile.

use super::{rounded, within};
use crate::cost::error::CostError;

/// What the calculator computes from; rates are in percent. It asked for a conversion too, and did not use it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs {
    /// Revenue of a year, 0 to 10^12; the original has no bounds, these are ours.
    pub revenue: f64,
    /// Growth wanted in a year, -100 to 1,000.
    pub growth: f64,
    /// Revenue of a deal, 0 to 10^12.
    pub deal_size: f64,
    /// Days a deal takes, 0 to 3,650; 0 is read as 90.
    pub cycle_days: u32,
    /// Revenue lost in a year, 0 to 100.
    pub churn: f64,
    /// Months looked at, 0 to 120; 0 is read as 12. 6, 12, 18 and 24 could be chosen.
    pub months: u32,
    /// The share of a year's revenue that is taken for lost efficiency.
    pub inefficiency: Inefficiency,
}

/// The share of revenue that is taken for lost efficiency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Inefficiency {
    /// 15%, in the calculator.
    #[default]
    Fifteen,
    /// 12%, in a later copy of it.
    Twelve,
}

/// What the calculator gives, in whole units of money, each rounded by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Calculated {
    /// (revenue / 12 · growth / 12) · n (n + 1) / 2.
    pub missed_growth: f64,
    /// Revenue · 0.15, or 0.12.
    pub inefficiency: f64,
    /// Revenue · churn.
    pub churn_impact: f64,
    /// (cycle - 60) · deal · 0.02, from 0.
    pub cycle_cost: f64,
    /// The sum before it is rounded, rounded.
    pub total: f64,
    /// The total over the months.
    pub monthly: f64,
    /// Months 1 to 12.
    pub projection: [Month; 12],
}

/// Monthly revenue projected.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Month {
    /// (revenue / 12) · (1 + growth)^(month / 12).
    pub with_action: f64,
    /// The same with 0.3 of the growth.
    pub without_action: f64,
    /// Their difference before they are rounded, rounded.
    pub gap: f64,
}

/// The calculator. The projection takes powers, whose last bit may differ between machines; they are rounded after.
///
/// # Errors
/// An input out of bounds.
pub fn calculate(inputs: &Inputs) -> Result<Calculated, CostError> {
    within("revenue", inputs.revenue, 0.0, 1e12)?;
    within("growth", inputs.growth, -100.0, 1_000.0)?;
    within("dealSize", inputs.deal_size, 0.0, 1e12)?;
    within("cycleDays", f64::from(inputs.cycle_days), 0.0, 3_650.0)?;
    within("churn", inputs.churn, 0.0, 100.0)?;
    within("months", f64::from(inputs.months), 0.0, 120.0)?;
    let (growth, churn) = (inputs.growth / 100.0, inputs.churn / 100.0);
    let months = f64::from(if inputs.months == 0 { 12 } else { inputs.months });
    let cycle = f64::from(if inputs.cycle_days == 0 { 90 } else { inputs.cycle_days });
    let a_month = inputs.revenue / 12.0;
    let missed_growth = a_month * growth / 12.0 * months * (months + 1.0) / 2.0;
    let share = match inputs.inefficiency {
        Inefficiency::Fifteen => 0.15,
        Inefficiency::Twelve => 0.12,
    };
    let inefficiency = inputs.revenue * share;
    let churn_impact = inputs.revenue * churn;
    let cycle_cost = ((cycle - 60.0) * inputs.deal_size * 0.02).max(0.0);
    let total = missed_growth + inefficiency + churn_impact + cycle_cost;
    let mut projection = [Month::default(); 12];
    for (month, at) in projection.iter_mut().zip(1_u32..) {
        let years = f64::from(at) / 12.0;
        let with_action = a_month * (1.0 + growth).powf(years);
        let without_action = a_month * (1.0 + growth * 0.3).powf(years);
        *month = Month {
            with_action: rounded(with_action),
            without_action: rounded(without_action),
            gap: rounded(with_action - without_action),
        };
    }
    Ok(Calculated {
        missed_growth: rounded(missed_growth),
        inefficiency: rounded(inefficiency),
        churn_impact: rounded(churn_impact),
        cycle_cost: rounded(cycle_cost),
        total: rounded(total),
        monthly: rounded(total / months),
        projection,
    })
}

/// The segment a profile names first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment {
    /// Its name holds "enterprise".
    Enterprise,
    /// Its name holds "mid-market".
    MidMarket,
    /// Neither.
    Other,
}

/// What was filled in from a profile where nothing was said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prefill {
    /// 2, 1.5 or 1% of revenue, rounded; none without revenue.
    pub deal_size: Option<f64>,
    /// 120 days with a criterion that speaks of complexity, committees or approval, 75 with other criteria; with none, 150
    /// for enterprise and 60 for others.
    pub cycle_days: u32,
    /// 25, 20 or 12% at a fit of 90, of 80, below; 18% without a fit.
    pub conversion: u32,
    /// 3, 5 or 8% at the same; 4% without a fit.
    pub churn: u32,
}

/// What was filled in. `complex` is whether a criterion of the profile speaks of complexity, none where it has no criteria.
///
/// # Errors
/// A revenue beyond 0 to 10^12.
pub fn prefill(revenue: f64, segment: Segment, complex: Option<bool>, fit: Option<f64>) -> Result<Prefill, CostError> {
    within("revenue", revenue, 0.0, 1e12)?;
    let share = match segment {
        Segment::Enterprise => 0.02,
        Segment::MidMarket => 0.015,
        Segment::Other => 0.01,
    };
    // A fit of 0 was read as none.
    let (conversion, churn) = match fit.filter(|fit| *fit != 0.0) {
        None => (18, 4),
        Some(fit) if fit >= 90.0 => (25, 3),
        Some(fit) if fit >= 80.0 => (20, 5),
        Some(_) => (12, 8),
    };
    let cycle_days = match (complex, segment) {
        (Some(true), _) => 120,
        (Some(false), _) => 75,
        (None, Segment::Enterprise) => 150,
        (None, Segment::MidMarket | Segment::Other) => 60,
    };
    let deal_size = (revenue > 0.0).then(|| rounded(revenue * share));
    Ok(Prefill { deal_size, cycle_days, conversion, churn })
}
