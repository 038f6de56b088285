//! How much a result hangs on each figure: one at a time, at break-even, and all at once by chance.

use rust_decimal::Decimal;

use super::case::Case;
use super::error::CostError;
use super::model::CaseModel;

/// What a case's net present value hangs on.
#[derive(Debug, Clone, PartialEq)]
pub struct Sensitivity {
    /// One bar per figure with a range, the widest first.
    pub tornado: Vec<Swing>,
    /// One entry per known figure that a counted line uses, in the order of the case.
    pub break_even: Vec<BreakEven>,
    /// All ranges at once; none where no figure has a range.
    pub simulation: Option<Simulation>,
}

/// The net present value with one figure at the ends of its range and all others as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swing {
    /// The figure's id.
    pub figure: String,
    /// The low end, in the figure's unit.
    pub low: Decimal,
    /// The high end.
    pub high: Decimal,
    /// The net present value at the low end.
    pub npv_at_low: Decimal,
    /// The net present value at the high end.
    pub npv_at_high: Decimal,
}

/// The value of one figure at which the case is worth nothing, all others as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakEven {
    /// The figure's id.
    pub figure: String,
    /// What was found.
    pub at: BreakEvenAt,
}

/// Where a figure breaks even.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BreakEvenAt {
    /// At this value, in the figure's unit: the nearest to the case's own.
    Value(Decimal),
    /// At no value from 0 to a hundred times the case's own.
    Nowhere,
    /// The figure does not move the result.
    NoInfluence,
}

/// Many cases with every ranged figure drawn by chance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Simulation {
    /// Where the generator began; the same seed gives the same draws on every machine.
    pub seed: u64,
    /// How many cases were drawn.
    pub draws: u32,
    /// The mean of the net present values.
    pub mean: Decimal,
    /// Percentiles of the net present values: 5, 10, 25, 50, 75, 90, 95, each the value of a draw (nearest rank).
    pub percentiles: Vec<(u8, Decimal)>,
    /// How many draws are below zero.
    pub below_zero: u32,
    /// The draws in bars of equal width, lowest first.
    pub bars: Vec<Bar>,
}

/// Draws between two net present values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// From this value.
    pub from: Decimal,
    /// To this one; the last bar holds it too.
    pub to: Decimal,
    /// How many draws.
    pub count: u32,
}

/// How a simulation is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SimulationOptions {
    /// Where the generator begins.
    pub seed: u64,
    /// How many cases are drawn, 100 to 100,000.
    pub draws: u32,
}

impl Default for SimulationOptions {
    fn default() -> Self {
        Self { seed: 1, draws: 10_000 }
    }
}

impl CaseModel {
    /// What the net present value of a computed case hangs on.
    ///
    /// # Errors
    /// Where the case with a figure at an end of its range cannot be computed; the field is that figure's.
    pub fn sensitivity(&self, _case: &Case, _options: SimulationOptions) -> Result<Sensitivity, CostError> {
        Ok(Sensitivity { tornado: Vec::new(), break_even: Vec::new(), simulation: None })
    }
}
