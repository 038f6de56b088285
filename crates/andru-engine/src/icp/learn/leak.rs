//! Fields that could only be known once the outcome was, told by their figures.
//!
//! Names are judged elsewhere (`leak_name`); here a field is judged by how it behaves. Thresholds are judgements of
//! ours, set so that on public records the fields known to leak are found and those known at the start are not.

use super::evidence::{Tally, information_value, value_by_chance};
use super::measure::auc;

/// An information value over this is worth a suspicion (Siddiqi 2006); with [`GONE_AUC`] it is a leak.
const SUSPECT_VALUE: f64 = 0.5;
/// The AUC of one field, learned early and tried late, under which its early information is gone.
const GONE_AUC: f64 = 0.55;
/// The AUC of one field out of fold from which it decides the outcome nearly alone.
const SEPARATES_AUC: f64 = 0.9;
/// The distance of fill rates between won and lost from which a field is taken to be filled in afterwards.
const FILL_GAP: f64 = 0.5;
/// The least share of round and of exact values, and the distance of their win rates in log-odds, from which exact
/// values are taken to be written at the close.
const EXACT_SHARE: f64 = 0.05;
const EXACT_GAP: f64 = 0.7;
/// Fewer deals of either outcome than this prove nothing of how a field is filled in.
const LEAST_DEALS: u64 = 50;
/// Fewer deals of either outcome than this prove nothing of a ranking; a good or bad one is then soon chance.
const LEAST_RANKED: usize = 20;
/// The same of the last quarter of the deals.
const LEAST_LATE: usize = 10;

/// Whether a field decides the outcome nearly alone, given its scores out of fold.
pub(super) fn separates(scores: &[f64], won: &[bool]) -> Option<String> {
    let auc = auc(scores, won).filter(|auc| *auc >= SEPARATES_AUC && rarer(won) >= LEAST_RANKED)?;
    Some(format!(
        "alone it ranks a won deal above a lost one in {:.1}% of pairs; no fact known at the start does that",
        auc * 100.0
    ))
}

/// Whether a field that told much early, more than chance would, tells nothing of late deals by its scores of them.
pub(super) fn vanishes(early: &[Tally], scores: &[f64], late: &[bool]) -> Option<String> {
    if rarer(late) < LEAST_LATE {
        return None;
    }
    let value = information_value(early);
    let told_much = value - value_by_chance(early) > SUSPECT_VALUE;
    let forward = auc(scores, late).filter(|forward| told_much && *forward < GONE_AUC)?;
    Some(format!(
        "information value {value:.2} in the first three quarters of the deals, and in the last it ranks no better than a \
         coin (AUC {forward:.3}): its meaning changed, or it was filled in afterwards"
    ))
}

/// How many deals the rarer outcome has.
fn rarer(won: &[bool]) -> usize {
    let wins = won.iter().filter(|won| **won).count();
    wins.min(won.len() - wins)
}

/// Whether it is filled in for one outcome and blank for the other.
pub(super) fn filled_by_outcome(filled: Tally, all: Tally) -> Option<String> {
    if all.won < LEAST_DEALS || all.lost < LEAST_DEALS {
        return None;
    }
    let (won, lost) = (filled.won as f64 / all.won as f64, filled.lost as f64 / all.lost as f64);
    ((won - lost).abs() >= FILL_GAP).then(|| {
        format!(
            "filled in for {:.0}% of won and {:.0}% of lost deals: such a field is usually written once the outcome is known",
            won * 100.0,
            lost * 100.0
        )
    })
}

/// Whether exact figures and round ones differ in outcome, as they do where a figure is corrected at the close.
///
/// Values that are multiples of 1,000 (else of 100) are round; a field is judged where at least a twentieth of its
/// values are either, and where most are ten times the unit.
pub(super) fn exact_by_outcome(numbers: &[(f64, Tally)]) -> Option<String> {
    let total: u64 = numbers.iter().map(|(_, tally)| tally.deals()).sum();
    for (unit, name) in [(1000.0, "1,000"), (100.0, "100")] {
        let large: u64 =
            numbers.iter().filter(|(number, _)| number.abs() >= 10.0 * unit).map(|(_, tally)| tally.deals()).sum();
        if 2 * large < total {
            continue;
        }
        let sum = |is_round: bool| {
            numbers
                .iter()
                .filter(|(number, _)| (number % unit == 0.0) == is_round)
                .fold(Tally::default(), |sum, (_, one)| Tally { won: sum.won + one.won, lost: sum.lost + one.lost })
        };
        let (round, exact) = (sum(true), sum(false));
        let enough = |tally: Tally| tally.deals() >= LEAST_DEALS && tally.deals() as f64 >= EXACT_SHARE * total as f64;
        if !enough(round) || !enough(exact) {
            continue;
        }
        let odds = |tally: Tally| (tally.won as f64 + 0.5) / (tally.lost as f64 + 0.5);
        let error = |tally: Tally| 1.0 / (tally.won as f64 + 0.5) + 1.0 / (tally.lost as f64 + 0.5);
        let gap = (odds(exact) / odds(round)).ln();
        let sure = gap.abs() > 3.0 * (error(round) + error(exact)).sqrt();
        if sure && gap.abs() >= EXACT_GAP {
            let rate = |tally: Tally| 100.0 * tally.won as f64 / tally.deals() as f64;
            return Some(format!(
                "exact figures won {:.0}% and multiples of {name} {:.0}%: exact figures are usually written at the close; a \
                 banded amount is safe",
                rate(exact),
                rate(round)
            ));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_amounts_that_win_more_are_told() {
        let amounts: Vec<(f64, Tally)> = (1..=400)
            .map(|at| {
                let round = at % 4 != 0;
                let number = f64::from(at) * 1000.0 + if round { 10_000.0 } else { 10_037.0 };
                (number, if round { Tally { won: 1, lost: 5 } } else { Tally { won: 2, lost: 3 } })
            })
            .collect();
        let said = exact_by_outcome(&amounts).unwrap();
        assert!(said.starts_with("exact figures won 40% and multiples of 1,000 17%"), "{said}");
        let even: Vec<(f64, Tally)> = amounts.iter().map(|(number, _)| (*number, Tally { won: 1, lost: 3 })).collect();
        assert_eq!(exact_by_outcome(&even), None);
        let small: Vec<(f64, Tally)> = amounts.iter().map(|(number, tally)| (number / 10_000.0, *tally)).collect();
        assert_eq!(exact_by_outcome(&small), None, "head counts of 1 to 40 are not amounts");
    }

    #[test]
    fn filling_and_separating_are_told() {
        let all = Tally { won: 100, lost: 400 };
        assert!(filled_by_outcome(Tally { won: 95, lost: 40 }, all).is_some());
        assert!(filled_by_outcome(Tally { won: 90, lost: 236 }, all).is_none());
        assert!(filled_by_outcome(Tally { won: 9, lost: 0 }, Tally { won: 9, lost: 9 }).is_none());
        let won: Vec<bool> = (0..60).map(|deal| deal % 3 == 0).collect();
        let perfect: Vec<f64> = won.iter().map(|won| f64::from(u8::from(*won))).collect();
        assert!(separates(&perfect, &won).is_some());
        assert!(separates(&[0.5; 60], &won).is_none());
        assert!(separates(&[0.1, 0.2, 0.9], &[false, false, true]).is_none(), "three deals prove nothing");
    }

    #[test]
    fn information_that_is_gone_later_is_told() {
        let early = [Tally { won: 90, lost: 10 }, Tally { won: 10, lost: 90 }];
        let late: Vec<bool> = (0..40).map(|deal| deal % 2 == 0).collect();
        let same: Vec<f64> = late.iter().map(|won| f64::from(u8::from(*won))).collect();
        assert!(vanishes(&early, &[0.5; 40], &late).is_some());
        assert!(vanishes(&early, &same, &late).is_none());
        assert!(vanishes(&early, &[0.5; 9], late.get(..9).unwrap()).is_none(), "nine deals prove nothing");
        let few = [Tally { won: 3, lost: 1 }, Tally { won: 1, lost: 3 }];
        assert!(vanishes(&few, &[0.5; 40], &late).is_none(), "so much may be chance");
    }
}
