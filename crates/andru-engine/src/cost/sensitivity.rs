//! How much a result hangs on each figure: one at a time, at break-even, and all at once by chance.

mod break_even;
mod simulation;
#[cfg(test)]
mod tests;
mod tornado;

pub use simulation::{FEWEST_DRAWS, MOST_DRAWS};

use rust_decimal::Decimal;

use super::case::Case;
use super::case::present_value::Valuation;
use super::error::CostError;
use super::figure::{Figure, Value};
use super::model::CaseModel;

/// What a case's net present value hangs on.
#[derive(Debug, Clone, PartialEq)]
pub struct Sensitivity {
    /// One bar per figure with a range that moves a counted line or discounts, the widest first.
    pub tornado: Vec<Swing>,
    /// One entry per figure of one known value that a counted line uses or that discounts, in the order of the case. A
    /// figure by year has no single value to look for, and is left out.
    pub break_even: Vec<BreakEven>,
    /// All ranges of the tornado at once; none where it has no bar.
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
    /// At this value, in the figure's unit, to six significant digits: the nearest to the case's own. For the rate of
    /// discount it is an internal rate of return.
    Value(Decimal),
    /// At no value from 0 to a hundred times the case's own, or to 10^9 (100 for percent) where the case has 0; at most
    /// 10^12, and a rate of discount at most 1,000%.
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
    /// The mean of the net present values, rounded to the smallest coin of the currency.
    pub mean: Decimal,
    /// Percentiles of the net present values: 5, 10, 25, 50, 75, 90, 95, each the value of a draw (nearest rank).
    pub percentiles: Vec<(u8, Decimal)>,
    /// How many draws are below zero.
    pub below_zero: u32,
    /// The draws in 20 bars of equal width, lowest first; in one where all draws are equal.
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

/// The most amounts a simulation may work out: draws times lines times periods. More would take a minute or longer.
const MOST_AMOUNTS: u64 = 20_000_000;

impl SimulationOptions {
    /// The options for a case: its default number of draws, or as many as it can be drawn in good time, where none is asked
    /// for.
    pub fn for_case(model: &CaseModel, seed: Option<u64>, draws: Option<u32>) -> Self {
        let default = Self::default();
        Self {
            seed: seed.unwrap_or(default.seed),
            draws: draws.unwrap_or_else(|| default.draws.min(model.most_draws())),
        }
    }
}

impl CaseModel {
    /// The most cases that may be drawn: fewer for long cases of many lines, [`FEWEST_DRAWS`] at least.
    pub fn most_draws(&self) -> u32 {
        let amounts = (self.lines().len().max(1) * (self.terms().periods() + 1)) as u64;
        u32::try_from(MOST_AMOUNTS / amounts).unwrap_or(MOST_DRAWS).clamp(FEWEST_DRAWS, MOST_DRAWS)
    }

    /// What the net present value of a computed case hangs on.
    ///
    /// # Errors
    /// Draws out of bounds, and where the case with a figure inside its range cannot be computed; the field is that
    /// figure's.
    pub fn sensitivity(&self, case: &Case, options: SimulationOptions) -> Result<Sensitivity, CostError> {
        let most = self.most_draws();
        if options.draws > most && most < MOST_DRAWS {
            return Err(CostError::new(
                "draws",
                format!(
                    "is {}, and for {} lines over {} periods the most is {most}",
                    options.draws,
                    self.lines().len(),
                    self.terms().periods()
                ),
            ));
        }
        let valuation = Valuation::of(self)?;
        let ranged = Ranged::of(self, &valuation);
        Ok(Sensitivity {
            tornado: tornado::swings(self, &valuation, &ranged)?,
            break_even: break_even::all(self, &valuation, case.net.present_value),
            simulation: simulation::run(self, &valuation, &ranged, options)?,
        })
    }
}

/// A figure that may be other than it is.
#[derive(Debug, Clone, Copy)]
struct Ranged<'m> {
    /// Its place in the case.
    at: usize,
    figure: &'m Figure,
    value: Decimal,
    low: Decimal,
    high: Decimal,
}

impl<'m> Ranged<'m> {
    /// The figures with a range that the result uses, in the order of the case.
    fn of(model: &'m CaseModel, valuation: &Valuation<'_>) -> Vec<Self> {
        let used = model.figures().iter().enumerate().filter(|(at, _)| valuation.uses(*at));
        used.filter_map(|(at, figure)| match (&figure.value, figure.range) {
            (Value::Constant(value), Some((low, high))) => Some(Self { at, figure, value: *value, low, high }),
            _ => None,
        })
        .collect()
    }
}
