//! The ideal customer profile and how well a company matches it.
//!
//! The order of work: a [`Profile`] says whom one sells to, in the user's words; a [`Scorecard`] is that
//! profile made ready to judge; a [`Fit`] is what it says of one company. Three axes stay apart: *fit*
//! (what stays true for a year), *timing* (events and their age), *coverage* (how much is known).

mod advice;
mod anti_pattern;
mod calibrate;
mod company;
mod criterion;
mod dimension;
mod fit;
mod gate;
pub mod history;
#[cfg(test)]
mod laws;
mod layers;
pub mod learn;
mod level;
mod loss_reason;
mod memo;
pub mod model;
mod pairs;
mod points;
mod profile;
mod proposed;
mod qualification;
mod reason;
mod scorecard;
#[cfg(test)]
mod tests;
mod timing;
mod verdict;
mod weight;
mod wilson;

pub use advice::{Advice, CouldChange, FindOut, question};
pub use anti_pattern::{AntiPattern, AntiPatternKind, anti_patterns};
pub use calibrate::Calibration;
pub use company::Company;
pub use criterion::ProfileProblem;
pub use dimension::{Dimension, Field};
pub use fit::Fit;
pub use gate::{Gate, GateResult};
pub use layers::{Claim, LAYER_NAMES, Layer, ProfileAnswer, anti_pattern_claims, layers, own_basis, seven_answers};
pub use loss_reason::{
    LossKind, LossReason, ReasonCount, ReasonTally, Speaker, UnreadReason, read_loss_reason, read_speaker, tally,
};
pub use memo::Memo;
pub use pairs::{PairCheck, check_pairs};
pub use points::Points;
pub use profile::{Examples, NamedCompany, Origin, Profile, Refusals, SavedProfile, TierCuts, Typical, Weights};
pub use qualification::{Deal, Qualification, Strength, qualify};
pub use reason::{ActionReason, TierNote};
pub use scorecard::{COVERAGE_FLOOR, COVERAGE_FLOOR_B, DEFAULT_CUTS, FieldFit, MIDPOINT, Scorecard};
pub use timing::{Event, Timing};
pub use verdict::{Action, Tier, TimingState};
pub(crate) use weight::apportion;
pub use weight::{WeightSource, rank_order_centroid};
pub use wilson::{Z_95, wilson};
