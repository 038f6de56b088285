//! The measures of a case, each with how it is taken.

use andru_engine::cost::case::Measures;
use andru_engine::cost::finance::Payback;
use andru_engine::cost::money::{Decimal, half_away, plain, written};
use andru_engine::cost::{BusinessCase, Scope};
use schemars::JsonSchema;
use serde::Serialize;

use crate::cost::Amounts;

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
    pub from: Vec<&'static str>,
    /// How it is computed.
    pub how: &'static str,
}

/// What holds on the known lines alone; a return would be taken for that of the whole.
const OF_KNOWN_LINES: [&str; 4] = ["npv", "payback", "discounted_payback", "total_cost"];

/// The measures, in the order in which a finance department reads them; where benefits are not known yet, no return.
pub(super) fn measures(computed: &BusinessCase, amounts: Amounts) -> Vec<Measure> {
    let case = &computed.case;
    let Some(found) = &case.measures else { return Vec::new() };
    let terms = computed.model.terms();
    let currency = terms.currency.to_string();
    let money = |id: &str, name, amount: Decimal, from, how| Measure {
        id: id.to_owned(),
        name,
        value: Some(amounts.number(amount)),
        unit: currency.clone(),
        words: amounts.money(amount),
        from,
        how,
    };
    let months = f64::from(terms.period.months());
    let mut all = vec![
        money(
            "npv",
            "net present value",
            found.npv,
            vec!["net", "discount_rate", "policy"],
            "present value of benefits less that of costs",
        ),
        Measure {
            id: "roi".to_owned(),
            name: "return on investment",
            value: Some(plain(half_away(found.roi, 10))),
            unit: "share".to_owned(),
            words: percent(found.roi),
            from: vec!["npv", "costs"],
            how: "net present value over the present value of the costs",
        },
        payback(
            "payback",
            "payback",
            found.payback,
            months,
            "when the net flows have paid back, evenly within a period",
        ),
        payback(
            "discounted_payback",
            "discounted payback",
            found.discounted_payback,
            months,
            "when the discounted net flows have paid back, evenly within a period",
        ),
    ];
    all.extend(rates_of_return(found));
    all.push(Measure {
        id: "mirr".to_owned(),
        name: "modified rate of return",
        value: found.mirr.map(rounded),
        unit: "share a year".to_owned(),
        words: found.mirr.map_or_else(|| "none: the net flows are all of one sign".to_owned(), percent_of),
        from: vec!["net", "discount_rate"],
        how: "costs financed and benefits reinvested at the rate of discount",
    });
    all.push(Measure {
        id: "profitability_index".to_owned(),
        name: "profitability index",
        value: found.profitability_index.map(rounded),
        unit: "ratio".to_owned(),
        words: found
            .profitability_index
            .map_or_else(|| "none: the net flow of today is not an outlay".to_owned(), |index| format!("{index:.2}")),
        from: vec!["net", "discount_rate"],
        how: "present value of what follows today over what is paid today",
    });
    all.push(Measure {
        id: "benefit_cost_ratio".to_owned(),
        name: "benefit-cost ratio",
        value: Some(plain(half_away(found.benefit_cost_ratio, 10))),
        unit: "ratio".to_owned(),
        words: written(found.benefit_cost_ratio, 2),
        from: vec!["benefits", "costs"],
        how: "present value of the benefits over that of the costs",
    });
    all.push(money(
        "total_cost",
        "total cost of ownership",
        case.costs.total,
        vec!["costs"],
        "all costs, adjusted for risk, not discounted",
    ));
    if case.scope != Scope::Whole {
        all.retain(|measure| OF_KNOWN_LINES.contains(&measure.id.as_str()));
    }
    all
}

/// One measure per rate at which the flows are worth nothing.
fn rates_of_return(found: &Measures) -> Vec<Measure> {
    let one = |at: usize, value: Option<f64>, words: String| Measure {
        id: if at == 0 { "irr".to_owned() } else { format!("irr_{}", at + 1) },
        name: "internal rate of return",
        value: value.map(rounded),
        unit: "share a year".to_owned(),
        words,
        from: vec!["net"],
        how: "every yearly rate at which the net flows are worth nothing",
    };
    if found.irr.is_empty() {
        return vec![one(0, None, "none: no rate makes the net flows worth nothing".to_owned())];
    }
    let several = if found.irr.len() > 1 { "; one of several, so judge by net present value" } else { "" };
    let all = found.irr.iter().enumerate();
    all.map(|(at, rate)| one(at, Some(*rate), format!("{}{several}", percent_of(*rate)))).collect()
}

fn payback(id: &str, name: &'static str, found: Payback, months_of_period: f64, how: &'static str) -> Measure {
    let months = |periods: f64| periods * months_of_period;
    let (value, words) = match found {
        Payback::Undefined => (None, "none: nothing is ever out of pocket".to_owned()),
        Payback::Never { earlier: None, .. } => (None, "never in the years looked at".to_owned()),
        Payback::Never { earlier: Some(earlier), .. } => {
            (None, format!("never to stay; made up after {:.1} months and lost again", months(earlier)))
        }
        Payback::After { periods, exactly, earlier } => {
            let exact = if exactly { ", to the penny at the end of a period" } else { "" };
            let again = earlier.map(|at| format!("; first made up after {:.1} months", months(at))).unwrap_or_default();
            (Some(rounded(months(periods))), format!("{:.1} months{exact}{again}", months(periods)))
        }
    };
    let from = if id == "payback" { vec!["net"] } else { vec!["net", "discount_rate"] };
    Measure { id: id.to_owned(), name, value, unit: "months".to_owned(), words, from, how }
}

/// Ten decimals: further ones are of no use to anybody, and differ between machines.
fn rounded(number: f64) -> f64 {
    let rounded = (number * 1e10).round() / 1e10;
    if rounded.is_finite() { rounded } else { number }
}

/// A share as percent with commas: `329%`, `12.8%` where it is small.
pub(super) fn percent(share: Decimal) -> String {
    match share.checked_mul(Decimal::ONE_HUNDRED) {
        Some(percent) if percent.abs() < Decimal::ONE_HUNDRED => format!("{}%", written(percent, 1)),
        Some(percent) => format!("{}%", written(percent, 0)),
        None => "beyond 10^26%".to_owned(),
    }
}

fn percent_of(share: f64) -> String {
    andru_engine::cost::money::decimal(rounded(share)).map_or_else(|| "beyond 10^26%".to_owned(), percent)
}
