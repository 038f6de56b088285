//! Calibration: log-odds made into probabilities by an affine step, which keeps their order and their parts.

/// The probability of log-odds x is 1 / (1 + exp(-(intercept + slope·x))). Source: Platt 1999.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Platt {
    pub(super) intercept: f64,
    pub(super) slope: f64,
}

const MOST_STEPS: usize = 50;
const CLOSE: f64 = 1e-10;
/// A weak pull of the slope to 1, worth about one deal, so that scores that separate perfectly stay finite.
const PULL: f64 = 1.0;

impl Platt {
    /// The step that makes scores most likely, by Newton's method in the order of the scores.
    pub(super) fn fit(scores: &[f64], won: &[bool]) -> Self {
        let wins = won.iter().filter(|won| **won).count() as f64;
        let base = (wins + 0.5) / (won.len() as f64 + 1.0);
        let mean = scores.iter().sum::<f64>() / scores.len().max(1) as f64;
        // Around the mean, where intercept and slope hardly pull at each other.
        let (mut at_mean, mut slope) = ((base / (1.0 - base)).ln(), 1.0);
        for _ in 0..MOST_STEPS {
            let (mut g0, mut g1, mut h00, mut h01, mut h11) = (0.0, PULL * (1.0 - slope), 1e-9, 0.0, PULL);
            for (score, won) in scores.iter().zip(won) {
                let x = score - mean;
                let chance = 1.0 / (1.0 + (-(at_mean + slope * x)).exp());
                let (error, weight) = (f64::from(u8::from(*won)) - chance, chance * (1.0 - chance));
                g0 += error;
                g1 += error * x;
                h00 += weight;
                h01 += weight * x;
                h11 += weight * x * x;
            }
            let determinant = h00 * h11 - h01 * h01;
            let steps = ((h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant);
            let furthest = steps.0.abs().max(steps.1.abs());
            if !furthest.is_finite() {
                break;
            }
            let part = if furthest > 1.0 { 1.0 / furthest } else { 1.0 };
            at_mean += part * steps.0;
            slope += part * steps.1;
            if furthest < CLOSE {
                break;
            }
        }
        Self { intercept: at_mean - slope * mean, slope }
    }

    /// The probability of log-odds.
    pub(super) fn probability(self, log_odds: f64) -> f64 {
        1.0 / (1.0 + (-(self.intercept + self.slope * log_odds)).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calibrated_chances_sum_to_the_wins() {
        let scores: Vec<f64> = (0..400).map(|deal| f64::from(deal % 20) / 4.0 - 2.0).collect();
        let won: Vec<bool> = (0..400).map(|deal| (deal * 37) % 40 < 2 * (deal % 20)).collect();
        let platt = Platt::fit(&scores, &won);
        let sum: f64 = scores.iter().map(|score| platt.probability(*score)).sum();
        let wins = won.iter().filter(|won| **won).count() as f64;
        assert!((sum - wins).abs() < 1e-3, "{sum} {wins}");
        assert!(platt.slope > 0.5);
    }

    #[test]
    fn perfect_and_empty_scores_stay_finite() {
        let perfect = Platt::fit(&[-1.0, -1.0, 1.0, 1.0], &[false, false, true, true]);
        assert!(perfect.slope.is_finite() && perfect.slope > 1.0 && perfect.slope < 10.0, "{perfect:?}");
        assert!(Platt::fit(&[], &[]).probability(0.0).is_finite());
        assert!(Platt::fit(&[2.0; 3], &[true; 3]).probability(2.0).is_finite());
    }
}
