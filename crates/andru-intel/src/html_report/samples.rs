//! Validations and models for tests.

use andru_core::engine::icp::Points;
use andru_core::engine::icp::learn::{FieldReport, Report, Status, Verdict};
use andru_core::engine::icp::model::{
    BlankBin, Calibration, Holds, LearnedScorecard, Losses, MODEL_FORMAT, Model, ModelBin, ModelField, ModelSource,
    ScoreBar, ScoreGroup, TierCut, Validation,
};
use andru_core::engine::icp::{Tier, tally};
use proptest::prelude::*;

/// Validations as a file may hold them: empty, of one group, of groups without deals, of odd probabilities.
pub(super) fn validations() -> impl Strategy<Value = Validation> {
    let counts = || (0..100_000_u64).prop_flat_map(|deals| (Just(deals), 0..=deals));
    let probability = prop_oneof![
        Just(None),
        any::<f64>().prop_filter("JSON has no other", |p| p.is_finite()).prop_map(Some),
        (0.0..1.0).prop_map(Some)
    ];
    let group = (counts(), probability, -2_000..2_000_i32).prop_map(|((deals, won), probability, low)| ScoreGroup {
        low: Points::from_tenths(low),
        high: Points::from_tenths(low + 10),
        deals,
        won,
        probability,
    });
    let bar = (-2_000..2_000_i32, counts()).prop_map(|(from, (won, lost))| ScoreBar {
        from: Points::from_tenths(from),
        won,
        lost,
    });
    (prop::collection::vec(group, 0..12), prop::collection::vec(bar, 0..22))
        .prop_map(|(groups, bars)| Validation { groups, bars })
}

/// A small model: two columns, one set aside, a calibration, two tiers.
pub(super) fn model() -> Model {
    let bin = |holds, tenths, deals, won| ModelBin { holds, points: Points::from_tenths(tenths), deals, won };
    let words = |word: &str| Holds::Words(vec![word.to_owned()]);
    let field = |name: &str, information_value, status, reason: &str| FieldReport {
        name: name.to_owned(),
        kind: "category".to_owned(),
        information_value,
        drift: Some(0.02),
        status,
        reason: reason.to_owned(),
    };
    let group = |low, high, deals, won, probability| ScoreGroup {
        low: Points::from_tenths(low),
        high: Points::from_tenths(high),
        deals,
        won,
        probability: Some(probability),
    };
    Model {
        format: MODEL_FORMAT.to_owned(),
        source: ModelSource {
            input_hash: "ab".repeat(32),
            outcome_column: "Stage".to_owned(),
            won_values: vec!["Won".to_owned()],
            lost_values: vec!["Lost".to_owned()],
        },
        history: Report {
            verdict: Verdict::Learned,
            reason: "120 won and 180 lost deals: a won deal scores above a lost one in 78.0% of pairs (72.0 to \
                     83.0), by models that saw neither."
                .to_owned(),
            deals: 300,
            won: 120,
            auc: Some(0.78),
            auc_low: Some(0.72),
            auc_high: Some(0.83),
            auc_forward: Some(0.74),
            ordered_by: Some("Created".to_owned()),
            brier: Some(0.18),
            lift_at_10: Some(2.0),
            ece: Some(0.03),
            permutation_p: Some(0.005),
            drift: Some(0.04),
            blend_auc: None,
            blend_weight: 0.706,
            fields: vec![
                field("Industry", 0.9, Status::Used, "says very much"),
                field("Employees", 0.2, Status::Used, "says something"),
                field("Close Date", 4.0, Status::Quarantined, "the date of the close"),
            ],
        },
        scorecard: LearnedScorecard {
            start: Points::from_tenths(400),
            fields: vec![
                ModelField {
                    column: "Employees".to_owned(),
                    role: None,
                    number_without: Some(String::new()),
                    bins: vec![bin(Holds::UpTo(50.0), -100, 150, 45), bin(Holds::Rest, 200, 140, 72)],
                    blank: Some(BlankBin { points: Points::from_tenths(-10), deals: 10, won: 3 }),
                },
                ModelField {
                    column: "Industry".to_owned(),
                    role: None,
                    number_without: None,
                    bins: vec![bin(words("rail"), -300, 180, 40), bin(words("food"), 400, 120, 80)],
                    blank: None,
                },
            ],
            cold_start: None,
            calibration: Some(Calibration { intercept: -2.5, slope: 0.05 }),
            tiers: vec![
                TierCut { tier: Tier::A, from: Points::from_tenths(500), deals: 120, won: 80, low: 0.578, high: 0.744 },
                TierCut { tier: Tier::D, from: Points::ZERO, deals: 180, won: 40, low: 0.168, high: 0.288 },
            ],
        },
        validation: Validation {
            groups: vec![group(0, 300, 150, 30, 0.22), group(310, 1_000, 150, 90, 0.58)],
            bars: (0..20).map(|at| ScoreBar { from: Points::from_tenths(at * 50), won: 6, lost: 9 }).collect(),
        },
        losses: Losses::of(
            "Lost Reason",
            &tally(["too expensive", "no budget", "went with a rival", ""].map(|text| (text, None)).into_iter()),
        ),
    }
}
