//! Orders of work by hand, and the law that no order costs less than the best.

use proptest::prelude::*;

use super::*;
use crate::cost::CaseModel;
use crate::cost::line::Side;
use crate::cost::sample::{decimal, figure, line, terms};

fn work(name: &str, cost: &str, months: &str) -> Work {
    Work { name: name.to_owned(), cost_per_month: decimal(cost), months: decimal(months) }
}

#[test]
fn the_order_by_cost_over_duration_costs_least() {
    // Alone, "big" costs most a month; it takes so long that both others go first.
    let found =
        cost_of_delay(&[work("big", "10000", "10"), work("quick", "3000", "1"), work("mid", "8000", "4")]).unwrap();
    assert_eq!(found.given.total, decimal("253000")); // 10,000 · 10 + 3,000 · 11 + 8,000 · 15
    assert_eq!(found.best.total, decimal("193000")); // 3,000 · 1 + 8,000 · 5 + 10,000 · 15
    assert_eq!(found.saving, decimal("60000"));
    let order: Vec<(&str, usize, Decimal)> =
        found.best.steps.iter().map(|step| (step.name.as_str(), step.given, step.cd3)).collect();
    assert_eq!(order, [("quick", 1, decimal("3000")), ("mid", 2, decimal("2000")), ("big", 0, decimal("1000"))]);
    let done: Vec<Decimal> = found.best.steps.iter().map(|step| step.done).collect();
    assert_eq!(done, ["1", "5", "15"].map(decimal));
}

#[test]
fn equal_ones_keep_their_order() {
    let found = cost_of_delay(&[work("a", "1", "3"), work("b", "2", "6"), work("c", "0.5", "1.5")]).unwrap();
    assert_eq!(found.best, found.given);
    assert!(found.saving.is_zero());
}

#[test]
fn what_is_out_of_bounds_is_named() {
    let said = |all: &[Work]| cost_of_delay(all).unwrap_err().to_string();
    assert_eq!(said(&[]), "`work` has 0 entries, and must have 1 to 50");
    assert_eq!(said(&vec![work("a", "1", "1"); 51]), "`work` has 51 entries, and must have 1 to 50");
    for months in ["0", "-1", "0.0000001", "600.1"] {
        let error = said(&[work("a", "1", "1"), work("b", "1", months)]);
        assert!(error.starts_with("`work.1.months` is ") && error.ends_with("above 0 and at most 600"), "{error}");
    }
    for cost in ["-1", "1000000000000.1"] {
        let error = said(&[work("a", cost, "1")]);
        assert!(error.starts_with("`work.0.costPerMonth` is ") && error.ends_with("from 0 to 10^12"), "{error}");
    }
    let widest = vec![work("a", "999999999999.999999", "599.999999"); 50];
    assert_eq!(cost_of_delay(&widest).unwrap().best.steps.len(), 50);
    let extreme = Work { name: String::new(), cost_per_month: Decimal::MIN, months: Decimal::MAX };
    assert!(cost_of_delay(&[extreme]).is_err());
}

#[test]
fn a_decision_later_costs_the_months_until_then() {
    let figures = vec![figure("discount_rate", "%", &["10"]), figure("rework", "USD/year", &["1200", "2400"])];
    let model = CaseModel::new(terms(), figures, vec![line(Side::Inaction, "rekeying", "rework")]).unwrap();
    let waiting = model.inaction().unwrap();
    let cost = |months| waiting.cost_of_waiting(months).map_err(|error| error.to_string());
    assert_eq!(cost(0), Ok(Decimal::ZERO));
    assert_eq!(cost(3), Ok(decimal("300")));
    assert_eq!(cost(13), Ok(decimal("1400")));
    assert_eq!(cost(36), Ok(waiting.total));
    assert_eq!(cost(37), Err("`months` is 37, and the case looks 36 months ahead".to_owned()));
    assert!(cost(usize::MAX).is_err());
}

/// Every order of some items.
fn permutations(items: &[Work]) -> Vec<Vec<Work>> {
    if items.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for first in 0..items.len() {
        let mut rest = items.to_vec();
        let item = rest.remove(first);
        all.extend(permutations(&rest).into_iter().map(|order| [vec![item.clone()], order].concat()));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_order_costs_less_than_the_best(items in prop::collection::vec((0_i64..2_000, 1_i64..60), 1..=6)) {
        let items: Vec<Work> = items
            .into_iter()
            .map(|(cost, months)| Work {
                name: "some".to_owned(),
                cost_per_month: Decimal::new(cost, 1),
                months: Decimal::new(months, 1),
            })
            .collect();
        let best = cost_of_delay(&items).unwrap().best.total;
        for order in permutations(&items) {
            let found = cost_of_delay(&order).unwrap();
            prop_assert!(best <= found.given.total);
            prop_assert_eq!(found.best.total, best);
            prop_assert_eq!(found.saving, found.given.total - best);
        }
    }
}
