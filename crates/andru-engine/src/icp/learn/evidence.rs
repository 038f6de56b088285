//! Weight of evidence: how much more often a group of deals is won than the average, in log-odds.

/// Deals at the average win rate that every bin is taken to hold besides its own, so that a bin of three deals does
/// not speak with the voice of three hundred. A judgement of ours.
pub(super) const PRIOR_DEALS: f64 = 2.0;

/// Won and lost deals of one bin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) won: u64,
    pub(super) lost: u64,
}

impl Tally {
    /// How many deals it counts.
    pub(super) const fn deals(self) -> u64 {
        self.won + self.lost
    }
}

/// Won and lost deals per bin.
pub(super) fn tally(bins: usize, deals: impl Iterator<Item = (u16, bool)>) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); bins];
    for (bin, won) in deals {
        if let Some(tally) = tallies.get_mut(usize::from(bin)) {
            if won {
                tally.won += 1;
            } else {
                tally.lost += 1;
            }
        }
    }
    tallies
}

/// The weight of evidence of each bin: ln(odds of the bin / odds overall), shrunk by [`PRIOR_DEALS`]; 0 for a bin
/// that holds no deal.
///
/// Source: Good 1950; as used in credit scoring, Siddiqi 2006.
pub(super) fn weights_of_evidence(tallies: &[Tally]) -> Vec<f64> {
    let (won, lost) = totals(tallies);
    let base = won / (won + lost);
    let weight = |tally: &Tally| {
        if tally.deals() == 0 || won == 0.0 || lost == 0.0 {
            return 0.0;
        }
        let odds = (tally.won as f64 + PRIOR_DEALS * base) / (tally.lost as f64 + PRIOR_DEALS * (1.0 - base));
        (odds * lost / won).ln()
    };
    tallies.iter().map(weight).collect()
}

/// The information value: Σ (share of the won - share of the lost) · weight of evidence.
///
/// By convention (Siddiqi 2006) under .02 says nothing, .02 to .1 little, .1 to .3 something, .3 to .5 much, and
/// over .5 is worth a suspicion.
pub(super) fn information_value(tallies: &[Tally]) -> f64 {
    let (won, lost) = totals(tallies);
    if won == 0.0 || lost == 0.0 {
        return 0.0;
    }
    let parts = tallies.iter().zip(weights_of_evidence(tallies));
    parts.map(|(tally, weight)| (tally.won as f64 / won - tally.lost as f64 / lost) * weight).sum()
}

/// What the information value of bins that mean nothing comes to by chance alone: (bins - 1) · (1/won + 1/lost).
///
/// The χ² of the table with its degrees of freedom in place of its value.
pub(super) fn value_by_chance(tallies: &[Tally]) -> f64 {
    let (won, lost) = totals(tallies);
    let filled = tallies.iter().filter(|tally| tally.deals() > 0).count();
    if won == 0.0 || lost == 0.0 { 0.0 } else { filled.saturating_sub(1) as f64 * (1.0 / won + 1.0 / lost) }
}

fn totals(tallies: &[Tally]) -> (f64, f64) {
    let sum = |count: fn(&Tally) -> u64| tallies.iter().map(count).sum::<u64>() as f64;
    (sum(|tally| tally.won), sum(|tally| tally.lost))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_of_a_hand_made_table() {
        // 60 of 100 won against 20 of 100: overall 80 of 200.
        let tallies = [Tally { won: 60, lost: 40 }, Tally { won: 20, lost: 80 }, Tally::default()];
        let weights = weights_of_evidence(&tallies);
        assert!((weights[0] - (60.8_f64 / 41.2 * 120.0 / 80.0).ln()).abs() < 1e-12);
        assert!(weights[1] < 0.0);
        assert!(weights[2].abs() < f64::EPSILON);
        let value = information_value(&tallies);
        let by_hand = (60.0 / 80.0 - 40.0 / 120.0) * weights[0] + (20.0 / 80.0 - 80.0 / 120.0) * weights[1];
        assert!((value - by_hand).abs() < 1e-12);
        assert!((value_by_chance(&tallies) - (1.0 / 80.0 + 1.0 / 120.0)).abs() < 1e-12);
    }

    #[test]
    fn one_outcome_alone_says_nothing() {
        let all_won = [Tally { won: 5, lost: 0 }, Tally { won: 7, lost: 0 }];
        assert_eq!(weights_of_evidence(&all_won), [0.0, 0.0]);
        assert!(information_value(&all_won).abs() < f64::EPSILON);
    }
}
