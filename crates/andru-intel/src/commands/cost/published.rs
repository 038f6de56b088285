//! `cost inaction --method published-2025`: the old formulas, with what is wrong with them.

use andru_core::engine::cost::CostError;
use andru_core::engine::cost::published_2025::{
    Calculated, Compare, Inputs, KNOWN_FAULTS, Outcome, Scenario, calculate, calculate_ai, compare, mock, simplified,
    v1,
};
use andru_core::engine::figure::number;
use andru_core::{Page, ToolError};
use serde_json::{Map, Value, json};

use crate::cli::{Formula, PublishedArgs, ScenarioArg};
use crate::failure::Failure;
use crate::printer::Printer;

pub(super) fn run(args: &PublishedArgs, printer: &mut Printer) -> Result<(), Failure> {
    let rows = rows(args).map_err(ToolError::from)?;
    if printer.json_wanted() {
        let results: Map<String, Value> = rows
            .iter()
            .filter_map(|(name, outcome)| match outcome {
                Outcome::Is(value) => Some(((*name).to_owned(), json!(value))),
                Outcome::Undefined => None,
            })
            .collect();
        let undefined = rows.iter().filter(|(_, outcome)| *outcome == Outcome::Undefined).map(|(name, _)| name);
        return printer.value(&json!({
            "method": "published-2025",
            "result": results,
            "undefined": undefined.collect::<Vec<_>>(),
            "knownFaults": KNOWN_FAULTS,
        }));
    }
    let mut page = Page::default();
    page.title("Cost of inaction by the formulas published in 2025", "to reproduce, not to use");
    for (name, outcome) in &rows {
        match outcome {
            Outcome::Is(value) => page.fact(*name, number((value * 100.0).round() / 100.0), ""),
            Outcome::Undefined => page.fact(*name, "", "undefined: the formula divides by zero"),
        };
    }
    page.heading("What is wrong with them").list(KNOWN_FAULTS.iter().map(|fault| (*fault).to_owned()));
    printer.page(&page)
}

type Row = (&'static str, Outcome);

fn rows(args: &PublishedArgs) -> Result<Vec<Row>, CostError> {
    let given = |value: Option<f64>| value.unwrap_or_default();
    let inputs = Inputs {
        potential_deals: given(args.potential_deals),
        average_deal_size: given(args.average_deal_size),
        conversion_rate: given(args.conversion_rate),
        delay_months: given(args.delay_months),
        current_operating_cost: given(args.current_operating_cost),
        inefficiency_rate: given(args.inefficiency_rate),
        employee_count: args.employee_count.unwrap_or(1.0),
        average_salary: given(args.average_salary),
        market_share: given(args.market_share),
        scenario: match args.scenario {
            ScenarioArg::Conservative => Scenario::Conservative,
            ScenarioArg::Realistic => Scenario::Realistic,
            ScenarioArg::Aggressive => Scenario::Aggressive,
        },
    };
    Ok(match args.formula {
        Formula::Calculate => calculated(&calculate(&inputs)?),
        Formula::CalculateAi => {
            let found = calculate_ai(&inputs)?;
            values([
                ("lostRevenue", found.lost_revenue),
                ("operationalCost", found.operational_cost),
                ("productivityLoss", found.productivity_loss),
                ("competitiveLoss", found.competitive_loss),
                ("total", found.total),
            ])
        }
        Formula::Compare => {
            let found = compare(&Compare {
                potential_deals: args.potential_deals,
                average_deal_size: args.average_deal_size,
                conversion_rate: args.conversion_rate,
                delay_months: args.delay_months,
            })?;
            found.iter().map(|(scenario, lost)| (scenario.name(), Outcome::Is(*lost))).collect()
        }
        Formula::V1 => {
            let found = v1::calculate(&v1::Inputs {
                revenue: given(args.revenue),
                growth: given(args.growth),
                deal_size: given(args.average_deal_size),
                cycle_days: args.cycle_days.unwrap_or_default(),
                churn: given(args.churn),
                months: whole("delayMonths", given(args.delay_months))?,
                inefficiency: v1::Inefficiency::Fifteen,
            })?;
            values([
                ("missedGrowth", found.missed_growth),
                ("inefficiency", found.inefficiency),
                ("churnImpact", found.churn_impact),
                ("cycleCost", found.cycle_cost),
                ("total", found.total),
                ("monthly", found.monthly),
            ])
        }
        Formula::Simplified => {
            let monthly = <[f64; 4]>::try_from(args.monthly.as_slice()).unwrap_or(simplified::DEFAULTS);
            let found = simplified::calculate(monthly, whole("delayMonths", args.delay_months.unwrap_or(12.0))?)?;
            values([("monthly", found.monthly), ("total", found.total), ("savings", found.savings)])
        }
        Formula::Mock => {
            let found = mock::mock(given(args.revenue), false)?;
            values([("total", found.total), ("roi", found.roi), ("paybackMonths", f64::from(found.payback_months))])
        }
    })
}

/// Results that always exist.
fn values<const N: usize>(all: [(&'static str, f64); N]) -> Vec<Row> {
    all.into_iter().map(|(name, value)| (name, Outcome::Is(value))).collect()
}

/// A number of months that must be whole here.
fn whole(field: &str, number: f64) -> Result<u32, CostError> {
    if number.fract() == 0.0 && (0.0..=1200.0).contains(&number) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, from 0 to 1,200")]
        return Ok(number as u32);
    }
    Err(CostError::new(field, format!("is {number}, and must be a whole number from 0 to 1,200")))
}

fn calculated(found: &Calculated) -> Vec<Row> {
    let mut rows = values([
        ("lostRevenue", found.lost_revenue),
        ("operationalInefficiencies", found.operational_inefficiencies),
        ("competitiveDisadvantage", found.competitive_disadvantage),
        ("productivityLosses", found.productivity_losses),
        ("total", found.total),
        ("monthly", found.monthly),
        ("daily", found.daily),
    ]);
    let shares = ["lostRevenuePercent", "operationalPercent", "competitivePercent", "productivityPercent"];
    rows.extend(shares.into_iter().zip(found.percentages));
    let names = [
        ("conservativeRoiPercent", "conservativePaybackMonths"),
        ("realisticRoiPercent", "realisticPaybackMonths"),
        ("aggressiveRoiPercent", "aggressivePaybackMonths"),
    ];
    for ((roi, payback), scenario) in names.into_iter().zip(&found.roi) {
        rows.extend([(roi, Outcome::Is(scenario.roi_percent)), (payback, scenario.payback_months)]);
    }
    rows
}
