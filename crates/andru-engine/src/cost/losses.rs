//! Losses that go on while nothing changes, and what to ask to price them.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::knowledge::table;
use crate::propose::pains_named;
use crate::read::Currency;

/// A kind of loss, with how it is priced.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LossKind {
    /// The id of the line.
    pub id: String,
    /// Its name for people.
    pub name: String,
    pains: Vec<String>,
    /// The formula of its amount.
    pub amount: String,
    /// How often the amount falls due: `month`, `quarter`, `year`.
    pub every: String,
    /// What the formula needs.
    pub figures: Vec<AskedFigure>,
    /// Who says that such a loss is priced so.
    pub source: String,
}

/// A figure a loss needs, with the question for the buyer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedFigure {
    /// The figure's id.
    pub id: String,
    unit: String,
    /// The question.
    pub ask: String,
}

impl AskedFigure {
    /// The figure's unit, with the currency in it.
    pub fn unit(&self, currency: Currency) -> String {
        self.unit.replace("MONEY", currency.code())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    loss: Vec<LossKind>,
}

/// Every kind of loss, in the order of the table.
pub fn loss_kinds() -> &'static [LossKind] {
    static LOSSES: LazyLock<Vec<LossKind>> =
        LazyLock::new(|| table::<File>("losses.toml", include_str!("../../knowledge/losses.toml")).loss);
    &LOSSES
}

/// The kinds of loss that pains point to, each with the first pain that does, in the order of the pains.
pub fn losses_of(pains: &[String]) -> Vec<(&'static LossKind, &str)> {
    let mut found: Vec<(&LossKind, &str)> = Vec::new();
    for pain in pains {
        for named in pains_named(pain) {
            for kind in loss_kinds().iter().filter(|kind| kind.pains.iter().any(|id| id == named)) {
                if !found.iter().any(|(known, _)| known.id == kind.id) {
                    found.push((kind, pain));
                }
            }
        }
    }
    found
}

/// Why buyers end up buying nothing, and what answers each.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoDecision {
    /// Where the shares were published.
    pub source: String,
    /// When.
    pub date: String,
    /// How good that publication is.
    pub tier: String,
    /// Percent of such deals lost to a preference for things as they are.
    pub status_quo_percent: u8,
    /// Percent lost to a fear of choosing wrong.
    pub indecision_percent: u8,
    /// What answers the first.
    pub status_quo: String,
    /// What answers the second.
    pub indecision: String,
    /// What to do where it is not known which.
    pub unknown: String,
    /// Who says so.
    pub unknown_source: String,
}

/// The table of reasons for buying nothing.
pub fn no_decision() -> &'static NoDecision {
    static REASONS: LazyLock<NoDecision> =
        LazyLock::new(|| table("no_decision.toml", include_str!("../../knowledge/no_decision.toml")));
    &REASONS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::formula::Formula;

    #[test]
    fn every_loss_can_be_priced_and_has_a_source() {
        for kind in loss_kinds() {
            let asked: Vec<&str> = kind.figures.iter().map(|figure| figure.id.as_str()).collect();
            assert_eq!(Formula::read(&kind.amount).unwrap().figures(), asked, "{}", kind.id);
            assert!(
                !kind.source.is_empty() && ["month", "quarter", "year"].contains(&kind.every.as_str()),
                "{}",
                kind.id
            );
            assert!(kind.figures.iter().all(|figure| figure.ask.ends_with('?')), "{}", kind.id);
        }
        assert!(!no_decision().source.is_empty());
        assert_eq!(no_decision().status_quo_percent + no_decision().indecision_percent, 100);
    }

    #[test]
    fn pains_point_to_losses() {
        let pains = ["manual customs entry".to_owned(), "late deliveries".to_owned(), "blue walls".to_owned()];
        let found: Vec<(&str, &str)> = losses_of(&pains).iter().map(|(kind, pain)| (kind.id.as_str(), *pain)).collect();
        assert_eq!(found, [("manual_work", "manual customs entry"), ("penalties", "late deliveries")]);
        let rows = loss_kinds().iter().flat_map(|kind| &kind.pains);
        let known = crate::propose::pain_ids();
        assert!(rows.clone().all(|id| known.contains(&id.as_str())), "{known:?}");
    }
}
