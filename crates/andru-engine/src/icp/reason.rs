//! Why an action or a tier was given: kept as facts, put into words only where somebody reads them.

use std::fmt;
use std::sync::Arc;

use super::gate::Gate;
use super::points::Points;
use super::verdict::Tier;

/// Why to call, research or drop a company; its words are a fragment without a final period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActionReason {
    /// A gate fails.
    Fails(Arc<Gate>),
    /// Nobody has confirmed the profile.
    Unconfirmed,
    /// The best case is below the cut.
    CannotReach {
        /// The tier from which to call.
        tier: Tier,
        /// Its cut.
        cut: Points,
        /// The score at best.
        high: Points,
    },
    /// A gate says to wait.
    Waits(Arc<Gate>),
    /// Nothing the profile asks for is known.
    Blank,
    /// The worst case is at or above the cut.
    EvenAtWorst {
        /// The tier from which to call.
        tier: Tier,
        /// The score at worst.
        low: Points,
    },
    /// The score is at or above the cut, and enough is known.
    OnEnough {
        /// The score.
        score: Points,
        /// Percent known.
        coverage: Points,
        /// The score at worst.
        low: Points,
    },
    /// The score is at or above the cut, but too little is known.
    OnTooLittle {
        /// The score.
        score: Points,
        /// Percent known.
        coverage: Points,
    },
    /// The score is below the cut, the best case above it.
    Open {
        /// The score.
        score: Points,
        /// The score at best.
        high: Points,
    },
    /// The deals learned from show no score from which to call, and no profile judges.
    NoCut,
    /// Nothing the deals teach about is known, and no profile judges.
    NothingLearned,
}

impl fmt::Display for ActionReason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fails(gate) => write!(out, "{}: {}", gate.name, gate.reason),
            Self::Unconfirmed => out.write_str("confirm your profile before you act on it"),
            Self::CannotReach { tier, cut, high } => {
                write!(out, "cannot reach tier {tier} ({cut}) whatever is found out: at best {high}")
            }
            Self::Waits(gate) => write!(out, "{}, so wait", gate.reason),
            Self::Blank => out.write_str("nothing your profile asks for is known"),
            Self::EvenAtWorst { tier, low } => {
                let better = if *tier == Tier::A { "" } else { " or better" };
                write!(out, "tier {tier}{better} even if the rest turns out badly: at worst {low}")
            }
            Self::OnEnough { score, coverage, low } => write!(out, "{score} on {coverage}% known, at worst {low}"),
            Self::OnTooLittle { score, coverage } => write!(out, "{score}, but only {coverage}% is known"),
            Self::Open { score, high } => write!(out, "{score} on what is known, {high} at best"),
            Self::NothingLearned => out.write_str("nothing your deals teach about is known"),
            Self::NoCut => out.write_str("your deals show no score above which more are won"),
        }
    }
}

/// Why there is no tier, or not the one the score alone would give; its words are a fragment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TierNote {
    /// Nobody has confirmed the profile.
    Unconfirmed,
    /// Nothing the profile asks for is known.
    Blank,
    /// Nothing the deals teach about is known, and no profile judges.
    NothingLearned,
    /// Win rates of the deals learned from do not differ enough between scores.
    NoTiers,
    /// Too little is known for the tier the score alone would give.
    HeldBack {
        /// That tier.
        from: Tier,
        /// Percent known.
        coverage: Points,
        /// Percent that tier needs.
        needs: Points,
    },
}

impl fmt::Display for TierNote {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unconfirmed => out.write_str("no tier: nobody has confirmed this profile"),
            Self::Blank => out.write_str("no tier: nothing your profile asks for is known"),
            Self::NothingLearned => out.write_str("no tier: nothing your deals teach about is known"),
            Self::NoTiers => out.write_str("no tier: win rates of your deals do not differ enough between scores"),
            Self::HeldBack { from, coverage, needs } => {
                write!(out, "not {from}: {coverage}% is known, {from} needs {needs}%")
            }
        }
    }
}
