//! The ideal customer profile and how well a company matches it.
//!
//! The order of work: a [`Profile`] says whom one sells to, in the user's words; a `Scorecard` is that
//! profile made ready to judge; a `Fit` is what it says of one company. Three axes stay apart: *fit*
//! (what stays true for a year), *timing* (events and their age), *coverage* (how much is known).

mod company;
mod dimension;
mod points;
mod profile;
mod verdict;

pub use company::Company;
pub use dimension::{Dimension, Field};
pub use points::Points;
pub use profile::{Examples, NamedCompany, Origin, Profile, Refusals, SavedProfile, TierCuts, Typical, Weights};
pub use verdict::{Action, Tier, TimingState};
