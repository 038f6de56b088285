//! How good scores are: ranking, calibration and lift.

/// The chance that a won deal scores above a lost one, ties counted half; `None` where there is none of either.
///
/// Source: the rank statistic of Mann and Whitney, 1947. Scores that are not numbers rank by their bits.
pub fn auc(scores: &[f64], won: &[bool]) -> Option<f64> {
    let mut ranked: Vec<(u64, bool)> = scores.iter().zip(won).map(|(score, won)| (rank_key(*score), *won)).collect();
    ranked.sort_unstable();
    auc_of_ranked(ranked.chunk_by(|a, b| a.0 == b.0).map(|tied| {
        let won = tied.iter().filter(|(_, won)| *won).count();
        (won as f64, (tied.len() - won) as f64)
    }))
}

/// The AUC of groups of equal score, lowest first, each with its won and its lost deals.
pub(super) fn auc_of_ranked(groups: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let (mut lost_below, mut won_all, mut pairs) = (0.0, 0.0, 0.0);
    for (won, lost) in groups {
        pairs += won * (lost_below + 0.5 * lost);
        lost_below += lost;
        won_all += won;
    }
    (won_all > 0.0 && lost_below > 0.0).then(|| pairs / (won_all * lost_below))
}

/// A key whose order is that of the numbers; both zeros are one.
pub(super) fn rank_key(score: f64) -> u64 {
    let bits = (score + 0.0).to_bits();
    if bits >> 63 == 1 { !bits } else { bits | (1 << 63) }
}

/// The mean squared distance between probability and outcome; `None` where there is no deal. Source: Brier 1950.
pub fn brier(probabilities: &[f64], won: &[bool]) -> Option<f64> {
    let squares = probabilities.iter().zip(won).map(|(chance, won)| (chance - f64::from(u8::from(*won))).powi(2));
    (!won.is_empty()).then(|| squares.sum::<f64>() / won.len() as f64)
}

/// How many times the overall win rate the best `share` (0 to 1) of the deals is won; ties at the edge count in
/// proportion. `None` where nothing was won.
pub fn lift(scores: &[f64], won: &[bool], share: f64) -> Option<f64> {
    let mut ranked: Vec<(u64, bool)> = scores.iter().zip(won).map(|(score, won)| (rank_key(*score), *won)).collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    let all = ranked.iter().filter(|(_, won)| *won).count() as f64;
    let wanted = share * ranked.len() as f64;
    let (mut taken, mut found) = (0.0, 0.0);
    for tied in ranked.chunk_by(|a, b| a.0 == b.0) {
        let part = ((wanted - taken) / tied.len() as f64).clamp(0.0, 1.0);
        found += part * tied.iter().filter(|(_, won)| *won).count() as f64;
        taken += part * tied.len() as f64;
    }
    (all > 0.0 && wanted > 0.0).then(|| (found / wanted) / (all / ranked.len() as f64))
}

/// The expected calibration error: over ten groups of equal size by probability, the mean distance between the mean
/// probability and the share won. `None` where there is no deal.
pub fn calibration_error(probabilities: &[f64], won: &[bool]) -> Option<f64> {
    let mut ranked: Vec<(f64, bool)> = probabilities.iter().copied().zip(won.iter().copied()).collect();
    ranked.sort_by(|a, b| a.0.total_cmp(&b.0));
    let size = ranked.len().div_ceil(10).max(1);
    let distances = ranked.chunks(size).map(|group| {
        let sum: f64 = group.iter().map(|(chance, won)| chance - f64::from(u8::from(*won))).sum();
        sum.abs()
    });
    (!ranked.is_empty()).then(|| distances.sum::<f64>() / ranked.len() as f64)
}

/// A stability index under this is stable, and one over [`SHIFT`] a shift, by the convention of credit scoring (Siddiqi
/// 2006); between them something has moved.
pub const STABLE: f64 = 0.1;
/// A stability index over this is a shift.
pub const SHIFT: f64 = 0.25;

/// The population stability index between two counts over the same bins: Σ (late share - early share) · ln(late / early).
///
/// Half a deal is added to every bin, so that an empty one is not infinitely far. See [`STABLE`] and
/// [`SHIFT`]. `None` where either part is empty.
pub fn stability_index(early: &[u64], late: &[u64]) -> Option<f64> {
    let total = |counts: &[u64]| counts.iter().map(|count| *count as f64 + 0.5).sum::<f64>();
    let (early_all, late_all) = (total(early), total(late));
    let filled = early.iter().any(|count| *count > 0) && late.iter().any(|count| *count > 0);
    filled.then(|| {
        let parts = early.iter().zip(late).map(|(early, late)| {
            let (early, late) = ((*early as f64 + 0.5) / early_all, (*late as f64 + 0.5) / late_all);
            (late - early) * (late / early).ln()
        });
        parts.sum()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ranking_counts_ties_half() {
        assert_eq!(auc(&[0.1, 0.4, 0.35, 0.8], &[false, false, true, true]), Some(0.75));
        assert_eq!(auc(&[1.0, 1.0], &[true, false]), Some(0.5));
        assert_eq!(auc(&[0.0, -0.0], &[true, false]), Some(0.5));
        assert_eq!(auc(&[1.0], &[true]), None);
        assert_eq!(auc(&[], &[]), None);
    }

    #[test]
    fn lift_and_calibration_of_a_small_case() {
        let won = [true, true, false, false, false, false, false, false, false, false];
        let scores: Vec<f64> = (0..10).map(|at| f64::from(10 - at)).collect();
        assert_eq!(lift(&scores, &won, 0.1), Some(5.0));
        assert_eq!(lift(&[1.0; 10], &won, 0.1), Some(1.0), "ties are worth the base rate");
        assert_eq!(brier(&[1.0, 0.0, 0.5, 0.5], &[true, false, true, false]), Some(0.125));
        let error =
            calibration_error(&[0.2; 10], &[true, false, false, false, false, true, false, false, false, false]);
        assert!((error.unwrap() - 0.32).abs() < 1e-12, "a group a deal: two are .8 off and eight are .2 off");
    }

    proptest! {
        #[test]
        fn turning_scores_round_turns_the_auc_round(deals in prop::collection::vec((-50_i32..50, any::<bool>()), 2..60)) {
            let scores: Vec<f64> = deals.iter().map(|(score, _)| f64::from(*score)).collect();
            let turned: Vec<f64> = scores.iter().map(|score| -score).collect();
            let won: Vec<bool> = deals.iter().map(|(_, won)| *won).collect();
            if let (Some(one), Some(other)) = (auc(&scores, &won), auc(&turned, &won)) {
                prop_assert!((one + other - 1.0).abs() < 1e-12);
                let slow = pairs(&scores, &won);
                prop_assert!((one - slow).abs() < 1e-12);
            }
        }

        #[test]
        fn a_population_is_at_no_distance_from_itself(counts in prop::collection::vec(0_u64..1000, 1..10)) {
            if let Some(index) = stability_index(&counts, &counts) {
                prop_assert!(index.abs() < 1e-12);
            }
        }
    }

    /// The AUC by comparing every pair.
    fn pairs(scores: &[f64], won: &[bool]) -> f64 {
        let (mut sum, mut count) = (0.0, 0.0);
        for (a, a_won) in scores.iter().zip(won).filter(|(_, won)| **won) {
            assert!(*a_won);
            for (b, _) in scores.iter().zip(won).filter(|(_, won)| !**won) {
                sum += if a > b {
                    1.0
                } else if a < b {
                    0.0
                } else {
                    0.5
                };
                count += 1.0;
            }
        }
        sum / count
    }
}
