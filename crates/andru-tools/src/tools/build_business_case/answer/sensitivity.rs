//! What the result hangs on, as it is answered.

use andru_engine::cost::money::plain;
use andru_engine::cost::sensitivity::{BreakEvenAt, Simulation};
use andru_engine::cost::{Amounts, BusinessCase};
use schemars::JsonSchema;
use serde::Serialize;

use super::super::summary;

/// The result with one figure at the ends of its range.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SwingAnswer {
    /// Its id.
    pub id: String,
    /// The net present value, and the figure that is moved.
    pub from: [String; 2],
    /// The low end, in the figure's unit.
    pub low: f64,
    /// The high end.
    pub high: f64,
    /// The net present value at the low end.
    pub npv_at_low: f64,
    /// The net present value at the high end.
    pub npv_at_high: f64,
}

/// The value of one figure at which the case is worth nothing, all others as they are.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BreakEvenAnswer {
    /// Its id.
    pub id: String,
    /// The net present value, and the figure that is moved.
    pub from: [String; 2],
    /// The value, in the figure's unit; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The value in words, or that there is none.
    pub finding: String,
}

/// Many cases with every ranged figure drawn by chance.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SimulationAnswer {
    /// Always `simulation`.
    pub id: &'static str,
    /// The figures that are drawn.
    pub from: Vec<String>,
    /// How they are drawn.
    pub how: &'static str,
    /// Where the generator began; the same seed gives the same draws.
    pub seed: u64,
    /// How many cases were drawn.
    pub draws: u32,
    /// The mean of the net present values.
    pub mean: f64,
    /// Net present values that so many percent of the draws stay at or below.
    pub percentiles: Vec<PercentileAnswer>,
    /// How many draws are below zero.
    pub below_zero: u32,
}

/// One percentile of a simulation.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PercentileAnswer {
    /// Percent of the draws.
    pub percent: u8,
    /// The net present value they stay at or below.
    pub npv: f64,
}

pub(super) fn tornado(computed: &BusinessCase, amounts: Amounts) -> Vec<SwingAnswer> {
    let swings = computed.sensitivity.iter().flat_map(|found| &found.tornado);
    swings
        .map(|swing| SwingAnswer {
            id: format!("tornado.{}", swing.figure),
            from: ["npv".to_owned(), swing.figure.clone()],
            low: plain(swing.low),
            high: plain(swing.high),
            npv_at_low: amounts.number(swing.npv_at_low),
            npv_at_high: amounts.number(swing.npv_at_high),
        })
        .collect()
}

pub(super) fn break_even(computed: &BusinessCase) -> Vec<BreakEvenAnswer> {
    let found = computed.sensitivity.iter().flat_map(|found| &found.break_even);
    found
        .map(|found| BreakEvenAnswer {
            id: format!("break_even.{}", found.figure),
            from: ["npv".to_owned(), found.figure.clone()],
            value: match &found.at {
                BreakEvenAt::Value(value) => Some(plain(*value)),
                BreakEvenAt::Nowhere | BreakEvenAt::NoInfluence => None,
            },
            finding: summary::break_even_words(computed, found),
        })
        .collect()
}

pub(super) fn simulation(computed: &BusinessCase, amounts: Amounts) -> Option<SimulationAnswer> {
    let Simulation { seed, draws, mean, percentiles, below_zero, .. } =
        computed.sensitivity.as_ref()?.simulation.as_ref()?;
    let ranged = computed.model.figures().iter().filter(|figure| figure.range.is_some());
    Some(SimulationAnswer {
        id: "simulation",
        from: ranged.map(|figure| figure.id.clone()).chain(["npv".to_owned()]).collect(),
        how: "each figure with a range is drawn from a triangle over low, value and high, independently of the others, \
              by the generator SplitMix64",
        seed: *seed,
        draws: *draws,
        mean: amounts.number(*mean),
        percentiles: percentiles
            .iter()
            .map(|(percent, npv)| PercentileAnswer { percent: *percent, npv: amounts.number(*npv) })
            .collect(),
        below_zero: *below_zero,
    })
}
