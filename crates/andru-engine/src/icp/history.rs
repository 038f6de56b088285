//! A learned model made ready to judge companies, as [`Scorecard`](super::Scorecard) is a profile made ready.
//!
//! One file each: [`HistoryFit`] is what the model says of one company; `source` finds what the model asks for among a
//! company's own fields; `words` says a group of values as people do; [`Standing`] is the score, tier and action that
//! count, by the model where it knows anything of the company, else by the profile alone.

mod fit;
mod source;
mod standing;
#[cfg(test)]
mod tests;
mod words;

pub use fit::{HistoryFit, HistoryPart, UnknownColumn};
pub use standing::Standing;
pub use words::{group_words, strongest_lines};

use super::company::Company;
use super::fit::Fit;
use super::model::{ColdSource, ColdStart, Model, Scorer, TierCut};
use super::points::Points;
use source::Source;

/// A learned model made ready to judge companies.
#[derive(Debug)]
pub struct HistoryCard<'m> {
    model: &'m Model,
    scorer: Scorer<'m>,
    /// Per column, how it is read from a company's own fields.
    sources: Vec<Source<'m>>,
}

impl<'m> HistoryCard<'m> {
    /// Makes a model ready; it must have no [`problem`](Model::problem).
    pub fn new(model: &'m Model) -> Self {
        let sources = model.scorecard.fields.iter().map(Source::new).collect();
        Self { model, scorer: Scorer::new(&model.scorecard), sources }
    }

    /// The model.
    pub const fn model(&self) -> &'m Model {
        self.model
    }

    /// The headings of what the model asks for: its columns in order and last, where the score from before any history
    /// is a column too, that one.
    pub fn headings(&self) -> impl Iterator<Item = &'m str> {
        let cold = self.model.scorecard.cold_start.as_ref().and_then(|cold| match &cold.source {
            ColdSource::Column(column) => Some(column.as_str()),
            ColdSource::Profile => None,
        });
        self.model.scorecard.fields.iter().map(|field| field.column.as_str()).chain(cold)
    }

    /// Whether the profile match has a part in the score.
    pub fn asks_for_profile(&self) -> bool {
        self.model.scorecard.cold_start.as_ref().is_some_and(|cold| cold.source == ColdSource::Profile)
    }

    /// What the model says of a company.
    ///
    /// `cell` gives what is written of it under a heading, by the place of the heading in [`headings`](Self::headings);
    /// where there is `None`, or where no deal had it written so, a column that holds a field of companies is read from that field. `profile_match` is the
    /// score by the profile, where there is one that counts.
    pub fn fit<'c>(
        &self,
        company: &Company<'c>,
        cell: impl Fn(usize) -> Option<&'c str>,
        profile_match: Option<Points>,
    ) -> HistoryFit {
        let readers = self.scorer.readers();
        let found: Vec<source::Found<'c>> = self
            .sources
            .iter()
            .zip(readers)
            .enumerate()
            .map(|(at, (source, reader))| match cell(at) {
                Some(text) => source.find_written(reader, text, company),
                None => source.find(reader, company),
            })
            .collect();
        let cold = match self.model.scorecard.cold_start.as_ref().map(|cold| &cold.source) {
            Some(ColdSource::Profile) => profile_match.map(Points::to_f64),
            Some(ColdSource::Column(_)) => cell(readers.len()).and_then(ColdStart::read),
            None => None,
        };
        let text = |at: usize| found.get(at).and_then(source::Found::text);
        let parts: Vec<_> = self.scorer.parts(text, cold).collect();
        let scored = self.scorer.sum(parts.iter().copied());
        fit::told(&self.model.scorecard, &found, &parts, cold, scored, self.scorer.probability(scored.points))
    }

    /// The score, tier and action that count: the model's where anything it asks for is known, else the profile's; where
    /// there is no profile either, the range of what is possible.
    pub fn standing(&self, fit: &Fit, history: &HistoryFit) -> Standing {
        match history.is_blank {
            true if fit.fields.is_empty() => Standing::unknown(fit, history),
            true => Standing::by_profile(fit),
            false => Standing::by_history(fit, history, self.tiers()),
        }
    }

    fn tiers(&self) -> &'m [TierCut] {
        &self.model.scorecard.tiers
    }
}
