//! How far a company's own figures are: an index of exact parts, the stage they fit, and the first constraint.
//!
//! The order of work: [`Metrics`] are the figures as given, each within its bounds; [`Figures`] are those and what
//! follows from them by stated arithmetic; [`assess`] reads every [`Measure`] off the figures and adds its points up.
//!
//! The index keeps the rules of the fit score ([`crate::icp`]): every measure starts at the middle of its points, an
//! unknown one stays there and adds 0, and coverage, worst and best case say what that leaves open. What nobody
//! has told is never taken for bad. Thresholds are rows of `knowledge/readiness.toml`, each with its source, and a
//! caller may set their own.

mod amount;
mod assess;
mod constraint;
mod contradiction;
mod figure;
mod figures;
mod find_out;
#[cfg(test)]
mod laws;
mod measure;
mod metric;
mod metrics;
mod scale;
mod stage;
mod step;
mod table;
#[cfg(test)]
mod tests;
mod unit;

pub use amount::Amount;
pub use assess::{Part, Readiness, assess};
pub use constraint::{Constraint, short_runway_months};
pub use figure::{Figure, FigureId};
pub use figures::Figures;
pub use find_out::FindOut;
pub use measure::Measure;
pub use metric::Metric;
pub use metrics::{MetricProblem, Metrics};
pub use scale::{Knot, Thresholds};
pub use stage::{Criterion, Outcome, Stage, StageFit};
pub use step::Step;
pub use table::{Source, SourceTier};
pub use unit::Unit;
