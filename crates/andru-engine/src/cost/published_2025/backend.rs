//! The three formulas of the back end.

use super::{Outcome, Scenario, rounded, within};
use crate::cost::error::CostError;

/// What [`calculate`] and [`calculate_ai`] compute from; rates are shares.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Inputs {
    /// Deals that could be won, 0 to 10,000.
    pub potential_deals: f64,
    /// Revenue of a deal, 0 to 10,000,000.
    pub average_deal_size: f64,
    /// Share of deals that are won, 0 to 1.
    pub conversion_rate: f64,
    /// Months of delay, 0 to 24.
    pub delay_months: f64,
    /// Operating cost of a year, 0 to 100,000,000.
    pub current_operating_cost: f64,
    /// Share of it that is wasted, 0 to 1.
    pub inefficiency_rate: f64,
    /// Employees, 1 to 100,000.
    pub employee_count: f64,
    /// Salary of one for a year, 0 to 1,000,000.
    pub average_salary: f64,
    /// Share of the market, 0 to 1.
    pub market_share: f64,
    /// What everything is multiplied by.
    pub scenario: Scenario,
}

impl Inputs {
    fn check(&self) -> Result<(), CostError> {
        within("potentialDeals", self.potential_deals, 0.0, 10_000.0)?;
        within("averageDealSize", self.average_deal_size, 0.0, 10_000_000.0)?;
        within("conversionRate", self.conversion_rate, 0.0, 1.0)?;
        within("delayMonths", self.delay_months, 0.0, 24.0)?;
        within("currentOperatingCost", self.current_operating_cost, 0.0, 100_000_000.0)?;
        within("inefficiencyRate", self.inefficiency_rate, 0.0, 1.0)?;
        within("employeeCount", self.employee_count, 1.0, 100_000.0)?;
        within("averageSalary", self.average_salary, 0.0, 1_000_000.0)?;
        within("marketShare", self.market_share, 0.0, 1.0)
    }
}

/// What [`calculate`] gives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Calculated {
    /// Deals · size · conversion · delay.
    pub lost_revenue: f64,
    /// Operating cost · inefficiency · delay.
    pub operational_inefficiencies: f64,
    /// Market share · deals · size · 0.08 · delay.
    pub competitive_disadvantage: f64,
    /// Employees · salary · 0.05 · delay.
    pub productivity_losses: f64,
    /// Their sum.
    pub total: f64,
    /// The total over 12.
    pub monthly: f64,
    /// The total over 365.
    pub daily: f64,
    /// Percent of the total of each part, in the order above.
    pub percentages: [Outcome; 4],
    /// Returns at three investments.
    pub roi: [RoiScenario; 3],
}

/// The return on an investment that was published with every total.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoiScenario {
    /// Its name.
    pub scenario: Scenario,
    /// 25,000, 50,000 or 100,000.
    pub investment: f64,
    /// 0.6, 0.8 or 1.0 of the total.
    pub benefits: f64,
    /// Benefits less the investment, in percent of it.
    pub roi_percent: f64,
    /// The investment over a twelfth of the benefits.
    pub payback_months: Outcome,
}

/// The formula of `calculate`.
///
/// # Errors
/// An input beyond its published bounds.
pub fn calculate(inputs: &Inputs) -> Result<Calculated, CostError> {
    inputs.check()?;
    let (delay, multiplier) = (inputs.delay_months / 12.0, inputs.scenario.multiplier());
    let lost_revenue = inputs.potential_deals * inputs.average_deal_size * inputs.conversion_rate * delay * multiplier;
    let operational_inefficiencies = inputs.current_operating_cost * inputs.inefficiency_rate * delay * multiplier;
    let competitive_disadvantage =
        inputs.market_share * (inputs.potential_deals * inputs.average_deal_size) * 0.08 * delay * multiplier;
    let productivity_losses = inputs.employee_count * inputs.average_salary * 0.05 * delay * multiplier;
    let parts = [lost_revenue, operational_inefficiencies, competitive_disadvantage, productivity_losses];
    let total = parts.iter().fold(0.0, |sum, part| sum + part);
    let roi = |scenario, investment: f64, share: f64| {
        let benefits = total * share;
        RoiScenario {
            scenario,
            investment,
            benefits,
            roi_percent: (benefits - investment) / investment * 100.0,
            payback_months: Outcome::quotient(investment, benefits / 12.0),
        }
    };
    Ok(Calculated {
        lost_revenue,
        operational_inefficiencies,
        competitive_disadvantage,
        productivity_losses,
        total,
        monthly: total / 12.0,
        daily: total / 365.0,
        percentages: parts.map(|part| percent(part, total)),
        roi: [
            roi(Scenario::Conservative, 25_000.0, 0.6),
            roi(Scenario::Realistic, 50_000.0, 0.8),
            roi(Scenario::Aggressive, 100_000.0, 1.0),
        ],
    })
}

fn percent(part: f64, total: f64) -> Outcome {
    match Outcome::quotient(part, total) {
        Outcome::Is(share) => Outcome::Is(share * 100.0),
        Outcome::Undefined => Outcome::Undefined,
    }
}

/// What [`calculate_ai`] gives: whole units of money, each rounded by itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ai {
    /// As in [`Calculated`].
    pub lost_revenue: f64,
    /// As the operational inefficiencies of [`Calculated`].
    pub operational_cost: f64,
    /// As in [`Calculated`].
    pub productivity_loss: f64,
    /// Deals · size · market share · 0.10 · delay.
    pub competitive_loss: f64,
    /// The sum before it is rounded, rounded.
    pub total: f64,
}

/// The arithmetic of `calculate-ai`; what a language model added to it is not arithmetic.
///
/// # Errors
/// An input beyond its published bounds.
pub fn calculate_ai(inputs: &Inputs) -> Result<Ai, CostError> {
    inputs.check()?;
    let (delay, multiplier) = (inputs.delay_months / 12.0, inputs.scenario.multiplier());
    let lost_revenue = inputs.potential_deals * inputs.average_deal_size * inputs.conversion_rate * delay;
    let operational_cost = inputs.current_operating_cost * inputs.inefficiency_rate * delay;
    let productivity_loss = inputs.employee_count * inputs.average_salary * 0.05 * delay;
    let competitive_loss = inputs.average_deal_size * inputs.potential_deals * inputs.market_share * 0.1 * delay;
    Ok(Ai {
        lost_revenue: rounded(lost_revenue * multiplier),
        operational_cost: rounded(operational_cost * multiplier),
        productivity_loss: rounded(productivity_loss * multiplier),
        competitive_loss: rounded(competitive_loss * multiplier),
        total: rounded((lost_revenue + operational_cost + productivity_loss + competitive_loss) * multiplier),
    })
}

/// What [`compare`] computes from; what is not given is 0, a conversion that is not given or 0 is 0.15.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Compare {
    /// Deals that could be won, 0 to 10,000.
    pub potential_deals: Option<f64>,
    /// Revenue of a deal, 0 to 10,000,000.
    pub average_deal_size: Option<f64>,
    /// Share of deals that are won, 0 to 1.
    pub conversion_rate: Option<f64>,
    /// Months of delay, 0 to 24.
    pub delay_months: Option<f64>,
}

/// The formula of `compare`: lost revenue alone, for each scenario.
///
/// # Errors
/// An input beyond the bounds published for the other two.
pub fn compare(inputs: &Compare) -> Result<[(Scenario, f64); 3], CostError> {
    let (deals, size) = (inputs.potential_deals.unwrap_or(0.0), inputs.average_deal_size.unwrap_or(0.0));
    let delay = inputs.delay_months.unwrap_or(0.0);
    let conversion = inputs.conversion_rate.filter(|rate| *rate != 0.0).unwrap_or(0.15);
    within("potentialDeals", deals, 0.0, 10_000.0)?;
    within("averageDealSize", size, 0.0, 10_000_000.0)?;
    within("conversionRate", conversion, 0.0, 1.0)?;
    within("delayMonths", delay, 0.0, 24.0)?;
    let lost = deals * size * conversion * (delay / 12.0);
    Ok(Scenario::ALL.map(|scenario| (scenario, lost * scenario.multiplier())))
}
