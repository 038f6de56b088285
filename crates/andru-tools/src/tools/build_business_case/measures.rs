//! The measures of a case as they are answered, each with what it comes from.

use andru_engine::cost::case::Measures;
use andru_engine::cost::finance::Payback;
use andru_engine::cost::measure::{self, Size, percent};
use andru_engine::cost::{Amounts, BusinessCase};
use schemars::JsonSchema;
use serde::Serialize;

/// One measure of a case.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Measure {
    /// `npv`, `roi`, `irr` (`irr_2` where there are several) and so on.
    pub id: String,
    /// Its name for people.
    pub name: &'static str,
    /// Its value; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// What the value counts: a currency, `share`, `ratio`, `share a year`, `months`.
    pub unit: String,
    /// The value in words, or why there is none.
    pub words: String,
    /// What it is computed from.
    pub from: &'static [&'static str],
    /// What it says.
    pub how: &'static str,
}

/// The measures, in the order in which a finance department reads them; where benefits are not known yet, no return.
pub(super) fn measures(computed: &BusinessCase, amounts: Amounts) -> Vec<Measure> {
    let Some(found) = &computed.case.measures else { return Vec::new() };
    let listed = measure::measures(computed);
    listed.iter().flat_map(|measure| answered(measure, found, computed, amounts)).collect()
}

fn answered(listed: &measure::Measure, found: &Measures, computed: &BusinessCase, amounts: Amounts) -> Vec<Measure> {
    let one = |id: String, value: Option<f64>, words: String| Measure {
        id,
        name: listed.name,
        value: value.map(rounded),
        unit: unit(listed, amounts),
        words,
        from: from(listed.id),
        how: listed.says,
    };
    if listed.id == "irr" && found.irr.len() > 1 {
        let all = found.irr.iter().enumerate().map(|(at, rate)| {
            let id = if at == 0 { "irr".to_owned() } else { format!("irr_{}", at + 1) };
            one(id, Some(*rate), format!("{}; one of several, so judge by net present value", percent(*rate)))
        });
        return all.collect();
    }
    let value = match &listed.size {
        Size::Money(amount) => Some(amounts.number(*amount)),
        Size::Share(number) | Size::Ratio(number) | Size::Months(number) => Some(*number),
        Size::Words(_) => None,
    };
    let remark = match listed.id {
        "payback" => remark(found.payback, computed),
        "discounted_payback" => remark(found.discounted_payback, computed),
        _ => String::new(),
    };
    vec![one(listed.id.to_owned(), value, format!("{}{remark}", listed.size.words(amounts)))]
}

/// What is to be known of a payback beside when it is.
fn remark(found: Payback, computed: &BusinessCase) -> String {
    let months = |periods: f64| periods * f64::from(computed.model.terms().period.months());
    let (exactly, earlier) = match found {
        Payback::Undefined => return String::new(),
        Payback::Never { earlier, .. } => (false, earlier),
        Payback::After { exactly, earlier, .. } => (exactly, earlier),
    };
    let exact = if exactly { ", to the penny at the end of a period" } else { "" };
    let again =
        earlier.map(|at| format!("; made up after {:.1} months and lost again", months(at))).unwrap_or_default();
    format!("{exact}{again}")
}

fn unit(listed: &measure::Measure, amounts: Amounts) -> String {
    match listed.id {
        "npv" | "total_cost" => amounts.currency.to_string(),
        "roi" => "share".to_owned(),
        "irr" | "mirr" => "share a year".to_owned(),
        "payback" | "discounted_payback" => "months".to_owned(),
        _ => "ratio".to_owned(),
    }
}

fn from(id: &str) -> &'static [&'static str] {
    match id {
        "npv" => &["net", "discount_rate", "policy"],
        "roi" => &["npv", "costs"],
        "benefit_cost_ratio" => &["benefits", "costs"],
        "irr" | "payback" => &["net"],
        "total_cost" => &["costs"],
        _ => &["net", "discount_rate"],
    }
}

/// Ten decimals: further ones are of no use to anybody, and differ between machines.
fn rounded(number: f64) -> f64 {
    let rounded = (number * 1e10).round() / 1e10;
    if rounded.is_finite() { rounded } else { number }
}
