//! What a small case hangs on, by hand.

use super::*;
use crate::cost::line::Side;
use crate::cost::sample::{decimal, figure, hours_saved, line, once, ranged, risk, terms};
use crate::cost::terms::{Period, Terms};

fn sensitivity(model: &CaseModel) -> Sensitivity {
    model.sensitivity(&model.evaluate().unwrap(), SimulationOptions::default()).unwrap()
}

fn draws(draws: u32) -> SimulationOptions {
    SimulationOptions { seed: 1, draws }
}

#[test]
fn the_widest_swing_is_first_and_equal_ones_keep_their_order() {
    let model = hours_saved();
    let swings = sensitivity(&model).tornado;
    let shown: Vec<String> = swings
        .iter()
        .map(|swing| format!("{} {} {}", swing.figure, swing.npv_at_low.normalize(), swing.npv_at_high.normalize()))
        .collect();
    // 3 * 100 * 40 - 9000 and 3 * 100 * 60 - 9000; 3 * 80 * 50 - 9000 and 3 * 110 * 50 - 9000; 15000 - 12000.
    assert_eq!(shown, ["hourly_cost 3000 9000", "hours 3000 7500", "licence 6000 3000"]);

    let figures = vec![
        figure("discount_rate", "%", &["10"]),
        ranged("b", "USD", "1", "2", "3"),
        ranged("a", "USD", "1", "2", "3"),
        figure("c", "USD", &["1"]),
    ];
    let lines = vec![line(Side::Benefit, "one", "a"), line(Side::Benefit, "two", "b"), line(Side::Cost, "three", "c")];
    let tied = CaseModel::new(terms(), figures, lines).unwrap();
    let order: Vec<String> = sensitivity(&tied).tornado.into_iter().map(|swing| swing.figure).collect();
    assert_eq!(order, ["b", "a"]);
}

#[test]
fn every_figure_that_counts_has_its_break_even() {
    let found = sensitivity(&hours_saved()).break_even;
    let at = |value: &str| BreakEvenAt::Value(decimal(value));
    let wanted = [("hours", at("60")), ("hourly_cost", at("30")), ("licence", at("15000"))];
    // 5,000 a year for 9,000 today: the rate of return is about 31%, and the search from 0% ends at 100%.
    let found: Vec<(&str, BreakEvenAt)> = found.iter().map(|entry| (entry.figure.as_str(), entry.at.clone())).collect();
    assert_eq!(found[1..], wanted);
    let BreakEvenAt::Value(rate) = found[0].1 else { panic!("{:?}", found[0]) };
    let rate = crate::cost::money::plain(rate) / 100.0;
    let npv: f64 = (1..=3).map(|year| 5_000.0 / (1.0 + rate).powi(year)).sum::<f64>() - 9_000.0;
    assert!(npv.abs() < 0.05, "{rate} {npv}");
}

#[test]
fn figures_by_year_have_no_break_even() {
    let figures = vec![
        figure("discount_rate", "%", &["10"]),
        figure("gain", "USD/year", &["10", "20"]),
        figure("price", "USD", &["5"]),
    ];
    let lines = vec![line(Side::Benefit, "more", "gain"), once(Side::Cost, "fee", "price", 0)];
    let found = sensitivity(&CaseModel::new(terms(), figures, lines).unwrap());
    let ids: Vec<&str> = found.break_even.iter().map(|entry| entry.figure.as_str()).collect();
    assert_eq!(ids, ["discount_rate", "price"]);
    assert_eq!((found.tornado.len(), found.simulation), (0, None));
}

#[test]
fn the_same_seed_gives_the_same_draws() {
    let model = hours_saved();
    let case = model.evaluate().unwrap();
    let run = |seed| {
        let options = SimulationOptions { seed, draws: 1_000 };
        model.sensitivity(&case, options).unwrap().simulation.unwrap()
    };
    assert_eq!(run(7), run(7));
    assert_ne!(run(7), Simulation { seed: 7, ..run(8) });
}

#[test]
fn a_simulation_has_the_moments_of_its_triangles() {
    let model = hours_saved();
    let simulation = sensitivity(&model).simulation.unwrap();
    // Means of the triangles: 290/3 hours, 50 USD, 10,000 USD. 3 * 290/3 * 50 - 10000 = 4500; the standard deviation is
    // about 1,500, so that of the mean of 10,000 draws is about 15.
    assert!((simulation.mean - decimal("4500")).abs() < decimal("60"), "{}", simulation.mean);
    assert_eq!(simulation.bars.len(), 20);
    assert_eq!(simulation.bars.iter().map(|bar| bar.count).sum::<u32>(), 10_000);
    assert!(simulation.bars.windows(2).all(|pair| pair[0].to == pair[1].from && pair[0].from < pair[0].to));
    assert!(simulation.percentiles.windows(2).all(|pair| pair[0].1 <= pair[1].1));
    assert!(simulation.bars[0].from >= decimal("-2400") && simulation.bars[19].to <= decimal("10800"));
}

#[test]
fn one_triangle_is_cumulated_as_its_formula_says() {
    let figures = vec![
        figure("discount_rate", "%", &["0"]),
        ranged("gain", "USD", "0", "20", "100"),
        figure("price", "USD", &["50"]),
    ];
    let lines = vec![once(Side::Benefit, "more", "gain", 1), once(Side::Cost, "fee", "price", 1)];
    let model = CaseModel::new(terms(), figures, lines).unwrap();
    let case = model.evaluate().unwrap();
    let simulation = model.sensitivity(&case, draws(100_000)).unwrap().simulation.unwrap();
    // F(x) = x^2 / 2000 up to 20 and 1 - (100 - x)^2 / 8000 after: F(50) = 0.6875, the median is 100 - sqrt(4000) = 36.75.
    let share = f64::from(simulation.below_zero) / 100_000.0;
    // The standard deviation of a share of 100,000 draws is 0.0015.
    assert!((share - 0.6875).abs() < 0.005, "{share}");
    let median = simulation.percentiles.iter().find(|(percent, _)| *percent == 50).unwrap().1;
    assert!((median - decimal("-13.25")).abs() < decimal("0.5"), "{median}");
    let tenth = simulation.percentiles.iter().find(|(percent, _)| *percent == 10).unwrap().1;
    assert!((tenth - decimal("-35.86")).abs() < decimal("0.5"), "{tenth}");
}

#[test]
fn a_range_of_one_value_is_that_value() {
    let figures = vec![
        figure("discount_rate", "%", &["10"]),
        ranged("gain", "USD/year", "33.33", "33.33", "33.33"),
        figure("price", "USD", &["50"]),
    ];
    let lines = vec![line(Side::Benefit, "more", "gain"), once(Side::Cost, "fee", "price", 0)];
    let model = CaseModel::new(terms(), figures, lines).unwrap();
    let case = model.evaluate().unwrap();
    let simulation = model.sensitivity(&case, draws(100)).unwrap().simulation.unwrap();
    let npv = case.net.present_value;
    assert_eq!(simulation.mean, npv);
    assert!(simulation.percentiles.iter().all(|(_, value)| *value == npv));
    assert_eq!(simulation.bars, [Bar { from: npv, to: npv, count: 100 }]);
}

#[test]
fn draws_are_bounded() {
    let model = hours_saved();
    let case = model.evaluate().unwrap();
    for wrong in [0, 99, 100_001, u32::MAX] {
        let error = model.sensitivity(&case, draws(wrong)).unwrap_err();
        assert_eq!(error.to_string(), format!("`draws` is {wrong}, and must be from 100 to 100000"));
    }
}

#[test]
fn a_range_that_cannot_be_computed_names_its_figure() {
    let model = |low: &str, value: &str, high: &str| {
        let figures = vec![
            figure("discount_rate", "%", &["10"]),
            ranged("share", "%", low, value, high),
            figure("gain", "USD/year", &["33"]),
            figure("price", "USD", &["50"]),
        ];
        let lines =
            vec![risk(line(Side::Benefit, "more", "gain"), "share"), once(Side::Cost, "fee", "price / (1 + share)", 0)];
        CaseModel::new(terms(), figures, lines).unwrap()
    };
    let error = |model: CaseModel| model.sensitivity(&model.evaluate().unwrap(), draws(100)).unwrap_err().to_string();
    assert_eq!(
        error(model("20", "50", "120")),
        "`figures.share.high` is 120, and with it `benefits.more.risk` is 1.2, and must be from 0 to 1 (0% to 100%)"
    );
    assert_eq!(
        error(model("-100", "50", "60")),
        "`figures.share.low` is -100, and with it `benefits.more.risk` is -1, and must be from 0 to 1 (0% to 100%)"
    );
}

#[test]
fn a_draw_that_cannot_be_computed_names_its_figures() {
    // Neither end of a range is beyond the bound of an amount, and both together are.
    let figures = vec![
        figure("discount_rate", "%", &["10"]),
        ranged("a", "pieces", "0", "1000", "1000000"),
        ranged("b", "USD", "0", "1000", "10000000000"),
        figure("price", "USD", &["50"]),
    ];
    let lines = vec![line(Side::Benefit, "more", "a * b"), once(Side::Cost, "fee", "price", 0)];
    let model = CaseModel::new(terms(), figures, lines).unwrap();
    let error = model.sensitivity(&model.evaluate().unwrap(), draws(10_000)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`figures` have values inside the ranges of `a`, `b` with which `benefits.more.amount` comes to more than 10^15, \
         in either direction"
    );
}

#[test]
fn months_are_valued_as_the_whole_case_values_them() {
    let base = hours_saved();
    for period in [Period::Month, Period::Quarter, Period::Year] {
        let figures = vec![
            ranged("discount_rate", "%", "5", "10", "15"),
            ranged("hours", "hours/year", "80", "100", "110"),
            figure("hourly_cost", "USD/hour", &["50", "51"]),
            figure("licence", "USD", &["9000"]),
        ];
        let model = CaseModel::new(Terms { period, ..terms() }, figures, base.lines().to_vec()).unwrap();
        for swing in sensitivity(&model).tornado {
            for (value, npv) in [(swing.low, swing.npv_at_low), (swing.high, swing.npv_at_high)] {
                let mut values = crate::cost::values::Values::of(&model);
                values.set(model.index(&swing.figure).unwrap(), value);
                assert_eq!(model.evaluate_at(&values).unwrap().net.present_value, npv, "{swing:?}");
            }
        }
    }
}
