//! What holds for every plan.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Blueprint, Request, Stage, assumption_ids, blueprint};

/// A plan's inputs as numbers.
#[derive(Debug, Clone)]
struct Case {
    target: u32,
    deal: u32,
    cycle: u16,
    team: Option<u8>,
    win_rate: f64,
    ramp: f64,
}

impl Case {
    fn plan(&self) -> Blueprint {
        let request = Request {
            stage: Stage::Seed,
            arr_target: format!("USD {}", self.target),
            current_arr: None,
            deal_size: Some(self.deal.to_string()),
            cycle: Some(format!("{} days", self.cycle)),
            team: self.team.map(f64::from),
            assumptions: BTreeMap::from([("winRate".to_owned(), self.win_rate), ("rampMonths".to_owned(), self.ramp)]),
            start: jiff::civil::date(2026, 3, 16),
        };
        blueprint(&request).unwrap()
    }

    fn value(&self, id: &str) -> Option<Decimal> {
        self.plan().step(id).map(|step| step.value)
    }
}

fn case() -> impl Strategy<Value = Case> {
    (
        10_000_u32..100_000_000,
        500_u32..500_000,
        1_u16..500,
        proptest::option::of(0_u8..40),
        (1_u32..=100).prop_map(|percent| f64::from(percent) / 100.0),
        (0_u32..=72).prop_map(|half| f64::from(half) / 2.0),
    )
        .prop_map(|(target, deal, cycle, team, win_rate, ramp)| Case { target, deal, cycle, team, win_rate, ramp })
}

proptest! {
    #[test]
    fn more_target_never_needs_less(case in case(), more in 0_u32..50_000_000) {
        let larger = Case { target: case.target + more, ..case.clone() };
        for id in ["deals", "opportunities", "meetings", "pipeline", "fullReps", "reps"] {
            prop_assert!(larger.value(id) >= case.value(id), "{id}");
        }
    }

    #[test]
    fn a_better_win_rate_never_needs_more(case in case(), more in 0_u32..50) {
        let better = Case { win_rate: (case.win_rate + f64::from(more) / 100.0).min(1.0), ..case.clone() };
        for id in ["opportunities", "meetings", "pipeline", "fullReps", "reps"] {
            prop_assert!(better.value(id) <= case.value(id), "{id}");
        }
    }

    #[test]
    fn a_longer_ramp_or_cycle_never_needs_fewer(case in case(), months in 0_u32..12, days in 0_u16..100) {
        let slower = Case { ramp: (case.ramp + f64::from(months)).min(36.0), ..case.clone() };
        prop_assert!(slower.value("reps") >= case.value("reps"));
        let longer = Case { cycle: case.cycle + days, ..case.clone() };
        if let Some(reps) = longer.value("fullReps") {
            prop_assert!(Some(reps) >= case.value("fullReps"));
        }
    }

    #[test]
    fn every_step_stands_on_what_it_names_and_can_be_done_by_hand(case in case()) {
        let plan = case.plan();
        let mut known: Vec<&str> = plan.inputs.iter().map(|input| input.id).collect();
        known.extend(assumption_ids());
        for step in &plan.steps {
            for from in &step.from {
                prop_assert!(known.contains(from), "{} uses {from}", step.id);
            }
            known.push(step.id);
            let by_hand = Reckoner::value(&step.formula);
            let value = step.value.to_f64().unwrap();
            prop_assert!(agrees(by_hand, value, &step.formula), "{} = {}: {by_hand}", step.id, step.formula);
            for judged in &step.judged {
                prop_assert!(plan.assumption(judged).is_some_and(|row| row.tier == Some(3)));
            }
        }
        for missing in &plan.missing {
            prop_assert!(missing.needs.is_empty() == missing.reason.is_some(), "{}", missing.id);
            prop_assert!(plan.step(missing.id).is_none());
        }
    }

    #[test]
    fn any_text_gives_a_plan_or_an_error(target in "\\PC{0,20}", deal in "\\PC{0,20}", cycle in "\\PC{0,20}", team in any::<f64>()) {
        let request = Request {
            stage: Stage::PreSeed,
            arr_target: target,
            current_arr: Some(deal.clone()),
            deal_size: Some(deal),
            cycle: Some(cycle),
            team: Some(team),
            assumptions: BTreeMap::from([("winRate".to_owned(), team)]),
            start: jiff::civil::date(2026, 3, 16),
        };
        let _ = blueprint(&request);
    }

    #[test]
    fn plans_of_any_size_have_finite_figures(
        target in 1_u64..1_000_000_000_000,
        deals in 1_u64..1_000_000,
        cycle in 1_u16..3650,
        team in proptest::option::of(0_u16..10_000),
        ends in proptest::collection::vec(any::<bool>(), 13),
    ) {
        let bounds = [
            ("winRate", 0.01, 1.0), ("meetingsPerOpportunity", 1.0, 50.0), ("touchesPerMeeting", 1.0, 1000.0),
            ("openAtOnce", 1.0, 500.0), ("rampMonths", 0.0, 36.0), ("workingWeeks", 20.0, 52.0),
            ("attainment", 0.1, 1.0), ("quotaToOte", 1.0, 20.0), ("baseShare", 0.0, 1.0), ("benefitsLoad", 1.0, 3.0),
            ("pipelineCoverage", 1.0, 20.0), ("ote", 1.0, 1e9), ("dealsBeforeQuota", 1.0, 1000.0),
        ];
        let own = bounds.iter().zip(&ends).map(|((id, low, high), end)| ((*id).to_owned(), if *end { *high } else { *low }));
        let request = Request {
            stage: Stage::SeriesB,
            arr_target: target.to_string(),
            current_arr: None,
            deal_size: Some((target / deals).max(1).to_string()),
            cycle: Some(format!("{cycle} days")),
            team: team.map(f64::from),
            assumptions: own.collect(),
            start: jiff::civil::date(9999, 12, 1),
        };
        if let Ok(plan) = blueprint(&request) {
            for step in &plan.steps {
                prop_assert!(step.value >= Decimal::ZERO, "{} {}", step.id, step.formula);
            }
        }
    }
}

/// Whether the figure is the formula's, rounded the way its last words say.
fn agrees(by_hand: f64, value: f64, formula: &str) -> bool {
    let slack = 1e-9 * by_hand.abs().max(1.0);
    let apart = value - by_hand;
    if formula.ends_with(", rounded up") {
        return (-slack..1.0 + slack).contains(&apart) && value.fract() == 0.0;
    }
    if formula.ends_with(", rounded down") {
        return (-1.0 - slack..slack).contains(&apart) && value.fract() == 0.0;
    }
    if formula.ends_with(", rounded") {
        // A whole unit of money, or four significant digits.
        let fourth = 10_f64.powf(by_hand.abs().log10().floor() - 3.0);
        return apart.abs() <= 0.5 * fourth.max(if value.fract() == 0.0 { 1.0 } else { 0.0 }) + slack;
    }
    apart.abs() <= slack
}

/// Reckons what is printed, knowing nothing of how it came about: names are skipped, numbers and signs count.
struct Reckoner {
    signs: Vec<String>,
    at: usize,
}

impl Reckoner {
    fn value(text: &str) -> f64 {
        let text = text.replace("rounded", "").replace('(', " ( ").replace(')', " ) ");
        let counts = |word: &&str| word.starts_with(|first: char| first.is_ascii_digit() || "+−×÷()".contains(first));
        let signs = text.split_whitespace().filter(counts).map(|word| word.trim_end_matches(',').replace(',', ""));
        let mut reckoner = Self { signs: signs.collect(), at: 0 };
        let value = reckoner.sum();
        assert_eq!(reckoner.at, reckoner.signs.len(), "{text}");
        value
    }

    fn take(&mut self, wanted: &str) -> bool {
        let found = self.signs.get(self.at).is_some_and(|sign| sign == wanted);
        self.at += usize::from(found);
        found
    }

    fn sum(&mut self) -> f64 {
        let mut value = self.product();
        loop {
            if self.take("+") {
                value += self.product();
            } else if self.take("−") {
                value -= self.product();
            } else {
                return value;
            }
        }
    }

    fn product(&mut self) -> f64 {
        let mut value = self.number();
        loop {
            if self.take("×") {
                value *= self.number();
            } else if self.take("÷") {
                value /= self.number();
            } else {
                return value;
            }
        }
    }

    fn number(&mut self) -> f64 {
        if self.take("(") {
            let value = self.sum();
            assert!(self.take(")"));
            return value;
        }
        let text = self.signs[self.at].clone();
        self.at += 1;
        match text.strip_suffix('%') {
            Some(percent) => percent.parse::<f64>().unwrap() / 100.0,
            None => text.parse().unwrap(),
        }
    }
}
