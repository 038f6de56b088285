//! The measures as formulas over the cash flow.

use andru_core::engine::cost::BusinessCase;
use andru_core::engine::cost::measure::{NO_INDEX, NO_MIRR};

use super::cash;

/// What a payback comes to that is not within the years of the case.
pub(super) const NEVER: &str = "never";

/// The formula of a measure; none for an internal rate of return where there is not exactly one.
pub(super) fn formula(case: &BusinessCase, id: &str) -> Option<String> {
    let months = case.model.terms().period.months();
    let npv = cash::total(cash::PV_NET);
    let costs = cash::total(cash::PV_COSTS);
    let over = |above: &str| format!("IF({costs}=0,\"no cost\",{above}/{costs})");
    let yearly = |rate: &str, none: &str| format!("IFERROR((1+{rate})^(12/{months})-1,\"{none}\")");
    let (flows, later) = (cash::range(case, cash::NET, 0), cash::range(case, cash::NET, 1));
    let (first, rate) = (cash::cell(cash::NET, 0), cash::rate());
    Some(match id {
        "npv" => npv,
        "roi" => over(&npv),
        "benefit_cost_ratio" => over(&cash::total(cash::PV_BENEFITS)),
        "irr" => yearly(&format!("IRR({flows},{:.6})", irr(case)?), "none found"),
        "mirr" => yearly(&format!("MIRR({flows},{rate},{rate})"), NO_MIRR),
        "profitability_index" => format!("IF({first}<0,NPV({rate},{later})/-{first},\"{NO_INDEX}\")"),
        "payback" => payback(case, cash::RUNNING, cash::PAID_BACK),
        "discounted_payback" => payback(case, cash::PV_RUNNING, cash::PV_PAID_BACK),
        _ => cash::total(cash::COSTS),
    })
}

/// In months: the last time a running sum is made up.
fn payback(case: &BusinessCase, sums: u32, crossings: u32) -> String {
    let terms = case.model.terms();
    let (last, months) = (cash::cell(sums, terms.periods()), terms.period.months());
    let crossings = cash::range(case, crossings, 1);
    let made_up = format!("IF(COUNT({crossings})=0,\"nothing to pay back\",MAX({crossings})*{months})");
    format!("IF({last}<0,\"{NEVER}\",{made_up})")
}

/// The internal rate of one period, where a spreadsheet begins to seek it; none where there is not exactly one.
fn irr(case: &BusinessCase) -> Option<f64> {
    let [yearly] = case.case.measures.as_ref()?.irr.as_slice() else { return None };
    Some((1.0 + yearly).powf(f64::from(case.model.terms().period.months()) / 12.0) - 1.0)
}
