//! What companies are judged by, whichever of a profile and a model there is.

use std::sync::Arc;

use andru_engine::icp::history::HistoryCard;
use andru_engine::icp::model::Model;
use andru_engine::icp::{SavedProfile, Scorecard};

use crate::history::{history_basis, profile_counts};

/// A profile, a model, or both.
#[derive(Debug)]
pub(crate) struct Judge {
    /// The profile; `None` where there is none that judges.
    pub(crate) saved: Option<SavedProfile>,
    /// The profile made ready; without one, the gates alone.
    pub(crate) card: Scorecard,
    /// The model in use.
    pub(crate) model: Option<Arc<Model>>,
}

impl Judge {
    /// The model made ready.
    pub(crate) fn history(&self) -> Option<HistoryCard<'_>> {
        self.model.as_deref().map(HistoryCard::new)
    }

    /// Whether the profile match may have a part in a score by the model.
    pub(crate) fn profile_counts(&self) -> bool {
        profile_counts(self.saved.as_ref())
    }

    /// What the history rests on, in words.
    pub(crate) fn history_basis(&self, without: &str) -> Vec<String> {
        match self.model.as_deref() {
            Some(model) => history_basis(model, self.saved.as_ref()),
            None => vec![without.to_owned()],
        }
    }
}
