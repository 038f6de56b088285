//! The conventions a case was computed by.

use andru_core::engine::cost::BusinessCase;
use andru_core::engine::cost::figure::{Figure, Value};
use andru_core::engine::cost::finance::FirstFlow;
use andru_core::engine::cost::model::DISCOUNT_RATE;
use andru_core::engine::cost::money::{Decimal, Rounding, written_exactly};
use andru_core::engine::cost::terms::Period;

/// One convention: what it is about, and what holds.
pub(crate) type Convention = (&'static str, String);

/// Every convention of a case, in our own words; the source of the rate stands with the figures.
pub(crate) fn conventions(case: &BusinessCase) -> Vec<Convention> {
    let terms = case.model.terms();
    let (currency, period) = (terms.currency, terms.period.name());
    let rate = case.model.figure(DISCOUNT_RATE).map(rate_words).unwrap_or_default();
    let rate = match terms.period {
        Period::Year => rate,
        Period::Month | Period::Quarter => format!(
            "{rate}; {:.6}% a {period}, the rate that compounds to it: (1 + r)^({}/12) - 1",
            case.case.periodic_rate * 100.0,
            terms.period.months()
        ),
    };
    let first = match terms.first_flow {
        FirstFlow::Now => format!("today's is not discounted; the first {period}'s is, by one {period}"),
        FirstFlow::EndOfFirstPeriod => {
            format!("the first flow is discounted by one {period}, as NPV of spreadsheets does; the next by two")
        }
    };
    let rounding = match (terms.rounding, terms.rounding.decimals(currency)) {
        (Rounding::None, _) | (_, None) => "none; amounts are shown rounded and carried in full".to_owned(),
        (_, Some(0)) => format!(
            "every amount and every present value to whole {currency}, before it is added; halves away from zero"
        ),
        (_, Some(decimals)) => format!(
            "every amount and every present value to {decimals} decimals of {currency}, before it is added; halves away from zero"
        ),
    };
    let years = if terms.years == 1 { "1 year".to_owned() } else { format!("{} years", terms.years) };
    vec![
        ("time", format!("{years} after today, by {period}; what recurs is due for each month from its first to its last")),
        ("currency", format!("{currency} in every amount; nothing is converted unless a figure is an exchange rate")),
        ("rate of discount", rate),
        ("first flow", first),
        ("rounding", rounding),
        ("risk", "a benefit is taken down by its share for risk, a cost put up, as in Forrester's Total Economic Impact studies".to_owned()),
        ("inflation, tax, financing", "not in the case unless a figure or a line says so".to_owned()),
    ]
}

fn rate_words(rate: &Figure) -> String {
    match rate.value {
        Value::Constant(value) => {
            let percent = if rate.unit.is_percent() { value } else { value * Decimal::ONE_HUNDRED };
            format!("{}% a year", written_exactly(percent))
        }
        Value::Unknown | Value::ByYear(_) => String::new(),
    }
}
