//! What the figures of an evaluation come to, in words.

use serde::Serialize;

use super::super::super::learn::{LEAST_RARER, grouped};
use super::super::Model;
use super::Evaluation;

/// Whether a model holds on later deals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Holding {
    /// It ranks as well as among the deals it was learned from, as far as so many deals tell.
    Holds,
    /// It ranks better than a coin and worse than when it was learned.
    Weaker,
    /// It is not shown to rank better than a coin, where it once did.
    NoBetterThanACoin,
    /// Too few deals to tell.
    TooFew,
}

/// The AUC of a coin.
const COIN: f64 = 0.5;

/// The verdict on figures, and why.
///
/// Too few: under 20 of the rarer outcome, or an interval that reaches from a coin to what was learned. No better than
/// a coin: an interval that reaches down to 0.5. Weaker: an interval wholly under that of the deals learned from.
pub(super) fn verdict(model: &Model, now: &Evaluation) -> (Holding, String) {
    let lost = now.deals - now.won;
    let deals = format!("{} won and {} lost deals", grouped(now.won), grouped(lost));
    if now.won.min(lost) < LEAST_RARER {
        let (more, which) = (LEAST_RARER - now.won.min(lost), if now.won < lost { "won" } else { "lost" });
        return (Holding::TooFew, format!("{deals}: {more} more {which} deals are needed before this tells anything."));
    }
    let (Some(auc), Some(low), Some(high)) = (now.auc, now.auc_low, now.auc_high) else {
        return (Holding::TooFew, format!("{deals}: no interval can be given."));
    };
    let percent = |share: f64| format!("{:.1}", share * 100.0);
    let ranked = format!(
        "{deals}: a won deal scores above a lost one in {}% of pairs ({} to {})",
        percent(auc),
        percent(low),
        percent(high)
    );
    let Some(learned) = model.history.auc else {
        return (Holding::Holds, format!("{ranked}."));
    };
    let learned_low = model.history.auc_low.unwrap_or(learned);
    let before = format!("when it was learned, in {}%", percent(learned));
    if low <= COIN && high >= learned {
        return (Holding::TooFew, format!("{ranked}, which leaves open both a coin's 50% and as much as {before}."));
    }
    if low <= COIN {
        return (Holding::NoBetterThanACoin, format!("{ranked}; a coin has 50%, and {before}. Learn it again."));
    }
    if high < learned_low {
        return (Holding::Weaker, format!("{ranked}; {before}. Learn it again with the newer deals."));
    }
    (Holding::Holds, format!("{ranked}; {before}."))
}
