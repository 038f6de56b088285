//! Cases that tests render.

use andru_core::engine::cost::figure::{Basis, Figure, Tier, Value};
use andru_core::engine::cost::finance::FirstFlow;
use andru_core::engine::cost::formula::Formula;
use andru_core::engine::cost::line::{Every, Line, Side};
use andru_core::engine::cost::money::Rounding;
use andru_core::engine::cost::sensitivity::SimulationOptions;
use andru_core::engine::cost::terms::{Period, Terms};
use andru_core::engine::cost::unit::Unit;
use andru_core::engine::cost::{BusinessCase, CaseModel};

/// Text that would be markup, a formula or a turn of the page if it were not shown as it is.
pub(crate) const HOSTILE: &str = "=1+1</td><script>alert(1)</script>\u{202e}\"'&\n<img src=x>";

/// Yearly terms in US dollars over so many years.
pub(crate) fn terms(years: u32) -> Terms {
    Terms {
        currency: "USD".parse().unwrap(),
        years,
        period: Period::Year,
        first_flow: FirstFlow::Now,
        rounding: Rounding::Cents,
    }
}

/// A figure the buyer gave: none, one or several values by year.
pub(crate) fn figure(id: &str, unit: &str, values: &[&str]) -> Figure {
    let values: Vec<_> = values.iter().map(|text| text.parse().unwrap()).collect();
    Figure {
        id: id.to_owned(),
        name: id.replace('_', " "),
        value: match values.as_slice() {
            [] => Value::Unknown,
            [one] => Value::Constant(*one),
            _ => Value::ByYear(values),
        },
        unit: Unit::new(unit),
        basis: Basis::Buyer { source: Some("call of 12 November, head of operations".to_owned()) },
        range: None,
        ask: None,
    }
}

/// The same figure with a range.
pub(crate) fn ranged(figure: Figure, low: &str, high: &str) -> Figure {
    Figure { range: Some((low.parse().unwrap(), high.parse().unwrap())), ..figure }
}

/// A line that recurs every year.
pub(crate) fn line(side: Side, id: &str, amount: &str) -> Line {
    Line {
        id: id.to_owned(),
        name: id.replace('_', " "),
        side,
        amount: Formula::read(amount).unwrap(),
        every: Every::Year,
        start_month: 1,
        end_month: None,
        risk: None,
        removes: None,
        same_cash_as: None,
        distinct_because: None,
    }
}

/// The figures of [`freight`].
pub(crate) fn freight_figures() -> Vec<Figure> {
    let assumed = |who: &str, why: &str| Basis::Assumption { who: who.to_owned(), why: why.to_owned() };
    let published = Basis::Benchmark {
        source: "a made-up survey of freight desks".to_owned(),
        date: "2026-03".to_owned(),
        tier: Tier::Secondary,
    };
    vec![
        Figure::published_discount_rate(),
        ranged(figure("hours_a_week", "hours/week", &["18"]), "12", "22"),
        figure("weeks", "weeks/year", &["52"]),
        figure("people", "people", &["6"]),
        ranged(figure("hourly_cost", "USD/hour", &["41.35"]), "38", "45"),
        Figure {
            basis: assumed("Andru judgement", "nobody has measured it"),
            ..ranged(figure("share_saved", "%", &["60"]), "35", "75")
        },
        Figure { basis: published, ..figure("error_rate", "% of invoices", &["2.4", "2.2", "2"]) },
        figure("invoices", "invoices/month", &["1850"]),
        ranged(figure("cost_of_an_error", "USD/error", &["63.5"]), "40", "90"),
        figure("set_up", "USD", &["64000"]),
        ranged(figure("licence", "USD/month", &["4100"]), "4100", "4500"),
        Figure { basis: assumed("Andru judgement", "a first installation"), ..figure("risk_of_costs", "%", &["10"]) },
        Figure {
            basis: assumed("Andru judgement", "a first installation"),
            ..figure("risk_of_benefits", "%", &["15"])
        },
    ]
}

/// The lines of [`freight`].
pub(crate) fn freight_lines() -> Vec<Line> {
    let risky = |id: &str| Some(Formula::read(id).unwrap());
    vec![
        line(Side::Inaction, "hours_lost_to_re_keying", "hours_a_week * weeks * people * hourly_cost"),
        Line {
            removes: Some("hours_lost_to_re_keying".to_owned()),
            risk: risky("risk_of_benefits"),
            start_month: 4,
            ..line(Side::Benefit, "hours_saved", "hours_a_week * weeks * people * hourly_cost * share_saved")
        },
        Line {
            every: Every::Month,
            risk: risky("risk_of_benefits"),
            ..line(Side::Benefit, "fewer_invoice_errors", "invoices * error_rate * cost_of_an_error / 100 * 60")
        },
        Line {
            every: Every::Once,
            start_month: 0,
            risk: risky("risk_of_costs"),
            ..line(Side::Cost, "set_up_and_training", "set_up")
        },
        Line { every: Every::Month, risk: risky("risk_of_costs"), ..line(Side::Cost, "licences", "licence") },
    ]
}

/// A case of made-up figures, computed.
pub(crate) fn computed(terms: Terms, figures: Vec<Figure>, lines: Vec<Line>) -> BusinessCase {
    let model = CaseModel::new(terms, figures, lines).unwrap();
    let options = SimulationOptions { draws: 2_000, ..SimulationOptions::default() };
    BusinessCase::of("Automatic customs entry".to_owned(), Some("Northwind Freight".to_owned()), model, options)
        .unwrap()
}

/// A whole case: two benefits, two costs, one line of inaction.
pub(crate) fn freight(terms: Terms) -> BusinessCase {
    computed(terms, freight_figures(), freight_lines())
}

/// A case in which one benefit waits for the buyer, and one has nothing of the buyer's.
pub(crate) fn open() -> BusinessCase {
    let mut figures = freight_figures();
    let penalties = Figure {
        ask: Some("How many penalties in the last quarter, and the average?".to_owned()),
        ..figure("penalties", "penalties/quarter", &[])
    };
    let growth = Figure {
        basis: Basis::Assumption { who: "the seller".to_owned(), why: "heard elsewhere".to_owned() },
        ..figure("growth", "USD/year", &["90000"])
    };
    figures.extend([penalties, figure("average_penalty", "USD/penalty", &["1200"]), growth]);
    let mut lines = freight_lines();
    lines.extend([
        Line { every: Every::Quarter, ..line(Side::Benefit, "late_delivery_penalties", "penalties * average_penalty") },
        line(Side::Benefit, "faster_growth", "growth"),
    ]);
    computed(terms(3), figures, lines)
}

/// A case whose every text would do harm if it were not shown as it is.
pub(crate) fn hostile() -> BusinessCase {
    let figures: Vec<Figure> = freight_figures()
        .into_iter()
        .map(|figure| Figure {
            name: HOSTILE.to_owned(),
            ask: Some(HOSTILE.to_owned()),
            basis: match figure.basis {
                Basis::Buyer { .. } => Basis::Buyer { source: Some(HOSTILE.to_owned()) },
                Basis::Benchmark { tier, .. } => {
                    Basis::Benchmark { source: HOSTILE.to_owned(), date: HOSTILE.to_owned(), tier }
                }
                Basis::Assumption { .. } => Basis::Assumption { who: HOSTILE.to_owned(), why: HOSTILE.to_owned() },
            },
            ..figure
        })
        .collect();
    let lines =
        freight_lines().into_iter().enumerate().map(|(at, line)| Line { name: format!("{HOSTILE} {at}"), ..line });
    let case = computed(terms(3), figures, lines.collect());
    BusinessCase { title: HOSTILE.to_owned(), buyer: Some(HOSTILE.to_owned()), ..case }
}
