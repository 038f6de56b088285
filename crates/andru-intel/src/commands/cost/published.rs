//! `cost inaction --method published-2025`: the old formulas, with what is wrong with them.

use andru_core::engine::cost::published_2025::{
    Calculated, Compare, Inputs, KNOWN_FAULTS, Outcome, Scenario, calculate, calculate_ai, compare,
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

fn rows(args: &PublishedArgs) -> Result<Vec<Row>, andru_core::engine::cost::CostError> {
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
            vec![
                ("lostRevenue", Outcome::Is(found.lost_revenue)),
                ("operationalCost", Outcome::Is(found.operational_cost)),
                ("productivityLoss", Outcome::Is(found.productivity_loss)),
                ("competitiveLoss", Outcome::Is(found.competitive_loss)),
                ("total", Outcome::Is(found.total)),
            ]
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
    })
}

fn calculated(found: &Calculated) -> Vec<Row> {
    let parts = [
        ("lostRevenue", found.lost_revenue),
        ("operationalInefficiencies", found.operational_inefficiencies),
        ("competitiveDisadvantage", found.competitive_disadvantage),
        ("productivityLosses", found.productivity_losses),
        ("total", found.total),
        ("monthly", found.monthly),
        ("daily", found.daily),
    ];
    let mut rows: Vec<Row> = parts.into_iter().map(|(name, value)| (name, Outcome::Is(value))).collect();
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
