//! `cost metrics saas`: a subscription company's metrics from what is known.

use andru_core::Page;
use andru_core::engine::cost::finance::FinanceError;
use andru_core::engine::cost::saas::{self, Band, Metric, Outcome, Tier, Unit};
use andru_core::tools::page::Column;
use serde_json::{Map, Value, json};

use super::super::amount::Amounts;
use super::read::{optional, share};
use super::refused;
use super::written::{amount, decimals, percent};
use crate::cli::SaasArgs;
use crate::failure::{Failure, usage};
use crate::printer::Printer;

/// What was given, by the names of the engine's arguments.
type Given = Vec<(&'static str, f64)>;

pub(super) fn run(args: &SaasArgs, printer: &mut Printer) -> Result<(), Failure> {
    let mut amounts = Amounts::default();
    let given = given(args, &mut amounts)?;
    let mut worked: Vec<(Metric, Outcome)> = Vec::new();
    let mut missing: Vec<(Metric, Vec<&str>)> = Vec::new();
    for metric in Metric::ALL {
        match work(metric, &given) {
            Ok(outcome) => worked.push((metric, outcome.map_err(refused)?)),
            Err(names) => missing.push((metric, names)),
        }
    }
    if worked.is_empty() {
        return Err(usage(
            "no metric can be worked out from this alone",
            &["give one more figure: --cac 500 --arpu-month 50 --gross-margin 80%"],
        ));
    }
    if printer.json_wanted() {
        let metrics: Map<String, Value> =
            worked.iter().map(|(metric, outcome)| (metric.id().to_owned(), json(*metric, *outcome))).collect();
        let missing: Map<String, Value> =
            missing.iter().map(|(metric, names)| (metric.id().to_owned(), json!(names))).collect();
        let currency = amounts.currency.map(|currency| currency.to_string());
        return printer.value(&json!({ "metrics": metrics, "missing": missing, "currency": currency }));
    }
    let written = |metric: Metric, outcome: Outcome| match (outcome, metric.unit()) {
        (Outcome::Undefined(_), _) => "none".to_owned(),
        (Outcome::Value(value), Unit::Months) => format!("{} months", decimals(value, 1)),
        (Outcome::Value(value), Unit::Money) => amount(value, amounts.currency),
        (Outcome::Value(value), Unit::Times) => decimals(value, 2),
        (Outcome::Value(value), Unit::Share) => percent(value),
    };
    let mut page = Page::default();
    page.title("Subscription metrics", format!("{} of {}", worked.len(), Metric::ALL.len())).group();
    let mut cautions: Vec<String> = Vec::new();
    for (metric, outcome) in &worked {
        let mut text = metric.formula().to_owned();
        match outcome {
            Outcome::Undefined(why) => text = format!("{why} ({text})"),
            Outcome::Value(value) => {
                if let Some(band) = saas::band(*metric, *value) {
                    text = format!("{text}; {}: {}", band.range, band.name);
                    cautions.push(caution(*metric, &band));
                }
            }
        }
        page.fact(metric.name(), written(*metric, *outcome), text);
    }
    if !cautions.is_empty() {
        page.heading("Where the bands come from");
        page.list(cautions);
    }
    if !missing.is_empty() {
        page.heading("What is missing for the rest");
        let flags = |names: &[&str]| names.iter().map(|name| flag(name)).collect::<Vec<_>>().join(", ");
        let rows = missing.iter().map(|(metric, names)| vec![metric.name().to_owned(), flags(names)]);
        page.table(vec![Column::words("metric"), Column::words("give")], rows.collect());
    }
    printer.page(&page)
}

fn given(args: &SaasArgs, amounts: &mut Amounts) -> Result<Given, Failure> {
    let money = [
        ("cac", &args.cac),
        ("arpu_month", &args.arpu_month),
        ("quarterly_revenue_change", &args.quarterly_revenue_change),
        ("prior_quarter_spend", &args.prior_quarter_spend),
        ("net_burn", &args.net_burn),
        ("net_new_arr", &args.net_new_arr),
        ("starting", &args.starting),
        ("expansion", &args.expansion),
        ("contraction", &args.contraction),
        ("churn", &args.churn),
        ("new", &args.new),
        ("revenue", &args.revenue),
        ("cost_of_revenue", &args.cost_of_revenue),
        ("cash", &args.cash),
        ("net_burn_month", &args.net_burn_month),
    ];
    let shares = [
        ("gross_margin", &args.gross_margin),
        ("monthly_churn", &args.monthly_churn),
        ("growth", &args.growth),
        ("margin", &args.margin),
    ];
    let mut given = Given::new();
    for (name, text) in money {
        given.extend(optional(amounts, &flag(name), text.as_ref())?.map(|amount| (name, amount)));
    }
    for (name, text) in shares {
        given.extend(text.as_ref().map(|text| share(&flag(name), text)).transpose()?.map(|share| (name, share)));
    }
    Ok(given)
}

/// A metric from what is given, or the names of what it asks for besides.
fn work(metric: Metric, given: &Given) -> Result<Result<Outcome, FinanceError>, Vec<&'static str>> {
    match metric {
        Metric::CacPayback => take(given, ["cac", "arpu_month", "gross_margin"])
            .map(|[cac, arpu, margin]| saas::cac_payback(cac, arpu, margin)),
        Metric::Ltv => take(given, ["arpu_month", "gross_margin", "monthly_churn"])
            .map(|[arpu, margin, churn]| saas::ltv(arpu, margin, churn)),
        Metric::LtvToCac => take(given, ["cac", "arpu_month", "gross_margin", "monthly_churn"])
            .map(|[cac, arpu, margin, churn]| saas::ltv_to_cac(cac, arpu, margin, churn)),
        Metric::MagicNumber => take(given, ["quarterly_revenue_change", "prior_quarter_spend"])
            .map(|[change, spend]| saas::magic_number(change, spend)),
        Metric::MagicNumberPayback => take(given, ["quarterly_revenue_change", "prior_quarter_spend"])
            .map(|[change, spend]| saas::magic_number_payback(change, spend)),
        Metric::BurnMultiple => {
            take(given, ["net_burn", "net_new_arr"]).map(|[burn, arr]| saas::burn_multiple(burn, arr))
        }
        Metric::Nrr => take(given, ["starting", "expansion", "contraction", "churn"])
            .map(|[starting, expansion, contraction, churn]| saas::nrr(starting, expansion, contraction, churn)),
        Metric::Grr => take(given, ["starting", "contraction", "churn"])
            .map(|[starting, contraction, churn]| saas::grr(starting, contraction, churn)),
        Metric::QuickRatio => take(given, ["new", "expansion", "contraction", "churn"])
            .map(|[new, expansion, contraction, churn]| saas::quick_ratio(new, expansion, contraction, churn)),
        Metric::GrossMargin => {
            take(given, ["revenue", "cost_of_revenue"]).map(|[revenue, cost]| saas::gross_margin(revenue, cost))
        }
        Metric::RuleOf40 => take(given, ["growth", "margin"]).map(|[growth, margin]| saas::rule_of_40(growth, margin)),
        Metric::Runway => take(given, ["cash", "net_burn_month"]).map(|[cash, burn]| saas::runway(cash, burn)),
    }
}

/// The figures of these names, or the names of those that are absent.
fn take<const N: usize>(given: &Given, names: [&'static str; N]) -> Result<[f64; N], Vec<&'static str>> {
    let find = |name: &str| given.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
    let absent: Vec<&str> = names.into_iter().filter(|name| find(name).is_none()).collect();
    if absent.is_empty() { Ok(names.map(|name| find(name).unwrap_or_default())) } else { Err(absent) }
}

fn flag(name: &str) -> String {
    format!("--{}", name.replace('_', "-"))
}

fn caution(metric: Metric, band: &Band) -> String {
    let caution = if band.caution.is_empty() { String::new() } else { format!("; {}", band.caution) };
    format!("{}: {}, {}{caution}", metric.name(), band.source, band.date)
}

fn json(metric: Metric, outcome: Outcome) -> Value {
    let unit = match metric.unit() {
        Unit::Months => "months",
        Unit::Money => "money",
        Unit::Times => "times",
        Unit::Share => "share",
    };
    let (value, undefined) = match outcome {
        Outcome::Value(value) => (Some(value), None),
        Outcome::Undefined(why) => (None, Some(why)),
    };
    json!({
        "formula": metric.formula(),
        "unit": unit,
        "value": value,
        "undefined": undefined,
        "band": value.and_then(|value| saas::band(metric, value)).map(|band| band_json(&band)),
    })
}

fn band_json(band: &Band) -> Value {
    let tier = match band.tier {
        Tier::Primary => 1,
        Tier::Secondary => 2,
        Tier::Folklore => 3,
    };
    json!({
        "name": band.name,
        "range": band.range,
        "source": band.source,
        "date": band.date,
        "tier": tier,
        "caution": band.caution,
    })
}
