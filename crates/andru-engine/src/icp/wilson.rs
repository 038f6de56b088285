//! The Wilson score interval: how far a counted share may be from the true one.

/// The two-sided 95% point of the normal distribution, to the last digit of a 64-bit float.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// Gives the Wilson score interval of a share, as `(low, high)`, both from 0 to 1.
///
/// `z` is the point of the normal distribution for the confidence wanted: [`Z_95`] for 95%. The interval
/// holds the share itself, never leaves 0 to 1, and is exactly 0 below where nothing was counted and
/// exactly 1 above where everything was. No correction for continuity.
///
/// `None` where there is nothing to count of, where more was counted than there is, or where `z` is not a
/// number from 0 upward.
///
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal
/// of the American Statistical Association 22 (1927), 209-212.
pub fn wilson(successes: u64, of: u64, z: f64) -> Option<(f64, f64)> {
    if of == 0 || successes > of || !z.is_finite() || z < 0.0 {
        return None;
    }
    let n = of as f64;
    let share = successes as f64 / n;
    // Divided by n once, so that a z however large gives 0 to 1 and not the quotient of two infinities.
    let z2_n = z * z / n;
    if !z2_n.is_finite() {
        return Some((0.0, 1.0));
    }
    let middle = (share + z2_n / 2.0) / (1.0 + z2_n);
    let half = z * (share * (1.0 - share) / n + z2_n / (4.0 * n)).sqrt() / (1.0 + z2_n);
    let low = if successes == 0 { 0.0 } else { (middle - half).clamp(0.0, share) };
    let high = if successes == of { 1.0 } else { (middle + half).clamp(share, 1.0) };
    Some((low, high))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// R. G. Newcombe, "Two-sided confidence intervals for the single proportion: comparison of seven
    /// methods", Statistics in Medicine 17 (1998), 857-872: table I, the score method without correction.
    #[test]
    fn agrees_with_the_published_intervals() {
        for (successes, of, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let (got_low, got_high) = wilson(successes, of, Z_95).unwrap();
            assert!((got_low - low).abs() <= 0.000_05, "{successes} of {of}: {got_low}");
            assert!((got_high - high).abs() <= 0.000_05, "{successes} of {of}: {got_high}");
        }
    }

    #[test]
    fn agrees_with_what_is_computed_by_hand() {
        // With z = 2 and 2 of 4: middle (2 + 2) / (4 + 4) = 1/2, half 2·sqrt(4·1/4 + 1) / (4 + 4) = sqrt(2)/4.
        let (low, high) = wilson(2, 4, 2.0).unwrap();
        assert!((low - (0.5 - 2f64.sqrt() / 4.0)).abs() < 1e-15, "{low}");
        assert!((high - (0.5 + 2f64.sqrt() / 4.0)).abs() < 1e-15, "{high}");
        // None of 12 with z = 2: z²/(n + z²) = 4/16.
        let (low, high) = wilson(0, 12, 2.0).unwrap();
        assert!(low.to_bits() == 0 && (high - 0.25).abs() < 1e-15, "{low} {high}");
    }

    #[test]
    fn says_nothing_where_there_is_nothing_to_say() {
        for (successes, of, z) in [(0, 0, Z_95), (2, 1, Z_95), (1, 2, f64::NAN), (1, 2, -1.0), (1, 2, f64::INFINITY)] {
            assert_eq!(wilson(successes, of, z), None, "{successes} of {of}, z {z}");
        }
        assert_eq!(wilson(1, 2, f64::MAX), Some((0.0, 1.0)));
    }

    proptest! {
        #[test]
        fn holds_the_share_and_stays_on_the_scale((of, successes) in of_some(), z in 0.0..10.0f64) {
            let (low, high) = wilson(successes, of, z).unwrap();
            let share = successes as f64 / of as f64;
            prop_assert!(0.0 <= low && low <= share && share <= high && high <= 1.0, "{low} {share} {high}");
        }

        #[test]
        fn what_is_left_over_has_the_mirrored_interval((of, successes) in of_some()) {
            let (low, high) = wilson(successes, of, Z_95).unwrap();
            let (rest_low, rest_high) = wilson(of - successes, of, Z_95).unwrap();
            prop_assert!((low - (1.0 - rest_high)).abs() < 1e-12 && (high - (1.0 - rest_low)).abs() < 1e-12);
        }

        #[test]
        fn more_of_the_same_narrows_it((of, successes) in of_some()) {
            let (low, high) = wilson(successes, of, Z_95).unwrap();
            let (twice_low, twice_high) = wilson(2 * successes, 2 * of, Z_95).unwrap();
            prop_assert!(twice_high - twice_low < high - low);
        }
    }

    fn of_some() -> impl Strategy<Value = (u64, u64)> {
        (1..100_000u64).prop_flat_map(|of| (Just(of), 0..=of))
    }
}
