//! Losses by month, by hand.

use super::*;
use crate::cost::figure::{Basis, Figure};
use crate::cost::line::Every;
use crate::cost::money::Rounding;
use crate::cost::sample::{decimal, figure, line, once, risk, terms};

fn inaction(terms: Terms, figures: Vec<Figure>, lines: Vec<Line>) -> Inaction {
    let figures = [vec![figure("discount_rate", "%", &["10"])], figures].concat();
    CaseModel::new(terms, figures, lines).unwrap().inaction().unwrap()
}

fn whole() -> Terms {
    Terms { rounding: Rounding::Whole, ..terms() }
}

#[test]
fn a_yearly_loss_is_a_twelfth_a_month_whatever_the_period() {
    for period in [Period::Year, Period::Quarter, Period::Month] {
        let waiting = inaction(
            Terms { period, ..terms() },
            vec![figure("rework", "USD/year", &["1200", "2400"])],
            vec![line(Side::Inaction, "rekeying", "rework")],
        );
        assert_eq!(waiting.months.len(), 36);
        // The second figure holds in the second year and after.
        let wanted: Vec<Decimal> = (1..=36).map(|month| Decimal::from(if month <= 12 { 100 } else { 200 })).collect();
        assert_eq!(waiting.months, wanted);
        assert_eq!(waiting.lines[0].months, wanted);
        assert_eq!((waiting.cumulative[11], waiting.cumulative[35]), (decimal("1200"), decimal("6000")));
        assert_eq!(waiting.total, decimal("6000"));
    }
}

#[test]
fn schedules_and_risk_are_those_of_a_case() {
    let figures = vec![
        figure("fine", "USD", &["900"]),
        figure("fee", "USD/month", &["10"]),
        figure("audit", "USD/quarter", &["300"]),
        figure("doubt", "%", &["20"]),
    ];
    let lines = vec![
        once(Side::Inaction, "today", "fine", 0),
        once(Side::Inaction, "later", "fine * 1", 5),
        Line { every: Every::Month, start_month: 2, end_month: Some(3), ..line(Side::Inaction, "fees", "fee") },
        risk(Line { every: Every::Quarter, start_month: 4, ..line(Side::Inaction, "audits", "audit") }, "doubt"),
    ];
    let lines: Vec<Line> =
        lines.into_iter().map(|line| Line { distinct_because: Some("other fines".to_owned()), ..line }).collect();
    let waiting = inaction(Terms { years: 1, ..terms() }, figures, lines);
    let months: Vec<String> = waiting.months.iter().map(|month| month.normalize().to_string()).collect();
    // 300 a quarter is 100 a month, less 20%.
    assert_eq!(months, ["900", "10", "10", "80", "980", "80", "80", "80", "80", "80", "80", "80"]);
    let totals: Vec<Decimal> = waiting.lines.iter().map(|loss| loss.total).collect();
    assert_eq!(totals, ["900", "900", "20", "720"].map(decimal));
    assert_eq!(waiting.total, totals.iter().sum::<Decimal>());
}

#[test]
fn months_are_rounded_before_they_are_added() {
    let figures = vec![figure("rework", "USD/year", &["1000"])];
    let waiting = inaction(whole(), figures.clone(), vec![line(Side::Inaction, "rekeying", "rework")]);
    assert_eq!((waiting.months[0], waiting.total), (decimal("83"), decimal("2988")));
    let cents = inaction(terms(), figures, vec![line(Side::Inaction, "rekeying", "rework")]);
    assert_eq!((cents.months[0], cents.total), (decimal("83.33"), decimal("2999.88")));
}

#[test]
fn what_does_not_count_is_shown_and_not_added() {
    let assumed = Basis::Assumption { who: "seller".to_owned(), why: "a guess".to_owned() };
    let figures = vec![
        figure("rework", "USD/year", &["1200"]),
        figure("fines", "USD/year", &[]),
        Figure { basis: assumed, ..figure("churn", "USD/year", &["12"]) },
    ];
    let lines = vec![
        line(Side::Inaction, "rekeying", "rework"),
        line(Side::Inaction, "penalties", "fines"),
        line(Side::Inaction, "lost_customers", "churn"),
        Line { same_cash_as: Some("rekeying".to_owned()), ..line(Side::Inaction, "typing", "rework") },
    ];
    let waiting = inaction(whole(), figures, lines);
    let counts: Vec<bool> = waiting.lines.iter().map(|loss| loss.counts).collect();
    assert_eq!(counts, [true, false, false, false]);
    assert_eq!(waiting.lines[1].standing, Standing::Missing(vec!["fines".to_owned()]));
    assert_eq!((waiting.lines[1].months.len(), waiting.lines[1].total), (0, Decimal::ZERO));
    assert_eq!((&waiting.lines[2].standing, waiting.lines[2].total), (&Standing::NothingFromBuyer, decimal("36")));
    assert_eq!(waiting.lines[3].total, decimal("3600"));
    assert_eq!(waiting.total, decimal("3600"));
}

#[test]
fn a_loss_that_cannot_be_computed_names_its_line() {
    let figures = vec![
        figure("discount_rate", "%", &["10"]),
        figure("rework", "USD/year", &["1200"]),
        figure("people", "", &["0"]),
    ];
    let model = CaseModel::new(terms(), figures, vec![line(Side::Inaction, "rekeying", "rework / people")]).unwrap();
    assert_eq!(model.inaction().unwrap_err().to_string(), "`inaction.rekeying.amount` divides by zero");
}
