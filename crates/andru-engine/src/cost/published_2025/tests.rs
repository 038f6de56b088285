//! The published formulas by hand.
#![expect(clippy::float_cmp, reason = "results are the same to the last bit, or the test says `near`")]

use super::mock::{fallback_split, mock};
use super::v1::{Inefficiency, Segment, prefill};
use super::*;

fn near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() <= 1e-9 * wanted.abs().max(1.0), "{found} is not {wanted}");
}

/// 100 deals of 50,000 at 20%, six months, 2,000,000 at 15%, 50 people at 80,000, 10% of the market.
fn inputs(scenario: Scenario) -> Inputs {
    Inputs {
        potential_deals: 100.0,
        average_deal_size: 50_000.0,
        conversion_rate: 0.2,
        delay_months: 6.0,
        current_operating_cost: 2_000_000.0,
        inefficiency_rate: 0.15,
        employee_count: 50.0,
        average_salary: 80_000.0,
        market_share: 0.1,
        scenario,
    }
}

#[test]
fn the_four_parts_and_their_sum() {
    let found = calculate(&inputs(Scenario::Realistic)).unwrap();
    near(found.lost_revenue, 500_000.0);
    near(found.operational_inefficiencies, 150_000.0);
    near(found.competitive_disadvantage, 20_000.0);
    near(found.productivity_losses, 100_000.0);
    near(found.total, 770_000.0);
    near(found.monthly, 64_166.666_666_666_664);
    near(found.daily, 2_109.589_041_095_89);
    let Outcome::Is(share) = found.percentages[0] else { panic!("{found:?}") };
    near(share, 64.935_064_935_064_93);
    let [low, middle, high] = found.roi;
    near(low.roi_percent, 1_748.0); // (462,000 - 25,000) / 25,000
    near(middle.roi_percent, 1_132.0); // (616,000 - 50,000) / 50,000
    near(high.roi_percent, 670.0); // (770,000 - 100,000) / 100,000
    let Outcome::Is(payback) = low.payback_months else { panic!("{low:?}") };
    near(payback, 25_000.0 / 38_500.0);
    near(calculate(&inputs(Scenario::Conservative)).unwrap().total, 616_000.0);
    near(calculate(&inputs(Scenario::Aggressive)).unwrap().total, 1_001_000.0);
}

#[test]
fn the_other_formula_has_the_other_share_and_rounds() {
    let found = calculate_ai(&inputs(Scenario::Aggressive)).unwrap();
    // 1.3 times 500,000, 150,000, 100,000 and 25,000.
    let wanted = Ai {
        lost_revenue: 650_000.0,
        operational_cost: 195_000.0,
        productivity_loss: 130_000.0,
        competitive_loss: 32_500.0,
        total: 1_007_500.0,
    };
    assert_eq!(found, wanted);
    let halves = Inputs { potential_deals: 1.0, average_deal_size: 1.0, conversion_rate: 1.0, ..Inputs::default() };
    let halves = Inputs { delay_months: 6.0, employee_count: 1.0, average_salary: 20.0, ..halves };
    let found = calculate_ai(&halves).unwrap();
    // Two halves are each rounded to 1, and their sum is 1.
    assert_eq!((found.lost_revenue, found.productivity_loss, found.total), (1.0, 1.0, 1.0));
}

#[test]
fn a_total_of_zero_is_undefined_and_not_infinite() {
    let nothing = Inputs { employee_count: 1.0, ..Inputs::default() };
    let found = calculate(&nothing).unwrap();
    assert_eq!(found.percentages, [Outcome::Undefined; 4]);
    assert!(found.roi.iter().all(|roi| roi.payback_months == Outcome::Undefined));
    assert!(found.roi.iter().all(|roi| roi.roi_percent == -100.0));
}

#[test]
fn the_comparison_is_of_lost_revenue_alone() {
    let asked = |conversion_rate| Compare {
        potential_deals: Some(100.0),
        average_deal_size: Some(50_000.0),
        conversion_rate,
        delay_months: Some(6.0),
    };
    let totals = |inputs| compare(&inputs).unwrap().map(|(_, total)| total);
    assert_eq!(totals(asked(Some(0.2))), [400_000.0, 500_000.0, 650_000.0]);
    assert_eq!(totals(asked(None)), totals(asked(Some(0.0))));
    near(totals(asked(None))[1], 375_000.0);
    assert_eq!(totals(Compare::default()), [0.0; 3]);
}

#[test]
fn published_bounds_are_kept() {
    let said = |inputs: Inputs| calculate(&inputs).unwrap_err().to_string();
    let good = inputs(Scenario::Realistic);
    assert_eq!(
        said(Inputs { potential_deals: 10_000.5, ..good }),
        "`potentialDeals` is 10000.5, and must be from 0 to 10000"
    );
    assert_eq!(said(Inputs { employee_count: 0.0, ..good }), "`employeeCount` is 0, and must be from 1 to 100000");
    assert_eq!(said(Inputs { delay_months: f64::NAN, ..good }), "`delayMonths` is NaN, and must be from 0 to 24");
    assert_eq!(said(Inputs { market_share: 1.1, ..good }), "`marketShare` is 1.1, and must be from 0 to 1");
    assert!(calculate_ai(&Inputs { average_salary: f64::INFINITY, ..good }).is_err());
    assert!(compare(&Compare { delay_months: Some(25.0), ..Compare::default() }).is_err());
}

#[test]
fn the_first_front_end() {
    let asked = v1::Inputs {
        revenue: 1_200_000.0,
        growth: 20.0,
        deal_size: 50_000.0,
        cycle_days: 90,
        churn: 5.0,
        months: 12,
        inefficiency: Inefficiency::Fifteen,
    };
    let found = v1::calculate(&asked).unwrap();
    // 100,000 · 0.2 / 12 · 12 · 13 / 2; 15%; 5%; 30 days · 50,000 · 0.02.
    assert_eq!(
        (found.missed_growth, found.inefficiency, found.churn_impact, found.cycle_cost),
        (130_000.0, 180_000.0, 60_000.0, 30_000.0)
    );
    assert_eq!((found.total, found.monthly), (400_000.0, 33_333.0));
    assert_eq!(found.projection[11], v1::Month { with_action: 120_000.0, without_action: 106_000.0, gap: 14_000.0 });
    let twelve = v1::calculate(&v1::Inputs { inefficiency: Inefficiency::Twelve, ..asked }).unwrap();
    assert_eq!(twelve.total, 364_000.0);
    assert_eq!(v1::calculate(&v1::Inputs { cycle_days: 0, months: 0, ..asked }).unwrap(), found);
    assert_eq!(v1::calculate(&v1::Inputs { cycle_days: 30, ..asked }).unwrap().cycle_cost, 0.0);
    assert!(v1::calculate(&v1::Inputs { growth: -100.1, ..asked }).is_err());
    let lost = v1::calculate(&v1::Inputs { growth: -100.0, ..asked }).unwrap();
    assert_eq!(lost.projection[0].with_action, 0.0);
}

#[test]
fn what_was_filled_in() {
    let filled = prefill(1_000_000.0, Segment::MidMarket, Some(true), Some(80.0)).unwrap();
    assert_eq!((filled.deal_size, filled.cycle_days, filled.conversion, filled.churn), (Some(15_000.0), 120, 20, 5));
    let filled = prefill(0.0, Segment::Enterprise, None, None).unwrap();
    assert_eq!((filled.deal_size, filled.cycle_days, filled.conversion, filled.churn), (None, 150, 18, 4));
    let filled = prefill(1e6, Segment::Other, Some(false), Some(90.0)).unwrap();
    assert_eq!((filled.deal_size, filled.cycle_days, filled.conversion, filled.churn), (Some(10_000.0), 75, 25, 3));
}

#[test]
fn four_monthly_figures() {
    let found = simplified::calculate(simplified::DEFAULTS, 6).unwrap();
    assert_eq!((found.monthly, found.total, found.savings), (118_000.0, 708_000.0, 531_000.0));
    assert_eq!(
        simplified::calculate([0.0; 4], 9).unwrap_err().to_string(),
        "`timeframe` is 9, and must be 3, 6, 12 or 18"
    );
    assert!(simplified::calculate([0.0, f64::NAN, 0.0, 0.0], 3).is_err());
}

#[test]
fn answers_without_a_calculation() {
    let plain = mock(1_000_000.0, false).unwrap();
    assert_eq!((plain.total, plain.roi, plain.payback_months), (500_000.0, 3.2, 6));
    let ai = mock(1_000_000.0, true).unwrap();
    near(ai.parts.iter().sum(), ai.total);
    near(ai.total, 630_000.0);
    assert_eq!(fallback_split(1_000.0).unwrap(), [400.0, 300.0, 300.0]);
}

#[test]
fn halves_are_rounded_as_javascript_rounds_them() {
    let wanted = [(2.5, 3.0), (-2.5, -2.0), (0.499_999_999_999_999_94, 0.0), (-0.4, 0.0), (7.0, 7.0)];
    for (number, round) in wanted {
        assert_eq!(rounded(number), round, "{number}");
    }
}
