//! Published worked examples, read from the shared records with their own tolerances.

use serde_json::Value;

use super::*;
use crate::cost::goldens::Goldens;

fn once(roots: &Roots) -> f64 {
    assert_eq!(roots.rates.len(), 1, "{roots:?}");
    roots.rates[0]
}

fn periods(payback: Payback) -> f64 {
    let Payback::After { periods, .. } = payback else { panic!("{payback:?}") };
    periods
}

#[test]
fn total_economic_impact() {
    let Some(goldens) = Goldens::read() else { return };
    let example = goldens.example("tei_salesloft");
    let (rate, costs, benefits) = (example.number("rate"), example.list("costs"), example.list("benefits"));
    assert_eq!(example.input("initial_discounted"), &Value::Bool(false));
    let net: Vec<f64> = benefits.iter().zip(&costs).map(|(benefit, cost)| benefit - cost).collect();
    let now = |flows: &[f64]| npv(rate, flows, FirstFlow::Now).unwrap();
    example.assert("cost_total", costs.iter().sum());
    example.assert("benefit_total", benefits.iter().sum());
    example.assert("net_total", net.iter().sum());
    example.assert("cost_pv", now(&costs));
    example.assert("benefit_pv", now(&benefits));
    example.assert("npv", now(&net));
    example.assert("roi", now(&net) / now(&costs));
    // The study prints "< 6 months".
    assert!(periods(payback(&net).unwrap()) * 12.0 < 6.0);
    let factor = goldens.example("tei_risk_factor");
    factor.assert("risk_adj", factor.number("share_moderate") * factor.number("risk_factor"));
}

#[test]
fn textbook_projects() {
    let Some(goldens) = Goldens::read() else { return };
    for name in ["brigham_10_1", "cfa_npv_a", "payback_npv_irr", "irr_bartleby", "npf_irr"] {
        let example = goldens.example(name);
        let flows = example.list("cf");
        let rate = || example.number("rate");
        for figure in example.figures() {
            let value = match figure.as_str() {
                "npv" => npv(rate(), &flows, FirstFlow::Now).unwrap(),
                "npv9" => npv(0.09, &flows, FirstFlow::Now).unwrap(),
                "npv21" => npv(0.21, &flows, FirstFlow::Now).unwrap(),
                "irr" => once(&irr(&flows).unwrap()),
                "mirr" => mirr(&flows, rate(), rate()).unwrap().unwrap(),
                "pi" => profitability_index(rate(), &flows).unwrap().unwrap(),
                "payback" => periods(payback(&flows).unwrap()),
                "dpayback" => periods(discounted_payback(rate(), &flows, FirstFlow::Now).unwrap()),
                other => panic!("{name} has `{other}`, which nothing here works out"),
            };
            example.assert(&figure, value);
        }
    }
    let boundary = payback(&goldens.example("payback_npv_irr").list("cf")).unwrap();
    assert_eq!(boundary, Payback::After { periods: 2.0, exactly: true, earlier: None });
}

#[test]
fn spreadsheets_own_examples() {
    let Some(goldens) = Goldens::read() else { return };
    let example = goldens.example("excel_npv_1");
    let value = npv(example.number("rate"), &example.list("values"), FirstFlow::EndOfFirstPeriod).unwrap();
    example.assert("npv", value);
    let example = goldens.example("excel_mirr");
    let (flows, finance) = (example.list("cf"), example.number("finance"));
    let of = |flows: &[f64], reinvest| mirr(flows, finance, reinvest).unwrap().unwrap();
    example.assert("m5", of(&flows, example.number("reinvest")));
    example.assert("m3", of(&flows[..4], example.number("reinvest")));
    example.assert("m5_14", of(&flows, 0.14));
}
