//! Whether a ranking could be chance, and how sure its figure is.

use std::thread;

use super::crossfit::{Scored, Split, score_all};
use super::measure::{auc, auc_of_ranked, rank_key};
use crate::generator::SplitMix64;

/// The AUC with deals compared only within the part they were tried in, so that models of different folds are never
/// held against each other: the mean over parts, by pairs of a won and a lost deal.
pub(super) fn auc_within(parts: &[Scored], won: &[bool]) -> Option<f64> {
    let (mut sum, mut pairs) = (0.0, 0.0);
    for part in parts {
        let outcomes = part.outcomes(won);
        let wins = outcomes.iter().filter(|won| **won).count();
        let weight = wins as f64 * (outcomes.len() - wins) as f64;
        if let Some(auc) = auc(&part.log_odds, &outcomes) {
            sum += auc * weight;
            pairs += weight;
        }
    }
    (pairs > 0.0).then(|| sum / pairs)
}

/// The chance of a ranking as good as `observed`, an [`auc_within`], were the outcomes unrelated to the fields: (1 + permutations at least as good) /
/// (1 + permutations).
///
/// Each permutation hands the outcomes out anew and does all the learning again. Permutation number *i* is seeded by
/// `seed + i`, so the result is the same for any number of `threads`. `None` where `withdrawn`
/// said so. Source: Ojala and Garriga 2010.
pub(super) fn permutation_p(
    splits: &[Split],
    won: &[bool],
    observed: f64,
    permutations: u32,
    seed: u64,
    threads: usize,
    withdrawn: &(dyn Fn() -> bool + Sync),
) -> Option<f64> {
    let one = |number: u32| {
        let mut outcomes = won.to_vec();
        SplitMix64::new(seed.wrapping_add(u64::from(number))).shuffle(&mut outcomes);
        auc_within(&score_all(splits, &outcomes), &outcomes).is_some_and(|auc| auc >= observed)
    };
    let threads = u32::try_from(threads.max(1)).unwrap_or(1);
    let share = |first: u32| {
        let mine = (first..=permutations).step_by(threads as usize);
        mine.take_while(|_| !withdrawn()).filter(|number| one(*number)).count()
    };
    let as_good: usize = thread::scope(|scope| {
        let others: Vec<_> = (2..=threads).map(|first| scope.spawn(move || share(first))).collect();
        let mine = share(1);
        mine + others.into_iter().filter_map(|other| other.join().ok()).sum::<usize>()
    });
    (!withdrawn()).then(|| (1 + as_good) as f64 / f64::from(1 + permutations))
}

/// The 95% interval of an AUC, from the AUCs of resamples of the deals with their scores; nothing is learned anew.
///
/// `None` where there are fewer than 20 resamples with both outcomes. Source: the percentile bootstrap, Efron 1979.
pub(in super::super) fn auc_interval(scores: &[f64], won: &[bool], resamples: u32, seed: u64) -> Option<(f64, f64)> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    let key = |deal: usize| rank_key(scores.get(deal).copied().unwrap_or_default());
    order.sort_by_key(|deal| key(*deal));
    let ranked: Vec<(u64, usize, bool)> =
        order.iter().map(|deal| (key(*deal), *deal, won.get(*deal).copied().unwrap_or_default())).collect();
    let mut aucs: Vec<f64> = Vec::new();
    for resample in 0..resamples {
        let mut generator = SplitMix64::new(seed.wrapping_add(u64::from(resample)));
        let mut drawn = vec![0_u32; scores.len()];
        for _ in 0..scores.len() {
            if let Some(count) = drawn.get_mut(generator.below(scores.len())) {
                *count += 1;
            }
        }
        aucs.extend(auc_of_ranked(ranked.chunk_by(|a, b| a.0 == b.0).map(|tied| {
            tied.iter().fold((0.0, 0.0), |(wins, losses), (_, deal, won)| {
                let times = f64::from(drawn.get(*deal).copied().unwrap_or_default());
                if *won { (wins + times, losses) } else { (wins, losses + times) }
            })
        })));
    }
    aucs.sort_by(f64::total_cmp);
    let at = |per_mille: usize| aucs.get(aucs.len().saturating_sub(1) * per_mille / 1000).copied();
    if aucs.len() < 20 { None } else { at(25).zip(at(975)) }
}

#[cfg(test)]
mod tests {
    use super::super::bins::Kind;
    use super::super::crossfit::folds;
    use super::super::deals::DealColumn;
    use super::*;

    fn split(cells: &[u32], won: &[bool]) -> Vec<Split> {
        let texts = ["", "rail", "road", "sea"].map(str::to_owned).to_vec();
        let column = DealColumn { name: "by".to_owned(), cells: cells.to_vec(), texts };
        let kind = Kind::of(&column);
        let (wanted, fold_of) = folds(won, 5).unwrap();
        (0..wanted).map(|fold| Split::new(&[(&column, &kind)], won.len(), |deal| fold_of[deal] == fold)).collect()
    }

    fn chance(splits: &[Split], won: &[bool], threads: usize, withdrawn: bool) -> Option<f64> {
        let observed = auc_within(&score_all(splits, won), won).unwrap();
        permutation_p(splits, won, observed, 199, 1, threads, &|| withdrawn)
    }

    #[test]
    fn a_field_that_decides_is_not_chance_and_one_that_does_not_is() {
        let cells: Vec<u32> = (0..240).map(|deal| deal % 3 + 1).collect();
        let decided: Vec<bool> =
            cells.iter().enumerate().map(|(deal, cell)| (*cell == 2) != (deal % 11 == 0)).collect();
        let p = chance(&split(&cells, &decided), &decided, 2, false);
        assert_eq!(p, Some(1.0 / 200.0));
        let unrelated: Vec<bool> = (0..240).map(|deal| deal / 3 % 2 == 0).collect();
        let splits = split(&cells, &unrelated);
        let p = chance(&splits, &unrelated, 2, false).unwrap();
        assert!(p > 0.05, "{p}");
        let on_one = chance(&splits, &unrelated, 1, false);
        assert_eq!(on_one, Some(p), "the number of threads plays no part");
        assert_eq!(chance(&splits, &unrelated, 2, true), None);
    }

    #[test]
    fn an_interval_holds_its_auc_and_narrows_with_more_deals() {
        let scores = |deals: u32| (0..deals).map(|deal| f64::from(deal * 7919 % 1000)).collect::<Vec<_>>();
        let is_won = |(deal, score): (usize, &f64)| *score + f64::from(u8::from(deal % 3 == 0)) * 600.0 > 700.0;
        let mut widths = Vec::new();
        for deals in [100, 1000] {
            let scores = scores(deals);
            let won: Vec<bool> = scores.iter().enumerate().map(is_won).collect();
            let (low, high) = auc_interval(&scores, &won, 200, 3).unwrap();
            let auc = auc(&scores, &won).unwrap();
            assert!(low < auc && auc < high, "{low} {auc} {high}");
            widths.push(high - low);
        }
        assert!(widths[1] < widths[0] / 2.0, "{widths:?}");
        assert_eq!(auc_interval(&[], &[], 200, 3), None);
    }
}
