//! The cost formulas of the product this one succeeds, as it published them in 2025, faults included.
//!
//! For people who must reproduce a figure they were once given; no answer of this engine is made of them. Sources are the
//! public repositories of that product: the back end's `src/controllers/costCalculatorController.js` with the bounds of its
//! `validation.js` ([`calculate`], [`calculate_ai`], [`compare`]), the first front end's
//! `assets-app/src/components/tools/CostCalculator.jsx` ([`v1`]), and the later front end's `CostCalculatorTypes.ts`
//! ([`simplified`]) and `app/lib/services/backendService.ts` ([`mock`]). Multiplications stand in their order, so results
//! are the same to the last bit; what came out as NaN or infinity there is [`Outcome::Undefined`] here.

mod backend;
pub mod mock;
pub mod simplified;
#[cfg(test)]
mod tests;
pub mod v1;

pub use backend::{Ai, Calculated, Compare, Inputs, RoiScenario, calculate, calculate_ai, compare};

use super::error::CostError;

/// What is known to be wrong with these formulas; shown wherever their results are.
pub const KNOWN_FAULTS: &[&str] = &[
    "the competitive share is 0.08 in one formula and 0.10 in the other, so the same figures give two totals",
    "the comparison of scenarios adds up lost revenue alone, one of four parts",
    "the comparison takes a conversion of 0 for one that was not given, and computes with 15%",
    "the total covers the months of delay and is divided by 12 for a month and by 365 for a day: three months' loss over \
     twelve",
    "the payback divides the loss of the months of delay by 12 as if it were a year's",
    "a total of zero divides by zero: no payback, no shares",
    "the shares 0.08, 0.10 and 0.05, and the investments of 25,000, 50,000 and 100,000, have no source",
    "what waiting costs is taken whole for what buying gains: the same cash counted twice",
    "lost revenue is not profit, and a deal that comes later is not lost",
    "one figure multiplies everything by 0.8, 1.0 or 1.3 and is called a scenario; no range of any input stands behind it",
    "rounded parts need not add up to the rounded total",
    "no year is discounted, no figure has a basis, nothing is adjusted for risk",
    "the first front end asks for a conversion and does not use it",
    "the first front end takes 15% of a year's revenue for lost efficiency and a year's churn whatever the months, and \
     divides the total by the months; a copy of it takes 12%",
    "the first front end reads a cycle of 0 days as 90, and 0 months as 12",
    "the mock answers 50% or 63% of revenue and a return of 3.2 or 4.1 whatever else is asked",
];

/// A result, or that the published formula gives none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// The value.
    Is(f64),
    /// The formula divides by zero: NaN or infinity in the original.
    Undefined,
}

impl Outcome {
    /// A quotient as the original computes it.
    fn quotient(above: f64, below: f64) -> Self {
        let value = above / below;
        if value.is_finite() { Self::Is(value) } else { Self::Undefined }
    }
}

/// Which of the three multipliers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Scenario {
    /// 0.8.
    Conservative,
    /// 1.0; what is taken where none is given.
    #[default]
    Realistic,
    /// 1.3.
    Aggressive,
}

impl Scenario {
    /// All, in the order in which they were published.
    pub const ALL: [Self; 3] = [Self::Conservative, Self::Realistic, Self::Aggressive];

    /// What everything is multiplied by.
    pub const fn multiplier(self) -> f64 {
        match self {
            Self::Conservative => 0.8,
            Self::Realistic => 1.0,
            Self::Aggressive => 1.3,
        }
    }

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Conservative => "conservative",
            Self::Realistic => "realistic",
            Self::Aggressive => "aggressive",
        }
    }
}

/// Rounded as JavaScript's `Math.round` does: halves upwards, -2.5 to -2.
fn rounded(number: f64) -> f64 {
    let floor = number.floor();
    if number - floor >= 0.5 { floor + 1.0 } else { floor }
}

/// A number within bounds, both included.
fn within(field: &str, number: f64, low: f64, high: f64) -> Result<(), CostError> {
    if (low..=high).contains(&number) {
        return Ok(());
    }
    Err(CostError::new(field, format!("is {number}, and must be from {low} to {high}")))
}
