//! What comes in and goes out: the chart, and the sums by year.

use andru_core::engine::cost::Amounts;
use andru_core::engine::cost::measure::pays_back;
use andru_core::engine::cost::money::{Decimal, plain};
use andru_core::engine::cost::terms::Period;
use andru_core::engine::cost::{BusinessCase, Scope};

use super::chart::{Flow, flow};
use crate::case_words::label;
use crate::html::markup::Markup;
use crate::html::table::{FIGURES, captioned, row, text_cell};

/// The most periods that are drawn one by one.
const MOST_BARS: usize = 61;

/// Adds the section, or nothing where no sum can be made.
pub(super) fn write(case: &BusinessCase, out: &mut Markup) {
    let Some(measures) = &case.case.measures else { return };
    let (computed, amounts, terms) = (&case.case, Amounts::of(case.model.terms()), case.model.terms());
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "Cash flow");
        if computed.scope == Scope::KnownBenefits {
            section.leaf("p", &[], "On the known lines alone: benefits that nobody has priced yet are not in it.");
        }
        let payback = pays_back(case, &measures.payback).words(amounts);
        let plain = |values: &[Decimal]| values.iter().copied().map(plain).collect::<Vec<f64>>();
        // Bars of hundreds of months are hairs.
        let (period, net) = if computed.net.values.len() > MOST_BARS {
            (Period::Year, years(case, &computed.net.values))
        } else {
            (terms.period, computed.net.values.clone())
        };
        let running: Vec<Decimal> = net
            .iter()
            .scan(Decimal::ZERO, |sum, value| {
                *sum += value;
                Some(*sum)
            })
            .collect();
        let chart = Flow {
            id: "cash",
            title: "Cash flow: benefits less costs by period, and their running sum",
            says: format!(
                "Benefits less costs, after risk, not discounted. Bars: each {}. Line: their running sum. Payback: {payback}.",
                period.name()
            ),
            amounts: plain(&net),
            running: plain(&running),
            first: 0,
            period: period.name(),
            currency: amounts.currency.code(),
        };
        flow(section, &chart);
        section.element("div", &[("class", "across")], |across| by_year(case, across));
    });
    out.line();
}

/// The sums of a series by year, today first.
pub(super) fn years(case: &BusinessCase, values: &[Decimal]) -> Vec<Decimal> {
    let terms = case.model.terms();
    let mut sums = vec![Decimal::ZERO; terms.years as usize + 1];
    for (period, value) in values.iter().enumerate() {
        if let Some(sum) = sums.get_mut(terms.year_of(period)) {
            *sum += value;
        }
    }
    sums
}

fn by_year(case: &BusinessCase, out: &mut Markup) {
    let (computed, amounts, terms) = (&case.case, Amounts::of(case.model.terms()), case.model.terms());
    let of = |values: &[Decimal]| years(case, values);
    let sums = [
        of(&computed.benefits.values),
        of(&computed.costs.values),
        of(&computed.net.values),
        of(&computed.net.discounted),
    ];
    let heads = [
        ("", ""),
        ("benefits", FIGURES),
        ("costs", FIGURES),
        ("net", FIGURES),
        ("running sum", FIGURES),
        ("present value of net", FIGURES),
    ];
    let caption = |text: &mut Markup| {
        text.leaf("strong", &[], "By year").text(format!("{}, after risk.", amounts.currency));
        if terms.period != Period::Year {
            text.text(format!(" The case is computed by {0}; each {0} stands in the workbook.", terms.period.name()));
        }
    };
    captioned(out, "money", caption, &heads, |rows| {
        let [benefits, costs, net, present] = &sums;
        let mut running = Decimal::ZERO;
        let years = benefits.iter().zip(costs).zip(net.iter().zip(present)).enumerate();
        for (year, ((benefit, cost), (net, present))) in years {
            running += net;
            row(rows, &label(Period::Year, year), |row| {
                for amount in [*benefit, *cost, *net, running, *present] {
                    text_cell(row, FIGURES, amounts.bare(amount));
                }
            });
        }
        rows.line().element("tr", &[("class", "total")], |row| {
            row.leaf("th", &[("scope", "row")], "total");
            for amount in [computed.benefits.total, computed.costs.total, computed.net.total] {
                text_cell(row, FIGURES, amounts.bare(amount));
            }
            text_cell(row, FIGURES, "");
            text_cell(row, FIGURES, amounts.bare(computed.net.present_value));
        });
        rows.line().element("tr", &[], |row| {
            row.leaf("th", &[("scope", "row")], "present value");
            for amount in [computed.benefits.present_value, computed.costs.present_value, computed.net.present_value] {
                text_cell(row, FIGURES, amounts.bare(amount));
            }
            text_cell(row, FIGURES, "");
            text_cell(row, FIGURES, "");
        });
    });
}
