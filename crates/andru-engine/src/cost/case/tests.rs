//! Published studies and worked examples, as cases.

use rust_decimal::Decimal;

use super::*;
use crate::cost::figure::Figure;
use crate::cost::finance::{FirstFlow, Payback};
use crate::cost::goldens::{Example, Goldens};
use crate::cost::money::{Rounding, decimal, plain};
use crate::cost::sample::{figure, line, once};
use crate::cost::terms::{Period, Terms};

fn terms(rounding: Rounding) -> Terms {
    Terms { currency: "USD".parse().unwrap(), years: 3, period: Period::Year, first_flow: FirstFlow::Now, rounding }
}

/// A figure with the numbers of an example, a year each.
fn by_year(id: &str, unit: &str, numbers: &[f64]) -> Figure {
    let texts: Vec<String> = numbers.iter().map(|number| decimal(*number).unwrap().to_string()).collect();
    figure(id, unit, &texts.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A figure with one number of an example.
fn given(example: &Example<'_>, id: &str, unit: &str) -> Figure {
    by_year(id, unit, &[example.number(id)])
}

fn evaluated(rounding: Rounding, figures: Vec<Figure>, lines: Vec<Line>) -> Case {
    CaseModel::new(terms(rounding), figures, lines).unwrap().evaluate().unwrap()
}

#[test]
fn a_published_study_comes_out_to_the_dollar() {
    let Some(goldens) = Goldens::read() else { return };
    let example = goldens.example("tei_salesloft");
    let (costs, benefits) = (example.list("costs"), example.list("benefits"));
    assert!(benefits[0] == 0.0);
    let figures = vec![
        by_year("discount_rate", "", &[example.number("rate")]),
        by_year("start", "USD", &costs[..1]),
        by_year("running", "USD/year", &costs[1..]),
        by_year("gain", "USD/year", &benefits[1..]),
    ];
    let lines = vec![
        once(Side::Cost, "setup", "start", 0),
        line(Side::Cost, "fees", "running"),
        line(Side::Benefit, "sales", "gain"),
    ];
    let case = evaluated(Rounding::Whole, figures, lines);
    let measures = case.measures.as_ref().unwrap();
    for (name, found) in [
        ("cost_total", case.costs.total),
        ("benefit_total", case.benefits.total),
        ("net_total", case.net.total),
        ("cost_pv", case.costs.present_value),
        ("benefit_pv", case.benefits.present_value),
        ("npv", measures.npv),
        ("roi", measures.roi),
    ] {
        example.assert_published(name, plain(found));
    }
    // "Less than 6 months" in print; evenly within the first year it is 0.68.
    let Payback::After { periods, .. } = measures.payback else { panic!("{:?}", measures.payback) };
    assert!((periods * 12.0 - 0.68).abs() < 0.005, "{periods}");
}

#[test]
fn a_study_that_rounds_a_share_first_comes_out_with_its_rounding() {
    let Some(goldens) = Goldens::read() else { return };
    let example = goldens.example("tei_intellum_A_retention");
    let revenue = example.number("revenue");
    let offered = example.list("offered");
    // A year's lag: nothing in the first year, then what was offered the year before. What was kept in the second year is
    // part of the third year's revenue.
    let kept = example.published("A6_y2");
    let figures = vec![
        by_year("discount_rate", "", &[example.number("rate")]),
        by_year("revenue", "USD/year", &[revenue, revenue, revenue + kept]),
        by_year("offered", "", &[0.0, offered[0], offered[1]]),
        given(&example, "utilised", ""),
        given(&example, "retention_lift", ""),
        given(&example, "margin", ""),
        by_year("risk_adj", "", &[-example.number("risk_adj")]),
    ];
    let amount = "revenue * round(offered * utilised * retention_lift, 3) * margin";
    let retention = Line { risk: Some(Formula::read("risk_adj").unwrap()), ..line(Side::Benefit, "retention", amount) };
    let case = evaluated(Rounding::Whole, figures, vec![retention]);
    let found = &case.lines[0];
    example.assert_published("At_y3", plain(found.unadjusted[3]));
    example.assert_published("Atr_y2", plain(found.adjusted.values[2]));
    example.assert_published("Atr_y3", plain(found.adjusted.values[3]));
    example.assert_published("A6_y2", plain(found.unadjusted[2]) / example.number("margin"));
    example.assert_published("A6_y3", plain(found.unadjusted[3]) / example.number("margin"));
    example.assert_published("total", plain(case.benefits.total));
    example.assert_published("pv", plain(case.benefits.present_value));
    assert_eq!(case.benefits.values[1], Decimal::ZERO);
}

#[test]
fn a_cost_displaced_less_what_its_review_costs() {
    let Some(goldens) = Goldens::read() else { return };
    let example = goldens.example("optimnow_cost_displacement");
    let figures = vec![
        by_year("discount_rate", "", &[0.0]),
        given(&example, "human_cost", "USD"),
        given(&example, "deflection", ""),
        given(&example, "review_cost", "USD"),
        given(&example, "review_rate", ""),
        given(&example, "realisation", ""),
    ];
    let amount = "(human_cost * deflection - review_cost * review_rate) * realisation";
    let case = evaluated(Rounding::None, figures, vec![line(Side::Benefit, "displaced", amount)]);
    example.assert("gv", plain(case.benefits.values[1]));
}

#[test]
fn time_saved_at_a_loaded_salary() {
    let Some(goldens) = Goldens::read() else { return };
    let example = goldens.example("relayto_time_saving");
    let figures = vec![
        by_year("discount_rate", "", &[0.0]),
        given(&example, "sites_before", "sites"),
        given(&example, "sites_after", "sites"),
        given(&example, "hours", "hours/site"),
        given(&example, "salary", "USD/year"),
        given(&example, "burden", ""),
        given(&example, "weeks", "weeks/year"),
        given(&example, "hours_week", "hours/week"),
        given(&example, "saving", ""),
    ];
    let loaded = "salary * (1 + burden)";
    let hourly = format!("{loaded} / (weeks * hours_week)");
    let site = format!("hours * {hourly}");
    let saved = format!("{site} * saving");
    for (name, amount) in [
        ("fully_loaded", loaded.to_owned()),
        ("hourly", hourly.clone()),
        ("cost_per_site", site.clone()),
        ("saving_per_site", saved.clone()),
        ("prior_volume", format!("sites_before * {saved}")),
    ] {
        let case = evaluated(Rounding::None, figures.clone(), vec![line(Side::Benefit, name, &amount)]);
        example.assert(name, plain(case.benefits.values[1]));
    }
    // The example gives the sites after with fewer digits than these two were worked out with.
    for (name, amount) in
        [("extra", format!("(sites_after - sites_before) * {saved}")), ("total", format!("sites_after * {saved}"))]
    {
        let case = evaluated(Rounding::None, figures.clone(), vec![line(Side::Benefit, name, &amount)]);
        example.assert_published(name, plain(case.benefits.values[1]));
    }
}
