//! Published worked examples, read from the shared records with their own tolerances.

use super::*;
use crate::cost::finance::FinanceError;
use crate::cost::goldens::Goldens;

fn value(outcome: Result<Outcome, FinanceError>) -> f64 {
    outcome.unwrap().value().unwrap()
}

#[test]
fn published_metrics() {
    let Some(goldens) = Goldens::read() else { return };
    for name in ["saas_unit_1", "saas_unit_2"] {
        let example = goldens.example(name);
        let [cac, arpu, margin, churn] =
            ["cac", "arpu_month", "gross_margin", "monthly_churn"].map(|input| example.number(input));
        example.assert("ltv", value(ltv(arpu, margin, churn)));
        example.assert("ratio", value(ltv_to_cac(cac, arpu, margin, churn)));
        example.assert("payback", value(cac_payback(cac, arpu, margin)));
    }
    let example = goldens.example("burn_multiple");
    example.assert("bm", value(burn_multiple(example.number("net_burn"), example.number("net_new_arr"))));
    let example = goldens.example("magic_number");
    let (change, spend) = (example.number("delta_qoq_revenue"), example.number("prior_q_sm"));
    example.assert("mn", value(magic_number(change, spend)));
    example.assert("annualised", change * 4.0);
    example.assert("payback_months", value(magic_number_payback(change, spend)));
}
