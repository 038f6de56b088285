//! Scores of deals by models that never saw them: out of fold, and forward in time.

use super::bins::{BLANK, Bins, Kind, UNSEEN};
use super::deals::{DealColumn, count, is_won};
use super::evidence::{Tally, information_value, tally, value_by_chance, weights_of_evidence};
use super::logistic::{Coefficients, Design};
use crate::generator::SplitMix64;

/// The most folds; there are fewer where the rarer outcome has fewer deals.
const FOLDS: usize = 5;

/// Deals of the rarer outcome per field that a regression may have, and the fields it may have in any case. The
/// strongest by information value above chance are taken. A judgement of ours, after the rule of ten events per
/// variable (Peduzzi et al. 1996), eased since one weight of evidence per field is not a free variable per bin.
const EVENTS_PER_FIELD: usize = 4;
const FIELDS_IN_ANY_CASE: usize = 8;

/// The deals that one model learns from and those it is tried on, with the columns binned by the former alone.
pub(super) struct Split {
    train: Vec<u32>,
    test: Vec<u32>,
    columns: Vec<Binned>,
}

/// A column binned: how many bins, and the bin of every deal.
struct Binned {
    count: usize,
    cells: Vec<u16>,
}

/// The scores of the deals tried, as log-odds, beside the deals.
pub(super) struct Scored {
    pub(super) deals: Vec<u32>,
    pub(super) log_odds: Vec<f64>,
}

impl Scored {
    /// Whether each deal tried was won.
    pub(super) fn outcomes(&self, won: &[bool]) -> Vec<bool> {
        self.deals.iter().map(|deal| is_won(won, *deal)).collect()
    }
}

/// Divides deals in folds of equal size and win rate, at random from a seed; the number of the fold per deal.
///
/// `None` where the rarer outcome has fewer than two deals.
pub(super) fn folds(won: &[bool], seed: u64) -> Option<(usize, Vec<usize>)> {
    let all_won = won.iter().filter(|won| **won).count();
    let wanted = FOLDS.min(all_won).min(won.len() - all_won);
    if wanted < 2 {
        return None;
    }
    let mut generator = SplitMix64::new(seed);
    let mut fold_of = vec![0; won.len()];
    for outcome in [true, false] {
        let mut deals: Vec<usize> = (0..won.len()).filter(|deal| won.get(*deal) == Some(&outcome)).collect();
        generator.shuffle(&mut deals);
        for (place, deal) in deals.into_iter().enumerate() {
            if let Some(fold) = fold_of.get_mut(deal) {
                *fold = place % wanted;
            }
        }
    }
    Some((wanted, fold_of))
}

impl Split {
    /// A split by which deals are tried.
    pub(super) fn new(columns: &[(&DealColumn, &Kind)], deals: usize, is_tried: impl Fn(usize) -> bool) -> Self {
        let numbers = || (0_u32..).zip(0..deals);
        let train: Vec<u32> = numbers().filter(|(_, deal)| !is_tried(*deal)).map(|(number, _)| number).collect();
        let test = numbers().filter(|(_, deal)| is_tried(*deal)).map(|(number, _)| number).collect();
        let columns = columns.iter().map(|(column, kind)| Binned::new(column, kind, &train)).collect();
        Self { train, test, columns }
    }

    /// Learns from one part, by these outcomes, and scores the other.
    pub(super) fn score(&self, won: &[bool]) -> Scored {
        let learned = self.learn(won);
        let log_odds =
            self.test.iter().map(|deal| learned.design.log_odds(&learned.coefficients, *deal as usize)).collect();
        Scored { deals: self.test.clone(), log_odds }
    }

    /// The deals tried, with what one column alone says of each: its weight of evidence.
    pub(super) fn alone(&self, place: usize, won: &[bool]) -> Vec<(u32, f64)> {
        let Some(column) = self.columns.get(place) else { return Vec::new() };
        let tallies = self.tallies(place, won);
        let weights = unseen_is_average(weights_of_evidence(&tallies), &tallies);
        let weight = |deal: u32| weights.get(usize::from(column.bin(deal))).copied().unwrap_or_default();
        self.test.iter().map(|deal| (*deal, weight(*deal))).collect()
    }

    /// The deals learned from, by bin of one column and outcome.
    pub(super) fn tallies(&self, place: usize, won: &[bool]) -> Vec<Tally> {
        let of = |column: &Binned| {
            tally(column.count, self.train.iter().map(|deal| (column.bin(*deal), is_won(won, *deal))))
        };
        self.columns.get(place).map(of).unwrap_or_default()
    }

    /// Forgets the columns that are not used any more.
    pub(super) fn keep(&mut self, used: &[bool]) {
        let mut used = used.iter();
        self.columns.retain(|_| used.next().copied().unwrap_or_default());
    }

    /// Fits a regression to the deals learned from, by these outcomes.
    ///
    /// A column whose coefficient is not positive is left out and the rest fitted anew: its points would say the
    /// opposite of its own win rates, since the other columns already say what it does.
    pub(super) fn learn(&self, won: &[bool]) -> Learned<'_> {
        let rarer = self.train.iter().filter(|deal| is_won(won, **deal)).count();
        let rarer = rarer.min(self.train.len() - rarer);
        let mut fields: Vec<(f64, usize, Vec<f64>)> = Vec::new();
        for place in 0..self.columns.len() {
            let tallies = self.tallies(place, won);
            let above_chance = information_value(&tallies) - value_by_chance(&tallies);
            fields.push((above_chance, place, unseen_is_average(weights_of_evidence(&tallies), &tallies)));
        }
        let most = (rarer / EVENTS_PER_FIELD).max(FIELDS_IN_ANY_CASE);
        if fields.len() > most {
            fields.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            fields.truncate(most);
            fields.sort_by_key(|field| field.1);
        }
        let (mut places, mut values): (Vec<usize>, Vec<Vec<f64>>) =
            fields.into_iter().map(|(_, place, values)| (place, values)).unzip();
        loop {
            let bins = places.iter().filter_map(|place| Some(self.columns.get(*place)?.cells.as_slice())).collect();
            let design = Design { values, bins };
            let coefficients = design.fit(&self.train, won);
            let kept: Vec<bool> = coefficients.of_columns().iter().map(|beta| *beta > 0.0).collect();
            if kept.iter().all(|kept| *kept) {
                return Learned { places, design, coefficients };
            }
            let mut is_kept = kept.iter().copied();
            places.retain(|_| is_kept.next().unwrap_or_default());
            let kept = design.values.into_iter().zip(kept).filter(|(_, kept)| *kept);
            values = kept.map(|(values, _)| values).collect();
        }
    }
}

/// A regression fitted to one part of the deals.
pub(super) struct Learned<'s> {
    /// Which columns of the split it has.
    pub(super) places: Vec<usize>,
    /// Their weights of evidence per bin.
    pub(super) design: Design<'s>,
    /// What each counts.
    pub(super) coefficients: Coefficients,
}

/// What was never seen says what the average deal does, whatever happened to fall into its bin.
fn unseen_is_average(mut weights: Vec<f64>, tallies: &[Tally]) -> Vec<f64> {
    let mean = mean_weight(&weights, tallies);
    if let Some(unseen) = weights.get_mut(usize::from(UNSEEN)) {
        *unseen = mean;
    }
    weights
}

/// The mean weight of the deals that have one; those in the bin of what was never seen are not among them.
pub(super) fn mean_weight(weights: &[f64], tallies: &[Tally]) -> f64 {
    let seen = || weights.iter().zip(tallies).skip(usize::from(UNSEEN) + 1);
    let deals: u64 = seen().map(|(_, tally)| tally.deals()).sum();
    let sum: f64 = seen().map(|(weight, tally)| weight * tally.deals() as f64).sum();
    sum / deals.max(1) as f64
}

impl Binned {
    fn new(column: &DealColumn, kind: &Kind, train: &[u32]) -> Self {
        let cell = |deal: &u32| column.cells.get(*deal as usize).copied().unwrap_or_default();
        let bins = Bins::of(kind, &count(column.texts.len(), train.iter().map(cell)));
        let bin = |cell: &u32| bins.of_text.get(*cell as usize).copied().unwrap_or(BLANK);
        Self { count: bins.count, cells: column.cells.iter().map(bin).collect() }
    }

    fn bin(&self, deal: u32) -> u16 {
        self.cells.get(deal as usize).copied().unwrap_or_default()
    }
}

/// Learns from and scores every split, by these outcomes.
pub(super) fn score_all(splits: &[Split], won: &[bool]) -> Vec<Scored> {
    splits.iter().map(|split| split.score(won)).collect()
}

/// The score of every one of `deals` deals, from the folds they were tried in.
pub(super) fn in_order(parts: &[Scored], deals: usize) -> Vec<f64> {
    let mut scores = vec![0.0; deals];
    for part in parts {
        for (deal, log_odds) in part.deals.iter().zip(&part.log_odds) {
            if let Some(score) = scores.get_mut(*deal as usize) {
                *score = *log_odds;
            }
        }
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_share_the_wins_out_evenly() {
        let won: Vec<bool> = (0..103).map(|deal| deal % 4 == 0).collect();
        let (wanted, fold_of) = folds(&won, 1).unwrap();
        assert_eq!(wanted, 5);
        for fold in 0..5 {
            let wins = (0..103).filter(|deal| fold_of[*deal] == fold && won[*deal]).count();
            assert!((5..=6).contains(&wins), "{wins}");
        }
        assert_eq!(folds(&won, 1), folds(&won, 1));
        assert_eq!(folds(&[true, false, false], 1), None);
        assert_eq!(folds(&[true, true, false, false, false], 1).unwrap().0, 2);
        assert_eq!(folds(&[], 1), None);
    }
}
