//! How much each field counts: the founder's own ranking, in exact tenths of a point.

use super::dimension::{Dimension, Field};
use super::points::Points;
use super::profile::{Profile, Weights};

/// Where the weights come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeightSource {
    /// The profile's own weights.
    Weights,
    /// The profile's ranking of dimensions, by rank-order centroids.
    Ranking,
    /// Nothing was ranked: every dimension counts the same, which is our choice.
    Equal,
}

impl WeightSource {
    /// The source in words, for the basis of an answer.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Weights => "your weights",
            Self::Ranking => "your ranking, as rank-order centroids",
            Self::Equal => "equal weights, ours until you rank the dimensions",
        }
    }
}

/// The rank-order centroid of rank `rank` (0 the first) among `ranked` ranks: `1/n · Σ 1/i`, from i = rank + 1 to n.
///
/// They sum to 1 over all ranks; with five ranks they are .457, .257, .157, .090, .040.
/// Source: Barron and Barrett, *Decision quality using ranked attribute weights*, 1996.
pub fn rank_order_centroid(rank: usize, ranked: usize) -> f64 {
    let sum: f64 = (rank + 1..=ranked).map(|place| 1.0 / place as f64).sum();
    if ranked == 0 { 0.0 } else { sum / ranked as f64 }
}

/// The weight of each field in exact tenths that sum to 100 points, and where they come from.
///
/// `active` are the fields the profile says something about; the others weigh nothing, and what their
/// dimension would have weighed is shared by the rest in proportion. A dimension's weight is split evenly
/// over its active fields. Tenths that do not divide go to the largest remainders, in field order.
/// Nothing is returned where no field is active or every weight is 0.
pub(super) fn field_weights(profile: &Profile, active: &[Field]) -> (Vec<(Field, Points)>, WeightSource) {
    let (of_dimension, source) = dimension_weights(profile);
    let share = |field: &Field| {
        let dimension = field.dimension();
        let fields = active.iter().filter(|other| other.dimension() == dimension).count();
        of_dimension(dimension) / fields as f64
    };
    let shares: Vec<f64> = active.iter().map(share).collect();
    let weights = apportion(&shares, Points::HUNDRED.tenths());
    (active.iter().copied().zip(weights.into_iter().map(Points::from_tenths)).collect(), source)
}

fn dimension_weights(profile: &Profile) -> (Box<dyn Fn(Dimension) -> f64>, WeightSource) {
    if let Some(weights) = profile.weights.filter(|weights| *weights != Weights::default()) {
        return (Box::new(move |dimension| weights.of(dimension).max(0.0)), WeightSource::Weights);
    }
    let ranked = profile.priorities.clone();
    if ranked.is_empty() {
        return (Box::new(|_| 1.0), WeightSource::Equal);
    }
    let centroid = move |dimension| {
        let rank = ranked.iter().position(|other| *other == dimension);
        rank.map_or(0.0, |rank| rank_order_centroid(rank, ranked.len()))
    };
    (Box::new(centroid), WeightSource::Ranking)
}

/// Splits `total` over `shares` in proportion, in whole parts that sum to it exactly (largest remainder method).
pub(crate) fn apportion(shares: &[f64], total: i32) -> Vec<i32> {
    let sum: f64 = shares.iter().sum();
    if !sum.is_finite() || sum <= 0.0 {
        return vec![0; shares.len()];
    }
    let exact: Vec<f64> = shares.iter().map(|share| share / sum * f64::from(total)).collect();
    #[expect(clippy::cast_possible_truncation, reason = "a share of at most `total`, an i32")]
    let mut parts: Vec<i32> = exact.iter().map(|part| part.floor() as i32).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let remainder = |at: usize| exact.get(at).map_or(0.0, |part| part - part.floor());
    order.sort_by(|left, right| remainder(*right).total_cmp(&remainder(*left)));
    let missing = usize::try_from(total - parts.iter().sum::<i32>()).unwrap_or_default();
    for at in order.into_iter().take(missing) {
        if let Some(part) = parts.get_mut(at) {
            *part += 1;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn centroids_are_the_published_ones() {
        let five: Vec<String> = (0..5).map(|rank| format!("{:.1}", 100.0 * rank_order_centroid(rank, 5))).collect();
        assert_eq!(five, ["45.7", "25.7", "15.7", "9.0", "4.0"]);
        let three: Vec<String> = (0..3).map(|rank| format!("{:.1}", 100.0 * rank_order_centroid(rank, 3))).collect();
        assert_eq!(three, ["61.1", "27.8", "11.1"]);
    }

    #[test]
    fn a_dimension_without_criteria_leaves_its_weight_to_the_rest() {
        let profile = Profile { priorities: Dimension::ALL.to_vec(), ..Profile::default() };
        let (weights, source) = field_weights(&profile, &[Field::Industry, Field::HeadCount, Field::Pain]);
        assert_eq!(source, WeightSource::Ranking);
        // 45.7 and 15.7 of 61.3 that is left.
        let tenths: Vec<i32> = weights.iter().map(|(_, points)| points.tenths()).collect();
        assert_eq!(tenths, [372, 372, 256]);
    }

    proptest! {
        #[test]
        fn parts_always_sum_to_the_total(shares in proptest::collection::vec(0.0_f64..1e6, 1..9)) {
            let parts = apportion(&shares, 1000);
            let any = shares.iter().any(|share| *share > 0.0);
            prop_assert_eq!(parts.iter().sum::<i32>(), if any { 1000 } else { 0 });
            prop_assert!(parts.iter().all(|part| *part >= 0));
        }
    }
}
